"""A condition as a French clause: « vous avez répondu « Non » à « Avez-vous signé un devis ? » »."""

import datetime
from decimal import Decimal

from portal.days import day_in_words
from sectors.conditions import DURATION
from sectors.keys import NONE_FITS
from sectors.readable import say_euros

UNITS = {"D": ("jour", "jours"), "M": ("mois", "mois"), "Y": ("an", "ans")}
SENTENCES = {
    "is": "la réponse à « {label} » est {value}",
    "is_not": "la réponse à « {label} » n’est pas {value}",
    "in": "la réponse à « {label} » est {value}",
    "not_in": "la réponse à « {label} » n’est ni {value}",
    "includes": "{value} fait partie des réponses à « {label} »",
    "lt": "la réponse à « {label} » est {less} {value}",
    "gt": "la réponse à « {label} » est {more} {value}",
    "lte": "la réponse à « {label} » ne dépasse pas {value}",
    "gte": "la réponse à « {label} » vaut au moins {value}",
    "older_than": "la réponse à « {label} » date de plus de {value}",
    "within": "la réponse à « {label} » date de moins de {value}",
    "answered": "la question « {label} » a reçu une réponse",
    "not_answered": "la question « {label} » n’a pas reçu de réponse",
}


def say_condition(condition, document):
    """Return the clause for `condition`, a condition of `document`."""
    questions = {q["key"]: q for step in document["steps"] for q in step["questions"]}
    axes = {axis["key"]: axis | {"type": "choice"} for axis in document["axes"]}
    return _say(condition, questions, axes)


def _say(condition, questions, axes):
    for name, link in (("all", ", et "), ("any", ", ou ")):
        if name in condition:
            return link.join(_say(part, questions, axes) for part in condition[name])
    if "not" in condition:
        return f"il n’est pas vrai que {_say(condition['not'], questions, axes)}"
    operand = axes.get(condition["facet"]) if "facet" in condition else questions.get(condition["q"])
    if operand is None or "unreadable" in condition:
        return "(condition à corriger)"
    dated = operand["type"] == "date"
    return SENTENCES[condition["op"]].format(
        label=operand["label"],
        value=_values(condition, operand),
        less="avant le" if dated else "inférieure à",
        more="après le" if dated else "supérieure à",
    )


def _values(leaf, operand):
    values = leaf.get("v")
    joined = " ni " if leaf["op"] == "not_in" else " ou "
    return joined.join(_value(value, operand) for value in (values if isinstance(values, list) else [values]))


def _value(value, operand):
    kind = operand["type"]
    if kind == "yes_no":
        return "« Oui »" if value else "« Non »"
    if "options" in operand:
        labels = {option["key"]: option["label"] for option in operand["options"]}
        return f"« {labels.get(value, 'Aucun de ces cas' if value == NONE_FITS else value)} »"
    duration = DURATION.fullmatch(str(value))
    if duration:
        return f"{duration[1]} {UNITS[duration[2]][int(duration[1]) > 1]}"
    if kind == "date":
        return "jour de la demande" if value == "today" else day_in_words(datetime.date.fromisoformat(value))
    return say_euros(Decimal(value)) if kind == "amount" else str(value)
