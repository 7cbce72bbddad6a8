"""« Remplir pour moi »: an acceptable answer to each question of a step, invented, the same at each trial."""

from sectors.checks.samples import sample_answer
from sectors.conditions import is_answered
from sectors.evaluation import evaluate


def fill_step(document, step_key, facets, answers, today):
    """`answers` with an acceptable answer to each shown question of this step that has none yet, or a wrong one."""
    answers = dict(answers)
    step = next(step for step in document["steps"] if step["key"] == step_key)
    for question in step["questions"]:
        reading = evaluate(document, facets, answers, today)
        wrong = question["key"] in {problem.key for problem in reading.problems}
        if reading.sees(question["key"]) and (wrong or not is_answered(answers.get(question["key"]))):
            found = sample_answer(question, answers, today)
            if is_answered(found):
                answers[question["key"]] = found
    return answers
