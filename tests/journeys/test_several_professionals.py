"""Several professionals: the Centre's check, one who refuses, going on with the others (process 2.1.2; C13, C23, C24)."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.enums import Act, Outcome, ResponseState, Role, Stage, Track
from casework.models import CentreDetails, Tariff
from casework.procedure.engine import NotPossibleNow
from portal.uploads import describe
from tests import people
from tests.correspondence.reading import plain
from tests.story import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def received(db):
    story = Story(respondents=2)
    second = story.case.respondents[1]
    type(second).objects.filter(pk=second.pk).update(user=people.user("contact@plomberie-petit.example"))
    return story


def party(story, place):
    return story.case.respondents[place]


def test_the_centre_checks_first(received):
    assert (received.case.stage, received.case.track) == (Stage.RECEIVED, Track.TAILORED)
    assert received.case.open_deadline("response") is None


def test_what_is_missing_is_asked_for_and_supplied(received):
    received.do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE, items="Le devis signé")
    assert received.told("missing_items") == ["Nadia Martin"]
    assert received.case.open_deadline("missing_items", received.claimant).due_on == date(2027, 2, 3)
    assert received.case.open_deadline("admissibility").due_on == date(2027, 1, 25), "the three weeks go on"
    with pytest.raises(NotPossibleNow):
        received.do(Act.VALIDATE_FILE, Role.CENTRE)
    received.do(Act.SUPPLY_MISSING_ITEMS, Role.CLAIMANT, text="Le voici.")
    assert received.case.missing_items == ""
    assert received.case.open_deadline("missing_items") is None
    received.do(Act.VALIDATE_FILE, Role.CENTRE)
    assert received.told("invitation") == ["Plomberie Petit", "SARL Toitures Dubois"]


def test_a_file_never_completed_is_closed_and_says_how_to_come_back(received):
    received.do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE, items="Le devis signé").wait(35).tick()
    assert received.case.outcome == Outcome.ABANDONED
    row = received.case.dispatches.get(message="missing_items_lapsed")
    assert "nouvelle demande" in row.body


def test_an_exhibit_added_after_the_request_answers_it(received):
    received.do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE, items="Le devis signé").wait(2)
    file = SimpleUploadedFile("devis.pdf", b"%PDF-1.7 devis")
    received.do(Act.ADD_EXHIBIT, Role.CLAIMANT, title="Le devis signé", file=file, about=describe(file))
    assert received.told("centre_items_supplied") == [CentreDetails.load().name]
    assert received.case.open_deadline("missing_items") is None
    received.wait(40).tick()
    assert received.case.stage == Stage.RECEIVED, "never abandoned: the Centre looks at it"
    received.do(Act.ADD_EXHIBIT, Role.CLAIMANT, title="Une photo", file=file, about=describe(file))
    assert received.told() == [], "nothing had been asked for"
    received.do(Act.VALIDATE_FILE, Role.CENTRE)


def test_each_professional_has_its_own_days_and_the_file_moves_once(received):
    received.do(Act.VALIDATE_FILE, Role.CENTRE).accept(party(received, 0))
    assert received.case.stage == Stage.AWAITING_RESPONSES
    received.accept(party(received, 1))
    assert received.case.stage == Stage.APPOINTMENT


def test_the_claimant_goes_on_with_the_one_who_accepted_at_the_price_of_one(received):
    Tariff.objects.create(track=Track.E_MEDIATION, amount_excl_vat=60, valid_from="2026-01-01")
    received.do(Act.VALIDATE_FILE, Role.CENTRE).accept(party(received, 0)).decline(party(received, 1))
    assert received.case.stage == Stage.DECLINED
    received.do(Act.DROP_RESPONDENT, Role.CLAIMANT)
    case = received.case
    assert (case.stage, case.track) == (Stage.AWAITING_RESPONSES, Track.E_MEDIATION)
    assert received.told("others_declined") == ["SARL Toitures Dubois"]
    letter = case.dispatches.get(message="others_declined").letter_html
    assert "60 € HT" in plain(letter)
    assert party(received, 0).response == ResponseState.PENDING
    with pytest.raises(NotPossibleNow):
        received.accept(party(received, 1))
    received.accept(party(received, 0))
    assert received.case.stage == Stage.APPOINTMENT


def test_the_one_who_accepted_need_not_go_on_alone(received):
    received.do(Act.VALIDATE_FILE, Role.CENTRE).accept(party(received, 0)).decline(party(received, 1))
    received.do(Act.DROP_RESPONDENT, Role.CLAIMANT).decline(party(received, 0))
    assert received.case.stage == Stage.DECLINED
    with pytest.raises(NotPossibleNow):
        received.do(Act.DROP_RESPONDENT, Role.CLAIMANT)
    received.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert received.case.outcome == Outcome.DECLINED


def test_one_who_leaves_does_not_end_it_for_the_others(received):
    received.do(Act.VALIDATE_FILE, Role.CENTRE).accept(party(received, 0)).accept(party(received, 1))
    received.appoint().confirm().admit().do(Act.WITHDRAW, Role.RESPONDENT, party(received, 1))
    assert received.case.stage == Stage.MEDIATION
    received.propose().accept_solution(Role.CLAIMANT)
    received.do(Act.ACCEPT_SOLUTION, Role.RESPONDENT, party(received, 0))
    assert received.case.stage == Stage.AGREEMENT


def test_a_yes_that_comes_last_leaves_the_choice_to_the_claimant_with_its_term(received):
    received.do(Act.VALIDATE_FILE, Role.CENTRE).decline(party(received, 0)).wait(3).accept(party(received, 1))
    assert received.case.stage == Stage.DECLINED
    assert received.told("accepted_by_some") == ["Nadia Martin"]
    assert received.told("response_accepted") == []
    due = received.case.open_deadline("choice", received.claimant).due_on
    assert due == date(2027, 2, 8), "thirty days, then Monday"
    letter = plain(received.case.dispatches.get(message="accepted_by_some").letter_html)
    assert "lundi 8 février 2027" in letter
    assert "Je continue avec ceux qui ont accepté" in letter
    received.wait(40).tick()
    assert (received.case.stage, received.case.outcome) == (Stage.CLOSED, Outcome.DECLINED)


def test_an_intercession_for_two_waits_for_both(received):
    first, second = party(received, 0), party(received, 1)
    received.do(Act.VALIDATE_FILE, Role.CENTRE).decline(first).decline(second)
    received.do(Act.REQUEST_INTERCESSION, Role.CLAIMANT).decline(first)
    assert received.case.stage == Stage.INTERCESSION, "the Centre has not heard the other one yet"
    assert received.case.open_deadline("intercession")
    with pytest.raises(NotPossibleNow):
        received.decline(first)
    received.accept(second)
    assert received.case.stage == Stage.DECLINED
    assert received.case.open_deadline("intercession") is None
    assert received.case.open_deadline("choice", received.claimant)
    assert "intervenir" not in received.case.dispatches.get(message="accepted_by_some").body, "it did, once"


def test_who_was_ready_and_changes_its_mind_before_the_start_refuses_and_the_choice_stays(received):
    first, second = party(received, 0), party(received, 1)
    received.do(Act.VALIDATE_FILE, Role.CENTRE).decline(first).accept(second).wait(5)
    with pytest.raises(NotPossibleNow):
        received.do(Act.WITHDRAW, Role.RESPONDENT, second)
    received.decline(second)
    assert received.case.stage == Stage.DECLINED
    assert received.told("refusal_options") == ["Nadia Martin"]
    received.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert received.case.outcome == Outcome.DECLINED
    assert received.case.documents.count() == 1


def test_a_late_yes_taken_back_leaves_the_attestation_to_the_claimant():
    story = Story().decline().accept().decline()
    assert story.case.stage == Stage.DECLINED
    story.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert (story.case.outcome, story.case.documents.count()) == (Outcome.DECLINED, 1)
