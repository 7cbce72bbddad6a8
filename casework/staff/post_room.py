"""The post room: letters to print and to post, and the messages about which a person of the Centre decides."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages

from casework.correspondence.dispatch import mark_sent, resend
from casework.deadlines import add_working_days
from casework.enums import Act, DispatchState
from casework.models import Dispatch
from casework.procedure.engine import NotPossibleNow, perform
from casework.staff.admin_form import AdminDay
from casework.staff.permissions import TALKS_ACTS, staff_access, staff_cases
from casework.staff.printing import printed
from casework.staff.views import CentreView, breadcrumbs
from portal.fields import DayField

MAX_BATCH = 100
POSTED_WITHIN = 2


def dispatches_in(user, state):
    """The messages in this state, of the cases this account may open, the oldest first."""
    return (
        Dispatch.objects.filter(case__in=staff_cases(user), state=state)
        .select_related("case", "party", "event", "document")
        .order_by("created_at", "pk")
    )


def is_late(letter, today) -> bool:
    """A letter leaves within two working days (decision D, case C34)."""
    return today > add_working_days(timezone.localdate(letter.created_at), POSTED_WITHIN)


class BatchForm(forms.Form):
    """Letters ticked in the list, whatever they carry: what is noted is the day of the post."""

    letters = forms.ModelMultipleChoiceField(
        queryset=Dispatch.objects.none(),
        error_messages={
            "required": "Cochez au moins un courrier.",
            "invalid_choice": "Un des courriers cochés n’est plus à poster : la liste est à jour.",
            "invalid_pk_value": "Un des courriers cochés n’existe pas : la liste est à jour.",
        },
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letters"].queryset = dispatches_in(user, DispatchState.TO_POST)


class PrintForm(BatchForm):
    """Letters that the Centre may read. Those of the talks are printed by the mediator, from the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["letters"]
        field.queryset = field.queryset.exclude(event__act__in=TALKS_ACTS)
        field.error_messages["invalid_choice"] = (
            "Un des courriers cochés ne s’imprime pas ici : il est réservé au médiateur, ou il n’est plus à poster."
        )


class PostingsForm(BatchForm):
    posted_on = DayField(label="Mis à la poste le", max_value=timezone.localdate, widget=AdminDay)


class PostRoom(CentreView, TemplateView):
    """What is to be posted, with its age; what is held, with its facts."""

    template_name = "casework/staff/post_room.html"
    page_title = "Courriers"
    header_icon = "mail"

    def get_breadcrumbs_items(self):
        return breadcrumbs(("Courriers", ""))

    def get_context_data(self, form=None, **kwargs):
        user = self.request.user
        form = form or PostingsForm(user=user, initial={"posted_on": timezone.localdate()})
        ticked = form.data.getlist("letters") if form.is_bound else []
        letters, held = dispatches_in(user, DispatchState.TO_POST), dispatches_in(user, DispatchState.HELD)
        return super().get_context_data(
            form=form,
            ticked=set(ticked),
            letters=[
                (letter, letter.event.act in TALKS_ACTS, is_late(letter, timezone.localdate()))
                for letter in letters[:MAX_BATCH]
            ],
            letters_count=letters.count(),
            held=held[:MAX_BATCH],
            held_count=held.count(),
            **kwargs,
        )


class PrintBatch(CentreView, View):
    """One PDF of the ticked letters, in the order of the list, without those of the talks."""

    def get(self, request):
        return redirect("casework_post_room:index")

    def post(self, request):
        form = PrintForm(request.POST, user=request.user)
        if not form.is_valid():
            messages.error(request, form.errors["letters"][0])
            return redirect("casework_post_room:index")
        name = f"courriers-{timezone.localdate():%Y-%m-%d}.pdf"
        return printed(request, form.cleaned_data["letters"], name) or redirect("casework_post_room:index")


class RecordPostings(PostRoom):
    """« Mis à la poste le … », through the act, letter by letter: one that was already posted stops no other."""

    def get(self, request, *args, **kwargs):
        return redirect("casework_post_room:index")

    def post(self, request, *args, **kwargs):
        form = PostingsForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        posted_on = form.cleaned_data["posted_on"]
        done = [self._post(letter, posted_on) for letter in form.cleaned_data["letters"]]
        if any(done):
            messages.success(request, f"Mise à la poste notée : {sum(done)} courrier(s), le {posted_on:%d/%m/%Y}.")
        return redirect("casework_post_room:index")

    def _post(self, letter, posted_on) -> bool:
        access = staff_access(self.request.user, letter.case.reference)
        try:
            perform(letter.case, Act.RECORD_POSTING, access.actor, dispatch=letter, posted_on=posted_on)
        except NotPossibleNow as refusal:
            messages.warning(self.request, f"{letter.case.reference} – {letter.recipient_name} : {refusal}")
            return False
        return True


class Decide(CentreView, View):
    """One decision of a person on one held message."""

    def get(self, request, pk):
        return redirect("casework_post_room:index")

    def post(self, request, pk):
        dispatch = get_object_or_404(Dispatch.objects.filter(case__in=staff_cases(request.user)), pk=pk)
        if self.decide(dispatch):
            messages.success(request, self.done)
        else:
            messages.warning(request, "Une autre personne a déjà décidé pour ce message.")
        return redirect(f"{reverse('casework_post_room:index')}#messages")

    def decide(self, dispatch) -> bool:
        raise Http404


class Resend(Decide):
    done = "Le message repart. Il porte la mention « peut-être deux fois »."

    def decide(self, dispatch):
        return resend(dispatch)


class MarkSent(Decide):
    done = "Le message est noté comme parti."

    def decide(self, dispatch):
        return mark_sent(dispatch, self.request.user)
