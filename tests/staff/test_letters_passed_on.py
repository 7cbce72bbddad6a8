"""A paper letter of the talks: the Centre deposits its copy, the mediator of the day alone opens it (decision 0007)."""

import pytest
from django.urls import reverse

from casework.enums import Act, Channel, Role, Stage
from casework.procedure.engine import possible_acts
from tests import people
from tests.letters import PDF, by_post, scan, type_letter
from tests.staff.conftest import case_url, signed_in


@pytest.fixture
def talking(story_in):
    told = story_in(Stage.MEDIATION)
    return told, by_post(told, told.claimant), signed_in(told.vasseur.user)


@pytest.fixture
def passed_on(talking, centre):
    told, party, _ = talking
    assert type_letter(centre, told.case, Act.PASS_ON_LETTER, party, scan=scan()).status_code == 302
    return told.case.events.get(act=Act.PASS_ON_LETTER)


def test_the_mediator_finds_the_letter_and_is_told(talking, passed_on):
    told, party, vasseur = talking
    copy = case_url(told.case, "typed_letter", passed_on.number)
    page = vasseur.get(case_url(told.case)).content.decode()
    assert "Lettres remises par le Centre" in page
    assert page.count(copy) == 2, "with the papers, and in the journal"
    assert b"".join(vasseur.get(copy).streaming_content) == PDF
    assert passed_on.on_behalf_of == party
    assert told.case.dispatches.get(message="letter_passed_on").recipient_name == "Claire Vasseur"


def test_the_centre_that_deposited_it_does_not_open_it(talking, passed_on, centre):
    told, _, _ = talking
    copy = case_url(told.case, "typed_letter", passed_on.number)
    page = centre.get(case_url(told.case)).content.decode()
    assert "Lettre remise au médiateur" in page
    assert copy not in page
    assert "Lettres remises par le Centre" not in page
    assert centre.get(copy).status_code == 404


def test_the_other_party_learns_nothing_of_it(talking, passed_on):
    told, _, _ = talking
    other = signed_in(people.dubois())
    story = other.get(reverse("party_space:history", args=[told.case.reference]))
    assert story.status_code == 200
    assert "remis une lettre" not in story.content.decode()
    assert other.get(case_url(told.case, "typed_letter", passed_on.number)).status_code in (302, 403, 404)
    told_to = set(told.case.dispatches.filter(event=passed_on).values_list("recipient_name", flat=True))
    assert told_to == {"Claire Vasseur"}


def test_the_next_mediator_does_not_open_what_was_given_to_the_one_before(talking, passed_on, centre):
    told, _, _ = talking
    told.do(Act.END_MISSION, Role.CENTRE, end_reason="replaced")
    next_one = people.mediator(told.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel")
    told.do(Act.APPOINT_MEDIATOR, Role.CENTRE, mediator=next_one, reason="Remplace")
    client = signed_in(next_one.user)
    page = client.get(case_url(told.case)).content.decode()
    assert "Lettres remises par le Centre" not in page
    assert client.get(case_url(told.case, "typed_letter", passed_on.number)).status_code == 404


def test_a_letter_is_passed_on_with_its_copy_alone(talking, centre):
    told, party, _ = talking
    assert type_letter(centre, told.case, Act.PASS_ON_LETTER, party).status_code == 422
    assert not told.case.events.filter(act=Act.PASS_ON_LETTER).exists()


def test_nobody_passes_on_but_the_centre_and_for_a_party_by_post(talking, centre):
    told, party, vasseur = talking
    assert type_letter(vasseur, told.case, Act.PASS_ON_LETTER, party, scan=scan()).status_code == 404
    online = told.respondent
    assert online.channel == Channel.ONLINE
    assert type_letter(centre, told.case, Act.PASS_ON_LETTER, online, scan=scan()).status_code == 404
    assert Act.PASS_ON_LETTER not in {row.act for row in possible_acts(told.case, told.actor(Role.RESPONDENT))}


def test_the_page_says_who_will_read_the_letter(talking, centre):
    told, party, _ = talking
    page = centre.get(f"{case_url(told.case, 'act', Act.PASS_ON_LETTER)}?au-nom-de={party.pk}").content.decode()
    assert "seul à en ouvrir la copie" in page
    assert "Écrivez avec ses mots" not in page
