"""For whom the case is over while it goes on: the newcomer left out, the one dropped, the one that withdrew.

Their page says so, and shows no date, no door and no act of a mediation in which they take no part.
"""

import uuid

import pytest

from casework.enums import Act, Role, Stage
from casework.procedure.engine import NotPossibleNow, possible_acts
from tests import people
from tests.party_space.conftest import address, signed_in
from tests.story import Story

pytestmark = pytest.mark.django_db
TALKS = [Act.POST_OFFER, Act.POST_TO_FORUM, Act.POST_TO_CAUCUS, Act.SET_LIMIT, Act.ADD_EXHIBIT, Act.OBJECT_TO_MEDIATOR]
NAMED = {
    "company": "Charpentes Petit", "siret": "", "email": "contact@charpentes-petit.example", "city": "Nantes",
    "address": "9 rue du Port", "postal_code": "44000", "newcomer_note": "Il a posé la charpente.",
}  # fmt: skip


def last_professional(story):
    party = story.case.respondents[-1]
    party.user = people.user("contact@un-autre.example")
    party.save()
    return party


def named_later():
    story = Story.in_stage(Stage.MEDIATION).say()
    story.do(Act.ADD_RESPONDENT, Role.CLAIMANT, **NAMED)
    admitted = dict(note="Recevable.", format="video", purpose="Voir le toit.")
    return story.do(Act.ADMIT_RESPONDENT, Role.MEDIATOR, **admitted), last_professional(story)


def newcomer_that_refused():
    story, party = named_later()
    return story.do(Act.DECLINE_MEDIATION, Role.RESPONDENT, party, reasons=["other"]), party


def newcomer_that_kept_silent():
    story, party = named_later()
    return story.wait(15).tick(), party


def newcomer_left_out():
    story, party = named_later()
    return story.accept(party).do(Act.DECLINE_TAILORED, Role.CLAIMANT).do(Act.ACCEPT_TAILORED, Role.RESPONDENT), party


def several():
    story = Story(respondents=2).do(Act.VALIDATE_FILE, Role.CENTRE)
    return story, last_professional(story)


def dropped_after_its_refusal():
    story, party = several()
    story.accept().decline(party).do(Act.DROP_RESPONDENT, Role.CLAIMANT).accept()
    return story.appoint().confirm().admit().say(), party


def withdrawn_among_several():
    story, party = several()
    story.accept().accept(party).appoint().confirm().admit().say()
    return story.do(Act.WITHDRAW, Role.RESPONDENT, party), party


OUT = pytest.mark.parametrize(
    "over", [newcomer_that_refused, newcomer_that_kept_silent, newcomer_left_out, dropped_after_its_refusal,
             withdrawn_among_several],
)  # fmt: skip


@OUT
def test_its_page_shows_no_date_no_door_and_no_place_on_the_path(over):
    story, party = over()
    for page in ("case", "history"):
        shown = signed_in(party.user).get(address(page, story.case))
        assert shown.status_code == 200
        assert "il reste" not in shown.text
        assert "vous êtes ici" not in shown.text
        assert "Ouvrir le" not in shown.text
    case_page = signed_in(party.user).get(address("case", story.case))
    assert case_page.context["main_buttons"] == []
    assert case_page.context["end_buttons"] == []


@OUT
def test_nothing_of_the_table_is_possible_to_it(over):
    story, party = over()
    before, visitor = story.case.events.count(), signed_in(party.user)
    typed = {"row": story.case.offer_rows.first().pk, "text": "Je propose 100 €.", "token": uuid.uuid4()}
    for act in TALKS:
        url = address("act", story.case, act)
        assert visitor.get(url).status_code == 302
        assert visitor.post(url, typed).status_code in (409, 422)
    assert story.case.events.count() == before


@OUT
@pytest.mark.parametrize("frozen", [False, True])
def test_the_table_has_no_act_for_it_and_takes_none(over, frozen):
    story, party = over()
    party.refresh_from_db()
    if frozen:
        story.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Ma sœur travaille chez Dubois.")
    assert {row.act for row in possible_acts(story.case, story.actor(Role.RESPONDENT, party))} <= {
        Act.REMOVE_THIRD_PARTY
    }
    for act in [*TALKS, Act.WITHDRAW, Act.SETTLE_DIRECTLY, Act.INVITE_THIRD_PARTY]:
        with pytest.raises(NotPossibleNow):
            story.do(act, Role.RESPONDENT, party, text="Je propose 100 €.")


@OUT
def test_a_refusal_tells_it_nothing_of_what_the_others_do(over):
    story, party = over()
    typed = {"row": story.case.offer_rows.first().pk, "text": "Je propose 100 €.", "token": uuid.uuid4()}
    refused = signed_in(party.user).post(address("act", story.case, Act.POST_OFFER), typed)
    assert refused.status_code == 409
    assert "Dernière étape" not in refused.text


@OUT
def test_neither_its_page_nor_a_letter_tells_how_it_ends(over):
    story, party = over()
    story.wait(3).do(Act.WITHDRAW, Role.CLAIMANT)
    assert "Nadia Martin" in story.told("withdrawal")
    assert not story.event.dispatches.filter(party=party).exists()
    for page in ("case", "history"):
        shown = signed_in(party.user).get(address(page, story.case))
        assert "Nadia Martin a quitté" not in shown.text
        assert shown.context["mission"] is None


@OUT
def test_its_page_names_the_consumer_and_itself(over):
    story, party = over()
    lines = signed_in(party.user).get(address("case", story.case)).context["parties"]
    assert {line.name for line in lines} == {"Nadia Martin", str(party)}


@OUT
def test_what_is_disclosed_to_the_parties_later_is_not_for_it(over):
    story, party = over()
    story.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Ma sœur travaille chez Dubois.")
    page = signed_in(party.user).get(address("case", story.case)).text
    assert "Ma sœur" not in page


@OUT
def test_how_the_case_ended_is_for_those_who_were_there(over):
    story, party = over()
    story.agree().circulate().approve_all().sign_all()
    assert story.case.stage == Stage.CLOSED
    page = signed_in(party.user).get(address("case", story.case)).text
    assert "a abouti" not in page
    assert "Chacun fait ce qu’il a promis" not in page


def test_one_that_may_still_join_answers_and_does_not_speak_at_the_table_yet():
    story, party = named_later()
    page = signed_in(party.user).get(address("case", story.case))
    assert [button.act for button in page.context["main_buttons"]] == [Act.ACCEPT_MEDIATION, Act.DECLINE_MEDIATION]
    assert [line.label for line in page.context["clocks"]][:1] == ["Votre réponse à l’invitation"]
    assert "Ouvrir le" not in page.text


def test_one_that_left_may_still_end_the_access_of_whoever_stands_beside_it():
    story, party = several()
    story.accept().accept(party).appoint().confirm().admit()
    lawyer = dict(capacity="lawyer", first_name="Maud", last_name="Tessier", email="maud.tessier@avocats.example")
    story.do(Act.INVITE_THIRD_PARTY, Role.RESPONDENT, party, **lawyer).do(Act.WITHDRAW, Role.RESPONDENT, party)
    assert "Maud Tessier" in signed_in(party.user).get(address("assistance", story.case)).text
    assert signed_in(party.user).get(address("act", story.case, Act.REMOVE_THIRD_PARTY)).status_code == 200
