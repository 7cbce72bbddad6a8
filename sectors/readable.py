"""The answers as people read them: the questions in the words of that version, the answers in French."""

import datetime
from decimal import Decimal, InvalidOperation

from django.utils.formats import number_format

from portal.days import day_in_words
from sectors.conditions import is_answered
from sectors.evaluation import evaluate


def readable_answers(document, facets, answers, today, unsaid=""):
    """The shown and answered questions, in order: [{"step_key", "step", "key", "question", "answer"}].

    `unsaid`: what stands for a part of a table's row, or of an address, that was left out; « » leaves it out too.
    """
    visible = set(evaluate(document, facets, answers, today).visible)
    return [
        {
            "step_key": step["key"],
            "step": step["title"],
            "key": question["key"],
            "question": question["label"],
            "answer": say(question, answers[question["key"]], unsaid),
        }
        for step in document["steps"]
        for question in step["questions"]
        if question["key"] in visible and question["type"] != "info" and is_answered(answers.get(question["key"]))
    ]


def readable_facets(document, facets):
    """The choices that led to this form: [{"key", "question", "answer"}]."""
    return [
        {"key": axis["key"], "question": axis["label"], "answer": option["label"]}
        for axis in document["axes"]
        for option in axis["options"]
        if option["key"] == facets.get(axis["key"])
    ]


def say(question, answer, unsaid=""):
    """One answer in French; what cannot be read is given back as it is. A table and an address take several lines."""
    kind = question["type"]
    if kind == "repeat":
        return "\n".join(_say_row(question, row, number, unsaid) for number, row in enumerate(answer, start=1))
    if kind == "address":
        lines = (answer["line"], f"{answer['postal_code']} {answer['city']}".strip())
        return "\n".join(line or unsaid for line in lines)
    if kind == "yes_no":
        return "Oui" if answer is True else "Non"
    if kind in ("choice", "multi_choice"):
        labels = {option["key"]: option["label"] for option in question["options"]}
        keys = answer if isinstance(answer, list) else [answer]
        return " ; ".join(labels.get(key, str(key)) for key in keys)
    try:
        if kind == "date":
            return day_in_words(datetime.date.fromisoformat(answer))
        if kind == "amount":
            return say_euros(Decimal(str(answer)))
    except (ValueError, TypeError, InvalidOperation):
        return str(answer)
    if kind == "number" and question.get("unit"):
        return f"{number_format(answer, force_grouping=True)} {question['unit']}"
    return str(answer)


def _say_row(question, row, number, unsaid):
    said = [
        f"{part['label']} : {say(part, row[part['key']], unsaid) if is_answered(row.get(part['key'])) else unsaid}"
        for part in question["questions"]
        if unsaid or is_answered(row.get(part["key"]))
    ]
    return f"{question['item_label']} {number} – {' ; '.join(said)}"


def say_euros(amount):
    return f"{number_format(amount, decimal_pos=2, force_grouping=True)} €"
