"""From one published form to another: what of the answers still fits. Pure.

For a draft that passes to a newer version of its form, or that is led to another form of the sector: said before it
counts, then done.
"""

from dataclasses import dataclass

from sectors.answer_checks import faults_of
from sectors.conditions import is_answered
from sectors.evaluation import evaluate
from sectors.readable import say


@dataclass(frozen=True)
class Carried:
    """`kept`: labels of the answers that stay; `new`: labels of what will be asked; `dropped`: [{"question",
    "answer"}] of what falls away. `answers`: those to go on with; `reopened`: keys of the steps with a new question.
    """

    kept: tuple
    new: tuple
    dropped: tuple
    answers: dict
    reopened: frozenset


def carry_over(old, new, facets, answers, today):
    """Compare two documents for these answers. An answer stays if its question is still there and still takes it."""
    before = evaluate(old, facets, answers, today)
    known, target = questions_of(old), questions_of(new)
    fitting = {key: value for key, value in answers.items() if fits(target.get(key), known.get(key), value, today)}
    after = evaluate(new, facets, fitting, today)
    asked = [key for key in after.visible if target[key]["type"] != "info" and not is_answered(fitting.get(key))]
    lost = [k for k in before.visible if is_answered(answers.get(k)) and k not in fitting]
    return Carried(
        kept=tuple(target[key]["label"] for key in after.visible if is_answered(fitting.get(key))),
        new=tuple(target[key]["label"] for key in asked if key not in before.visible),
        dropped=tuple({"question": known[key]["label"], "answer": say(known[key], answers[key])} for key in lost),
        answers=fitting,
        reopened=frozenset(
            step["key"]
            for step in new["steps"]
            if any(question["key"] in asked and question["key"] not in before.visible for question in step["questions"])
        ),
    )


def questions_of(document):
    """{key: question} of a document."""
    return {question["key"]: question for step in document["steps"] for question in step["questions"]}


def fits(question, known, value, today):
    """True if `value`, an answer to `known`, is one that `question` may have received."""
    if question is None or (known is not None and known["type"] != question["type"]):
        return False
    bounds = {name: None for name in ("min", "max") if isinstance(question.get(name), dict)}
    return not is_answered(value) or not faults_of(question | bounds, value, today)
