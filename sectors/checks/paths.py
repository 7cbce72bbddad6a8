"""The ways through a form: one that leads to a target, all of them in short, the longest."""

from dataclasses import dataclass

from sectors.checks.outline import Outline
from sectors.checks.reach import Reach
from sectors.checks.rules import Rules
from sectors.checks.samples import sample_answer
from sectors.checks.solver import NO, YES, Solver
from sectors.checks.space import ALWAYS, FALSE, TRUE, UNKNOWN, Space
from sectors.conditions import HIDDEN, holds
from sectors.typology_questions import asked_axes

MINUTES_A_QUESTION = 0.5
MOST_PATHS = 60


@dataclass(frozen=True)
class Path:
    """One way through: the keys of the `steps` seen, how many `questions` were asked, how it ends, and the answers.

    `outcome`: the key of the outcome that ends it, "file" when the request can be filed.
    """

    steps: tuple
    questions: int
    outcome: str
    facets: dict
    answers: dict

    @property
    def minutes(self):
        return max(1, round(self.questions * MINUTES_A_QUESTION))


def find_path(document, target, rules=None):
    """A Path on which `target` is shown or reached: ("steps", key), ("questions", key), ("documents", key) or
    ("outcomes", key). None if there is none, or if none was found within the budget. Raise KeyError if unknown.
    """
    rules = rules or Rules()
    space = Space(Outline(document), rules)
    solver = Solver(space)
    result = _towards(target, space, solver)
    return walk(document, dict(result.answers), rules.today, space) if result.verdict == YES else None


def _towards(target, space, solver):
    family, key = target
    kind = {"steps": "step", "questions": "question", "documents": "document", "outcomes": "outcome"}[family]
    reach = Reach(space, solver)
    if target == ("outcomes", "file"):
        return solver.solve(space.not_interrupted(len(space.outline.steps)))
    reader = next((r for r in space.outline.readers if r.kind == kind and r.key == key), None)
    if reader is None:
        raise KeyError(target)
    if kind == "outcome":
        return reach.find_outcome(reader)
    formula = space.of_reader[reader.place, reader.key]
    return solver.solve([(formula, TRUE), *reach.context(reader)])


def walk(document, chosen, today, space=None):
    """Answer the form from its first question to its end, as `chosen` {(source, key): answer} says, else anyhow."""
    space = space or Space(Outline(document), Rules(today=today))
    facets, answers, types, steps, shown, asked = {}, {}, {}, [], set(), 0

    def read(source, key):
        if source == "facet":
            return "choice", facets.get(key, HIDDEN)
        return types.get(key), answers.get(key) if key in shown else HIDDEN

    for axis in document["axes"]:
        if axis in asked_axes(document["axes"], facets):
            options = space.variables[space.index["facet", axis["key"]]].owner["options"]
            facets[axis["key"]] = chosen.get(("facet", axis["key"]), options[0]["key"] if options else None)
    outcome = _interruption(space, read, today)
    for step in document["steps"] if outcome is None else ():
        if holds(step.get("visible_when"), read, today) is not True:
            continue
        seen = False
        for question in step["questions"]:
            key = question["key"]
            types[key] = question["type"]
            if holds(question.get("visible_when"), read, today) is not True:
                continue
            seen = True
            shown.add(key)
            if question["type"] == "info":
                continue
            asked += 1
            name = ("q", key)
            answer = chosen[name] if name in chosen else sample_answer(question, answers, today)
            if answer is not None:
                answers[key] = answer
        if not seen:
            continue
        steps.append(step["key"])
        outcome = _interruption(space, read, today)
        if outcome:
            break
    return Path(tuple(steps), asked, outcome or "file", facets, answers)


def _interruption(space, read, today):
    for reader, _ in space.interruptions:
        if holds(reader.condition, read, today) is True:
            return reader.key
    return None


def paths(document, rules=None, most=MOST_PATHS):
    """(the different ways through, shortest first, and True if these are all).

    Two ways are different when they show other steps or end otherwise.
    """
    rules = rules or Rules()
    space = Space(Outline(document), rules)
    solver, found, complete = Solver(space), {}, True
    formulas = [formula for formula in space.step_guards.values() if formula is not ALWAYS]
    formulas += [space.formula(reader.condition, reader) for reader, _ in space.interruptions]
    waiting = [[]]
    while waiting:
        goals = waiting.pop()
        if len(found) >= most:
            return _sorted(found), False
        result = solver.solve(goals)
        if result.verdict == NO:
            continue
        complete = complete and result.verdict == YES
        if len(goals) < len(formulas):
            following = formulas[len(goals)]
            waiting += [[*goals, (following, FALSE | UNKNOWN)], [*goals, (following, TRUE)]]
        elif result.verdict == YES:
            path = walk(document, dict(result.answers), rules.today, space)
            kept = found.get((path.steps, path.outcome))
            if kept is None or path.questions > kept.questions:
                found[path.steps, path.outcome] = path
    return _sorted(found), complete


def _sorted(found):
    return sorted(found.values(), key=lambda path: (path.questions, path.steps, path.outcome))


def longest(space, solver):
    """(the most questions that one person was found to be asked, an upper bound of it, the answers that lead there).

    Questions with the same condition are counted together; each is added to the way if it still leads somewhere.
    """
    groups = {}
    for variable in space.variables:
        if (
            variable.source == "q"
            and variable.guard is not ALWAYS
            and variable.step >= 0
            and not _in_a_row(variable, space)
        ):
            groups.setdefault(_sign(variable, space), []).append(variable)
    total = sum(v.source == "q" and v.owner["type"] != "info" and not _in_a_row(v, space) for v in space.variables)
    hidden, goals, answers = 0, [], []
    for group in sorted(groups.values(), key=len, reverse=True):
        guard = group[0].guard
        result = solver.solve([*goals, (guard, TRUE)])
        if result.verdict == YES:
            goals, answers = [*goals, (guard, TRUE)], result.answers
        else:
            hidden += sum(variable.owner["type"] != "info" for variable in group)
    return total - hidden, total, answers


def _in_a_row(variable, space):
    return space.outline.asked[variable.key].row is not None


def _sign(variable, space):
    question = space.outline.asked[variable.key]
    step = space.outline.steps[question.step]
    return str((step.get("visible_when"), question.question.get("visible_when")))
