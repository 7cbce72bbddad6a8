"""Starts and stops the clocks that an act names."""

from casework.deadlines import due_on, presumed_receipt
from casework.enums import DeadlineState, Stage
from casework.models import Deadline, rule_for


def stop_and_start(work):
    """After the act: end what it stops, then start what it starts (table: stops, stops_own, starts)."""
    if work.case.stage == Stage.CLOSED and work.event.stage_before != Stage.CLOSED:
        end(work, Deadline.objects.filter(case=work.case))
    else:
        end(work, Deadline.objects.filter(case=work.case, term__in=_stopped(work)))
        if work.own_party:
            end(work, Deadline.objects.filter(case=work.case, term__in=work.row.stops_own, party=work.own_party))
    for item in work.row.starts:
        if work.applies(item):
            for party in _bound_parties(work, item.per):
                begin(work, item.term, party)


def _stopped(work):
    # A clock that is about the whole stage goes on while the stage lasts (several professionals).
    moved = work.event.stage_before != work.event.stage_after
    return work.row.stops if moved or work.row.to is None else ()


def end(work, deadlines):
    for deadline in deadlines.filter(state=DeadlineState.OPEN):
        deadline.state = DeadlineState.PASSED if work.today > deadline.due_on else DeadlineState.MET
        deadline.ended_on = work.today
        deadline.save()


def _bound_parties(work, per):
    case = work.case
    if per == "invited":
        return work.invited
    if per == "bound":
        return [work.bound]
    if per == "claimant":
        return [case.claimant]
    return case.standing_parties if per == "parties" else [None]


def begin(work, term, party=None):
    """A new clock for the case or the party; an open one of the same kind gives way to it."""
    rule = rule_for(term, work.case.filed_on)
    department = party.department if party else ""
    starts_on = presumed_receipt(work.today, department) if party and party.is_postal else work.today
    end(work, Deadline.objects.filter(case=work.case, term=term, party=party))
    last_day = work.due.get(term) or due_on(rule, starts_on, department)
    deadline = Deadline.objects.create(
        case=work.case, term=term, party=party, binds=rule.binds, starts_on=starts_on, due_on=last_day,
        first_due_on=last_day, reminder_days=list(rule.reminders),
    )  # fmt: skip
    work.started.append(deadline)
    return deadline
