"""The letter of complaint: made from a few answers, on the page and as a PDF for the window of an envelope (case C02)."""

import io

import pypdf
import pytest
from django.core.cache import cache
from django.test import override_settings

from intake.views import complaint_letter
from portal import press
from tests.intake.walk import Walk

pytestmark = pytest.mark.django_db
SAID = {
    "name": "Nadia Martin", "address": "8 allée des Tilleuls\n44000 Nantes", "professional": "SARL Toitures Dubois",
    "professional_address": "4 rue des Ardoises\n44100 Nantes", "contract": "la réfection de ma toiture",
    "problem": "La toiture fuit depuis les travaux <script>.", "wish": "Je demande une reprise.",
}  # fmt: skip


@pytest.fixture
def written(sectors, client):
    """The page of the letter, once the questions are answered."""
    cache.clear()
    walk = Walk(client).begin("batiment")
    client.post(walk.url("letter"), SAID)
    return walk


def pdf(walk, client):
    return client.get(walk.url("letter_pdf"))


def test_the_page_leads_to_the_pdf(written, client):
    assert written.url("letter_pdf") in client.get(written.url("letter_text")).content.decode()
    answer = pdf(written, client)
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    text = pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    for words in ("Nadia Martin", "4 rue des Ardoises", "La toiture fuit depuis les travaux <script>."):
        assert words in text
    assert "Rivage" not in text, "the letter is the consumer's own"


def test_without_answers_there_is_no_letter(sectors, client):
    walk = Walk(client).begin("batiment")
    assert client.get(walk.url("letter_pdf")).url == walk.url("letter")


def test_a_stranger_finds_nothing(written, django_user_model):
    from django.test import Client

    answer = Client().get(written.url("letter_pdf"))
    assert answer["Content-Type"] != "application/pdf"
    assert answer.status_code == 302


@override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}})
def test_so_many_in_an_hour_and_the_page_remains(written, client, monkeypatch):
    monkeypatch.setattr(complaint_letter, "MOST_OF_A_DRAFT", 1)
    assert pdf(written, client).status_code == 200
    refused = client.get(written.url("letter_pdf"), follow=True)
    assert "Imprimez cette page" in refused.content.decode()


def test_a_press_that_fails_is_said_in_words(written, client, monkeypatch):
    monkeypatch.setattr(press, "SECONDS", -10)
    refused = client.get(written.url("letter_pdf"), follow=True)
    assert "Imprimez cette page" in refused.content.decode()
