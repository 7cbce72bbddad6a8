"""A party by post: its term runs from the presumed receipt of the letter (procedure, section 2; case C26)."""

from datetime import date

import pytest

from casework.enums import Act, DispatchState, Role
from casework.procedure.engine import NotPossibleNow
from tests.story import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db):
    """The professional has no e-mail address: its invitation is a letter."""
    return Story(professional_email="")


def test_the_invitation_is_a_letter_to_post(story):
    letter = story.case.dispatches.get(message="invitation")
    assert (letter.channel, letter.state) == ("letter", DispatchState.TO_POST)
    assert "4 rue des Ardoises" in letter.to_address


def test_the_ten_days_run_from_the_presumed_receipt_of_the_posting(story):
    # Posted on Thursday 7 January, presumed received on Tuesday 12, ten days later Friday 22.
    letter = story.case.dispatches.get(message="invitation")
    story.wait(3).do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=date(2027, 1, 7))
    clock = story.case.open_deadline("response")
    assert (clock.starts_on, clock.due_on) == (date(2027, 1, 12), date(2027, 1, 22))
    letter.refresh_from_db()
    assert (letter.state, letter.posted_on, letter.secret) == (DispatchState.POSTED, date(2027, 1, 7), "")


def test_a_letter_is_posted_once_and_not_in_the_future(story):
    letter = story.case.dispatches.get(message="invitation")
    with pytest.raises(NotPossibleNow, match="à venir"):
        story.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=date(2027, 1, 9))
    story.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=date(2027, 1, 4))
    with pytest.raises(NotPossibleNow, match="plus à poster"):
        story.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=date(2027, 1, 4))


def test_the_ninety_days_run_from_the_later_dispatch(story):
    story.accept().appoint().confirm().admit()
    letter = story.case.dispatches.get(message="referral_notification", party=story.respondent)
    story.wait(2).do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=date(2027, 1, 6))
    assert story.case.open_deadline("outcome").due_on == date(2027, 4, 6)
