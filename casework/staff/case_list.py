"""The list of cases: filters, search, the clock that ends first. Nothing but what the account may open."""

from django.db.models import F, Min, Prefetch, Q
from wagtail.admin.views.generic.base import BaseListingView

from casework.enums import DeadlineState, Stage
from casework.models import Deadline, Designation
from casework.staff.filters import CaseFilterSet, search
from casework.staff.permissions import staff_cases
from casework.staff.tables import COLUMNS
from casework.staff.talks import mediator_news
from casework.staff.views import StaffView, breadcrumbs

RUNNING = Q(deadlines__state=DeadlineState.OPEN) & ~Q(stage=Stage.CLOSED)


def for_listing(cases):
    """The cases with what one line shows of each: parties, running clocks, current mediator, in few queries."""
    return cases.select_related("federation").prefetch_related(
        "parties",
        "labels",
        Prefetch("deadlines", Deadline.objects.filter(state=DeadlineState.OPEN).select_related("party")),
        Prefetch("designations", Designation.objects.filter(ended_on=None).select_related("mediator")),
    )


def by_due_date(cases, descending=False):
    """With `due`, the last day of the clock that ends first, and in its order; those without a clock come last."""
    due = F("due").desc(nulls_last=True) if descending else F("due").asc(nulls_last=True)
    return cases.annotate(due=Min("deadlines__due_on", filter=RUNNING)).order_by(due, "-pk")


class CaseListView(StaffView, BaseListingView):
    """All that the Centre follows, or a mediator's own cases."""

    page_title = "Dossiers"
    header_icon = "folder-open-inverse"
    template_name = "casework/staff/case_list.html"
    results_template_name = "casework/staff/case_list_results.html"
    columns = COLUMNS
    table_classname = "listing cw-stack cw-stack--sorted"
    paginate_by = 25
    default_ordering = "due"
    is_searchable = True
    filterset_class = CaseFilterSet
    index_url_name = "casework_staff:index"
    index_results_url_name = "casework_staff:index_results"
    verbose_name_plural = "dossiers"

    def get_breadcrumbs_items(self):
        return breadcrumbs(("Dossiers", ""))

    def get_base_queryset(self):
        return for_listing(staff_cases(self.request.user))

    def order_queryset(self, queryset):
        if self.ordering.removeprefix("-") == "due":
            return by_due_date(queryset, descending=self.ordering.startswith("-"))
        return queryset.order_by(self.ordering, "-pk")

    def search_queryset(self, queryset):
        return search(queryset, self.search_query) if self.is_searching else queryset

    def get_table(self, object_list):
        """The cases of the page, each with what is new there for its mediator."""
        cases = list(object_list)
        news = mediator_news(cases, self.request.user)
        for case in cases:
            case.news = news.get(case.pk)
        return super().get_table(cases)
