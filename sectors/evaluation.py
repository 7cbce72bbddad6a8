"""What a person sees of a form, given what was answered so far. Pure: no database, no clock, no settings.

The one reading of a compiled document, for the wizard, the preview, the filing, a clerk's entry and the API, so that
they cannot drift apart. Order and visibility only: a condition looks backward, so there is no cycle.
"""

from dataclasses import dataclass, field

from portal.error_texts import name_the_field
from sectors.answer_checks import faults_of
from sectors.conditions import HIDDEN, holds, is_answered
from sectors.schema import FILE
from sectors.typology_questions import asked_facets

INTERRUPTING = ("stop", "redirect", "defer", "human_review")


@dataclass(frozen=True)
class StepState:
    """A step that is shown: `state` is done, current (the first with something missing) or todo."""

    key: str
    title: str
    state: str
    missing: tuple = ()


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer: `code` is stable (answer_checks.py), `message` is French.

    In a table of repeated rows, `row` counts from 0 and `part` is the key of the row's question.
    """

    key: str
    step: str
    code: str
    message: str
    row: int | None = None
    part: str = ""


@dataclass(frozen=True)
class Reached:
    """An outcome whose condition is true, and the step after which it became so (« »: before the first step)."""

    key: str
    kind: str
    step: str


@dataclass(frozen=True)
class Evaluation:
    """`steps`: the shown steps; `visible`: keys of the shown questions; `kept_aside`: keys answered but hidden now.

    `outcome`: key of the first outcome reached, "file" once everything is answered and nothing else was reached, or
    None. `reached`: every conditional outcome that is true, in their order; `warnings`: keys of the walls of
    information among them, which never end the way. `documents`: keys of the documents asked for.
    """

    steps: tuple
    visible: tuple
    kept_aside: tuple
    problems: tuple
    outcome: str | None
    reached: tuple = ()
    warnings: tuple = ()
    documents: tuple = ()
    questions: dict = field(default_factory=dict, repr=False)

    @property
    def complete(self):
        """True when every shown question has an acceptable answer."""
        return not self.problems

    def sees(self, key):
        return key in self.visible


class Reading:
    """The walk through a document, in its order, that knows what has been shown so far.

    `shown`: {key: question}, the bounds of dates worked out. `answers` is read at each moment: who builds a page may
    add to it what was just typed, before asking whether the next question is shown.
    """

    def __init__(self, document, facets, answers, today):
        self.document, self.answers, self.today = document, answers, today
        self.facets = asked_facets(document.get("axes", []), facets)
        self.types, self.shown, self.steps, self.reached = {}, {}, [], {}
        self._reach("")

    def up_to(self, step_key):
        """Read the steps that come before this one; return it."""
        for step in self.document["steps"]:
            if step["key"] == step_key:
                return step
            self.enter(step)
        raise KeyError(step_key)

    def whole(self):
        for step in self.document["steps"]:
            self.enter(step)
        return self

    def enter(self, step):
        if self.shows(step):
            questions = [shown for shown in map(self.meet, step["questions"]) if shown]
            if questions:
                self.steps.append((step, questions))
                self._reach(step["key"])
        else:
            self.types |= {question["key"]: question["type"] for question in step["questions"]}

    def shows(self, part):
        """True if a step, question or document is shown, as far as is known here."""
        return holds(part.get("visible_when"), self.read, self.today) is True

    def meet(self, question):
        """The next question, as it is to be asked, or None if it is not shown."""
        self.types[question["key"]] = question["type"]
        if not self.shows(question):
            return None
        self.shown[question["key"]] = self._with_days(question) if question["type"] == "date" else question
        return self.shown[question["key"]]

    def read(self, source, key):
        """What a condition reads: (type, value); HIDDEN for what is not shown, not asked or does not exist."""
        if source == "facet":
            return "choice", self.facets.get(key, HIDDEN)
        return self.types.get(key), self.answers.get(key) if key in self.shown else HIDDEN

    def _with_days(self, question):
        """A bound that is the answer to another question becomes that day; no bound while it is not known."""
        bounds = {name: question[name] for name in ("min", "max") if isinstance(question.get(name), dict)}
        days = {name: self.read("q", bound["q"])[1] for name, bound in bounds.items()}
        return question | {name: day if isinstance(day, str) else None for name, day in days.items()}

    def _reach(self, step_key):
        for outcome in self.document.get("outcomes", []):
            known = outcome["key"] in self.reached or outcome.get("when") is None
            if not known and holds(outcome["when"], self.read, self.today) is True:
                self.reached[outcome["key"]] = Reached(outcome["key"], outcome["kind"], step_key)


def evaluate(document, facets, answers, today):
    """Say what is shown, what is missing and where it ends.

    `document`: a compiled form; `facets`: {axis key: option key}; `answers`: {question key: value} as `to_answers`
    makes them; `today`: the filing date, to which dates are compared. Return an `Evaluation`.
    """
    answers = answers or {}
    reading = Reading(document, facets or {}, answers, today).whole()
    problems, steps = [], []
    for step, questions in reading.steps:
        found = [problem for question in questions for problem in _problems(question, step, answers, today)]
        state = "done" if not found else "todo" if problems else "current"
        problems += found
        steps.append(StepState(step["key"], step["title"], state, tuple(dict.fromkeys(p.key for p in found))))
    reached = [reading.reached[o["key"]] for o in document.get("outcomes", []) if o["key"] in reading.reached]
    return Evaluation(
        steps=tuple(steps),
        visible=tuple(reading.shown),
        kept_aside=tuple(k for k, v in answers.items() if is_answered(v) and k not in reading.shown),
        problems=tuple(problems),
        outcome=_outcome(document, reading.reached, complete=not problems),
        reached=tuple(reached),
        warnings=tuple(one.key for one in reached if one.kind == "warn"),
        documents=tuple(asked["key"] for asked in document.get("documents", []) if reading.shows(asked)),
        questions=reading.shown,
    )


def _outcome(document, reached, complete):
    """The first that is true: those that interrupt at once, the others once everything is answered."""
    for outcome in document.get("outcomes", []):
        if outcome["kind"] == "warn":
            continue
        true = outcome["key"] in reached or outcome.get("when") is None
        if true and (outcome["kind"] in INTERRUPTING and outcome.get("when") is not None or complete):
            return outcome["key"]
    return FILE if complete else None


def _problems(question, step, answers, today):
    for fault in faults_of(question, answers.get(question["key"]), today):
        message = name_the_field(question["label"], fault.advice)
        yield Problem(question["key"], step["key"], fault.code, message, fault.row, fault.part)
