"""« Ce que personne n’a trouvé »: what people wrote at « Aucun de ces cas », for those who write the sector's forms."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sectors.models import UnmatchedDispute
from sectors.permissions import sectors_of

TITLE = "Ce que personne n’a trouvé"
PER_PAGE = 30


def gaps_of(user):
    """The notes on the sectors of this user, the newest first."""
    found = UnmatchedDispute.objects.filter(sector__in=sectors_of(user).values("pk"))
    return found.select_related("sector").order_by("-day", "-pk")


class Gaps(WagtailAdminTemplateMixin, TemplateView):
    """Those to look at; with ?traites=oui, those dealt with. A 404 for who writes no sector."""

    template_name = "sectors/workshop/gaps.html"
    page_title = TITLE
    header_icon = "help"

    def dispatch(self, request, *args, **kwargs):
        if not sectors_of(request.user).exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("form_workshop:index"), "label": "Formulaires"},
            {"url": "", "label": TITLE},
        ]

    def get_context_data(self, **kwargs):
        dealt_with = self.request.GET.get("traites") == "oui"
        mine = gaps_of(self.request.user)
        shown = mine.exclude(dealt_with_on=None) if dealt_with else mine.open()
        return super().get_context_data(
            notes=Paginator(shown, PER_PAGE).get_page(self.request.GET.get("page")), dealt_with=dealt_with,
            to_look_at=mine.open().count(), looked_at=mine.exclude(dealt_with_on=None).count(),
            several=sectors_of(self.request.user).count() > 1, **kwargs,
        )  # fmt: skip

    def post(self, request, **kwargs):
        """`traite`: the note that was dealt with. `remettre`: the one to look at again."""
        done, again = request.POST.get("traite", ""), request.POST.get("remettre", "")
        number = done or again
        if not (number.isascii() and number.isdecimal() and len(number) < 10):
            raise Http404
        note = get_object_or_404(gaps_of(request.user), pk=int(number))
        note.dealt_with_on = (note.dealt_with_on or timezone.localdate()) if done else None
        note.save(update_fields=["dealt_with_on"])
        said = "est noté comme traité" if done else "est de nouveau à traiter"
        messages.success(request, f"« {note.words} » {said}.")
        return redirect(request.path if done else f"{request.path}?traites=oui")
