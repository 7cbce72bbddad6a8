"""Process 2.1.1: the professional refuses or keeps silent (cases C18 to C22)."""

from datetime import date

import pytest

from casework.enums import Act, DocumentKind, Outcome, ResponseState, Role, Stage
from casework.procedure.engine import NotPossibleNow
from tests.story import Story, paris

pytestmark = pytest.mark.django_db


def test_a_refusal_leaves_the_consumer_two_ways(story):
    story.decline()
    assert story.case.stage == Stage.DECLINED
    assert story.told("refusal_options") == ["Nadia Martin"]
    assert story.case.open_deadline("choice").due_on == date(2027, 2, 3)
    assert story.case.open_deadline("response") is None


def test_the_attestation_says_only_what_may_be_passed_on(story):
    story.decline().do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert (story.case.stage, story.case.outcome) == (Stage.CLOSED, Outcome.DECLINED)
    html = story.case.documents.get(kind=DocumentKind.FILING_CERTIFICATE).html
    assert "Nous avons déjà proposé une reprise." in html
    assert "réservé-au-Centre" not in html
    assert story.told("filing_certificate") == ["Nadia Martin", "SARL Toitures Dubois"]


def test_silence_is_never_called_a_refusal(story):
    story.wait(11).tick()
    assert story.case.stage == Stage.DECLINED
    assert story.respondent.response == ResponseState.NO_RESPONSE
    letter = story.case.dispatches.get(message="silence_options")
    assert "n’a pas répondu" in letter.body + letter.letter_html
    assert "a refusé" not in letter.body + letter.letter_html
    assert story.case.dispatches.filter(message="silence_notice", party=story.respondent).count() == 1


def test_the_tenth_day_counts_whole_and_moves_past_a_holiday(db):
    story = Story(at=paris(2027, 4, 21))
    assert story.case.open_deadline("response").due_on == date(2027, 5, 3)
    story.at = paris(2027, 5, 3, 23, 59)
    story.tick()
    assert story.case.stage == Stage.AWAITING_RESPONSES
    story.accept()
    assert story.case.stage == Stage.APPOINTMENT


def test_the_centre_intervenes_and_the_professional_changes_its_mind(story):
    story.decline().intercede()
    assert story.case.stage == Stage.INTERCESSION
    story.do(Act.RECORD_CONTACT, Role.CENTRE, on=date(2027, 1, 5), means="phone", text="Explications données.")
    story.accept()
    assert story.case.stage == Stage.APPOINTMENT


def test_the_centre_intervenes_in_vain_and_only_once(story):
    story.decline().intercede().do(Act.RECORD_INTERCESSION_FAILURE, Role.CENTRE)
    assert story.case.stage == Stage.DECLINED
    assert story.told("intercession_failed") == ["Nadia Martin"]
    with pytest.raises(NotPossibleNow):
        story.intercede()
    story.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert story.case.is_closed


def test_without_a_choice_the_attestation_is_issued_after_thirty_days(story):
    story.decline().wait(31).tick()
    assert story.case.outcome == Outcome.DECLINED
    assert story.case.documents.filter(kind=DocumentKind.FILING_CERTIFICATE).count() == 1
