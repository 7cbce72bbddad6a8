"""What a party needs: told by itself, read by the team, and its letters in large print."""

import pytest

from casework.enums import Need, Stage
from casework.models import Party
from tests.party_space.conftest import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(story_in):
    return story_in(Stage.MEDIATION)


def test_a_party_says_what_it_needs_and_changes_its_mind(told, martin):
    url = address("needs", told.case)
    assert martin.post(url, {"needs": [Need.LARGE_PRINT, Need.PHONE], "needs_note": "le matin"}).status_code == 302
    assert (told.claimant.needs, told.claimant.needs_note) == (["large_print", "phone"], "le matin")
    assert "le matin" in martin.get(url).content.decode()
    assert "revoir ce que vous avez indiqué" in martin.get(address("case", told.case)).content.decode()
    martin.post(url, {})
    assert (told.claimant.needs, told.claimant.needs_note) == ([], "")


def test_the_other_party_never_reads_it(told, martin, dubois):
    martin.post(address("needs", told.case), {"needs": [Need.INTERPRETER], "needs_note": "langue-des-signes"})
    for name in ("case", "history", "needs", "request"):
        assert "langue-des-signes" not in dubois.get(address(name, told.case)).content.decode()


@pytest.mark.parametrize("data", [{"needs": ["chauffeur"]}, {"needs_note": "y" * 201}])
def test_a_wrong_answer_is_said_and_kept_on_the_page(told, martin, data):
    answer = martin.post(address("needs", told.case), data)
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
    assert told.claimant.needs == []


def test_its_letters_are_in_large_print_and_nobody_elses(told):
    Party.objects.filter(pk=told.claimant.pk).update(needs=[Need.LARGE_PRINT])
    told.case.refresh_from_db()
    told.propose()
    letters = {row.recipient_name: row.letter_html for row in told.case.dispatches.filter(message="solution_proposed")}
    assert '<body class="letter large">' in letters["Nadia Martin"]
    assert '<body class="letter">' in letters["SARL Toitures Dubois"]


def test_the_menu_says_where_one_stands(told, martin):
    assert 'aria-current="true"' in martin.get(address("needs", told.case)).content.decode()
