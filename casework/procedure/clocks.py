"""Starts and stops the clocks that an act names."""

from casework.deadlines import due_on, presumed_receipt
from casework.enums import DeadlineState, Stage
from casework.models import Deadline, rules_for
from casework.models.kept import reread


def stop_and_start(work):
    """After the act: end what it stops, then start what it starts (table: stops, stops_own, starts)."""
    starting = [
        (item.term, party) for item in work.row.starts if work.applies(item) for party in _bound_parties(work, item.per)
    ]
    # An open clock of the same kind gives way to the new one.
    replaced = {(term, party.pk if party else None) for term, party in starting}
    running = work.case.deadlines.all()
    end(work, [d for d in running if _stops(work, d) or (d.term, d.party_id) in replaced])
    if starting:
        _begin(work, starting)
        reread(work.case, "deadlines")


def _stops(work, deadline) -> bool:
    if work.case.stage == Stage.CLOSED and work.event.stage_before != Stage.CLOSED:
        return True
    own = work.own_party and deadline.party_id == work.own_party.pk and deadline.term in work.row.stops_own
    return bool(own) or deadline.term in _stopped(work)


def _stopped(work):
    # A clock that is about the whole stage goes on while the stage lasts (several professionals).
    moved = work.event.stage_before != work.event.stage_after
    return work.row.stops if moved or work.row.to is None else ()


def end(work, deadlines):
    """The open ones among these end today, met or passed; one query for each of the two."""
    ended = [deadline for deadline in deadlines if deadline.is_open]
    for deadline in ended:
        deadline.state = DeadlineState.PASSED if work.today > deadline.due_on else DeadlineState.MET
        deadline.ended_on = work.today
    for state in (DeadlineState.MET, DeadlineState.PASSED):
        if rows := [deadline.pk for deadline in ended if deadline.state == state]:
            Deadline.objects.filter(pk__in=rows).update(state=state, ended_on=work.today)


def _bound_parties(work, per):
    case = work.case
    if per == "invited":
        return work.invited
    if per == "bound":
        return [work.bound]
    if per == "claimant":
        return [case.claimant]
    return case.standing_parties if per == "parties" else [None]


def _begin(work, starting):
    """A new clock for the case or for each party."""
    rules = rules_for({term for term, _ in starting}, work.case.filed_on)
    clocks = [_clock(work, rules[term], term, party) for term, party in starting]
    work.started += Deadline.objects.bulk_create(clocks)


def _clock(work, rule, term, party) -> Deadline:
    department = party.department if party else ""
    starts_on = presumed_receipt(work.today, department) if party and party.is_postal else work.today
    last_day = work.due.get(term) or due_on(rule, starts_on, department)
    clock = Deadline(
        case=work.case, term=term, party=party, binds=rule.binds, starts_on=starts_on, due_on=last_day,
        first_due_on=last_day, reminder_days=list(rule.reminders),
    )  # fmt: skip
    clock.reminded = clock.skipped_reminders(work.today)
    return clock
