"""What the clock does by itself: remind, note a passed term."""

from casework.deadlines import MEDIATOR
from casework.procedure.errors import NotPossibleNow


def remind(work):
    """One reminder per deadline and number of days left; `covers` are the days that it answers for."""
    deadline = work.case.deadlines.get(pk=work.data["deadline"].pk)
    left = work.data["days_left"]
    covers = [days for days in work.data.get("covers", [left]) if days not in deadline.reminded]
    if not deadline.is_open or not covers:
        raise NotPossibleNow("Ce rappel a déjà été envoyé, ou n’a plus d’objet.")
    deadline.reminded = [*deadline.reminded, *covers]
    deadline.save()
    work.deadline = deadline
    # The ninety days of one party bind the mediator: it is the mediator who is reminded.
    work.bound = deadline.party if deadline.binds != MEDIATOR else None
    work.facts.update(deadline=deadline.pk, term=deadline.term, days_left=left)
    if work.data.get("unposted"):
        work.facts["unposted"] = True


def reach_term(work):
    """The 90 days have passed: the mediator and the Centre are warned, the file is not closed (R612-5).

    That warning is the alarm of the day: the daily ones begin tomorrow.
    """
    deadline = work.case.deadlines.get(pk=work.data["deadline"].pk)
    deadline.expired_on = work.today
    deadline.reminded = [*deadline.reminded, deadline.days_left(work.today)]
    deadline.save()
    work.deadline = deadline
    work.facts["due_on"] = deadline.due_on.isoformat()
