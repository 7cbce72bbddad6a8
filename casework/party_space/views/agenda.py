"""The meetings of a case, as its parties read them; and the door of those who answer with the code of a letter."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from casework.access import Access
from casework.correspondence.calendar_file import FILE_NAME, REQUEST, calendar_file
from casework.enums import Act
from casework.forms import form_for, perform_from_form
from casework.models import MeetingGuest
from casework.needs import needs_of
from casework.party_space.act_words import AGENDA
from casework.party_space.door import party_access
from casework.party_space.forms import SlotsCodeForm
from casework.party_space.views.talks import TalksView
from casework.procedure.engine import NotPossibleNow, possible_acts
from portal.rate_limits import too_many

PASS = "agenda_pass"
MOST_TRIES, PERIOD = 5, 15 * 60
WRONG = (
    "Ce numéro et ce code n’ouvrent aucun rendez-vous. Relisez le courrier. Si le rendez-vous est déjà fixé, ce code "
    "ne sert plus : appelez-nous."
)


class AgendaView(TalksView):
    """The meetings to come, the dates to answer, those that were held."""

    template_name = "casework/party_space/agenda.html"
    page = AGENDA

    def get_context_data(self, **kwargs):
        own = [meeting for meeting in self.case.meetings.all() if self._invited(meeting)]
        return super().get_context_data(
            ahead=[meeting for meeting in own if meeting.is_ahead()],
            proposed=[(meeting, self._answers(meeting)) for meeting in own if meeting.is_proposed],
            past=[(m, self._attendance(m)) for m in reversed(own) if not m.is_ahead() and not m.is_proposed],
            # Who stands beside a party speaks for it only with its mandate.
            says_needs=not self.access.third or self.access.on_behalf,
            needs=", ".join(needs_of(self.party)),
            may_answer=Act.ANSWER_SLOTS in self.possible,
            **kwargs,
        )

    def _invited(self, meeting):
        return any(guest.party_id == self.party.pk for guest in meeting.guests.all())

    def _answers(self, meeting):
        """(slot, this party's own answer): what the others can do is the mediator's business."""
        return [
            (slot, next((a for a in slot.answers.all() if a.party_id == self.party.pk), None))
            for slot in meeting.slots.all()
        ]

    def _attendance(self, meeting):
        guest = next(guest for guest in meeting.guests.all() if guest.party_id == self.party.pk)
        return guest.get_attendance_display()


@require_safe
def calendar(request, reference, number):
    """The .ics of a confirmed meeting, for the calendar of the one who asks."""
    access = party_access(request, reference)
    meeting = access.case.meetings.filter(number=number, guests__party=access.party).first()
    if meeting is None or not meeting.is_confirmed or access.party.withdrew_on:
        raise Http404
    text = calendar_file(meeting, REQUEST, str(access.party), access.user.email)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer


@method_decorator([login_not_required, never_cache], name="dispatch")
class SlotsDoorView(FormView):
    """Case number and code, from a letter; what is behind is one meeting's dates and nothing else of the case."""

    template_name = "casework/party_space/slots_door.html"
    form_class = SlotsCodeForm

    def form_valid(self, form):
        reference = form.cleaned_data["reference"]
        if too_many(f"slots:{reference}", MOST_TRIES, PERIOD) or too_many(_visitor(self.request), 20, PERIOD):
            form.add_error("code", "Trop d’essais en peu de temps. Réessayez dans un quart d’heure, ou appelez-nous.")
            return self.render_to_response(self.get_context_data(form=form), status=429)
        guest = _guest_of(reference, form.cleaned_data["code"])
        if guest is None:
            form.add_error("code", WRONG)
            return self.form_invalid(form)
        self.request.session[PASS] = guest.pk
        return redirect("party_space:slots_answer")

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


def _visitor(request):
    return f"slots-from:{request.META.get('REMOTE_ADDR', '')}"


def _guests():
    """The guests of meetings whose hour is still looked for."""
    open_ones = MeetingGuest.objects.filter(
        meeting__starts_at=None, meeting__cancelled_at=None, party__withdrew_on=None
    )
    return open_ones.select_related("party", "meeting__case")


def _guest_of(reference, code):
    found = _guests().filter(meeting__case__reference=reference).exclude(code_hash="")
    return next((guest for guest in found if guest.accepts_code(code)), None)


@method_decorator([login_not_required, never_cache], name="dispatch")
class SlotsAnswerView(FormView):
    """The dates of one meeting, for the person whose letter had the code."""

    template_name = "casework/party_space/slots_answer.html"

    def dispatch(self, request, *args, **kwargs):
        guest = _guests().filter(pk=request.session.get(PASS)).first()
        if guest is None:
            return redirect("party_space:slots_door")
        self.access = Access(guest.meeting.case, guest.party.role, guest.party.user, party=guest.party)
        if not any(row.act == Act.ANSWER_SLOTS for row in possible_acts(self.access.case, self.access.actor)):
            messages.info(request, "Ces dates n’attendent plus de réponse.")
            del request.session[PASS]
            return redirect("party_space:slots_door")
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, form_class=None):
        return form_for(Act.ANSWER_SLOTS)(self.request.POST or None, access=self.access)

    def get_context_data(self, **kwargs):
        return super().get_context_data(reference=self.access.case.reference, **kwargs)

    def form_valid(self, form):
        try:
            perform_from_form(self.access, Act.ANSWER_SLOTS, form)
        except NotPossibleNow as refusal:
            form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(form=form), status=409)
        del self.request.session[PASS]
        messages.success(
            self.request, "Vos disponibilités sont enregistrées. Vous recevrez une convocation par courrier."
        )
        return redirect("party_space:slots_door")

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)
