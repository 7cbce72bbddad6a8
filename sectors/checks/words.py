"""The sentences of the checks: how an element, an answer, a combination is named to an editor."""

import datetime
from decimal import Decimal

from portal.days import day_in_words
from sectors.keys import NONE_FITS
from sectors.readable import say_euros

NAMES = {
    "axis": "L’axe",
    "step": "L’étape",
    "question": "La question",
    "document": "Le document",
    "outcome": "L’issue",
}


def named(reader):
    """« La question « Avez-vous signé un devis ? » »."""
    return f"{NAMES[reader.kind]} « {reader.label} »"


def say_facets(facets, axes):
    """« Rénovation + Le contrat », in the order of the axes; `facets`: {axis key: option key}."""
    return " + ".join(f"« {option_label(axis, facets[key])} »" for key, axis in axes.items() if key in facets)


def option_label(owner, key):
    labels = {option["key"]: option["label"] for option in owner.get("options", ())}
    return labels.get(key, "Aucun de ces cas" if key == NONE_FITS else str(key))


def say_answer(question, value):
    """The answer as the editor would read it."""
    kind = question["type"]
    if kind == "yes_no":
        return "« Oui »" if value else "« Non »"
    if isinstance(value, list) and "options" in question:
        return " et ".join(f"« {option_label(question, key)} »" for key in value)
    if "options" in question:
        return f"« {option_label(question, value)} »"
    if kind == "date":
        return f"le {day_in_words(datetime.date.fromisoformat(value))}"
    if kind == "amount":
        return say_euros(Decimal(value))
    return f"{value} {question.get('unit') or ''}".strip() if kind == "number" else "une réponse"


def say_assignment(assignment, outline):
    """« Par exemple avec « Rénovation », si « … » reçoit « Oui ». » from [((source, key), value or None)].

    None stands for a question that is shown and left empty.
    """
    facets = {key: value for (source, key), value in assignment if source == "facet" and value is not None}
    said = []
    for (source, key), value in assignment:
        if source == "q":
            question = outline.asked[key].question
            answer = "n’a pas de réponse" if value is None else f"reçoit {say_answer(question, value)}"
            said.append(f"« {question['label']} » {answer}")
    parts = [f"avec {say_facets(facets, outline.axes)}"] if facets else []
    parts += [f"si {listed(said)}"] if said else []
    return f"Par exemple, {', '.join(parts)}." if parts else ""


def listed(parts, last="et"):
    parts = list(parts)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
