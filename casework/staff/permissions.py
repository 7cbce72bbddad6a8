"""Who may open what in the admin: mediators their own cases, the Centre all of them, anybody else nothing at all."""

from django.db.models import Q
from django.http import Http404

from casework.access import Access, case_for
from casework.enums import APART_ACTS, EXPERT_ACTS, TALKS_DOCUMENTS, Act, DispatchState, Role
from casework.models import Case, Dispatch, Note

STAFF_ROLES = (Role.CENTRE, Role.MEDIATOR)

# The messages of these acts stay between the parties and the mediator: the Centre knows that they left, no more.
TALKS_ACTS = (
    Act.POST_OFFER, Act.ANSWER_OFFER, Act.POST_TO_FORUM, Act.POST_TO_CAUCUS, Act.PROPOSE_SOLUTION, Act.ACCEPT_SOLUTION,
    Act.DECLINE_SOLUTION, Act.LAPSE_SOLUTION, Act.CIRCULATE_DRAFT, Act.APPROVE_DRAFT, Act.COMMENT_DRAFT,
    Act.REQUEST_SIGNATURE_CODE, Act.SIGN_AGREEMENT, Act.OFFER_TAILORED, Act.ASK_QUESTION, Act.ANSWER_QUESTION,
    Act.SET_LIMIT, Act.SEND_TABLE,
)  # fmt: skip
# What they tell of an expert too, with its price and who pays; the Centre may still type an answer that came by letter.
TALKS_MESSAGES = (*TALKS_ACTS, *EXPERT_ACTS)


def sees_casework(user) -> bool:
    """Whether the cases exist at all for this account. Editors never learn that there are any."""
    return bool(user.is_authenticated and (user.is_centre or user.is_mediator))


def staff_cases(user):
    """The cases to list for this account: as a mediator or as the Centre, never those where it is itself a party."""
    if not sees_casework(user):
        return Case.objects.none()
    cases = Case.objects.visible_to(user)
    if not user.is_centre:
        cases = cases.filter(pk__in=Case.objects.of_mediator(user).values("pk"))
    return cases.exclude(pk__in=Case.objects.filter(parties__user=user).values("pk"))


def staff_access(user, reference) -> Access:
    """The case as the Centre or its mediator sees it. Raises Http404 for everybody else, its own parties included."""
    if not sees_casework(user):
        raise Http404
    access = case_for(user, reference)
    if access.role not in STAFF_ROLES:
        raise Http404
    return access


def may_read_document(access, document) -> bool:
    """The proposed solution and the agreement belong to the talks."""
    return access.sees_talks or document.kind not in TALKS_DOCUMENTS


def may_read_letter(access, event) -> bool:
    """Whether the copy of the letter that this act was typed from may be opened: as its text, and no more.

    A letter passed on may hold an aparté: it is read by the mediator to whom it was given, and by nobody after.
    """
    if event.act == Act.PASS_ON_LETTER:
        return access.mediator is not None and event.data["mediator"] == access.mediator.pk
    if event.act in APART_ACTS:
        return access.sees_talks and event.user_id == access.user.pk
    return access.sees_talks or event.act not in TALKS_ACTS


def letters_passed_on(access):
    """The letters that the Centre passed on to this very mediator, the last one first; none for anybody else."""
    if access.mediator is None:
        return access.case.typed_letters.none()
    own = access.case.typed_letters.filter(event__act=Act.PASS_ON_LETTER, event__data__mediator=access.mediator.pk)
    return own.select_related("event", "party").order_by("-pk")


def may_read_message(access, dispatch) -> bool:
    """Whether the text of this message may be shown. `dispatch.event` is read.

    The letter of an aparté is read by the mediator who wrote it, not by the one who comes next (section 9).
    """
    if dispatch.event.act in APART_ACTS and dispatch.letter_html:
        return access.sees_talks and dispatch.event.user_id == access.user.pk
    return access.sees_talks or dispatch.event.act not in TALKS_MESSAGES


def shown_experts(access) -> list:
    """The experts of the case that this account knows of: one paid by one party alone is told to the mediator only."""
    return [expertise for expertise in access.case.expertises.all() if expertise.joint or access.sees_talks]


def shown_messages(access):
    """The messages of the case to list: those about an expert paid by one party alone are for the mediator only."""
    if access.sees_talks:
        return access.case.dispatches.all()
    return access.case.dispatches.exclude(event__in=access.case.events.filter(data__private=True))


def letters_of_the_talks(user):
    """What this mediator prints: the letters to post that the Centre does not read, and no aparté of another."""
    letters = Dispatch.objects.filter(state=DispatchState.TO_POST, event__act__in=TALKS_MESSAGES)
    return letters.exclude(~Q(event__user=user), event__act__in=APART_ACTS)


def readable_notes(access):
    """Everybody reads their own notes; the Centre also those that their authors shared with it."""
    mine = Q(author=access.user)
    if access.role == Role.CENTRE:
        mine |= Q(shared=True)
    return Note.objects.filter(mine, case=access.case).select_related("author")
