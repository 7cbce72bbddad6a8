"""Several professionals in one request online: named, changed, taken away, sent (process 2.1.2)."""

import pytest
from django.utils import timezone

from casework.enums import Stage, Track
from casework.models import Case
from intake.handover import filing_of
from tests.intake.conftest import KeptWalk
from tests.intake.walk import PLAIN, SIRET
from tests.people import martin

pytestmark = pytest.mark.django_db
PETIT = {"name": "Plomberie Petit", "siret_unknown": "on"}
WHERE = PLAIN["professionnel-contact"] | {"email": "contact@plomberie-petit.example"}
LATER = ("q-", "document", "resume")


def name_another(walk, number=2, **who):
    """From the list: yes, then the two pages of this professional."""
    asked = walk.post("professionnels", {"more": "yes"})
    assert asked.url == walk.url("step", step=f"professionnel-{number}")
    walk.post(f"professionnel-{number}", {**PETIT, **who})
    return walk.post(f"professionnel-{number}-contact", WHERE)


def text_of(response):
    return response.content.decode().replace("\u00a0", " ")


def both_named(walk):
    name_another(walk.until("professionnels"))
    walk.until("envoi")


TWO = KeptWalk(both_named)


@pytest.fixture
def two(client, db):
    """Two named, everything answered; only the declaration is left."""
    return TWO.taken_up(client)


def test_with_one_professional_one_more_click_and_nothing_else(listed):
    page = text_of(listed.get("professionnels"))
    assert "Vous avez nommé un professionnel" in page
    assert "Retirer" not in page
    answered = listed.post("professionnels", {"more": "no"})
    assert answered.url.split("/")[-2].startswith(LATER)
    check = text_of(listed.until("verification").get("verification"))
    assert "Autre professionnel" in check
    assert "Professionnel n°" not in check


def test_the_question_is_never_answered_in_advance(listed):
    assert "checked" not in listed.get("professionnels").content.decode()
    page = text_of(listed.post("professionnels", {}))
    assert "Choisissez « Oui » ou « Non » pour continuer." in page


def test_two_professionals_become_one_case_that_the_centre_checks(two):
    check = text_of(two.get("verification"))
    assert "Professionnel n° 2" in check
    assert "Plomberie Petit" in check
    assert two.send().url == two.url("sent")
    case = Case.objects.get(filing_token=two.draft_id)
    assert [party.company for party in case.respondents] == ["SARL Toitures Dubois", "Plomberie Petit"]
    assert [party.email for party in case.respondents] == [PLAIN["professionnel-contact"]["email"], WHERE["email"]]
    assert (case.stage, case.track) == (Stage.RECEIVED, Track.TAILORED)
    assert {row.message for row in case.dispatches.all()} == {"acknowledgement", "centre_new_file"}
    assert case.screening["covered"] == "À vérifier par le Centre pour SARL Toitures Dubois, Plomberie Petit"


def test_the_acknowledgement_and_the_confirmation_name_them(two):
    two.send()
    letter = Case.objects.get().dispatches.get(message="acknowledgement")
    confirmation = text_of(two.client.get(two.url("sent")))
    for name in ("SARL Toitures Dubois", "Plomberie Petit"):
        assert name in letter.letter_html
        assert name in confirmation
    assert "les 2 professionnels que vous avez nommés" in letter.body
    assert "€" not in letter.letter_html + confirmation


def test_the_same_siret_twice_is_refused_in_words_and_what_was_typed_stays(listed):
    listed.post("professionnels", {"more": "yes"})
    page = text_of(listed.post("professionnel-2", {"name": "Dubois Nantes", "siret": SIRET}))
    assert "Numéro SIRET : c’est celui de SARL Toitures Dubois, que vous avez déjà nommé." in page
    assert 'value="Dubois Nantes"' in page
    assert listed.where() == "professionnel-2"


def test_the_first_one_cannot_take_the_siret_of_the_second_either(two):
    two.post("professionnel-2", {"name": "Plomberie Petit", "siret": "552 081 317 66522"})
    page = text_of(two.post("professionnel", {"name": "SARL Toitures Dubois", "siret": "552 081 317 66522"}))
    assert "c’est celui de Plomberie Petit" in page
    assert two.draft.value("professionnel", "siret") == SIRET.replace(" ", "")


def test_the_same_name_without_a_number_is_refused_in_words(listed):
    listed.post("professionnels", {"more": "yes"})
    page = text_of(listed.post("professionnel-2", {"name": "sarl  toitures DUBOIS", "siret_unknown": "on"}))
    assert "Vous avez déjà nommé SARL Toitures Dubois." in page


def test_five_at_most(listed):
    for number in range(2, 6):
        name_another(listed, number, name=f"Entreprise {number}")
    page = text_of(listed.get("professionnels"))
    assert "Vous avez nommé 5 professionnels" in page
    assert "Un autre professionnel est-il concerné" not in page
    listed.post("professionnels", {"more": "yes"})
    assert len(listed.draft.data["professionnels"]["others"]) == 4
    listed.until("envoi").send()
    assert len(Case.objects.get().respondents) == 5


def test_one_named_by_mistake_is_given_up_from_its_own_page(listed):
    listed.post("professionnels", {"more": "yes"})
    page = listed.get("professionnel-2").content.decode()
    away = listed.url("professional_remove", key="professionnel-2")
    assert f'formaction="{away}"' in page
    assert listed.client.post(away).url == listed.url("step", step="professionnels")
    assert listed.client.post(away).url == listed.url("step", step="professionnels"), "a second click changes nothing"
    assert listed.draft.data["professionnels"] == {"others": []}


def test_the_first_one_taken_away_leaves_its_place_to_the_next(two):
    away = two.url("professional_remove", key="professionnel")
    assert "Retirer SARL Toitures Dubois de votre demande ?" in text_of(two.client.get(away))
    two.client.post(away)
    assert two.draft.value("professionnel", "name") == "Plomberie Petit"
    assert two.draft.value("professionnel-contact", "email") == WHERE["email"]
    assert two.where() == "professionnels"
    assert two.until("envoi").send().url == two.url("sent")
    case = Case.objects.get()
    assert [party.company for party in case.respondents] == ["Plomberie Petit"]
    assert case.track == Track.E_MEDIATION


def test_the_only_one_stays(listed):
    away = listed.url("professional_remove", key="professionnel")
    answer = listed.client.post(away, follow=True)
    assert "il est le seul que vous ayez nommé" in text_of(answer)
    assert listed.draft.value("professionnel", "name") == "SARL Toitures Dubois"


def test_one_may_be_added_or_changed_from_the_page_that_shows_everything(ready):
    ready.post("professionnels", {"more": "yes"}, query="?retour=1")
    ready.post("professionnel-2", PETIT)
    ready.post("professionnel-2-contact", WHERE)
    assert ready.post("professionnels", {"more": "no"}).url == ready.url("step", step="verification")
    changed = ready.post("professionnel-2", PETIT | {"name": "Plomberie Petit et fils"}, query="?retour=1")
    assert changed.url == ready.url("step", step="verification")
    assert "Plomberie Petit et fils" in text_of(ready.get("verification"))


def test_a_professional_half_named_stops_the_sending_and_loses_nothing(two):
    two.post("professionnels", {"more": "yes"})
    two.post("professionnel-3", {"name": "Carrelages Roy", "siret": "12"}, plus_tard="1")
    assert two.send().url == two.url("step", step="professionnel-3")
    assert 'value="Carrelages Roy"' in two.get("professionnel-3").content.decode()
    assert Case.objects.count() == 0


def test_another_choice_of_form_keeps_the_professionals(two):
    two.post("axe-nature", {"choice": "formalisme"})
    two.until("envoi")
    filing = filing_of(two.draft, martin(), timezone.localdate())
    assert [one.name for one in filing.respondents] == ["SARL Toitures Dubois", "Plomberie Petit"]
