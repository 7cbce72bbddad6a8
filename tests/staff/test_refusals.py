"""The register of refusals: counted apart from silences, by professional and convention, for the Centre alone (C19 to C22)."""

import pytest
from django.urls import reverse

from casework.enums import Act, Order, Role
from casework.staff.sheets import harmless
from tests import people
from tests.staff.conftest import signed_in
from tests.story import Story, convention_with_dubois

pytestmark = pytest.mark.django_db
YEAR = {"since": "2027-01-01", "until": "2027-12-31"}


def url():
    return reverse("casework_refusals:index")


def rows_of(client, **period):
    page = client.get(url(), {**YEAR, **period})
    return [line.cells for line in page.context["lines"]]


def test_refusals_silences_and_late_yes_stand_apart(centre):
    Story().decline()
    Story().wait(12).tick()
    Story().wait(12).tick().accept()
    (row,) = rows_of(centre)
    assert row == [
        "SARL Toitures Dubois", "732829320", "Aucune convention", 1, 2, 1, "Nous contestons la demande (1)", "16/01/2027",
    ]  # fmt: skip


def test_one_line_per_convention_and_one_count_per_case(centre):
    Story().decline().intercede().decline()
    Story(order=Order.ADMISSIBILITY_FIRST).appoint().confirm().admit().decline()
    convention = convention_with_dubois(Order.ADMISSIBILITY_FIRST)
    assert sorted((row[2], row[3]) for row in rows_of(centre)) == sorted(
        [("Aucune convention", 1), (str(convention), 1)]
    )


def test_whoever_had_accepted_and_does_not_go_on_alone_is_not_counted(centre):
    story = Story(respondents=2).do(Act.VALIDATE_FILE, Role.CENTRE)
    roofer, plumber = story.case.respondents
    type(plumber).objects.filter(pk=plumber.pk).update(user=people.user("contact@plomberie-petit.example"))
    plumber.refresh_from_db()
    story.accept(roofer).decline(plumber).do(Act.DROP_RESPONDENT, Role.CLAIMANT).decline(roofer)
    assert [row[0] for row in rows_of(centre)] == ["Plomberie Petit"]


def test_the_period_is_asked_for_and_wrong_dates_are_said_in_words(centre):
    Story().decline()
    assert rows_of(centre, since="2027-01-05") == []
    assert rows_of(centre, until="2027-01-03") == []
    page = centre.get(url(), {"since": "2027-02-01", "until": "2027-01-01"}).text
    assert "cette date est avant le début de la période" in page
    assert centre.get(url(), {"since": "hier", "until": ""}).status_code == 200


def test_the_sheet_holds_no_formula(centre):
    story = Story()
    story.case.parties.filter(pk=story.respondent.pk).update(company='=HYPERLINK("http://voleur.example")')
    story.decline()
    answer = centre.get(url(), {**YEAR, "format": "csv"})
    assert answer["Content-Type"].startswith("text/csv")
    assert "refus-2027-01-01-2027-12-31.csv" in answer["Content-Disposition"]
    text = answer.content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Professionnel;SIREN;Convention;Refus;Sans réponse")
    assert "'=HYPERLINK" in text
    assert ";=" not in text
    assert "\n=" not in text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_every_dangerous_beginning_is_made_harmless(text):
    assert harmless(text) == f"'{text}"
    assert harmless(f"A{text}") == f"A{text}"


def test_the_register_is_for_the_centre_alone(story, vasseur, editor):
    story.decline()
    strangers = [vasseur, editor, signed_in(people.martin()), signed_in(people.dubois())]
    assert all(client.get(url()).status_code in (302, 403, 404) for client in strangers)
    assert "Refus et absences" not in signed_in(people.martin()).get("/espace/").text


def test_the_first_of_a_month_is_written_as_one_says_it(centre):
    page = centre.get(url(), {"since": "2027-01-01", "until": "2027-03-31"}).content.decode()
    assert "Du 1er\N{NO-BREAK SPACE}janvier\N{NO-BREAK SPACE}2027" in page
