"""Day counting: the worked dates of the law, and the edges of the calendar."""

from datetime import date

import pytest

from casework.deadlines import (
    CENTRE,
    DAYS,
    MEDIATOR,
    MONTHS,
    TERMS,
    WORKING_DAYS,
    YEARS,
    add_term,
    complaint_year_ends,
    department_of,
    due_on,
    is_working_day,
    presumed_receipt,
)
from casework.enums import Term

RESPONSE = [
    (date(2027, 4, 21), date(2027, 5, 3)),  # 1 May, a holiday and a Saturday, then Sunday
    (date(2027, 3, 18), date(2027, 3, 30)),  # Easter Sunday, then Easter Monday
    (date(2027, 4, 26), date(2027, 5, 7)),  # Ascension
    (date(2027, 1, 11), date(2027, 1, 21)),
]


@pytest.mark.parametrize(("start", "last_day"), RESPONSE)
def test_ten_days_of_a_party_end_on_a_worked_day(start, last_day):
    assert due_on(TERMS[Term.RESPONSE], start) == last_day


def test_ninety_days_of_the_mediator_never_move():
    assert due_on(TERMS[Term.OUTCOME], date(2027, 1, 4)) == date(2027, 4, 4)  # a Sunday
    assert due_on(TERMS[Term.OUTCOME], date(2027, 2, 15)) == date(2027, 5, 16)  # Whit Sunday


def test_three_weeks_to_decide_on_admissibility():
    assert due_on(TERMS[Term.ADMISSIBILITY], date(2027, 1, 4)) == date(2027, 1, 25)


YEAR = [
    (date(2025, 11, 22), date(2026, 11, 23)),  # a Sunday (case C02)
    (date(2025, 11, 20), date(2026, 11, 20)),  # case C03
    (date(2026, 3, 28), date(2027, 3, 30)),  # Easter
    (date(2024, 2, 29), date(2025, 2, 28)),  # no such day (case C04)
    (date(2024, 9, 10), date(2025, 9, 10)),
]


@pytest.mark.parametrize(("complaint", "last_day"), YEAR)
def test_the_year_of_the_complaint(complaint, last_day):
    assert complaint_year_ends(complaint) == last_day


def test_twenty_working_days_as_the_coming_directive_counts():
    assert add_term(date(2027, 4, 26), 20, WORKING_DAYS) == date(2027, 5, 26)


def test_months_end_on_the_same_day_or_the_last_of_the_month():
    assert add_term(date(2027, 10, 31), 4, MONTHS, MEDIATOR) == date(2028, 2, 29)
    assert add_term(date(2027, 12, 15), 1, MONTHS, MEDIATOR) == date(2028, 1, 15)
    assert add_term(date(2024, 2, 29), 3, YEARS, CENTRE) == date(2027, 2, 28)


def test_each_territory_has_its_holidays():
    good_friday, abolition = date(2027, 3, 26), date(2027, 6, 10)
    assert is_working_day(good_friday, "44")
    assert not is_working_day(good_friday, "67")
    assert not is_working_day(good_friday, "57")
    assert not is_working_day(abolition, "973")
    assert is_working_day(abolition, "75")


def test_ten_days_in_alsace_skip_good_friday():
    assert add_term(date(2027, 3, 16), 10, DAYS, department="44") == date(2027, 3, 26)
    assert add_term(date(2027, 3, 16), 10, DAYS, department="67") == date(2027, 3, 30)


def test_a_letter_is_received_three_working_days_after_the_post():
    assert presumed_receipt(date(2027, 4, 29)) == date(2027, 5, 4)  # over the weekend of 1 May


@pytest.mark.parametrize(
    ("postal_code", "department"),
    [("44000", "44"), ("20000", "2A"), ("20200", "2B"), ("97400", "974"), ("", ""), ("ABCDE", ""), ("4400", "")],
)
def test_the_departement_follows_from_the_postal_code(postal_code, department):
    assert department_of(postal_code) == department
