"""Is this stored answer acceptable? One check per type of question; pure.

A check gives the faults it finds as `Fault(code, advice)`; those of a table say in which row and which of its
questions. Codes are stable: required, invalid, too_long, min, max, min_rows, max_rows.
"""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.formats import number_format

from portal.days import day_in_words
from portal.error_texts import name_the_field
from sectors.conditions import comparable, is_answered

LONGEST = {"text": 200, "textarea": 4000}
MAX_AMOUNT = Decimal("99999999.99")
MAX_NUMBER = 999_999_999
ADDRESS_PARTS = {"line": 200, "postal_code": 12, "city": 100}
PHONE = re.compile(r"\+?[0-9 ]{6,25}")


@dataclass(frozen=True)
class Fault:
    """`advice`: a French sentence that begins with a small letter, to be put after the name of the field."""

    code: str
    advice: str
    row: int | None = None
    part: str = ""


def faults_of(question, value, today):
    """Every fault of `value`, the stored answer to `question` (whose bounds are plain days by now)."""
    if question["type"] == "info":
        return []
    if not is_answered(value):
        return [Fault("required", "cette réponse est nécessaire.")] if question.get("required") else []
    return list(CHECKS[question["type"]](question, value, today))


def _text(question, value, today):
    longest = question.get("max_length") or LONGEST[question["type"]]
    if not isinstance(value, str):
        yield Fault("invalid", "écrivez votre réponse avec des mots.")
    elif len(value) > longest:
        yield Fault("too_long", f"écrivez {longest} caractères au plus.")


def _yes_no(question, value, today):
    if not isinstance(value, bool):
        yield Fault("invalid", "choisissez oui ou non.")


def _choice(question, value, today):
    known = {option["key"] for option in question["options"]}
    chosen = value if question["type"] == "multi_choice" else [value]
    if not (isinstance(chosen, list) and all(isinstance(key, str) and key in known for key in chosen)):
        yield Fault("invalid", "choisissez parmi les réponses proposées.")


def _bounded(question, value, today):
    kind = question["type"]
    if not _WELL_WRITTEN[kind](value):
        yield Fault("invalid", "cette réponse ne peut pas être lue.")
        return
    found = comparable(kind, value, today)
    for bound, wrong in (("min", lambda limit: found < limit), ("max", lambda limit: found > limit)):
        limit = comparable(kind, question[bound], today) if is_answered(question.get(bound)) else None
        if limit is not None and wrong(limit):
            yield Fault(bound, _limit_sentence(kind, bound, limit))


def _limit_sentence(kind, bound, limit):
    if kind == "date":
        return f"indiquez une date {'à partir du' if bound == 'min' else 'au plus tard le'} {day_in_words(limit)}."
    said = number_format(limit, force_grouping=True) + ("\u00a0€" if kind == "amount" else "")
    return f"indiquez {'au moins' if bound == 'min' else 'au plus'} {said}."


def _email(question, value, today):
    try:
        validate_email(value if isinstance(value, str) else "")
    except ValidationError:
        yield Fault("invalid", "écrivez une adresse complète, par exemple prenom.nom@exemple.fr.")


def _phone(question, value, today):
    if not (isinstance(value, str) and PHONE.fullmatch(value)):
        yield Fault("invalid", "écrivez un numéro complet, par exemple 06 12 34 56 78.")


def _address(question, value, today):
    good = (
        isinstance(value, dict)
        and set(value) == set(ADDRESS_PARTS)
        and all(isinstance(value[p], str) and 0 < len(value[p]) <= longest for p, longest in ADDRESS_PARTS.items())
    )
    if not good:
        yield Fault("invalid", "écrivez la rue, le code postal et la commune.")


def _rows(question, value, today):
    if not (isinstance(value, list) and all(isinstance(row, dict) for row in value)):
        yield Fault("invalid", "cette réponse ne peut pas être lue.")
        return
    least, most = question.get("min_rows") or 0, question.get("max_rows") or 10
    if len(value) < least:
        yield Fault("min_rows", f"il en faut au moins {least}.")
    if len(value) > most:
        yield Fault("max_rows", f"vous pouvez en écrire {most} au plus.")
    for number, row in enumerate(value):
        yield from _row(question, row, number, today)


def _row(question, row, number, today):
    name = f"{question['item_label']} {number + 1}"
    if set(row) - {part["key"] for part in question["questions"]}:
        yield Fault("invalid", f"{name} : cette ligne contient une réponse inconnue.", number)
    for part in question["questions"]:
        for fault in faults_of(part, row.get(part["key"]), today):
            yield Fault(fault.code, f"{name}, {name_the_field(part['label'], fault.advice)}", number, part["key"])


def _is_day(value):
    try:
        return isinstance(value, str) and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_amount(value):
    try:
        return isinstance(value, str) and re.fullmatch(r"\d+(\.\d{1,2})?", value) and Decimal(value) <= MAX_AMOUNT
    except InvalidOperation:
        return False


def _is_number(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_NUMBER


_WELL_WRITTEN = {"date": _is_day, "amount": _is_amount, "number": _is_number}
CHECKS = {
    "text": _text,
    "textarea": _text,
    "yes_no": _yes_no,
    "choice": _choice,
    "multi_choice": _choice,
    "date": _bounded,
    "amount": _bounded,
    "number": _bounded,
    "email": _email,
    "phone": _phone,
    "address": _address,
    "repeat": _rows,
}
