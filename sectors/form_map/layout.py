"""Where each thing of a form's map is placed: a line of steps going down, conditional ones aside, ends on the right."""

import textwrap
from dataclasses import dataclass

from sectors.condition_sentences import say_condition
from sectors.conditions import leaves
from sectors.document_words import OUTCOME_KINDS

LINE, TOP, GAP = 22, 30, 34
MAIN_X, ASIDE_X, END_X = 20, 130, 560
STEP_WIDTH, END_WIDTH, WIDTH = 350, 320, 900
STEP_CHARS, END_CHARS, SAID_CHARS = 36, 38, 50


@dataclass(frozen=True)
class Box:
    """A rectangle with its lines of text. `said`: the lines of the condition written above it (a step's) or inside."""

    key: str
    kind: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple
    said: tuple = ()
    step: str = ""

    @property
    def middle(self):
        return self.y + self.height // 2

    @property
    def bottom(self):
        return self.y + self.height


@dataclass(frozen=True)
class Layout:
    boxes: tuple
    height: int
    width: int = WIDTH


def lay_out(document):
    """The boxes of the map, from top to bottom: start, steps with the outcomes that they open, the end."""
    ends = outcomes_by_step(document)
    start = Box("", "start", MAIN_X, TOP, STEP_WIDTH, 2 * LINE, ("Le litige correspond au formulaire",))
    boxes, y = [start], start.bottom + GAP
    for outcome in ends.get("", []):
        boxes.append(_end(document, outcome, start.y if len(boxes) == 1 else boxes[-1].bottom + 10, ""))
    y = max(y, *(box.bottom + GAP for box in boxes))
    for number, step in enumerate(document["steps"], start=1):
        box = _step(document, step, number, y)
        boxes.append(box)
        y_end, last = box.y, box.bottom
        for outcome in ends.get(step["key"], []):
            end = _end(document, outcome, y_end, step["key"])
            boxes.append(end)
            y_end, last = end.bottom + 10, max(last, end.bottom)
        y = last + GAP
    boxes.append(Box("", "filed", MAIN_X, y, STEP_WIDTH, 3 * LINE, ("Documents et demandes,", "puis envoi au Centre")))
    return Layout(tuple(boxes), boxes[-1].bottom + TOP)


def outcomes_by_step(document):
    """{step key: [outcomes that can come true once this step is answered]}; « » for those that facets alone decide."""
    step_of, order = {}, {"": -1}
    for index, step in enumerate(document["steps"]):
        order[step["key"]] = index
        step_of |= {question["key"]: step["key"] for question in step["questions"]}
    found = {}
    for outcome in document.get("outcomes", []):
        if outcome.get("when") is None:
            continue
        read = [step_of.get(leaf.get("q"), "") for leaf in leaves(outcome["when"])]
        found.setdefault(max(read, key=order.get, default=""), []).append(outcome)
    return found


def wrapped(text, width, most):
    """The lines of `text`, at most so many; the last one ends with « … » when something is left out."""
    for open_space, kept in (("« ", "«\u00a0"), (" »", "\u00a0»"), (" ?", "\u00a0?"), (" :", "\u00a0:")):
        text = text.replace(open_space, kept)
    lines = textwrap.wrap(text, width, max_lines=most, placeholder=" …", break_on_hyphens=False)
    return tuple(lines) or ("",)


def questions_in_words(step):
    asked = [question for question in step["questions"] if question["type"] != "info"]
    depending = sum(1 for question in asked if question.get("visible_when"))
    said = f"{len(asked)} question{'s' if len(asked) > 1 else ''}"
    return f"{said}, dont {depending} selon les réponses" if depending else said


def _step(document, step, number, y):
    said = ()
    if step.get("visible_when"):
        said = wrapped(f"si {say_condition(step['visible_when'], document)}", SAID_CHARS, 4)
        y += 18 * len(said) + 6
    lines = (*wrapped(f"{number}. {step['title']}", STEP_CHARS, 2), questions_in_words(step))
    x = ASIDE_X if said else MAIN_X
    return Box(step["key"], "step", x, y, STEP_WIDTH, LINE * len(lines) + 16, lines, said, step["key"])


def _end(document, outcome, y, step):
    title = wrapped(outcome.get("title") or OUTCOME_KINDS[outcome["kind"]], END_CHARS, 2)
    said = wrapped(f"si {say_condition(outcome['when'], document)}", END_CHARS + 5, 4)
    lines = (f"{OUTCOME_KINDS[outcome['kind']]} :", *title)
    height = LINE * len(lines) + 18 * len(said) + 16
    return Box(outcome["key"], outcome["kind"], END_X, y, END_WIDTH, height, lines, said, step)
