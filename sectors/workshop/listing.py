"""« Formulaires »: those of one's own sectors, with what each of them is waiting for. A 404 for who has none."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sectors.compiler import compile_content
from sectors.differences import differences
from sectors.permissions import form_pages_of, is_centre, sectors_of
from sectors.under_way import drafts_under_way, say_number
from sectors.workshop.gaps import gaps_of


@dataclass(frozen=True)
class State:
    """Where a form stands: its version, the number of changes that nobody sees yet, since when, requests begun."""

    page: object
    sector: object
    title: str
    version: object
    changes: int
    since_days: int
    under_way: str
    scenarios: int

    @property
    def unpublished(self):
        """« 3 modifications non publiées depuis 12 jours », or nothing."""
        if self.version is None or not self.changes:
            return ""
        many = "s" if self.changes > 1 else ""
        since = {0: "aujourd’hui", 1: "hier"}.get(self.since_days, f"{self.since_days} jours")
        return f"{self.changes} modification{many} non publiée{many} depuis {since}"


def state_of(page, exact):
    """The State of one GuidedFormPage; `exact`: whether small numbers may be read."""
    sector, draft = page.get_parent().specific, page.get_latest_revision_as_object()
    version = page.last_version
    changes = differences(version.data, compile_content(draft, sector)) if version else []
    under_way = sum(drafts_under_way(list(page.versions.values_list("pk", flat=True))).values())
    return State(
        page, sector, draft.title, version, len(changes), _days_since(page, version), say_number(under_way, exact),
        page.scenarios.count(),
    )  # fmt: skip


def _days_since(page, version):
    """Since the first draft saved after the last publication."""
    if version is None:
        return 0
    later = page.revisions.filter(created_at__gt=version.published_at)
    if version.revision_id:
        later = later.exclude(pk=version.revision_id)
    first = later.order_by("created_at").first()
    return (timezone.localdate() - timezone.localdate(first.created_at)).days if first else 0


class FormListing(WagtailAdminTemplateMixin, TemplateView):
    template_name = "sectors/workshop/listing.html"
    page_title = "Formulaires"
    header_icon = "form"

    def dispatch(self, request, *args, **kwargs):
        if not (sectors_of(request.user).exists() or form_pages_of(request.user).exists()):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [{"url": reverse("wagtailadmin_home"), "label": "Accueil"}, {"url": "", "label": "Formulaires"}]

    def get_context_data(self, **kwargs):
        exact = is_centre(self.request.user)
        states = [state_of(page, exact) for page in form_pages_of(self.request.user)]
        sectors = sectors_of(self.request.user)
        return super().get_context_data(
            states=states, sectors=sectors, gaps=gaps_of(self.request.user).open().count(), **kwargs
        )
