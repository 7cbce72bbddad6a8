"""« Vérifier ce formulaire » and « Qui couvre quoi », in the header and in the list of pages."""

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin.ui.menus.pages import PageMenuItem

from sectors.checks import ERROR
from sectors.form_review import review_sector
from sectors.models import GuidedFormPage, SectorPage
from sectors.scheduled_publication import refused_since_last_publication


class ReviewButton(PageMenuItem):
    label = "Vérifier ce formulaire"
    icon_name = "clipboard-list"
    url_name = "sectors_review:report"

    def is_shown(self, user):
        return self.page.permissions_for_user(user).can_edit()


class CoverageButton(ReviewButton):
    label = "Qui couvre quoi"
    icon_name = "table"
    url_name = "sectors_review:coverage"


def form_buttons(page, user, next_url=None, view_name=None):
    """Hook register_page_header_buttons, register_page_listing_more_buttons."""
    if page.specific_class is GuidedFormPage:
        yield ReviewButton(page=page, priority=12)
    if page.specific_class is SectorPage:
        yield CoverageButton(page=page, priority=12)


def say_state_of_sector(request, page):
    """Hook after_publish_page: axes that changed may leave a dispute without its form."""
    if request.method != "POST" or page.specific_class is not SectorPage or not page.live:
        return
    faults = [finding for finding in review_sector(page.specific)[0] if finding.level == ERROR]
    if faults:
        text = '{} <a href="{}">Voir qui couvre quoi</a>'
        messages.warning(
            request, format_html(text, faults[0].message, reverse("sectors_review:coverage", args=[page.pk]))
        )


def say_refused_publication(request, page):
    """Hook before_edit_page: a publication that was due and could not be made is said at the head of the page."""
    if request.method != "GET" or page.specific_class is not GuidedFormPage:
        return
    refused = refused_since_last_publication(page)
    if refused:
        day = refused.timestamp.strftime("%d/%m/%Y")
        messages.warning(
            request,
            format_html(
                "La publication prévue le {} n’a pas eu lieu : ce formulaire a des erreurs à corriger. "
                '<a href="{}">Voir lesquelles</a>',
                day,
                reverse("sectors_review:report", args=[page.pk]),
            ),
        )
