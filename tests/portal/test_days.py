"""Days and hours in French words (portal/days.py)."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines

from casework.enums import Stage
from portal.days import day_in_words, moment_in_words
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.story import Story, paris

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "weekday", "words"),
    [
        (date(2027, 5, 3), False, "3 mai 2027"),
        (date(2027, 5, 1), False, "1er mai 2027"),
        (date(2027, 5, 1), True, "samedi 1er mai 2027"),
        (date(2027, 8, 11), True, "mercredi 11 août 2027"),
        (datetime(2027, 4, 30, 22, 30, tzinfo=UTC), False, "1er mai 2027"),
        ("2027-02-01", False, "1er février 2027"),
        ("2027-02-01T10:00:00+01:00", False, "1er février 2027"),
        (None, False, ""),
        ("", True, ""),
    ],
)
def test_a_day_in_words_on_one_line(value, weekday, words):
    assert day_in_words(value, weekday) == words.replace(" ", NBSP)


def test_an_hour_is_the_one_of_paris():
    at = datetime(2027, 4, 30, 22, 5, tzinfo=UTC)
    assert moment_in_words(at, weekday=True) == f"samedi{NBSP}1er{NBSP}mai{NBSP}2027 à{NBSP}0{NBSP}h{NBSP}05"
    assert moment_in_words(None) == ""


def test_every_template_has_the_filters():
    page = engines["django"].from_string("{{ on|day }}, {{ on|long_day }}").render({"on": date(2027, 6, 1)})
    assert page == f"1er{NBSP}juin{NBSP}2027, mardi{NBSP}1er{NBSP}juin{NBSP}2027"


@pytest.mark.django_db
def test_the_desk_says_first_of_the_month():
    story = Story(at=paris(2027, 2, 1))
    assert story.case.stage == Stage.AWAITING_RESPONSES
    page = signed_in(people.centre()).get(case_url(story.case)).text.replace(NBSP, " ")
    assert "Envoyée le 1er février 2027" in page
    assert "1 février" not in page.replace("11 février", "")
