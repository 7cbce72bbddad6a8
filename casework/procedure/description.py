"""The table as plain data, for those who print it: `manage.py procedure`, docs/procedure.md, the tests."""

from inspect import getdoc

from casework.deadlines import DAYS, MONTHS, TERMS, WORKING_DAYS, YEARS
from casework.enums import Act, Term
from casework.procedure import decisions
from casework.procedure.table import ROWS

UNITS = {DAYS: "jours", WORKING_DAYS: "jours ouvrés", MONTHS: "mois", YEARS: "ans"}


def described(order: str | None = None) -> list[dict]:
    """Each row of the table, of one order or of both, in words that JSON knows.

    `to` is a stage, the list of what a decision may answer (None in it: the stage does not move), or None.
    """
    return [_row(row, order) for row in ROWS if order is None or order in row.orders]


def _row(row, order):
    return {
        "act": str(row.act),
        "label": Act(row.act).label,
        "stages": [str(stage) for stage in row.stages],
        "by": [str(role) for role in row.by],
        "to": possible_stages(row, order) if callable(row.to) else _text(row.to),
        "decision": row.to.__name__ if callable(row.to) else None,
        "outcome": _text(row.outcome),
        "starts": [
            {"term": str(s.term), "length": length_in_words(s.term), "per": s.per, **_limits(s)} for s in row.starts
        ],
        "stops": [{"term": str(term), "whose": "everyone"} for term in row.stops]
        + [{"term": str(term), "whose": "own"} for term in row.stops_own],
        "tells": [{"message": t.message, "to": str(t.to), **_limits(t)} for t in row.tells],
        "issues": [{"document": str(i.kind), **_limits(i)} for i in row.issues],
        "when": _guard(row.when),
        "orders": [str(o) for o in row.orders],
        "source": row.source,
    }


def possible_stages(row, order=None) -> list[str | None]:
    """What the row's decision may answer, in this order or in any of the row's; None for « does not move »."""
    orders = [order] if order else row.orders
    found = [stage for one in orders for stage in decisions.POSSIBLE[row.to][one]]
    return [_text(stage) for stage in dict.fromkeys(found)]


def length_in_words(term: str) -> str:
    """« 10 jours »: the usual length; the Centre may have set another (TermSetting)."""
    rule = TERMS[Term(term)]
    return f"{rule.length} {UNITS[rule.unit]}"


def _limits(item):
    left = {"left": _text(item.left)} if getattr(item, "left", "") else {}
    return {"on": _text(item.on), **left, "when": _guard(item.when)}


def _guard(guard):
    """{"guard", "says"}: the function and the first line of its docstring, else its name in words."""
    if guard is None:
        return None
    says = (getdoc(guard) or guard.__name__.replace("_", " ").capitalize() + ".").splitlines()[0]
    return {"guard": guard.__name__, "says": says}


def _text(value):
    return str(value) if value else None
