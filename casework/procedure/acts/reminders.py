"""What the clock and the post do: remind, note a passed term, move a term to the day of the post."""

from datetime import date

from casework.correspondence.messages import MESSAGES
from casework.deadlines import MEDIATOR, due_on, presumed_receipt
from casework.enums import DispatchState, DocumentKind, Term
from casework.models import rule_for
from casework.procedure.errors import NotPossibleNow


def remind(work):
    """One reminder per deadline and number of days left; `covers` are the days that it answers for."""
    deadline = work.case.deadlines.get(pk=work.data["deadline"].pk)
    left = work.data["days_left"]
    if not deadline.is_open or left in deadline.reminded:
        raise NotPossibleNow("Ce rappel a déjà été envoyé, ou n’a plus d’objet.")
    deadline.reminded = [*deadline.reminded, *work.data.get("covers", [left])]
    deadline.save()
    work.deadline = deadline
    # The ninety days of one party bind the mediator: it is the mediator who is reminded.
    work.bound = deadline.party if deadline.binds != MEDIATOR else None
    work.facts.update(deadline=deadline.pk, term=deadline.term, days_left=left)
    if work.data.get("unposted"):
        work.facts["unposted"] = True


def reach_term(work):
    """The 90 days have passed: the mediator and the Centre are warned, the file is not closed (R612-5)."""
    deadline = work.case.deadlines.get(pk=work.data["deadline"].pk)
    deadline.expired_on = work.today
    deadline.save()
    work.deadline = deadline
    work.facts["due_on"] = deadline.due_on.isoformat()


def record_posting(work):
    """« Mis à la poste le … »: the letter's term runs from its presumed receipt, the 90 days from its posting."""
    dispatch, posted_on = work.data["dispatch"], work.data["posted_on"]
    dispatch.refresh_from_db()
    if dispatch.case_id != work.case.pk or dispatch.state != DispatchState.TO_POST:
        raise NotPossibleNow("Ce courrier n’est plus à poster.")
    if posted_on > work.today:
        raise NotPossibleNow("La date de mise à la poste ne peut pas être à venir.")
    dispatch.state, dispatch.posted_on, dispatch.left_at, dispatch.secret = (
        DispatchState.POSTED,
        posted_on,
        work.now,
        "",
    )
    dispatch.save()
    work.facts.update(dispatch=dispatch.pk, message=dispatch.message, posted_on=posted_on.isoformat())
    term = MESSAGES[dispatch.message].starts
    deadline = work.case.open_deadline(term, dispatch.party if term != Term.OUTCOME else None) if term else None
    if deadline:
        _run_from_posting(deadline, dispatch, posted_on)
    if term != Term.OUTCOME and (ninety := _ninety_days_it_notifies(work.case, dispatch)):
        _run_from_posting(ninety, dispatch, posted_on)


def _ninety_days_it_notifies(case, dispatch):
    """An invitation that encloses the notification: the ninety days run from the later dispatch (cases C17, C26)."""
    if not dispatch.document or dispatch.document.kind != DocumentKind.REFERRAL_NOTICE:
        return None
    running = [deadline for deadline in case.deadlines.all() if deadline.is_open and deadline.term == Term.OUTCOME]
    own = [deadline for deadline in running if deadline.party_id == dispatch.party_id]
    return next(iter(own or [deadline for deadline in running if deadline.party_id is None]), None)


def _run_from_posting(deadline, dispatch, posted_on: date):
    department = dispatch.party.department if dispatch.party else ""
    if deadline.term == Term.OUTCOME:
        starts_on = max(deadline.starts_on, posted_on)
    else:
        starts_on = presumed_receipt(posted_on, department)
    rule = rule_for(deadline.term, dispatch.case.filed_on)
    last_day = due_on(rule, starts_on, department)
    deadline.starts_on = starts_on
    # A date chosen by the mediator, or an extension, is never shortened by the post.
    deadline.due_on = max(deadline.due_on, last_day)
    deadline.save()
