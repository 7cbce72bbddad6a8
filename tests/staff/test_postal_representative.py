"""A letter written for the consumer by somebody with a mandate: typed as it is online (cases C15 and C34)."""

import pytest
from django.urls import reverse

from casework.enums import Act, Capacity, Channel, DispatchChannel, Role
from casework.models import Case
from casework.party_space.joining import join_by_address
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.staff.test_postal_entry import clerk, travelled  # noqa: F401
from tests.staff.test_typed_acts import PDF, scan

AGENT = {"tie": "association", "first_name": "Ida", "last_name": "Leroy", "email": "ida.leroy@defense.example"}


def mandate():
    return scan("mandat.pdf", PDF + b"mandat")


def represented(clerk, **values) -> Case:  # noqa: F811
    clerk.fill("courrier", scan=scan("lettre.pdf"), title="Lettre", ajouter="1")
    clerk.fill_all()
    assert clerk.fill("representant", **AGENT | values, mandate=mandate()).status_code == 302
    return clerk.skip_the_questions().register()


def test_c15_the_representative_is_recorded_with_the_scan_of_the_mandate(clerk):  # noqa: F811
    case = represented(clerk)
    third = case.third_parties.get()
    assert (third.capacity, str(third), third.party) == (Capacity.REPRESENTATIVE, "Ida Leroy", case.claimant)
    assert (third.user, third.joined_at) == (None, None), "the account comes with the proven address, and not before"
    assert [exhibit.title for exhibit in case.exhibits.all()] == ["Lettre", "Mandat de Ida Leroy"]
    assert third.mandate == case.exhibits.get(number=2)
    assert case.screening["represented"] == "Une association de consommateurs"
    event = case.events.get()
    assert (event.act, event.role, event.on_behalf_of) == (Act.REGISTER_POSTAL_FILE, Role.CENTRE, case.claimant)
    page = clerk.client.get(case_url(case)).content.decode()
    assert "Mandat, pièce n° 2" in page.replace("\xa0", " ")
    assert "Une association de consommateurs" in page


def test_c15_the_consumer_is_told_who_wrote_and_the_representative_is_invited(clerk):  # noqa: F811
    case = represented(clerk)
    assert case.claimant.channel == Channel.POST
    letter = case.dispatches.get(message="acknowledgement")
    assert "Ida Leroy a fait cette demande pour vous et a joint un mandat" in letter.letter_html
    invited = case.dispatches.get(message="third_invited")
    assert (invited.channel, invited.to_address) == (DispatchChannel.EMAIL, AGENT["email"])
    assert "au nom d’une personne que vous représentez" in invited.body
    assert "Le Bihan" not in invited.body + invited.subject
    agent = people.user(AGENT["email"])
    assert join_by_address(agent) == [case.reference]
    assert signed_in(agent).get(reverse("party_space:case", args=[case.reference])).status_code == 200


def test_without_an_address_nothing_is_sent_but_the_representative_stands_in_the_file(clerk):  # noqa: F811
    case = represented(clerk, email="")
    assert [dispatch.message for dispatch in case.dispatches.all()] == ["acknowledgement"]
    assert case.third_parties.get().email == ""
    assert "Sans adresse e-mail" in clerk.client.get(case_url(case)).content.decode()
    assert join_by_address(people.curieux()) == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"mandate": ""}, "Copie du mandat : joignez-la."),
        ({"last_name": ""}, "Nom de cette personne : écrivez son nom."),
        ({"first_name": ""}, "Prénom de cette personne : écrivez son prénom."),
        ({"email": "ida@"}, "Adresse e-mail"),
        ({"email": "jeanne@example.fr"}, "c’est aussi celle du consommateur"),
        ({"tie": "voisin"}, "Qui fait la demande"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(clerk, values, sentence):  # noqa: F811
    clerk.fill("consommateur", email="jeanne@example.fr")
    answer = clerk.fill("representant", **{**AGENT, "mandate": mandate()} | values)
    assert answer.status_code == 422
    page = answer.content.decode().replace("\xa0", " ")
    assert sentence in page
    assert all(value in page for value in {**AGENT, **values}.values() if value not in ("", "voisin"))
    assert "representant" not in clerk.entry.data
    assert not clerk.entry.files.exists()


def test_the_consumer_may_not_be_given_the_address_of_the_representative(clerk):  # noqa: F811
    clerk.fill("consommateur")
    clerk.fill("representant", **AGENT, mandate=mandate())
    answer = clerk.fill("consommateur", email=AGENT["email"])
    assert answer.status_code == 422
    assert "celle de la personne qui fait la demande" in answer.content.decode()


def test_a_mandate_taken_away_is_asked_for_again_before_anything_is_registered(clerk):  # noqa: F811
    clerk.fill_all()
    clerk.fill("representant", **AGENT, mandate=mandate())
    clerk.skip_the_questions()
    clerk.client.post(clerk.url("courrier"), {"retirer": clerk.entry.files.get().pk})
    assert clerk.register() is None
    assert clerk.answer.url == clerk.url("representant")


def test_a_name_is_corrected_without_choosing_the_mandate_again_and_given_up_with_its_scan(clerk):  # noqa: F811
    clerk.fill("consommateur")
    clerk.fill("representant", **AGENT, mandate=mandate())
    assert "mandat.pdf" in clerk.client.get(clerk.url("representant")).content.decode()
    assert clerk.fill("representant", **AGENT | {"last_name": "Leroux"}).status_code == 302
    assert clerk.entry.data["representant"]["last_name"] == "Leroux"
    assert clerk.entry.files.count() == 1
    assert clerk.fill("representant", tie="self").status_code == 302
    assert not clerk.entry.files.exists()
