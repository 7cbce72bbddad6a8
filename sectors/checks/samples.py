"""An acceptable answer to any question: for counter-examples, for « remplir pour moi », for random answerers."""

import datetime
from decimal import Decimal

from sectors.answer_checks import MAX_AMOUNT, MAX_NUMBER
from sectors.conditions import comparable, is_answered

SAMPLES = {
    "text": "Une réponse",
    "textarea": "Une réponse écrite pour essayer le formulaire.",
    "email": "camille.martin@exemple.fr",
    "phone": "06 12 34 56 78",
    "address": {"line": "3 rue des Lilas", "postal_code": "69000", "city": "Lyon"},
}
UNITS = {"date": 1, "number": 1, "amount": Decimal("0.01")}


def sample_answer(question, answers, today):
    """One answer that `evaluate` accepts, given the earlier `answers`; None for an information."""
    kind = question["type"]
    if kind == "info":
        return None
    if kind == "yes_no":
        return True
    if kind in ("choice", "multi_choice"):
        first = question["options"][0]["key"] if question["options"] else None
        return [first] if kind == "multi_choice" and first else first
    if kind in UNITS:
        low, high = bounds(question, answers, today)
        return written(kind, low if low is not None else min(today, high or today) if kind == "date" else high)
    if kind == "repeat":
        return _rows(question, today)
    text = SAMPLES[kind]
    return text[: question["max_length"]] if question.get("max_length") else text


def _rows(question, today):
    row = {}
    for column in question["questions"]:
        if column.get("visible_when") is None:
            row[column["key"]] = sample_answer(column, row, today)
    return [dict(row) for _ in range(max(question.get("min_rows") or 1, 1))]


def bounds(question, answers, today):
    """(lowest, highest) acceptable value of a date, amount or number, None where there is no limit."""
    kind = question["type"]
    found = []
    for name in ("min", "max"):
        limit = question.get(name)
        limit = answers.get(limit.get("q")) if isinstance(limit, dict) else limit
        found.append(comparable(kind, limit, today) if is_answered(limit) else None)
    low, high = found
    if kind == "date":
        return low, high
    least, most = (Decimal(0), MAX_AMOUNT) if kind == "amount" else (Decimal(0), Decimal(MAX_NUMBER))
    return max(low, least) if low is not None else least, min(high, most) if high is not None else most


def written(kind, value):
    """A value as an answer holds it."""
    if kind == "date":
        return value.isoformat()
    return f"{value:.2f}" if kind == "amount" else int(value)


def around(kind, cuts, low, high):
    """Values on both sides of each cut and on it, within the bounds: one at least in each interval between cuts."""
    unit = datetime.timedelta(days=1) if kind == "date" else UNITS[kind]
    found = {bound for bound in (low, high) if bound is not None}
    for cut in cuts:
        middle = Decimal(int(cut)) if kind == "number" else cut
        for value in (middle - unit, middle, middle + unit):
            if (low is None or value >= low) and (high is None or value <= high):
                found.add(value)
    return sorted(found)
