"""A request made for somebody else: the mandate, the two people, and who is written to (case C15)."""

import pytest

from casework.enums import Act, Capacity, DispatchChannel
from casework.models import Case
from casework.party_space.joining import join_by_address, join_by_code
from tests import people
from tests.intake.walk import PLAIN, pdf

pytestmark = pytest.mark.django_db
FOR_FATOU = {
    "representant": {"first_name": "Nadia", "last_name": "Martin", "tie": "relative"},
    "personne-representee": {"first_name": "Fatou", "last_name": "Diallo", "email": "fatou.diallo@example.fr"},
}
MANDATE = "document-mandat-de-representation"


@pytest.fixture
def behalf(signed_in, monkeypatch):
    """Mme Martin asks for Mme Diallo, and is at the page of the mandate."""
    for step, values in FOR_FATOU.items():
        monkeypatch.setitem(PLAIN, step, values)
    monkeypatch.setitem(PLAIN, "consommateur", {"capacity": "personal", "for_other": "on"})
    return signed_in.until(MANDATE)


def filed(walk):
    """The case, once everything is sent."""
    walk.until("envoi").send()
    return Case.objects.get(filing_token=walk.draft_id)


def test_the_mandate_is_needed_and_no_excuse_replaces_it(behalf):
    page = behalf.get(MANDATE).content.decode()
    assert "Votre mandat" in page
    assert "Je n’ai pas ce document" not in page
    refused = behalf.post(MANDATE, {"missing": "on", "reason": "Je ne l’ai pas"})
    assert refused.status_code == 200
    assert "il est indispensable" in refused.content.decode()
    assert behalf.where() == MANDATE
    assert behalf.post(MANDATE, {"files": [pdf("mandat.pdf")]}).status_code == 302
    assert behalf.where() != MANDATE


def test_nobody_else_is_asked_for_a_mandate(signed_in):
    signed_in.until("identite")
    assert MANDATE not in signed_in.draft.data
    assert signed_in.get("representant").status_code in (302, 404)


def test_the_recap_names_both(behalf):
    page = behalf.until("verification").get("verification").content.decode()
    for words in ("Qui fait cette demande", "Nadia Martin", "Un proche", "Fatou Diallo", "fatou.diallo@example.fr"):
        assert words in page


def test_c15_the_consumer_is_the_party_and_who_files_its_representative(behalf):
    case = filed(behalf)
    assert (str(case.claimant), case.claimant.user, case.claimant.email) == (
        "Fatou Diallo", None, "fatou.diallo@example.fr",
    )  # fmt: skip
    third = case.third_parties.get()
    assert (third.capacity, str(third), third.user) == (Capacity.REPRESENTATIVE, "Nadia Martin", people.martin())
    assert third.mandate.title == "Votre mandat"
    event = case.events.get(act=Act.FILE_ONLINE)
    assert (event.user, event.on_behalf_of, event.data["by_third"]) == (people.martin(), case.claimant, third.pk)
    assert case.screening["represented"] == "Un proche"
    page = behalf.client.get(f"/espace/dossier/{case.reference}/").content.decode()
    assert "Vous agissez au nom de <strong>Fatou Diallo</strong>" in page


def test_c15_both_are_written_to_and_the_consumer_is_told_what_was_done_in_its_name(behalf):
    case = filed(behalf)
    told = {(row.message, row.recipient_name) for row in case.dispatches.all()}
    assert {("acknowledgement", "Fatou Diallo"), ("third_copy", "Nadia Martin")} <= told
    row = case.dispatches.get(message="acknowledgement")
    assert "Si vous n’avez pas donné ce mandat" in row.body
    assert join_by_address(people.user("fatou.diallo@example.fr")) == [case.reference]


def test_c15_without_an_address_of_its_own_the_consumer_is_written_to_by_post(behalf, monkeypatch):
    monkeypatch.setitem(PLAIN, "personne-representee", {"first_name": "Fatou", "last_name": "Diallo"})
    case = filed(behalf)
    row = case.dispatches.get(message="acknowledgement")
    assert row.channel == DispatchChannel.LETTER
    assert "Nadia Martin (représentant de Fatou Diallo) a fait cette demande pour vous" in row.letter_html
    assert join_by_code(people.user("fatou@ailleurs.example"), case.reference, row.secret) == case.reference


def test_the_address_of_who_files_is_not_that_of_the_consumer(behalf):
    behalf.until("personne-representee")
    own = {"first_name": "Fatou", "last_name": "Diallo", "email": people.martin().email}
    page = behalf.post("personne-representee", own)
    assert page.status_code == 200
    assert "c’est la vôtre" in page.content.decode()


def test_who_changes_its_mind_files_for_itself(behalf):
    """The mandate that was joined is kept aside and is not sent."""
    behalf.post(MANDATE, {"files": [pdf("mandat.pdf")]})
    behalf.post("consommateur", {"capacity": "personal"})
    case = filed(behalf)
    assert str(case.claimant) == "Nadia Martin"
    assert not case.third_parties.exists()
    assert "Votre mandat" not in {exhibit.title for exhibit in case.exhibits.all()}
