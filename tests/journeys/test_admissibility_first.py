"""The other order: the mediator examines first, then the professional is invited (procedure, section 4; C01, C17, C21)."""

from datetime import date

import pytest

from casework.enums import Act, Ground, Order, Outcome, Role, Stage
from tests.story import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db):
    return Story(order=Order.ADMISSIBILITY_FIRST)


def test_filing_invites_nobody(story):
    assert (story.case.order, story.case.stage) == (Order.ADMISSIBILITY_FIRST, Stage.APPOINTMENT)
    assert {row.message for row in story.case.dispatches.all()} == {"acknowledgement"}
    assert story.case.open_deadline("response") is None


def test_the_notification_starts_both_clocks(story):
    story.appoint().confirm().admit()
    assert story.case.stage == Stage.AWAITING_RESPONSES
    assert story.told("referral_notification") == ["Nadia Martin"]
    assert story.told("invitation") == ["SARL Toitures Dubois"]
    assert story.case.open_deadline("outcome").due_on == date(2027, 4, 4)
    assert story.case.open_deadline("response").due_on == date(2027, 1, 14)


def test_a_yes_opens_the_mediation(story):
    story.appoint().confirm().admit().accept()
    assert story.case.stage == Stage.MEDIATION
    story.offer().agree().circulate().approve_all().sign_all()
    assert story.case.outcome == Outcome.AGREEMENT


def test_an_inadmissible_request_is_told_to_the_claimant_alone(story):
    story.appoint().confirm().do(Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground=Ground.TOO_LATE, facts="…", remedy="…")
    assert story.told() == ["Nadia Martin"]
    assert story.case.outcome == Outcome.INADMISSIBLE


def test_a_refusal_still_leads_to_the_attestation(story):
    story.appoint().confirm().admit().decline()
    assert story.case.stage == Stage.DECLINED
    story.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert story.case.outcome == Outcome.DECLINED


def test_silence_then_a_late_yes(story):
    story.appoint().confirm().admit().wait(12).tick()
    assert story.case.stage == Stage.DECLINED
    story.accept().do(Act.GO_ON_AFTER_LATE_YES, Role.CLAIMANT)
    assert story.case.stage == Stage.MEDIATION
    assert story.case.open_deadline("outcome").due_on == date(2027, 4, 4), "a late yes does not move the ninety days"
