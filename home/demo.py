"""The public site of the demonstration: an invented Centre, complete pages."""

import json
import re
import uuid
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from casework.models import CentreDetails
from home.demo_content import notices, questions, rules, welcome
from home.models import (
    FaqPage,
    FooterLink,
    HeaderAndFooter,
    HomePage,
    MediatorListPage,
    ProcedurePage,
    StandardPage,
)
from portal.typography import typeset

# (model, fields, body, in the menu); the order is the one of the menu.
PAGES = (
    (MediatorListPage, welcome.MEDIATORS, [], True),
    (ProcedurePage, welcome.PROCEDURE, welcome.PROCEDURE_BODY, True),
    (FaqPage, questions.HELP, questions.HELP_BODY, True),
    (FaqPage, questions.PROFESSIONALS, questions.PROFESSIONALS_BODY, False),
    (StandardPage, welcome.CENTRE, welcome.CENTRE_BODY, False),
    (StandardPage, rules.EXCLUDED, rules.EXCLUDED_BODY, False),
    (StandardPage, rules.WHO_SEES, rules.WHO_SEES_BODY, False),
    (StandardPage, rules.PRICES, rules.PRICES_BODY, False),
    (StandardPage, rules.TEXTS, rules.TEXTS_BODY, False),
    (StandardPage, notices.CONTACT, notices.CONTACT_BODY, False),
    (StandardPage, notices.LEGAL_NOTICE, notices.LEGAL_NOTICE_BODY, False),
    (StandardPage, notices.PERSONAL_DATA, notices.PERSONAL_DATA_BODY, False),
    (StandardPage, notices.ACCESSIBILITY, notices.ACCESSIBILITY_BODY, False),
)
FOOTER = (
    "contact", "le-centre", "qui-voit-quoi", "cas-exclus", "textes", "mentions-legales", "donnees-personnelles",
    "accessibilite",
)  # fmt: skip
LISTED_ON = date(2026, 3, 12)


def _resolve(value, pages):
    """`value` with its texts typeset and its links to pages written as Wagtail keeps them."""
    if isinstance(value, str):
        return typeset(re.sub(r'<a page="([\w-]+)"', lambda m: f'<a linktype="page" id="{pages[m[1]].pk}"', value))
    if isinstance(value, dict):
        return {key: _resolve(part, pages) for key, part in value.items()}
    return [_resolve(part, pages) for part in value] if isinstance(value, list) else value


def _stream(body, pages):
    """[(block, value)] as the JSON of a StreamField."""
    return json.dumps(
        [{"type": kind, "value": _resolve(value, pages), "id": str(uuid.uuid4())} for kind, value in body]
    )


def _site():
    """The home page and the site, in place of the page that Wagtail's first migration leaves."""
    home = HomePage.objects.first()
    if home is None:
        home = Page.get_first_root_node().add_child(instance=HomePage(**_resolve(welcome.HOME, {})))
    address = urlsplit(getattr(settings, "PORTAL_URL", settings.WAGTAILADMIN_BASE_URL))
    where = {"hostname": address.hostname, "port": address.port or (443 if address.scheme == "https" else 80)}
    site, _ = Site.objects.update_or_create(is_default_site=True, defaults=where | {"root_page": home})
    for page in Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk):
        if page.specific_class is Page:
            page.delete()
    return home, site


def _missing_pages(home):
    """Create the pages that do not exist yet; return every page by slug, and the new ones with their body."""
    pages, new = {}, []
    for model, fields, body, in_menu in PAGES:
        page = model.objects.child_of(home).filter(slug=fields["slug"]).first()
        if page is None:
            page = home.add_child(instance=model(**fields | {"introduction": "", "show_in_menus": in_menu}))
            new.append((page, fields["introduction"], body))
        pages[fields["slug"]] = page
    return pages, new


def _fill(page, introduction, body, pages):
    page.introduction = _resolve(introduction, pages)
    page.body = _stream(body, pages)
    page.title = typeset(page.title)
    page.save_revision().publish()


@transaction.atomic
def load():
    """Load the public pages. Run again, it adds what is missing and changes no page that exists."""
    home, site = _site()
    pages, new = _missing_pages(home)
    for page, introduction, body in new:
        _fill(page, introduction, body, pages)
    if not home.body:
        _fill(home, welcome.HOME["introduction"], welcome.HOME_BODY, pages)
    surround = HeaderAndFooter.for_site(site)
    if not surround.footer_links.exists():
        surround.footer_links.set([FooterLink(page=pages[slug], sort_order=order) for order, slug in enumerate(FOOTER)])
        surround.save()
    centre = CentreDetails.load()
    if not centre.listed_on:
        centre.listed_on = LISTED_ON
        centre.save()
