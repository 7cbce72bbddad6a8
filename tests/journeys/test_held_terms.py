"""Silence counts against nobody who may not answer: terms wait during a conflict of interest, and without a mediator."""

from datetime import date

import pytest

from casework.enums import Act, Order, ResponseState, Role, Stage
from casework.procedure.engine import NotPossibleNow, possible_acts
from tests import people
from tests.correspondence.reading import plain
from tests.story import Story

pytestmark = pytest.mark.django_db


def due(story, term, party):
    return story.case.open_deadline(term, party).due_on


def another_mediator(story):
    story.vasseur = people.mediator(story.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel")
    return story.do(Act.APPOINT_MEDIATOR, Role.CENTRE, mediator=story.vasseur)


@pytest.fixture
def proposed():
    """A solution to answer within fifteen days."""
    return Story.in_stage(Stage.MEDIATION).propose()


def test_nobody_is_taken_for_silent_while_frozen_and_the_days_are_given_back(proposed):
    before = due(proposed, "solution", proposed.claimant)
    proposed.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Un cousin.").wait(30).tick()
    assert proposed.case.stage == Stage.SOLUTION_PROPOSED
    assert not proposed.case.solutions.last().answers.exists()
    assert not proposed.case.dispatches.filter(message="reminder", subject__contains="solution").exists()
    proposed.do(Act.WAIVE_OBJECTION, Role.CLAIMANT).do(Act.WAIVE_OBJECTION, Role.RESPONDENT)
    after = due(proposed, "solution", proposed.claimant)
    assert 30 <= (after - before).days <= 33
    assert proposed.case.solutions.last().answer_by >= after
    row = proposed.event.dispatches.get(message="conflict_waived", party=proposed.claimant)
    assert "Votre délai est prolongé d’autant (réponse à la solution proposée)" in plain(row.letter_html)
    proposed.tick()
    assert proposed.case.stage == Stage.SOLUTION_PROPOSED
    proposed.accept_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT)
    assert proposed.case.stage == Stage.AGREEMENT


def test_the_ninety_days_and_the_answer_about_the_conflict_run(proposed):
    outcome = proposed.case.open_deadline("outcome").due_on
    proposed.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Un cousin.")
    objection = due(proposed, "objection", proposed.claimant)
    proposed.wait(3).do(Act.WAIVE_OBJECTION, Role.CLAIMANT)
    assert due(proposed, "objection", proposed.respondent) == objection
    assert proposed.case.open_deadline("outcome").due_on == outcome


def test_between_two_mediators_too_and_the_new_one_finds_nobody_silent(proposed):
    before = due(proposed, "solution", proposed.claimant)
    proposed.wait(5).do(Act.END_MISSION, Role.CENTRE, end_reason="stepped_down").wait(20).tick()
    another_mediator(proposed).confirm()
    assert (due(proposed, "solution", proposed.claimant) - before).days >= 20
    proposed.tick()
    assert proposed.case.stage == Stage.SOLUTION_PROPOSED
    row = proposed.case.dispatches.filter(message="mediator_appointed", party=proposed.respondent).last()
    assert "Votre délai est prolongé d’autant" in row.body


def test_the_days_of_a_conflict_and_those_without_a_mediator_add_up(proposed):
    before = due(proposed, "solution", proposed.claimant)
    proposed.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Un cousin.").wait(4)
    proposed.do(Act.OBJECT_TO_MEDIATOR, Role.CLAIMANT).wait(3)
    another_mediator(proposed).confirm()
    assert 7 <= (due(proposed, "solution", proposed.claimant) - before).days <= 10


@pytest.fixture
def awaited():
    """Admissibility first: a mediator is there, and the professional has ten days."""
    return Story(order=Order.ADMISSIBILITY_FIRST).appoint().confirm().admit()


def test_a_mission_may_end_while_an_answer_is_awaited_and_the_next_one_waits_for_it(awaited):
    assert awaited.case.stage == Stage.AWAITING_RESPONSES
    awaited.wait(4).do(Act.END_MISSION, Role.MEDIATOR, text="Souffrant.").wait(12).tick()
    assert awaited.respondent.response == ResponseState.PENDING
    another_mediator(awaited).confirm()
    assert awaited.case.stage == Stage.AWAITING_RESPONSES
    assert due(awaited, "response", awaited.respondent) > date(2027, 1, 20)
    awaited.tick().accept()
    assert awaited.case.stage == Stage.MEDIATION


def test_a_conflict_is_disclosed_while_an_answer_is_awaited(awaited):
    awaited.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Un cousin.")
    assert awaited.told("conflict_disclosed") == ["Nadia Martin", "SARL Toitures Dubois"]
    with pytest.raises(NotPossibleNow):
        awaited.accept()
    awaited.wait(20).tick()
    assert awaited.respondent.response == ResponseState.PENDING
    awaited.do(Act.WAIVE_OBJECTION, Role.RESPONDENT).do(Act.WAIVE_OBJECTION, Role.CLAIMANT)
    awaited.tick().accept()
    assert awaited.case.stage == Stage.MEDIATION


def test_after_a_refusal_the_claimant_alone_says_whether_this_mediator_goes_on(awaited):
    awaited.decline().do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Un cousin.").do(Act.WAIVE_OBJECTION, Role.CLAIMANT)
    assert (awaited.case.frozen_on, awaited.case.disclosures.get().result) == (None, "waived")


def test_a_mediation_found_impossible_or_prolonged_while_an_answer_is_awaited(awaited):
    possible = {row.act for row in possible_acts(awaited.case, awaited.actor(Role.MEDIATOR))}
    assert {Act.EXTEND_MEDIATION, Act.CLOSE_UNWORKABLE, Act.END_MISSION, Act.DISCLOSE_CONFLICT} <= possible
    awaited.do(Act.CLOSE_UNWORKABLE, Role.MEDIATOR, reason="Le juge est saisi.")
    assert awaited.case.stage == Stage.CLOSED


def test_in_the_order_of_the_source_nobody_has_a_mission_to_end_while_an_answer_is_awaited(story):
    possible = {row.act for row in possible_acts(story.case, story.actor(Role.CENTRE))}
    assert Act.END_MISSION not in possible
