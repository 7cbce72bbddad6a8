"""The post room: letters to print and to post, those that came back, the messages about which a person decides."""

from django import forms
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import BaseListingView

from casework.correspondence.dispatch import mark_sent, resend
from casework.deadlines import add_working_days
from casework.enums import Act, DispatchChannel, DispatchState
from casework.mail_forms import TrackingField
from casework.models import Dispatch
from casework.procedure.engine import NotPossibleNow, perform
from casework.staff import letter_filters
from casework.staff.admin_form import AdminDay
from casework.staff.permissions import TALKS_MESSAGES, staff_access, staff_cases
from casework.staff.printing import mark_printed, printed
from casework.staff.views import CentreView, breadcrumbs
from portal.fields import DayField, ManyRows

MAX_BATCH = 100
POSTED_WITHIN = 2
NO_ADDRESS = "{} : son adresse postale est incomplète. Corrigez d’abord ses coordonnées dans le dossier {}."


def dispatches_in(user, state):
    """The messages in this state, of the cases this account may open, the oldest first."""
    return (
        Dispatch.objects.filter(case__in=staff_cases(user), state=state)
        .select_related("case", "party", "event", "document")
        .order_by("created_at", "pk")
    )


def letters_of(user):
    """Every letter that waits, left or came back, of the cases this account may open."""
    letters = Dispatch.objects.filter(case__in=staff_cases(user), channel=DispatchChannel.LETTER)
    return letters.select_related("case", "party", "event").prefetch_related("sendings")


def is_late(letter, today) -> bool:
    """A letter leaves within two working days (decision D, case C34)."""
    return today > add_working_days(timezone.localdate(letter.waits_since), POSTED_WITHIN)


class BatchForm(forms.Form):
    """Letters ticked in the list, whatever they carry: what is noted is the day of the post."""

    letters = ManyRows(
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

    def clean_letters(self):
        letters = self.cleaned_data["letters"]
        lost = [letter for letter in letters if letter.party and not letter.party.has_postal_address]
        if lost:
            raise forms.ValidationError(
                [NO_ADDRESS.format(letter.recipient_name, letter.case.reference) for letter in lost]
            )
        return letters


class PrintForm(BatchForm):
    """Letters that the Centre may read. Those of the talks are printed by the mediator, from the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["letters"]
        field.queryset = field.queryset.exclude(event__act__in=TALKS_MESSAGES)
        field.error_messages["invalid_choice"] = (
            "Un des courriers cochés ne s’imprime pas ici : il est réservé au médiateur, ou il n’est plus à poster."
        )


class PostingsForm(BatchForm):
    """The day of the post for all, and the number of each that was registered."""

    posted_on = DayField(label="Mis à la poste le", max_value=timezone.localdate, widget=AdminDay)

    def clean(self):
        cleaned = super().clean()
        self.tracking, self.wrong = {}, {}
        for letter in cleaned.get("letters") or ():
            self._read_number(letter)
        return cleaned

    def _read_number(self, letter):
        label = f"Numéro de suivi du courrier à {letter.recipient_name}"
        try:
            self.tracking[letter.pk] = TrackingField(label=label, required=False).clean(self.typed_number(letter))
        except forms.ValidationError as problem:
            self.wrong[letter.pk] = problem.messages[0]
            self.add_error(None, problem)

    def typed_number(self, letter):
        return self.data.get(f"suivi-{letter.pk}", "")


class LetterPaginator(WagtailPaginator):
    """Counts letters: what is listed is a dispatch, which elsewhere is a message."""

    verbose_name, verbose_name_plural = "courrier", "courriers"


class PostRoom(CentreView, BaseListingView):
    """The letters, pile by pile; what is held, with its facts. What is to be posted comes first."""

    template_name = "casework/staff/post_room.html"
    results_template_name = "casework/staff/post_room_results.html"
    page_title = "Courriers"
    header_icon = "mail"
    paginate_by = 25
    paginator_class = LetterPaginator
    default_ordering = ("created_at", "pk")
    is_searchable = True
    filterset_class = letter_filters.LetterFilterSet
    index_url_name = "casework_post_room:index"
    index_results_url_name = "casework_post_room:index_results"
    verbose_name_plural = "courriers"
    form = None

    def get_breadcrumbs_items(self):
        return breadcrumbs(("Courriers", ""))

    def get_base_queryset(self):
        return letter_filters.in_pile(letters_of(self.request.user), self.pile)

    def get_filterset_kwargs(self):
        return {**super().get_filterset_kwargs(), "queryset": letters_of(self.request.user)}

    def filter_queryset(self, queryset):
        if self.filters and self.filters.is_valid():
            chosen = self.filters.filter_queryset(self.filters.queryset).values("pk")
            queryset = queryset.filter(pk__in=chosen)
        return queryset

    def get_ordering(self):
        return self.default_ordering if self.pile != letter_filters.ALL else ("-created_at", "-pk")

    def search_queryset(self, queryset):
        return letter_filters.search(queryset, self.search_query) if self.is_searching else queryset

    @property
    def pile(self):
        """What waits to be posted, unless another pile is asked for."""
        asked = self.request.GET.get("pile")
        return asked if asked in dict(letter_filters.PILES) else letter_filters.TO_POST

    def get_context_data(self, **kwargs):
        user, today = self.request.user, timezone.localdate()
        form = self.form or PostingsForm(user=user, initial={"posted_on": today})
        held = dispatches_in(user, DispatchState.HELD)
        page = super().get_context_data(**kwargs)
        return {
            **page,
            "form": form,
            "pile": self.pile,
            "piles": letter_filters.counts(letters_of(user)),
            "letters": [_line(letter, form, today) for letter in page["object_list"]],
            "some_to_post": any(letter.state == DispatchState.TO_POST for letter in page["object_list"]),
            "back": self.request.GET.urlencode(),
            "held": held[:MAX_BATCH],
            "held_count": held.count(),
        }


def _line(letter, form, today) -> dict:
    ticked = form.data.getlist("letters") if form.is_bound else []
    waits = letter.state == DispatchState.TO_POST
    return {
        "letter": letter,
        "sending": letter.last_sending,
        "is_talks": letter.event.act in TALKS_MESSAGES,
        "waits": waits,
        "is_late": waits and is_late(letter, today),
        "lost": letter.party is not None and not letter.party.has_postal_address,
        "ticked": str(letter.pk) in ticked,
        "number": form.typed_number(letter) if form.is_bound else "",
        "wrong": getattr(form, "wrong", {}).get(letter.pk, "") if form.is_bound else "",
    }


def room(request):
    """Back to the list, as it was narrowed."""
    back = QueryDict(request.POST.get("retour", "")[:2000]).urlencode()
    return redirect(reverse("casework_post_room:index") + (f"?{back}" if back else ""))


class PrintBatch(CentreView, View):
    """One PDF of the ticked letters, in the order of the list, without those of the talks."""

    def get(self, request):
        return room(request)

    def post(self, request):
        form = PrintForm(request.POST, user=request.user)
        if not form.is_valid():
            for problem in form.errors["letters"]:
                messages.error(request, problem)
            return room(request)
        name = f"courriers-{timezone.localdate():%Y-%m-%d}.pdf"
        letters = form.cleaned_data["letters"]
        answer = printed(request, letters, name)
        if answer is None:
            return room(request)
        mark_printed(letters)
        return answer


class RecordPostings(PostRoom):
    """« Mis à la poste le … », through the act, letter by letter: one that was already posted stops no other."""

    def get(self, request, *args, **kwargs):
        return room(request)

    def post(self, request, *args, **kwargs):
        self.form = PostingsForm(request.POST, user=request.user)
        if not self.form.is_valid():
            self.object_list = self.get_queryset()
            return self.render_to_response(self.get_context_data(), status=422)
        posted_on = self.form.cleaned_data["posted_on"]
        done = [self._post(letter, posted_on) for letter in self.form.cleaned_data["letters"]]
        if any(done):
            messages.success(request, f"Mise à la poste notée : {sum(done)} courrier(s), le {posted_on:%d/%m/%Y}.")
        return room(request)

    def _post(self, letter, posted_on) -> bool:
        access = staff_access(self.request.user, letter.case.reference)
        told = {"dispatch": letter, "posted_on": posted_on, "tracking": self.form.tracking[letter.pk]}
        try:
            perform(letter.case, Act.RECORD_POSTING, access.actor, **told)
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
