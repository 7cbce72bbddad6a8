"""The register of conflicts: the Centre's alone, for a period, and as a file in which nothing runs."""

import csv
import io

import pytest
from django.urls import reverse

from casework.enums import Act, Role
from casework.models import EndReason
from tests import people
from tests.staff.conftest import signed_in

FORMULA = '=HYPERLINK("https://ailleurs.example";"lire")'


def url(name="conflicts"):
    return reverse(f"casework_registers:{name}")


@pytest.fixture
def told(story):
    """A mission declined for a conflict on 4 January, another mediator who discloses one on 13 February."""
    first = story.vasseur
    story.accept().appoint()
    story.do(Act.DECLINE_MISSION, Role.MEDIATOR, end_reason=EndReason.CONFLICT, text=FORMULA)
    story.vasseur = people.mediator(story.version.federation, "paul.morel@m.example", "Paul", "Morel")
    story.appoint().confirm().admit().wait(40)
    story.first = first
    return story.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="une-cousine")


def rows(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_centre_reads_what_was_found_and_what_became_of_it(told, centre):
    page = centre.get(url()).content.decode()
    assert "une-cousine" in page
    assert "pas encore de réponse" in page
    assert "Trouvé avant l’acceptation" in page
    assert told.case.reference in page


def test_a_period_narrows_it_both_days_included(told, centre):
    page = centre.get(url(), {"du": "2027-02-13", "au": "2027-02-13"}).content.decode()
    assert "une-cousine" in page
    assert "HYPERLINK" not in page
    page = centre.get(url(), {"du": "2027-02-14", "au": ""}).content.decode()
    assert "Aucun conflit d’intérêts n’est inscrit pour cette période." in page


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ({"du": "2027-02-13", "au": "2027-01-01"}, "ne précède pas"),
        ({"du": "hier"}, "Du\N{NO-BREAK SPACE}: écrivez le jour"),
        ({"au": "2027-13-45"}, "Au\N{NO-BREAK SPACE}: cette date n’existe pas"),
    ],
)
def test_a_period_that_is_none_is_said_beside_the_field(told, centre, period, sentence):
    answer = centre.get(url(), period)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert next(iter(period.values())) in answer.content.decode()
    assert centre.get(url("conflicts_file"), period).status_code == 422


def test_the_file_says_the_same_and_no_name_of_a_party(told, centre):
    response = centre.get(url("conflicts_file"), {"du": "2027-02-01", "au": "2027-02-28"})
    assert response["Content-Type"].startswith("text/csv")
    (row,) = rows(response)
    assert (row["Date"], row["Dossier"], row["Circonstance"]) == ("13/02/2027", told.case.reference, "une-cousine")
    assert row["Sans réponse"] == "2"
    assert "Martin" not in response.content.decode()


def test_nothing_in_the_file_is_a_formula(told, centre):
    found = [row["Circonstance"] for row in rows(centre.get(url("conflicts_file")))]
    assert f"'{FORMULA}" in found
    assert not any(text.startswith(("=", "+", "-", "@", "\t")) for text in found)


@pytest.mark.parametrize("name", ["conflicts", "conflicts_file"])
def test_nobody_else_finds_it(told, editor, name):
    for browser in (editor, signed_in(told.vasseur.user), signed_in(people.martin())):
        assert browser.get(url(name)).status_code == 404


def test_it_stands_under_the_registers(told, centre):
    assert url() in centre.get(reverse("wagtailadmin_home")).content.decode()


def test_a_mediator_s_menu_has_no_registers(told):
    page = signed_in(told.vasseur.user).get(reverse("wagtailadmin_home")).content.decode()
    assert url() not in page
    assert "Registres" not in page


def test_an_empty_register_says_so(centre):
    page = centre.get(url()).content.decode()
    assert "Aucun conflit d’intérêts n’est inscrit pour l’instant." in page
    assert rows(centre.get(url("conflicts_file"))) == []
