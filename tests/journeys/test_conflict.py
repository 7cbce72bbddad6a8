"""A conflict of interest during a mission (process 1, R613-1; cases C28, C29, C30)."""

from datetime import date

import pytest

from casework.designation import excluded
from casework.enums import Act, Role, Stage
from casework.models import EndReason
from casework.procedure.engine import NotPossibleNow, possible_acts
from tests import people

pytestmark = pytest.mark.django_db
CIRCUMSTANCE = "le-gérant-est-mon-cousin"


@pytest.fixture
def disclosed(story_in):
    return story_in(Stage.MEDIATION).wait(40).do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text=CIRCUMSTANCE)


def test_the_parties_are_told_at_once_and_may_answer_for_five_days(disclosed):
    assert disclosed.told("conflict_disclosed") == ["Nadia Martin", "SARL Toitures Dubois"]
    assert disclosed.case.open_deadline("objection", disclosed.claimant).due_on == date(2027, 2, 18)
    letters = disclosed.case.dispatches.filter(message="conflict_disclosed")
    assert all(CIRCUMSTANCE in row.letter_html and CIRCUMSTANCE not in row.body for row in letters)


@pytest.mark.parametrize("act", [Act.POST_OFFER, Act.POST_TO_FORUM, Act.PROPOSE_SOLUTION, Act.RECORD_AGREEMENT])
def test_the_work_is_frozen_and_says_why(disclosed, act):
    role = Role.CLAIMANT if act in (Act.POST_OFFER, Act.POST_TO_FORUM) else Role.MEDIATOR
    with pytest.raises(NotPossibleNow, match="conflit d’intérêts"):
        disclosed.do(act, role, text="…")


def test_the_ninety_days_go_on(disclosed):
    assert disclosed.case.open_deadline("outcome").due_on == date(2027, 4, 4)


def test_one_objection_is_enough(disclosed):
    disclosed.do(Act.WAIVE_OBJECTION, Role.RESPONDENT)
    assert disclosed.case.frozen_on
    disclosed.do(Act.OBJECT_TO_MEDIATOR, Role.CLAIMANT)
    case = disclosed.case
    assert (case.stage, case.stage_left, case.frozen_on) == (Stage.APPOINTMENT, Stage.MEDIATION, None)
    assert case.designations.get().end_reason == EndReason.RECUSAL
    assert case.disclosures.get().result == "objected"
    assert disclosed.told("objection_raised") == ["Claire Vasseur"]
    assert not case.deadlines.filter(term="objection", state="open").exists()


def test_the_next_mediator_resumes_and_does_not_read_the_caucus(disclosed):
    disclosed.do(Act.OBJECT_TO_MEDIATOR, Role.CLAIMANT)
    disclosed.vasseur = people.mediator(
        disclosed.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel"
    )
    disclosed.appoint().confirm()
    assert disclosed.case.stage == Stage.MEDIATION


def test_the_mediator_objected_to_is_never_designated_again_for_these_people(disclosed):
    first = disclosed.vasseur
    disclosed.do(Act.OBJECT_TO_MEDIATOR, Role.RESPONDENT)
    other = type(disclosed)(at=disclosed.at)
    reasons = {row.mediator: row.reasons for row in excluded(other.case)}
    assert "Une partie s’est déjà opposée à ce médiateur" in reasons[first]


def test_silence_is_no_waiver_and_the_centre_is_warned(disclosed):
    disclosed.do(Act.WAIVE_OBJECTION, Role.CLAIMANT).wait(10).tick()
    assert disclosed.case.frozen_on
    assert disclosed.case.stage == Stage.MEDIATION
    reminders = disclosed.case.dispatches.filter(message="reminder", recipient="centre")
    assert reminders.exists()


def test_everybody_agrees_and_the_work_resumes(disclosed):
    disclosed.do(Act.WAIVE_OBJECTION, Role.CLAIMANT).do(Act.WAIVE_OBJECTION, Role.RESPONDENT)
    assert disclosed.case.frozen_on is None
    assert disclosed.told("conflict_waived") == ["Claire Vasseur", "Nadia Martin", "SARL Toitures Dubois"]
    disclosed.offer()


def test_who_was_told_may_always_leave(disclosed):
    disclosed.do(Act.WITHDRAW, Role.CLAIMANT)
    assert disclosed.case.is_closed
    assert disclosed.case.disclosures.get().result == "ended"


def test_a_mission_that_ends_ends_the_disclosure(disclosed):
    disclosed.do(Act.END_MISSION, Role.MEDIATOR, end_reason=EndReason.STEPPED_DOWN)
    assert disclosed.case.frozen_on is None
    assert disclosed.case.stage == Stage.APPOINTMENT


def test_the_centre_does_not_answer_for_anybody(disclosed):
    offered = {row.act for row in possible_acts(disclosed.case, disclosed.actor(Role.CENTRE))}
    assert not offered & {Act.OBJECT_TO_MEDIATOR, Act.WAIVE_OBJECTION, Act.DISCLOSE_CONFLICT}
