"""The expert's own page: its mission, the exhibits chosen for it, its report. Never the talks."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from casework.enums import Act
from casework.forms import form_for, perform_from_form
from casework.party_space.door import expert_access, party_access
from casework.party_space.reading import reading_of
from casework.procedure.engine import NotPossibleNow, possible_acts
from portal.storages import private_file_response


@method_decorator(never_cache, name="dispatch")
class ExpertView(TemplateView):
    """GET shows the mission, POST delivers the report."""

    template_name = "casework/party_space/expertise.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.access = expert_access(request, kwargs["reference"])
        self.form, self.refusal = None, ""

    def get(self, request, *args, **kwargs):
        if self._may_deliver():
            self.form = form_for(Act.DELIVER_REPORT)(access=self.access)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.form = form_for(Act.DELIVER_REPORT)(request.POST, request.FILES, access=self.access)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(**kwargs), status=422)
        try:
            perform_from_form(self.access, Act.DELIVER_REPORT, self.form)
        except NotPossibleNow as refusal:
            self.refusal = str(refusal)
            return self.render_to_response(self.get_context_data(**kwargs), status=409)
        messages.success(request, "Votre rapport est remis. Nous en avertissons les personnes concernées.")
        return redirect("party_space:expertise", reference=kwargs["reference"])

    def get_context_data(self, **kwargs):
        case, expertise = self.access.case, self.access.expertise
        return super().get_context_data(
            case=case, expertise=expertise, exhibits=expertise.exhibits.all(), form=self.form, refusal=self.refusal,
            parties=[str(party) for party in case.standing_parties], **kwargs,
        )  # fmt: skip

    def _may_deliver(self):
        return any(row.act == Act.DELIVER_REPORT for row in possible_acts(self.access.case, self.access.actor))


@require_safe
def expert_exhibit(request, reference, number):
    """One exhibit that was chosen for this expert. Http404 for any other."""
    access = expert_access(request, reference)
    found = get_object_or_404(access.expertise.exhibits, number=number)
    return private_file_response(found.file, found.file_name, found.content_type)


@require_safe
def own_report(request, reference, number):
    """The report that this party paid for alone; for the other parties it does not exist."""
    access = party_access(request, reference)
    expertise = get_object_or_404(access.case.expertises, number=number, joint=False, asked_by=access.party)
    if not expertise.file or not reading_of(access).talks:
        raise Http404
    return private_file_response(expertise.file, expertise.file_name, expertise.content_type)
