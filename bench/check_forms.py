"""Compiling and checking a form of 500 questions: under a second.

The form is written as an editor's blocks, in the proportions of the longest form of the demonstration: one question in
three has a condition, one step in three too; ten outcomes.
"""

import datetime
import random
import statistics
import time

from sectors.checks import Rules, check_document
from sectors.compiler import compile_content
from sectors.demonstration import writing
from sectors.models import GuidedFormPage

TODAY = datetime.date(2027, 1, 15)
QUESTIONS, STEPS = 500, 40
OPTIONS = [("one", "La première"), ("two", "La deuxième"), ("three", "La troisième"), ("four", "Une autre")]


class Sector:
    """What the compiler reads of a sector."""

    slug, title = "essai", "Secteur d’essai"

    class federation:
        slug = "essai"

    @staticmethod
    def axes_data():
        options = [{"key": key, "label": label, "help": "", "example": ""} for key, label in OPTIONS]
        return [{"key": "works", "label": "Type de travaux", "help": "", "options": options}]


def a_question(number, dice, asked):
    when = a_condition(dice, asked) if asked and dice.random() < 0.33 else writing.ALWAYS
    kind = dice.choice(["yes_no", "choice", "choices", "date", "amount", "text"])
    key, label = f"q{number}", f"{number} ?"
    asked.append((key, kind))
    if kind in ("choice", "choices"):
        return getattr(writing, kind)(key, f"Quelle est la réponse {label}", OPTIONS, when=when)
    return getattr(writing, kind)(key, f"Quelle est la réponse {label}", when=when)


def a_condition(dice, asked):
    rules = []
    for key, kind in dice.sample(asked[-40:], min(len(asked), dice.choice([1, 1, 2]))):
        operator, value = {
            "yes_no": ("is", "oui"),
            "choice": ("one_of", "one, two"),
            "choices": ("is", "three"),
            "date": ("older_than", "1 an"),
            "amount": ("above", "1000"),
            "text": ("answered", ""),
        }[kind]
        rules.append((key, operator, value))
    return writing.when(*rules, match=dice.choice(["all", "any"]))


def a_page(seed):
    """A page of 500 questions in 40 steps; the same for the same seed."""
    dice, asked, steps = random.Random(seed), [], []
    for number in range(STEPS):
        when = a_condition(dice, asked) if asked and dice.random() < 0.33 else writing.ALWAYS
        first, last = QUESTIONS * number // STEPS, QUESTIONS * (number + 1) // STEPS
        questions = [a_question(one, dice, asked) for one in range(first, last)]
        steps.append(writing.step(f"step_{number}", f"Étape {number}", *questions, when=when))
    relief = [writing.relief("refund", "Un remboursement", amount=True)]
    page = GuidedFormPage(title="Un long formulaire", slug="long", is_general=True, content_type_id=1)  # no database
    page.steps, page.relief_options = steps, relief
    return page


def outcomes(document, dice):
    """Ten ends on yes-or-no questions, added to the compiled document."""
    asked = [q["key"] for step in document["steps"] for q in step["questions"] if q["type"] == "yes_no"]
    return [
        {
            "key": f"end_{number}", "kind": dice.choice(["stop", "warn"]), "title": f"Issue {number}", "body": "",
            "when": {"q": key, "op": "is", "v": False}, "legal_reference": "L612-2", "ground": "out_of_scope",
            "next_actions": [], "target_form": None, "until": None,
        }
        for number, key in enumerate(dice.sample(asked, 10))
    ]  # fmt: skip


def measure(seed):
    """(seconds to compile, seconds to check, findings that were not proved) for one form."""
    page = a_page(seed)
    start = time.perf_counter()
    document = compile_content(page, Sector)
    compiled = time.perf_counter()
    document |= {"outcomes": outcomes(document, random.Random(seed))}
    findings = check_document(document, Rules(today=TODAY))
    done = time.perf_counter()
    return compiled - start, done - compiled, sum(finding.code == "W702" for finding in findings), len(findings)


def run():
    """Print the figures; return True if the promise is kept."""
    found = [measure(seed) for seed in range(5)]
    for compiling, checking, unproved, findings in found:
        print(f"  compile {compiling:.3f} s, check {checking:.3f} s, {findings} findings, {unproved} not proved")
    median = statistics.median(compiling + checking for compiling, checking, _, _ in found)
    print(f"check_forms: 500 questions compiled and checked in {median:.2f} s (promise: under 1 s)")
    return median < 1


if __name__ == "__main__":
    run()
