"""The screens of what did not arrive: the file says so to the Centre, and leads to the way out."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.enums import Act, DispatchState, Role
from casework.models import Dispatch
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.story import Story


@pytest.fixture
def posted(db, centre):
    """The invitation of a professional by post, noted as posted."""
    told = Story(at=timezone.now(), professional_email="")
    told.case.parties.filter(role=Role.RESPONDENT).update(user=None)
    told.letter = told.case.dispatches.get(message="invitation")
    told.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=told.letter, posted_on=timezone.localdate())
    return told


def act(client, story, name, **values):
    return client.post(case_url(story.case, "act", name), {"token": uuid.uuid4(), **values})


def come_back(client, story, **values):
    told = {"dispatch": story.letter.pk, "returned_on": timezone.localdate().isoformat(), "reason": "unknown"}
    return act(client, story, "record_return", **{**told, **values})


def test_the_letters_page_leads_to_its_return(posted, centre):
    page = centre.get(case_url(posted.case, "message", posted.letter.pk)).content.decode()
    url = f"{case_url(posted.case, 'act', 'record_return')}?courrier={posted.letter.pk}"
    assert url in page
    assert f'value="{posted.letter.pk}" selected' in centre.get(url).content.decode()


def test_the_file_says_whose_turn_it_is_and_where_to_go(posted, centre):
    assert come_back(centre, posted, note="Boîte vide.").status_code == 302
    page = centre.get(case_url(posted.case)).content.decode()
    assert "Le courrier n’atteint pas SARL Toitures Dubois" in page
    assert f"{case_url(posted.case, 'act', 'correct_contact')}?partie={posted.respondent.pk}" in page
    assert "N’habite pas à l’adresse indiquée" in page
    assert "Boîte vide." in page
    home = centre.get(reverse("wagtailadmin_home")).content.decode()
    assert "Joindre une partie que le courrier n’atteint pas" in home
    assert "qui cherche comment joindre" in centre.get(reverse("casework_staff:index")).content.decode()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"reason": ""}, "Mention portée par la poste"),
        ({"reason": "perdu"}, "Mention portée par la poste"),
        ({"returned_on": "2020-01-01"}, "ce courrier a été posté le"),
        ({"returned_on": "2150-01-01"}, "Revenu le"),
        ({"returned_on": "hier"}, "Revenu le"),
        ({"dispatch": "999999"}, "Courrier"),
        ({"dispatch": "x"}, "Courrier"),
    ],
)
def test_bad_input_is_said_beside_the_field_and_kept(posted, centre, values, words):
    answer = come_back(centre, posted, note="Boîte vide.", **values)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Boîte vide." in answer.content.decode()
    posted.letter.refresh_from_db()
    assert posted.letter.state == DispatchState.POSTED


def test_the_new_address_is_typed_over_the_former(posted, centre):
    come_back(centre, posted)
    url = f"{case_url(posted.case, 'act', 'correct_contact')}?partie={posted.respondent.pk}"
    form = centre.get(url).content.decode()
    assert 'value="4 rue des Ardoises"' in form
    told = {"concerned": posted.respondent.pk, "address": "12 quai Neuf", "postal_code": "4420", "city": "Nantes"}
    refused = act(centre, posted, "correct_contact", **told)
    assert refused.status_code == 422
    assert "12 quai Neuf" in refused.content.decode()
    assert act(centre, posted, "correct_contact", **{**told, "postal_code": "44200"}).status_code == 302
    posted.letter.refresh_from_db()
    assert posted.letter.state == DispatchState.TO_POST
    journal = centre.get(case_url(posted.case)).content.decode()
    assert "Coordonnées précédentes" in journal
    assert "4 rue des Ardoises, 44100 Nantes" in journal


def test_a_form_without_a_party_says_nothing_and_does_nothing(posted, centre):
    told = {"address": "12 quai Neuf", "postal_code": "44200", "city": "Nantes"}
    for value in ("", "x", "999999"):
        assert act(centre, posted, "correct_contact", concerned=value, **told).status_code == 422
        assert act(centre, posted, "record_bounce", concerned=value, source="phone").status_code == 422
    assert centre.get(case_url(posted.case, "act", "record_bounce")).status_code == 200


def test_emails_that_do_not_arrive_are_chosen_and_leave_as_letters(centre, story):
    Dispatch.objects.filter(case=story.case).update(
        state=DispatchState.SENT, created_at=timezone.now(), left_at=timezone.now()
    )
    party = story.respondent
    page = centre.get(case_url(story.case)).content.decode()
    url = f"{case_url(story.case, 'act', 'record_bounce')}?partie={party.pk}"
    assert url in page
    form = centre.get(url).content.decode()
    invitation = story.case.dispatches.get(message="invitation")
    assert f'value="{invitation.pk}"' in form
    assert "checked" in form
    told = {
        "concerned": party.pk,
        "source": "phone",
        "on": timezone.localdate().isoformat(),
        "messages": [invitation.pk],
    }
    kept = {"address": party.address, "postal_code": party.postal_code, "city": party.city}
    assert act(centre, story, "record_bounce", **told, **kept).status_code == 302
    invitation.refresh_from_db()
    assert (invitation.channel, invitation.state) == ("letter", DispatchState.TO_POST)
    assert "La partie l’a dit au téléphone" in centre.get(case_url(story.case)).content.decode()


def test_the_mediator_and_the_parties_do_none_of_it(posted):
    posted.accept().appoint().confirm()
    mediator = signed_in(posted.case.designation.mediator.user)
    for name in ("record_return", "send_again", "correct_contact", "record_bounce"):
        assert mediator.get(case_url(posted.case, "act", name)).status_code == 404
        assert signed_in(people.curieux()).get(case_url(posted.case, "act", name)).status_code == 404
