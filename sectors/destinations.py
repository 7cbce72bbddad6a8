"""Where a set of answers leads, and because of which of them. Pure, like `evaluate`, which it asks.

Used where answers may be incomplete: a scenario, a way replayed without its dates and words.
"""

from dataclasses import dataclass

from sectors.condition_sentences import say_condition
from sectors.conditions import is_answered, leaves
from sectors.document_words import find_outcome
from sectors.evaluation import INTERRUPTING, evaluate
from sectors.readable import say
from sectors.schema import FILE


@dataclass(frozen=True)
class Destination:
    """`outcome`: the first that interrupts, else "file"; `steps`: keys of the steps seen; `visible`: questions seen."""

    outcome: str
    steps: tuple
    visible: tuple


def destination_of(document, facets, answers, today):
    """Follow these answers to where they stop, whatever is still missing."""
    reading = evaluate(document, facets, answers, today)
    steps = [step.key for step in reading.steps]
    order = {"": -1} | {key: index for index, key in enumerate(steps)}
    stops = [one for one in reading.reached if one.kind in INTERRUPTING]
    first = min(stops, key=lambda one: order[one.step], default=None)
    if first:
        steps = steps[: order[first.step] + 1]
    questions = {q["key"] for step in document["steps"] if step["key"] in steps for q in step["questions"]}
    visible = tuple(key for key in reading.visible if key in questions)
    return Destination(first.key if first else FILE, tuple(steps), visible)


def causes(document, outcome, facets, answers):
    """The keys of the answers that this outcome reads, and that were given: what led there."""
    found = find_outcome(outcome, document)
    read = [leaf.get("q") or leaf.get("facet") for leaf in leaves(found.get("when") if found else None)]
    return [key for key in dict.fromkeys(read) if is_answered(answers.get(key)) or key in facets]


def say_answer(document, key, facets, answers):
    """« Oui » à « Avez-vous un devis ? » ; an answer that the document no longer knows is said as it stands."""
    axis = next((axis for axis in document["axes"] if axis["key"] == key and key in facets), None)
    if axis:
        labels = {option["key"]: option["label"] for option in axis["options"]}
        return f"« {labels.get(facets[key], facets[key])} » à « {axis['label']} »"
    question = find_question(document, key)
    if question is None:
        return f"« {answers.get(key)} » à une question supprimée"
    return f"« {say(question, answers.get(key))} » à « {question['label']} »"


def find_question(document, key):
    return next((q for step in document["steps"] for q in step["questions"] if q["key"] == key), None)


def say_step(document, key):
    """A step in words, with who sees it."""
    step = next((step for step in document["steps"] if step["key"] == key), None)
    if step is None:
        return "une étape supprimée"
    who = f", montrée si {say_condition(step['visible_when'], document)}" if step.get("visible_when") else ""
    return f"l’étape « {step['title']} »{who}"
