"""All that was ever proposed on one point, page by page, for the case's mediator."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from casework.staff.views import CaseView, breadcrumbs
from portal.keyset import key_page


class PointPage(CaseView, TemplateView):
    """404 for the Centre, which does not read the talks."""

    template_name = "casework/staff/point.html"

    def get(self, request, *args, **kwargs):
        if not self.access.sees_talks:
            raise Http404
        self.row = get_object_or_404(self.case.offer_rows, pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        return self.row.title

    def get_breadcrumbs_items(self):
        return breadcrumbs((f"Dossier {self.case.reference}", f"{self.case_url}#tab-talks"), (self.row.title, ""))

    def get_context_data(self, **kwargs):
        offers = self.row.offers.prefetch_related("answers__party").order_by("-at", "-pk")
        pages = key_page(self.request, offers, "page")
        return super().get_context_data(offers=pages.reversed(), pages=pages, **kwargs)
