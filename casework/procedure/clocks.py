"""Starts and stops the clocks that an act names."""

from datetime import timedelta

from casework.deadlines import PARTY, due_on, next_working_day, presumed_receipt
from casework.enums import DeadlineState, Stage, Term
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


def held_since(case):
    """Since when no party may do what its clocks wait for, or None: a conflict is disclosed, or no mediator there."""
    if case.frozen_on:
        return case.frozen_on
    if case.stage != Stage.APPOINTMENT or not case.stage_left:
        return None
    return max((one.ended_on for one in case.designations.all() if one.confirmed_on and one.ended_on), default=None)


def is_held(deadline, case) -> bool:
    """Whether this clock waits: silence counts against nobody who may not answer. Those that bind no party run."""
    return _can_be_held(deadline) and held_since(case) is not None


def _can_be_held(deadline) -> bool:
    """A party is awaited, and not for its answer about the conflict itself."""
    return deadline.binds == PARTY and deadline.term != Term.OBJECTION


def give_back(work, since):
    """Move the parties' terms by the days of which they could make nothing, `since` that day (None: none was lost)."""
    case = work.case
    until = held_since(case)
    if since is None or until == since or case.is_closed:
        return
    waiting = [deadline for deadline in case.deadlines.all() if deadline.is_open and _can_be_held(deadline)]
    lost = timedelta(days=((until or work.today) - since).days)
    for deadline in waiting if lost else ():
        deadline.due_on = next_working_day(deadline.due_on + lost, deadline.party.department if deadline.party else "")
        deadline.reminded = deadline.skipped_reminders(work.today)
        deadline.save()
        if deadline.term == Term.SOLUTION:
            _answer_later(case, deadline.due_on)
    if until is None:
        work.given_back = [deadline for deadline in waiting if deadline.due_on != deadline.first_due_on]


def _answer_later(case, day):
    """The day that the solution's page shows; the document that was issued says what it said."""
    solution = case.solutions.last()
    if day > solution.answer_by:
        solution.answer_by = day
        solution.save()
