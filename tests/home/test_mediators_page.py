"""The public list of mediators (R614-1)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from casework.models import Mediator
from home.territories import DEPARTMENTS, place_of

pytestmark = pytest.mark.usefixtures("site")


def mediator(name, department, *, started=-100, ends=900, **more):
    today = timezone.localdate()
    return Mediator.objects.create(
        first_name="Claire", last_name=name, email=f"{name}@example.fr".lower(), department=department,
        career="Médiatrice diplômée.", mandate_start=today + timedelta(started), mandate_end=today + timedelta(ends), **more,
    )  # fmt: skip


def test_mediators_are_shown_by_territory_with_career_and_mandate(client):
    mediator("Le Goff", "44", languages="français, breton")
    mediator("Weber", "67")
    page = client.get("/mediateurs/")
    html = page.content.decode()
    assert [group["name"] for group in page.context["territories"]] == [
        "Bretagne, Pays de la Loire, Normandie",
        "Hauts-de-France, Grand Est",
    ]
    for words in ("Claire Le Goff", "Loire-Atlantique (44)", "Médiatrice diplômée.", "français, breton", "Mandat du"):
        assert words in html
    assert "@example.fr" not in html


def test_those_who_left_are_not_shown(client):
    mediator("Passé", "44", started=-2000, ends=-1)
    mediator("Futur", "44", started=10)
    mediator("Absent", "44", active=False)
    html = client.get("/mediateurs/").content.decode()
    assert "n’est pas encore publiée" in html
    assert not any(name in html for name in ("Passé", "Futur", "Absent"))


def test_a_declared_interest_is_never_published(client):
    mediator("Roux", "75", declared_interests="SARL Dubois")
    assert "Dubois" not in client.get("/mediateurs/").content.decode()


def test_every_french_departement_has_one_territory():
    codes = [code for names in DEPARTMENTS.values() for code in names]
    metropolitan = {f"{number:02}" for number in range(1, 96)} - {"20"} | {"2A", "2B"}
    assert len(codes) == len(set(codes))
    assert metropolitan <= set(codes)
    assert place_of("999") == ("Autres départements", "999")
