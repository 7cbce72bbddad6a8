"""A form laid flat: what is asked in which order, and every condition with who reads it from where."""

from dataclasses import dataclass
from functools import cached_property

INTERRUPTING = ("stop", "redirect", "defer", "human_review")
NO_ANSWER = ("info",)


@dataclass(frozen=True)
class Asked:
    """A question, its place and its rank in the reading order; `row` is the repeat that it is a column of."""

    question: dict
    step: int
    place: tuple
    rank: int
    row: str | None = None


@dataclass(frozen=True)
class Reader:
    """Something with a condition. It may read the questions whose rank is below `rank`; `row`: inside that repeat.

    `kind`: axis, step, question, document or outcome.
    """

    kind: str
    key: str
    label: str
    condition: dict | None
    place: tuple
    rank: int
    row: str | None = None


class Outline:
    """`document` in reading order: `asked` {key: Asked}, `axes` {key: axis}, `readers` [Reader]."""

    def __init__(self, document):
        self.document = document
        self.axes = {axis["key"]: axis for axis in document["axes"]}
        self.steps = document["steps"]
        self.asked = {}
        for asked in self._walk():
            self.asked.setdefault(asked.question["key"], asked)

    def _walk(self):
        rank = 0
        for index, step in enumerate(self.steps):
            for number, question in enumerate(step["questions"]):
                place = ("steps", index, number)
                yield Asked(question, index, place, rank)
                rank += 1
                for column in question.get("questions") or ():
                    yield Asked(column, index, place, rank, row=question["key"])
                    rank += 1

    @cached_property
    def all_asked(self):
        """Every question, doubles included."""
        return list(self._walk())

    @cached_property
    def readers(self):
        return [*self._axis_readers(), *self._step_readers(), *self._end_readers()]

    def _axis_readers(self):
        for number, axis in enumerate(self.document["axes"]):
            yield Reader("axis", axis["key"], axis["label"], axis.get("asked_when"), ("axes", number), -1)

    def _step_readers(self):
        by_step = {}
        for asked in self.all_asked:
            by_step.setdefault(asked.step, []).append(asked)
        rank = 0
        for index, step in enumerate(self.steps):
            yield Reader("step", step["key"], step["title"], step.get("visible_when"), ("steps", index), rank)
            for asked in by_step.get(index, ()):
                question = asked.question
                condition = question.get("visible_when")
                yield Reader(
                    "question", question["key"], question["label"], condition, asked.place, asked.rank, asked.row
                )
                rank = asked.rank + 1

    def _end_readers(self):
        end = len(self.all_asked)
        for number, request in enumerate(self.document["documents"]):
            place = ("documents", number)
            yield Reader("document", request["key"], request["label"], request.get("visible_when"), place, end)
        for number, outcome in enumerate(self.document.get("outcomes") or ()):
            place = ("outcomes", number)
            yield Reader("outcome", outcome["key"], outcome.get("title") or "", outcome.get("when"), place, end)
