"""What every screen of the casework shares: who may come in, and Wagtail's furniture around it."""

from django.http import Http404
from django.urls import reverse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from casework.staff.permissions import sees_casework, staff_access


def breadcrumbs(*items):
    """Wagtail's breadcrumb items: the dashboard, then (label, url) pairs; the last one has no url."""
    trail = [{"url": reverse("wagtailadmin_home"), "label": "Accueil"}]
    return trail + [{"url": url, "label": label} for label, url in items]


class StaffView(WagtailAdminTemplateMixin):
    """Nothing here exists for an account that is neither the Centre nor a mediator."""

    def dispatch(self, request, *args, **kwargs):
        if not sees_casework(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class CentreView(StaffView):
    """For the Centre alone."""

    def dispatch(self, request, *args, **kwargs):
        if not (request.user.is_authenticated and request.user.is_centre):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class CaseView(StaffView):
    """A screen of one case: `self.access` first, or nothing."""

    header_icon = "folder-open-inverse"

    def dispatch(self, request, *args, **kwargs):
        self.access = staff_access(request.user, kwargs["reference"])
        self.case = self.access.case
        return super().dispatch(request, *args, **kwargs)

    @property
    def case_url(self):
        return reverse("casework_staff:case", args=[self.case.reference])

    def get_context_data(self, **kwargs):
        return super().get_context_data(access=self.access, case=self.case, case_url=self.case_url, **kwargs)
