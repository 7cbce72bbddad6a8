"""From the first question to a case, over HTTP."""

import uuid

import pytest

from casework.models import Case
from intake.models import Draft
from portal.storages import private_storage
from sectors.models import FormVersion

pytestmark = pytest.mark.django_db


def test_a_whole_request_becomes_a_case(ready):
    assert ready.send().url == ready.url("sent")
    case = Case.objects.get(filing_token=ready.draft_id)
    assert str(case.claimant) == "Nadia Martin"
    assert [(party.company, party.siret) for party in case.respondents] == [("SARL Toitures Dubois", "73282932000074")]
    assert case.form_version == FormVersion.objects.for_facets(
        "batiment", {"travaux": "renovation", "nature": "execution"}
    )
    assert case.facets == {"travaux": "renovation", "nature": "execution", "objet": "malfacon"}
    assert case.summary == "Le carrelage se décolle."
    assert case.screening["consumer"] == "À titre personnel"
    assert case.screening["person_look"] == ""
    assert case.exhibits.count() > 1
    assert all(private_storage().exists(exhibit.file.name) for exhibit in case.exhibits.all())
    confirmation = ready.client.get(ready.url("sent")).content.decode()
    assert case.reference in confirmation


def test_after_filing_the_draft_holds_no_answer_and_leads_to_the_confirmation(ready):
    ready.send()
    draft = ready.draft
    assert (draft.data, draft.answers, draft.relief, draft.files.count()) == ({}, {}, [], 0)
    for name in ("resume", "saved", "delete", "relief_add"):
        assert ready.client.get(ready.url(name)).url == ready.url("sent")
    assert ready.get("identite").url == ready.url("sent")


def test_a_double_click_is_one_case(ready):
    assert ready.send().url == ready.send().url == ready.url("sent")
    assert Case.objects.count() == 1


def test_nothing_is_sent_by_showing_a_page(ready):
    ready.get("transmission")
    ready.get("envoi")
    ready.client.get(ready.url("resume"))
    assert Case.objects.count() == 0


def test_the_declaration_is_needed(ready):
    page = ready.post("envoi", {"sincere": "on"})
    assert "Cochez la seconde case" in page.content.decode()
    assert Case.objects.count() == 0


def test_an_unknown_draft_is_not_found(ready):
    ready.draft_id = str(uuid.uuid4())
    assert ready.client.get(ready.url("resume")).status_code == 404


def test_no_draft_is_made_before_the_first_answer(client, sectors):
    client.get("/demande/")
    client.get("/demande/secteur/")
    client.post("/demande/secteur/", {"secteur": "nulle-part"})
    assert Draft.objects.count() == 0
