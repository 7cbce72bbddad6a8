"""Scenarios: invented answers that must lead where the editor said. `failures` is asked at each publication (E601)."""

from dataclasses import dataclass

from django.utils import timezone

from sectors.conditions import is_answered
from sectors.destinations import causes, destination_of, find_question, say_answer, say_step
from sectors.document_words import say_outcome
from sectors.evaluation import evaluate
from sectors.schema import FILE


@dataclass(frozen=True)
class Result:
    """`reasons`: French sentences, empty when the scenario passes; the first names the answer that broke it."""

    scenario: object
    reasons: tuple

    @property
    def passed(self):
        return not self.reasons


def failures(page, document, today=None):
    """The Results of the scenarios of `page` that must pass and do not, on the compiled `document`."""
    if page.pk is None:
        return []
    today = today or timezone.localdate()
    results = [run(scenario, document, today) for scenario in page.scenarios.filter(must_pass=True)]
    return [result for result in results if not result.passed]


def run(scenario, document, today):
    """Play one scenario on a document and say what is not as expected."""
    facets, answers = scenario.facets, scenario.answers
    found = destination_of(document, facets, answers, today)
    wrong = _wrong_end(scenario, document, found) + _wrong_steps(scenario, document, found)
    broken = list(_broken_answers(document, facets, answers, today))
    if found.outcome == FILE and scenario.expected_outcome == FILE:
        broken += _missing(document, facets, answers, today)
    return Result(scenario, tuple(broken + wrong))


def _broken_answers(document, facets, answers, today):
    """Answers of the scenario that the form no longer accepts, or no longer asks for."""
    for axis in document["axes"]:
        key = facets.get(axis["key"])
        if key and key not in {option["key"] for option in axis["options"]}:
            yield f"Le choix « {key} » de l’axe « {axis['label']} » n’existe plus."
        elif key and document["covers"].get(axis["key"]) and key not in document["covers"][axis["key"]]:
            yield f"Le choix {say_answer(document, axis['key'], facets, answers)} n’est plus couvert par ce formulaire."
    reading = evaluate(document, facets, answers, today)
    problems = {problem.key: problem for problem in reading.problems if is_answered(answers.get(problem.key))}
    for key in answers:
        if find_question(document, key) is None:
            yield f"La réponse {say_answer(document, key, facets, answers)} ne sert plus : la question n’existe plus."
        elif key in problems:
            said = say_answer(document, key, facets, answers)
            yield f"La réponse {said} n’est plus acceptée : {problems[key].message}"


def _missing(document, facets, answers, today):
    """Required questions that the scenario never met."""
    return [
        f"Le scénario ne répond pas à « {find_question(document, problem.key)['label']} »."
        for problem in evaluate(document, facets, answers, today).problems
        if not is_answered(answers.get(problem.key))
    ]


def _wrong_end(scenario, document, found):
    if not scenario.expected_outcome or found.outcome == scenario.expected_outcome:
        return []
    said = f"Issue attendue : {say_outcome(scenario.expected_outcome, document)}."
    led = causes(document, found.outcome, scenario.facets, scenario.answers)
    because = " et ".join(say_answer(document, key, scenario.facets, scenario.answers) for key in led)
    because = f" à cause de la réponse {because}" if because else ""
    return [f"{said} Issue obtenue : {say_outcome(found.outcome, document)}{because}."]


def _wrong_steps(scenario, document, found):
    if found.outcome != scenario.expected_outcome and scenario.expected_outcome:
        return []
    return [
        f"N’est plus montrée : {say_step(document, key)}." for key in scenario.expected_steps if key not in found.steps
    ]


def say_scenario(scenario, document):
    """« si « Dépannage » à « Type de travaux » et « Non » à « … », alors la demande peut être déposée »."""
    given = [*scenario.facets, *(key for key in scenario.answers if key not in scenario.facets)]
    given = [key for key in given if _tells(document, key, scenario.facets)]
    said = " et ".join(say_answer(document, key, scenario.facets, scenario.answers) for key in given)
    end = say_outcome(scenario.expected_outcome or FILE, document)
    return f"Si l’on répond {said}, alors : {end}." if said else f"Toujours : {end}."


def _tells(document, key, facets):
    """Choices say what a scenario is about; its texts and dates are only there to go on."""
    question = find_question(document, key)
    return key in facets or question is None or question["type"] in ("choice", "yes_no", "multi_choice")
