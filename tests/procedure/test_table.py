"""The table itself: whoever edits a row learns here what it left without an end, a turn, a clock or a text."""

import pytest
from django.conf import settings

from casework.correspondence.messages import MESSAGES
from casework.deadlines import TERMS
from casework.documents.kinds import KINDS
from casework.enums import OPENING_ACTS, Act, Audience, Order, Role, Stage
from casework.forms import FORMS
from casework.procedure.acts import FUNCTIONS
from casework.procedure.decisions import POSSIBLE
from casework.procedure.table import ALARMS, EXPIRY_ACTS, OPEN_STAGES, ROWS, RUN_WHILE_FROZEN, TURNS, row_for, rows

ORDERS = pytest.mark.parametrize("order", list(Order))
# No clock of its own: the ninety days run, and the mediator writes the draft as soon as there is an agreement.
CLOCK_OF_ANOTHER = {Stage.APPOINTMENT, Stage.AGREEMENT}
# Rows that neither begin nor end anything for the person, and could hide a dead end.
MACHINERY = {
    Act.REMIND, Act.RECORD_POSTING, Act.RECORD_RETURN, Act.SEND_AGAIN, Act.CORRECT_CONTACT, Act.RECORD_BOUNCE,
}  # fmt: skip


def leads_to(row, order, stage):
    """The stages where this row may leave a case that stood in `stage`."""
    if row.to is None:
        return {stage}
    if callable(row.to):
        return {to or stage for to in POSSIBLE[row.to][order]}
    return {row.to}


def edges(order):
    return [(stage, to, row) for row in rows(order) for stage in row.stages for to in leads_to(row, order, stage)]


def reached_from(order, start):
    found, waiting = set(), {start}
    while waiting:
        stage = waiting.pop()
        found.add(stage)
        waiting |= {to for before, to, _ in edges(order) if before == stage} - found
    return found


def first_stages(order):
    row = row_for(order, Act.FILE_ONLINE, "")
    return {stage for stage in POSSIBLE[row.to][order] if stage}


@ORDERS
def test_every_stage_is_reached_and_leads_to_an_end(order):
    reached = set().union(*(reached_from(order, stage) for stage in first_stages(order)))
    assert reached == set(Stage)
    for stage in OPEN_STAGES:
        assert Stage.CLOSED in reached_from(order, stage), stage


@ORDERS
@pytest.mark.parametrize("role", [Role.CLAIMANT, Role.RESPONDENT])
def test_each_party_may_leave_from_every_open_stage(order, role):
    leaving = {stage for row in rows(order) if row.act == Act.WITHDRAW and role in row.by for stage in row.stages}
    assert leaving == set(OPEN_STAGES)


@ORDERS
def test_in_every_open_stage_those_whose_turn_it_is_can_move_the_case(order):
    assert set(TURNS) == set(Stage)
    for stage in OPEN_STAGES:
        for role in TURNS[stage]:
            acts = {row.act for row in rows(order) if stage in row.stages and role in row.by}
            assert acts - {Act.WITHDRAW, Act.SETTLE_DIRECTLY} - MACHINERY, f"{role} can do nothing in {stage}"
        movers = {role for before, to, row in edges(order) if before == stage and to != stage for role in row.by}
        assert movers & {*TURNS[stage], Role.CLOCK}, f"nobody whose turn it is moves {stage}"


@ORDERS
def test_in_every_open_stage_a_clock_runs_or_it_is_known_why_not(order):
    started = {}
    for row in rows(order):
        for start in row.starts:
            stages = (
                {start.on} if start.on else {to for stage in row.stages or ("",) for to in leads_to(row, order, stage)}
            )
            for stage in stages:
                started.setdefault(stage, set()).add(start.term)
    for stage in set(OPEN_STAGES) - CLOCK_OF_ANOTHER:
        assert started.get(stage) or stage == Stage.ADMISSIBILITY, f"nothing runs in {stage}"
    assert any(start.term == "admissibility" for start in row_for(order, Act.FILE_ONLINE, "").starts)


@ORDERS
def test_every_clock_has_a_length_an_end_and_something_that_happens_when_it_passes(order):
    started = {start.term for row in rows(order) for start in row.starts}
    stopped = {term for row in rows(order) for term in (*row.stops, *row.stops_own)}
    assert started == set(TERMS)
    assert started <= stopped
    for term in started:
        assert term in EXPIRY_ACTS or term in ALARMS, f"nobody notices that {term} has passed"
    for act in EXPIRY_ACTS.values():
        assert all(row.by == (Role.CLOCK,) for row in rows(order) if row.act == act)


@ORDERS
def test_an_act_has_one_row_in_a_stage(order):
    seen = [(row.act, stage) for row in rows(order) for stage in row.stages]
    assert sorted(seen) == sorted(set(seen))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.act)
def test_what_a_row_names_exists(row):
    ends = {to for order in row.orders for stage in row.stages or ("",) for to in leads_to(row, order, stage)}
    for tell in row.tells:
        assert tell.message in MESSAGES
        assert tell.to in Audience.values
    for item in row.issues:
        assert (settings.BASE_DIR / "templates" / KINDS[item.kind].template).is_file()
    for limited in (*row.starts, *row.tells, *row.issues):
        assert not limited.on or limited.on in ends
    assert row.outcome or Stage.CLOSED not in ends - set(row.stages), "it closes without an outcome"
    assert row.source


def test_every_act_of_a_person_has_its_form_and_every_function_its_act():
    people = {row.act for order in Order for row in rows(order) if set(row.by) - {Role.CLOCK}} - set(OPENING_ACTS)
    assert people == set(FORMS)
    assert set(FUNCTIONS) <= set(Act)


def test_what_runs_while_frozen_leaves_everybody_a_way_out():
    assert {Act.WITHDRAW, Act.OBJECT_TO_MEDIATOR, Act.WAIVE_OBJECTION, Act.END_MISSION} <= RUN_WHILE_FROZEN


def test_the_two_orders_differ_where_they_must_and_nowhere_else():
    def told(order):
        return {(row.act, row.stages, row.to, row.starts, row.tells, row.outcome) for row in rows(order)}

    differing = {act for act, *_ in told(Order.SOURCE) ^ told(Order.ADMISSIBILITY_FIRST)}
    assert differing == {Act.VALIDATE_FILE, Act.DECLARE_ADMISSIBLE}
