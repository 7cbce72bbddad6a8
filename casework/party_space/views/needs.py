"""What a party needs to take part, told by itself; the team reads it, the other parties do not."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from casework.needs import NeedsForm, keep_needs
from casework.party_space.views.base import PartyView


class NeedsView(PartyView):
    """One short form; its answer changes nothing of the case."""

    within = "case"
    template_name = "casework/party_space/needs.html"

    def dispatch(self, request, *args, **kwargs):
        # Who stands beside a party speaks for it only with its mandate.
        if self.access.third and not self.access.on_behalf:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(form=NeedsForm(instance=self.party)))

    def post(self, request, *args, **kwargs):
        form = NeedsForm(request.POST, instance=self.party)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        keep_needs(form)
        messages.success(request, "Vos besoins sont enregistrés. Le Centre et le médiateur en tiennent compte.")
        return redirect(self.address_of("case"))
