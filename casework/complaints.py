"""Several written complaints: each has its own year; the mediator says which one bears on the dispute (case C04)."""

from datetime import date

from casework.deadlines import complaint_year_ends
from portal.days import day_in_words

SEVERAL = "complaints"


def complaint_clocks(days) -> list[tuple[str, str]]:
    """[(ISO date, « 29 février 2024, délai d’un an jusqu’au 28 février 2025 »)] of these ISO dates."""
    return [(day, _words(date.fromisoformat(day))) for day in days]


def _words(day):
    return f"{day_in_words(day)}, délai d’un an jusqu’au {day_in_words(complaint_year_ends(day))}"


def complaints_of(case) -> list[str]:
    """The ISO dates of the complaints among which the mediator has to choose; [] when there is one at most."""
    return list(case.screening.get(SEVERAL, []))
