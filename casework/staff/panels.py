"""The dashboard: what waits for me, by next action and due date, and the clocks that end next."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from casework.enums import Act, DeadlineState, DispatchState, Role, Stage, Term
from casework.models import Deadline, Designation, Dispatch, Meeting, Party
from casework.procedure.table import TALKING
from casework.staff.absence_panel import AbsencePanel
from casework.staff.case_list import by_due_date, for_listing
from casework.staff.marks import followed_cases
from casework.staff.permissions import TALKS_MESSAGES, letters_of_the_talks, sees_casework, staff_cases
from casework.staff.talks import mediator_news
from casework.staff.turns import next_deadline, running
from casework.templatetags.conversation_words import new_messages

SHOWN = 12
NEWS = (
    Act.POST_OFFER, Act.ANSWER_OFFER, Act.POST_TO_FORUM, Act.POST_TO_CAUCUS, Act.ADD_EXHIBIT, Act.COMMENT_DRAFT,
    Act.ANSWER_QUESTION, Act.SET_LIMIT, Act.PASS_ON_LETTER,
)  # fmt: skip
ANSWERS = (Act.ACCEPT_SOLUTION, Act.DECLINE_SOLUTION, Act.LAPSE_SOLUTION)
SLOTS = (Act.ANSWER_SLOTS,)
CONSENTS = (Act.ACCEPT_TAILORED, Act.DECLINE_TAILORED, Act.LAPSE_TAILORED)
FOR_THE_CENTRE = {
    Stage.RECEIVED: ("Vérifier le dossier", None),
    Stage.APPOINTMENT: ("Désigner un médiateur", Act.APPOINT_MEDIATOR),
    Stage.INTERCESSION: ("Intervenir auprès du professionnel", None),
}


@dataclass(frozen=True)
class ToDo:
    """One thing that waits for me: a case, or (case None) a pile."""

    label: str
    url: str
    case: object = None
    deadline: object = None
    count: int = 0


def cases_waiting(user) -> tuple[list[ToDo], int]:
    """(the first things to do, the clock that ends first before the others; how many there are in all)."""
    found, count = _centre_cases(user) if user.is_centre else ([], 0)
    if user.is_mediator:
        own = _mediator_cases(user)
        found, count = found + own, count + len(own)
    return sorted(found, key=lambda item: item.deadline.due_on if item.deadline else date.max)[:SHOWN], count


def _todo(label, case, act=None, part="") -> ToDo:
    name, args = ("act", [case.reference, act]) if act else ("case", [case.reference])
    return ToDo(label, reverse(f"casework_staff:{name}", args=args) + part, case, next_deadline(case))


def _centre_cases(user):
    """However many wait, the first ones only are read."""
    current = Designation.objects.filter(case=OuterRef("pk"), ended_on=None)
    lost = Exists(Party.objects.unreached().filter(case=OuterRef("pk")))
    theirs = Q(stage__in=FOR_THE_CENTRE) & ~Q(Exists(current), stage=Stage.APPOINTMENT)
    theirs &= ~(~Q(missing_items="") & Q(stage=Stage.RECEIVED))
    cases = staff_cases(user).filter(theirs | Q(lost))
    first = by_due_date(for_listing(cases))[:SHOWN]
    return [_centre_todo(case) for case in first], cases.count()


def _centre_todo(case) -> ToDo:
    if case.stage not in FOR_THE_CENTRE or any(party.is_unreached for party in case.party_list):
        return _todo("Joindre une partie que le courrier n’atteint pas", case)
    return _todo(FOR_THE_CENTRE[case.stage][0], case, FOR_THE_CENTRE[case.stage][1])


def _mediator_cases(user) -> list[ToDo]:
    """A mediator has few cases (the register sets a limit): all are looked at."""
    current = Designation.objects.filter(mediator__user=user, ended_on=None)
    letters = letters_of_the_talks(user).filter(case=OuterRef("pk"))
    mine = for_listing(staff_cases(user)).filter(pk__in=current.values("case")).annotate(has_letters=Exists(letters))
    mine = _with_news(mine.filter(~Q(stage=Stage.CLOSED) | Q(has_letters=True)))
    found, mine = [], list(mine.prefetch_related("drafts__signatures", "packages"))
    news = mediator_news(mine, user)
    for case in mine:
        if step := _next(case, news.get(case.pk)):
            found.append(_todo(step[0], case, step[1]))
        if case.has_letters:
            found.append(_todo("Imprimer et poster un courrier", case, part="#tab-messages"))
    return found


def _with_news(cases):
    """Adds the numbers of the parties' last word, of their last answers, and of the mediator's last act."""
    parties = [Role.CLAIMANT, Role.RESPONDENT]
    return cases.annotate(
        said=Max("events__number", filter=Q(events__role__in=parties, events__act__in=NEWS)),
        answered=Max("events__number", filter=Q(events__act__in=ANSWERS)),
        consented=Max("events__number", filter=Q(events__act__in=CONSENTS)),
        dated=Max("events__number", filter=Q(events__act__in=SLOTS, events__role__in=parties)),
        named=Max("events__number", filter=Q(events__act=Act.ADD_RESPONDENT, events__role=Role.CLAIMANT)),
        done=Max("events__number", filter=Q(events__role=Role.MEDIATOR)),
    )


def _next(case, news):
    """(what the mediator has to do, the act if there is only one), or None when the parties are to act."""
    done = case.done or 0
    if case.frozen_on:
        return None
    if case.stage == Stage.APPOINTMENT:
        return "Accepter ou décliner la mission", None
    if case.stage == Stage.ADMISSIBILITY:
        return "Décider de la recevabilité", None
    if case.stage == Stage.AGREEMENT and not running(case, Term.OPINION, Term.SIGNATURE):
        return _on_the_agreement(case)
    if case.stage == Stage.MEDIATION and (case.answered or 0) > done:
        return "Décider de la suite : la solution n’a pas été acceptée par tous", None
    if case.stage == Stage.MEDIATION and (case.consented or 0) > done:
        return _after_the_consents(case)
    if case.stage == Stage.MEDIATION and (case.named or 0) > done:
        return "Examiner le professionnel nommé par le consommateur", None
    if case.stage in TALKING and (case.dated or 0) > done:
        return "Lire les disponibilités et fixer le rendez-vous", None
    read = f"Lire ce que les parties ont écrit{f' ({new_messages(news.total)})' if news else ''}"
    if case.stage in TALKING and (case.said or 0) > done:
        return read, None
    if case.stage in TALKING and any(clock.expired_on for clock in running(case, Term.OUTCOME)):
        return "Prolonger ou clore : le terme des 90 jours est passé", None
    if case.stage in TALKING and news:
        return read, None
    return None


def _after_the_consents(case):
    package = next(reversed(case.packages.all()), None)
    if package and package.accepted_on:
        return "Organiser les rencontres, acceptées par tous", None
    return "Décider de la suite : les rencontres n’ont pas été acceptées par tous", None


def _on_the_agreement(case):
    """No party is awaited any more: the text is to be written, written again, or signed."""
    draft = next(reversed(case.drafts.all()), None)
    if draft is None or draft.abandoned_at:
        return "Rédiger le protocole", Act.CIRCULATE_DRAFT
    if draft.signatures.all():
        return "Signer le protocole", Act.REQUEST_SIGNATURE_CODE
    return "Reprendre le projet de protocole", None


def piles_waiting(user) -> list[ToDo]:
    """For the Centre: the letters to post and the messages about which a person decides."""
    if not user.is_centre:
        return []
    waiting = Dispatch.objects.filter(case__in=staff_cases(user))
    url = reverse("casework_post_room:index")
    letters = waiting.filter(state=DispatchState.TO_POST).exclude(event__act__in=TALKS_MESSAGES).count()
    returned = waiting.filter(state=DispatchState.RETURNED).count()
    held = waiting.filter(state=DispatchState.HELD).count()
    piles = (
        ToDo("letters", url, count=letters),
        ToDo("returned", f"{url}?pile=returned", count=returned),
        ToDo("held", f"{url}#messages", count=held),
    )
    return [pile for pile in piles if pile.count]


class ToDoPanel(Component):
    """« À traiter »."""

    name = "casework_todo"
    template_name = "casework/staff/panels/todo.html"
    order = 10

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        waiting, count = cases_waiting(user)
        return {
            "waiting": waiting,
            "count": count,
            "piles": piles_waiting(user),
            "list_url": reverse("casework_staff:index"),
        }

    class Media:
        css = {"all": ["casework/staff.css"]}


class DeadlinesPanel(Component):
    """« Échéances » : the clocks that run, those that have passed first."""

    name = "casework_deadlines"
    template_name = "casework/staff/panels/deadlines.html"
    order = 20

    def get_context_data(self, parent_context):
        cases = staff_cases(parent_context["request"].user)
        clocks = Deadline.objects.filter(state=DeadlineState.OPEN, case__in=cases).exclude(case__stage=Stage.CLOSED)
        shown = clocks.select_related("case", "party").prefetch_related("case__parties")
        return {
            "deadlines": shown.order_by("due_on", "pk")[:SHOWN],
            "count": clocks.count(),
            "late": clocks.filter(due_on__lt=timezone.localdate()).count(),
            "list_url": reverse("casework_staff:index"),
        }

    class Media:
        css = {"all": ["casework/staff.css"]}


class MeetingsPanel(Component):
    """« Rendez-vous » : a mediator's meetings to come, of all cases."""

    name = "casework_meetings"
    template_name = "casework/staff/panels/meetings.html"
    order = 30

    def get_context_data(self, parent_context):
        user, now = parent_context["request"].user, timezone.now()
        own = Meeting.objects.filter(mediator__user=user, cancelled_at=None, case__in=staff_cases(user))
        # Long enough for one that has begun to stay on the list while it lasts.
        fixed = own.filter(starts_at__gte=now - timedelta(hours=2)).order_by("starts_at").select_related("case")
        waiting = own.filter(starts_at=None).order_by("proposed_at").select_related("case")
        return {
            "fixed": fixed.prefetch_related("case__parties")[:SHOWN],
            "waiting": waiting.prefetch_related("case__parties")[:SHOWN],
        }


class FollowedPanel(Component):
    """« Dossiers suivis » : those with a star, and what happened there since they were last opened."""

    name = "casework_followed"
    template_name = "casework/staff/panels/followed.html"
    order = 40

    def get_context_data(self, parent_context):
        return {"followed": followed_cases(parent_context["request"].user)[:SHOWN]}


def put_our_panels(request, panels):
    """Ours instead of Wagtail's for the Centre and the mediators; an editor keeps Wagtail's own."""
    if sees_casework(request.user):
        panels[:] = [ToDoPanel(), DeadlinesPanel()] + ([MeetingsPanel()] if request.user.is_mediator else [])
        panels.append(FollowedPanel())
        absences = AbsencePanel(request.user)
        if absences.says_something:
            panels.append(absences)
