"""From what an editor writes (« La facture date de plus de · 2 ans ») to the condition a program reads, and back."""

import datetime
import re
from decimal import Decimal, InvalidOperation

from sectors.conditions import is_answered

OPERATORS = [
    ("is", "est"),
    ("is_not", "n’est pas"),
    ("one_of", "est l’une de"),
    ("none_of", "n’est aucune de"),
    ("before", "est avant le"),
    ("after", "est après le"),
    ("older_than", "date de plus de"),
    ("within", "date de moins de"),
    ("below", "est inférieure à"),
    ("above", "est supérieure à"),
    ("answered", "a été donnée"),
    ("not_answered", "n’a pas été donnée"),
]
COMPARED = {"before": "lt", "after": "gt", "below": "lt", "above": "gt"}
LISTS = {"one_of": "in", "none_of": "not_in"}
FITS = {
    "yes_no": {"is", "is_not"},
    "choice": {"is", "is_not", "one_of", "none_of"},
    "multi_choice": {"is", "is_not", "one_of", "none_of"},
    "date": {"before", "after", "older_than", "within"},
    "amount": {"below", "above"},
    "number": {"is", "is_not", "below", "above"},
    **dict.fromkeys(("text", "textarea", "email", "phone", "address", "repeat"), set()),
}
UNITS = {"jour": "D", "jours": "D", "mois": "M", "an": "Y", "ans": "Y", "année": "Y", "années": "Y"}
YES, NO = {"oui", "yes", "true", "vrai"}, {"non", "no", "false", "faux"}


class Unreadable(ValueError):
    """The expected answer of a rule cannot be read; the text is a French sentence for the editor."""


def fits(kind, operator):
    """True if this comparison has a meaning for a question of this type."""
    return operator in ("answered", "not_answered") or operator in FITS.get(kind, ())


def compile_condition(value, kinds):
    """Turn a ConditionBlock value into a condition, or None if it has no rule.

    `kinds`: {"travaux_recus": "yes_no", "axis:travaux": "choice"…}. A rule that cannot be read keeps its raw text
    under "unreadable", for the checks to show.
    """
    rules = [compile_rule(rule, kinds) for rule in (value or {}).get("rules") or []]
    if not rules:
        return None
    return rules[0] if len(rules) == 1 else {value.get("match") or "all": rules}


def compile_rule(rule, kinds):
    """One rule as a leaf; several answers of a multiple choice become « any of »."""
    subject, operator = rule.get("subject") or "", rule.get("operator") or "is"
    source = {"facet": subject.removeprefix("axis:")} if subject.startswith("axis:") else {"q": subject}
    kind = kinds.get(subject)
    text = (rule.get("value") or "").strip()
    if kind is not None and not fits(kind, operator):
        return source | {"op": operator, "v": text, "unreadable": "cette comparaison ne convient pas à cette question"}
    try:
        return _leaf(source, kind, operator, text)
    except Unreadable as problem:
        return source | {"op": operator, "v": text, "unreadable": str(problem)}


def _leaf(source, kind, operator, text):
    if operator in ("answered", "not_answered"):
        return source | {"op": operator}
    if not is_answered(text):
        raise Unreadable("indiquez la réponse attendue")
    if operator in COMPARED:
        return source | {"op": COMPARED[operator], "v": _bound(kind, text)}
    if operator in ("older_than", "within"):
        return source | {"op": operator, "v": read_duration(text)}
    values = [_single(kind, part.strip()) for part in text.split(",") if part.strip()]
    if kind == "multi_choice":
        return _included(source, operator, values)
    if operator in LISTS:
        return source | {"op": LISTS[operator], "v": values}
    if len(values) != 1:
        raise Unreadable("indiquez une seule réponse, ou choisissez « est l’une de »")
    return source | {"op": operator, "v": values[0]}


def _included(source, operator, values):
    found = {"any": [source | {"op": "includes", "v": value} for value in values]}
    found = found["any"][0] if len(values) == 1 else found
    return found if operator in ("is", "one_of") else {"not": found}


def _single(kind, text):
    if kind == "yes_no":
        if text.lower() in YES | NO:
            return text.lower() in YES
        raise Unreadable("écrivez oui ou non")
    if kind == "number":
        if text.isascii() and text.isdigit():
            return int(text)
        raise Unreadable("écrivez un nombre entier")
    return text


def _bound(kind, text):
    if kind == "date":
        return read_day(text)
    if kind == "number":
        return _single(kind, text)
    try:
        return f"{Decimal(re.sub(r'[€  ]', '', text).replace(',', '.')):.2f}"
    except InvalidOperation:
        raise Unreadable("écrivez un montant, par exemple 1500,50") from None


def read_day(text):
    """« 31/12/2026 », 2026-12-31 or « aujourd’hui » → ISO date or "today"."""
    if text.lower().replace("'", "’") in ("aujourd’hui", "today"):
        return "today"
    for pattern in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    raise Unreadable("écrivez une date, par exemple 31/12/2026, ou « aujourd’hui »")


def read_duration(text):
    """« 2 ans » → "P2Y"."""
    found = re.fullmatch(r"(\d{1,4})\s*(\w+)", text.strip().lower())
    if found and found[2] in UNITS:
        return f"P{int(found[1])}{UNITS[found[2]]}"
    raise Unreadable("écrivez une durée, par exemple « 2 ans », « 6 mois » ou « 30 jours »")
