"""The way that a case took through its form, for those who may read the case: never for the form's editors."""

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from casework.staff.views import CaseView, breadcrumbs
from sectors.workshop.map_view import lit_way, map_context


class FollowedPath(CaseView, TemplateView):
    """The map of the case's own version, with the case's steps lit up, as on the day of filing."""

    template_name = "casework/staff/followed_path.html"
    page_title = "Le chemin suivi"

    def get_breadcrumbs_items(self):
        return breadcrumbs(
            ("Dossiers", reverse("casework_staff:index")), (self.case.reference, self.case_url), (self.page_title, "")
        )

    def get_context_data(self, **kwargs):
        case, document = self.case, self.case.form_version.data
        filed_on = timezone.localdate(case.filed_at) if hasattr(case, "filed_at") else case.filed_on
        lit = lit_way(f"celui du dossier {case.reference}", document, case.facets, case.raw_answers, filed_on)
        return super().get_context_data(**map_context(document, lit), **kwargs)
