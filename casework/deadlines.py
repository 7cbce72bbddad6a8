"""Terms and day counting. Pure: no database, no clock of its own.

Rules (procedure, section 7; code de procédure civile 640-642 by analogy):
the day of the event does not count; a term in months or years ends on the same day of the month;
the last day counts whole; a term that binds a party and ends on a Saturday, a Sunday or a public
holiday of its territory moves to the next working day; a term that binds the Centre or the mediator
never moves.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

import holidays

from casework.enums import Term

PARTY, MEDIATOR, CENTRE = "party", "mediator", "centre"
DAYS, WORKING_DAYS, MONTHS, YEARS = "days", "working_days", "months", "years"

# A letter is presumed received three working days after it was posted (decision D, procedure section 2).
POSTAL_PRESUMPTION = 3


@dataclass(frozen=True)
class Rule:
    """One clock: its length, whom it binds, and the days left at which a reminder leaves."""

    length: int
    unit: str
    binds: str
    reminders: tuple[int, ...] = ()


TERMS: dict[str, Rule] = {
    Term.RESPONSE: Rule(10, DAYS, PARTY, (5, 2)),
    Term.CONFIRMATION: Rule(3, WORKING_DAYS, MEDIATOR),
    Term.ADMISSIBILITY: Rule(21, DAYS, MEDIATOR, (11, 6, 3)),
    Term.OUTCOME: Rule(90, DAYS, MEDIATOR, (30, 15, 7, 1)),
    Term.SOLUTION: Rule(15, DAYS, PARTY, (5, 2)),
    Term.CHOICE: Rule(30, DAYS, PARTY, (15, 5)),
    Term.INTERCESSION: Rule(10, DAYS, CENTRE, (5, 2)),
    Term.OPINION: Rule(10, DAYS, PARTY, (5, 2)),
    Term.SIGNATURE: Rule(15, DAYS, PARTY, (5, 2)),
    Term.MISSING_ITEMS: Rule(30, DAYS, PARTY, (15, 5)),
    Term.IDENTITY: Rule(3, WORKING_DAYS, CENTRE),
    Term.OBJECTION: Rule(5, DAYS, PARTY, (2,)),
    Term.CONSENT: Rule(10, DAYS, PARTY, (5, 2)),
    Term.EXECUTION: Rule(3, MONTHS, CENTRE),
    Term.EXECUTION_AGAIN: Rule(15, DAYS, CENTRE),
}

# The holidays library groups both Alsatian départements; the others bear their own code.
_SUBDIVISIONS = {"67": "6AE", "68": "6AE"}


def department_of(postal_code: str) -> str:
    """The département of a French postal code (« 67000 » → « 67 », « 20200 » → « 2B »), or « »."""
    code = postal_code.strip()
    if len(code) != 5 or not code.isdigit():
        return ""
    if code.startswith("20"):
        return "2A" if code < "20200" else "2B"
    return code[:3] if code.startswith(("97", "98")) else code[:2]


@lru_cache(maxsize=256)
def _calendar(department: str, year: int):
    subdivision = _SUBDIVISIONS.get(department, department)
    return holidays.France(years=year, subdiv=subdivision if subdivision in holidays.France.subdivisions else None)


def is_working_day(day: date, department: str = "") -> bool:
    """Neither Saturday, Sunday nor a public holiday of the département."""
    return day.weekday() < 5 and day not in _calendar(department, day.year)


def next_working_day(day: date, department: str = "") -> date:
    """`day` itself when it is worked, else the first worked day after it."""
    while not is_working_day(day, department):
        day += timedelta(days=1)
    return day


def add_working_days(start: date, count: int, department: str = "") -> date:
    """The count-th worked day after `start`, which does not count."""
    day = start
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1), department)
    return day


def add_months(start: date, count: int) -> date:
    """The same day of the month, or that month's last day (article 641)."""
    index = start.year * 12 + start.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def add_term(start: date, length: int, unit: str, binds: str = PARTY, department: str = "") -> date:
    """The last day of a term, counted whole.

    >>> add_term(date(2027, 4, 21), 10, DAYS)  # 1 May is a holiday, then Sunday
    datetime.date(2027, 5, 3)
    """
    if unit == WORKING_DAYS:
        return add_working_days(start, length, department)
    months = {MONTHS: length, YEARS: 12 * length}.get(unit)
    last = add_months(start, months) if months else start + timedelta(days=length)
    return next_working_day(last, department) if binds == PARTY else last


def due_on(rule: Rule, start: date, department: str = "") -> date:
    """The last day of the clock described by `rule`, started on `start`."""
    return add_term(start, rule.length, rule.unit, rule.binds, department)


def presumed_receipt(posted_on: date, department: str = "") -> date:
    """The day a letter is presumed received: posting + 3 working days."""
    return add_working_days(posted_on, POSTAL_PRESUMPTION, department)


@lru_cache(maxsize=512)
def complaint_year_ends(complaint_on: date, department: str = "") -> date:
    """The last day to ask for mediation after a written complaint (C. conso. L612-2, 4°).

    >>> complaint_year_ends(date(2025, 11, 22))
    datetime.date(2026, 11, 23)
    """
    return add_term(complaint_on, 1, YEARS, PARTY, department)


def with_length(rule: Rule, length: int, unit: str, reminders: tuple[int, ...]) -> Rule:
    """The same clock with the lengths that the Centre has set."""
    return replace(rule, length=length, unit=unit, reminders=reminders)
