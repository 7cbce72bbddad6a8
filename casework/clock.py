"""The clock's hands: it reminds, then performs the act named for each expiry, as a person would.

Each deadline is treated in its own transaction; a bad one is logged and the next one tried; late or run
twice, the clock does the same, because the rows decide and not the schedule.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from casework.correspondence.messages import MESSAGES
from casework.deadlines import PARTY
from casework.designation import rank
from casework.enums import Act, Audience, DeadlineState, DispatchState, Stage
from casework.models import REMINDER_DAYS, Case, CentreDetails, Deadline, Dispatch, Meeting
from casework.procedure.actor import CLOCK
from casework.procedure.clocks import is_held
from casework.procedure.engine import NotPossibleNow, perform
from casework.procedure.table import ALARMS, EXPIRY_ACTS, TALKING

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DueAct:
    """Something the clock would do today: an act, its deadline, and its data."""

    case: Case
    act: str
    deadline: Deadline | None = None
    data: dict = field(default_factory=dict)

    def __str__(self):
        term = f" – {self.deadline.get_term_display()}, {self.deadline.due_on:%d/%m/%Y}" if self.deadline else ""
        left = f" (J{-self.data['days_left']:+d})" if "days_left" in self.data else ""
        return f"{self.case.reference} : {Act(self.act).label}{term}{left}"


@dataclass
class Report:
    performed: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    failed: list = field(default_factory=list)


def due_acts(today) -> list[DueAct]:
    """What the clock has to do on that day, oldest terms first."""
    deadlines = (
        Deadline.objects.filter(state=DeadlineState.OPEN).select_related("case", "party").order_by("due_on", "pk")
    )
    found = [act for deadline in deadlines.iterator() if (act := _due(deadline, today))]
    return found + _meetings(today) + _designations()


def _due(deadline, today) -> DueAct | None:
    if is_held(deadline, deadline.case):
        return None
    left = deadline.days_left(today)
    if left < 0:
        return _expired(deadline, left)
    reached = [days for days in deadline.reminder_days if days >= left and days not in deadline.reminded]
    if not reached or waits_for_the_post(deadline):
        return None
    # After a night without worker, one reminder answers for all those missed.
    return DueAct(deadline.case, Act.REMIND, deadline, {"days_left": left, "covers": reached})


def _expired(deadline, left) -> DueAct | None:
    act = EXPIRY_ACTS.get(deadline.term)
    if act and deadline.expired_on is None:
        return _unposted(deadline, left) if waits_for_the_post(deadline) else DueAct(deadline.case, act, deadline)
    audience, daily = ALARMS.get(deadline.term, (None, False))
    day = left if daily else -1
    if audience is None or day in deadline.reminded:
        return None
    return DueAct(deadline.case, Act.REMIND, deadline, {"days_left": day, "alarm": audience})


def waits_for_the_post(deadline) -> bool:
    """What starts this term has not left, or came back: nothing may end against who was never told (C21, C26)."""
    if deadline.binds != PARTY:
        return False
    starting = [message.key for message in MESSAGES.values() if message.starts == deadline.term]
    told = Dispatch.objects.filter(case=deadline.case_id, party=deadline.party_id, message__in=starting)
    last = told.order_by("created_at", "pk").last()
    if last is None:
        return False
    tried_in_vain = last.state == DispatchState.READY and last.tries > 0
    return tried_in_vain or last.state in (DispatchState.TO_POST, DispatchState.RETURNED)


def _unposted(deadline, left) -> DueAct | None:
    """The Centre is warned once a day instead."""
    if left in deadline.reminded:
        return None
    return DueAct(deadline.case, Act.REMIND, deadline, {"days_left": left, "alarm": Audience.CENTRE, "unposted": True})


def _meetings(today) -> list[DueAct]:
    """The reminders of the meetings to come, and the meetings that no mediation holds any more."""
    fixed = Meeting.objects.filter(cancelled_at=None, starts_at__date__gte=today).select_related("case")
    waiting = Meeting.objects.filter(cancelled_at=None, starts_at=None).select_related("case")
    found = []
    for meeting in [*fixed, *waiting]:
        if meeting.case.stage not in TALKING:
            found.append(DueAct(meeting.case, Act.CANCEL_MEETING, data={"meeting": meeting}))
        elif meeting.starts_at:
            left = (timezone.localdate(meeting.starts_at) - today).days
            covers = [days for days in REMINDER_DAYS if days >= left and days not in meeting.reminded]
            if covers:
                found.append(DueAct(meeting.case, Act.REMIND_MEETING, data={"meeting": meeting, "covers": covers}))
    return found


def _designations() -> list[DueAct]:
    """Cases without a mediator, where the Centre lets the portal designate the first of the ranking."""
    if not CentreDetails.load().automatic_designation:
        return []
    waiting = Case.objects.filter(stage=Stage.APPOINTMENT).exclude(
        designations__ended_on=None, designations__isnull=False
    )
    return [DueAct(case, Act.APPOINT_MEDIATOR) for case in waiting if rank(case)]


def tick(today=None) -> Report:
    """Perform all that is due. Called by the worker every few minutes and by `manage.py tick_clock`."""
    now = timezone.localtime()
    at = datetime.combine(today, now.time(), now.tzinfo) if today else now
    report = Report()
    for due in due_acts(at.date()):
        _perform(due, at, report)
    return report


def _perform(due, at, report):
    data = {"deadline": due.deadline, **due.data} if due.deadline else due.data
    try:
        perform(due.case, due.act, CLOCK, at=at, **data)
        report.performed.append(due)
    except NotPossibleNow:
        report.skipped.append(due)
    except Exception as error:
        log.exception("clock: %s on case %s failed (%s)", due.act, due.case.pk, type(error).__name__)
        report.failed.append(due)
