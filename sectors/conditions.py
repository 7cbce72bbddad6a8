"""When is something shown? The conditions of a form, in three values: True, False, or None for « not known yet ».

A condition is data: {"all": […]}, {"any": […]}, {"not": …} or a leaf {"q": key, "op": …, "v": …} for an earlier
question, {"facet": key, "op": …, "v": …} for an axis of the sector. Logic of Kleene: what depends on an answer that is
missing or hidden is not known, unless the rest settles it.
"""

import calendar
import datetime
import re
from decimal import Decimal, InvalidOperation

DURATION = re.compile(r"P(\d{1,4})([DMY])")
COMPARISONS = {
    "lt": lambda left, right: left < right,
    "lte": lambda left, right: left <= right,
    "gt": lambda left, right: left > right,
    "gte": lambda left, right: left >= right,
}
OPERATORS = frozenset(COMPARISONS) | {
    "is", "is_not", "in", "not_in", "includes", "answered", "not_answered", "older_than", "within",
}  # fmt: skip
HIDDEN = object()
"""Stands for the answer of a question that is not shown."""


def is_answered(value):
    return value not in (None, "", [], {})


def holds(condition, read, today):
    """Evaluate `condition`; `read("q" or "facet", key)` gives (type, value or HIDDEN). Return True, False or None."""
    if condition is None:
        return True
    if "all" in condition:
        return _conjunction([holds(part, read, today) for part in condition["all"]])
    if "any" in condition:
        return _negation(_conjunction([_negation(holds(part, read, today)) for part in condition["any"]]))
    if "not" in condition:
        return _negation(holds(condition["not"], read, today))
    return _leaf(condition, read, today)


def leaves(condition):
    """Yield every leaf of `condition`, in reading order."""
    if condition is None:
        return
    parts = condition.get("all") or condition.get("any") or ([condition["not"]] if "not" in condition else [])
    if not parts and ("q" in condition or "facet" in condition):
        yield condition
    for part in parts:
        yield from leaves(part)


def before(day, duration):
    """The day that lies `duration` (P1Y, P6M, P30D) before `day`; the last day of the month when it has no such day."""
    number, unit = DURATION.fullmatch(duration).groups()
    if unit == "D":
        return day - datetime.timedelta(days=int(number))
    months = day.year * 12 + day.month - 1 - int(number) * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def comparable(kind, value, today):
    """Turn a stored value of this type (date, amount, number) into one that compares; None if it cannot be read."""
    try:
        if kind == "date":
            return today if value == "today" else datetime.date.fromisoformat(value)
        number = Decimal(str(value))
        return number if number.is_finite() else None
    except (TypeError, ValueError, InvalidOperation):
        return None


def _conjunction(values):
    if False in values:
        return False
    return None if None in values else True


def _negation(value):
    return None if value is None else not value


def _leaf(leaf, read, today):
    source = "q" if "q" in leaf else "facet"
    kind, value = read(source, leaf[source])
    operator, expected = leaf["op"], leaf.get("v")
    if value is HIDDEN:
        return None
    if operator in ("answered", "not_answered"):
        return is_answered(value) is (operator == "answered")
    if not is_answered(value):
        return None
    if operator in COMPARISONS:
        left, right = comparable(kind, value, today), comparable(kind, expected, today)
        return None if left is None or right is None else COMPARISONS[operator](left, right)
    if operator in ("older_than", "within"):
        return _age(kind, value, operator, expected, today)
    return _membership(operator, value, expected)


def _age(kind, value, operator, duration, today):
    day = comparable("date", value, today) if kind == "date" else None
    if day is None or not DURATION.fullmatch(str(duration)):
        return None
    limit = before(today, duration)
    return day < limit if operator == "older_than" else limit <= day <= today


def _membership(operator, value, expected):
    if operator == "is":
        return value == expected
    if operator == "is_not":
        return value != expected
    if operator == "in":
        return value in expected
    if operator == "not_in":
        return value not in expected
    if operator == "includes":
        return isinstance(value, list) and expected in value
    return None
