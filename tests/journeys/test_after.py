"""The parties' own arrangement, and what became of an agreement (R614-2; case C37)."""

from datetime import date

import pytest

from casework.enums import Act, Outcome, Role, Stage
from casework.procedure.engine import NotPossibleNow

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", [Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.MEDIATION, Stage.AGREEMENT])
def test_an_arrangement_closes_the_file_once_both_confirm(story_in, stage):
    story = story_in(stage).do(Act.SETTLE_DIRECTLY, Role.CLAIMANT)
    assert story.case.stage == stage
    assert "SARL Toitures Dubois" in story.told("settlement_reported")
    with pytest.raises(NotPossibleNow):
        story.do(Act.SETTLE_DIRECTLY, Role.CLAIMANT)
    story.do(Act.SETTLE_DIRECTLY, Role.RESPONDENT)
    assert (story.case.stage, story.case.outcome) == (Stage.CLOSED, Outcome.SETTLED)
    assert {"Nadia Martin", "SARL Toitures Dubois"} <= set(story.told("settlement_recorded"))


def test_a_first_word_alone_changes_nothing(story_in):
    story = story_in(Stage.MEDIATION).do(Act.SETTLE_DIRECTLY, Role.RESPONDENT)
    story.offer().wait(30).tick()
    assert story.case.stage == Stage.MEDIATION


@pytest.fixture
def signed(story_in):
    return story_in(Stage.CLOSED)


def test_the_execution_is_asked_three_months_later_and_once_more(signed):
    assert {d.due_on for d in signed.case.deadlines.filter(term="execution")} == {date(2027, 4, 4)}
    signed.wait(92).tick()
    assert signed.case.dispatches.filter(message="execution_question").count() == 2
    signed.tick()
    assert signed.case.dispatches.filter(message="execution_question").count() == 2, "asked once"
    signed.do(Act.CONFIRM_EXECUTION, Role.CLAIMANT, execution="partly")
    signed.wait(20).tick()
    asked = signed.case.dispatches.filter(message="execution_question")
    assert [row.recipient_name for row in asked].count("SARL Toitures Dubois") == 2
    assert [row.recipient_name for row in asked].count("Nadia Martin") == 1
    signed.wait(400).tick()
    assert asked.count() == 3


def test_no_answer_stays_unknown(signed):
    signed.wait(200).tick()
    signed.wait(200).tick()
    assert {party.execution for party in signed.case.party_list} == {""}
    assert signed.case.outcome == Outcome.AGREEMENT


def test_each_answers_once_for_itself(signed):
    signed.do(Act.CONFIRM_EXECUTION, Role.CLAIMANT, execution="no")
    assert signed.claimant.execution == "no"
    assert signed.respondent.execution == ""
    with pytest.raises(NotPossibleNow):
        signed.do(Act.CONFIRM_EXECUTION, Role.CLAIMANT, execution="yes")
