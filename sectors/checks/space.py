"""Every answer that matters: each question with a finite list of answers, each condition as a formula over them.

The truth of a comparison is asked of `sectors.conditions.holds`, on one answer of each kind that the conditions of the
form can tell apart: the options, yes and no, one value in each interval between the constants, and no answer at all.
A set of truth values is a small number: 1 can be true, 2 can be false, 4 can be not known.
"""

import itertools
from dataclasses import dataclass
from functools import cached_property

from sectors.checks.outline import INTERRUPTING
from sectors.checks.references import is_sound
from sectors.checks.samples import UNITS, around, bounds, sample_answer, written
from sectors.conditions import DURATION, before, comparable, holds
from sectors.keys import NONE_FITS

TRUE, FALSE, UNKNOWN = 1, 2, 4
AS_MASK = {True: TRUE, False: FALSE, None: UNKNOWN}
MOST_COMBINED_OPTIONS = 10


@dataclass(frozen=True)
class Formula:
    """`mask(masks)`: the truth values that this condition may still take, given those of each leaf."""

    mask: object
    leaves: frozenset


ALWAYS = Formula(lambda masks: TRUE, frozenset())
NEVER_KNOWN = Formula(lambda masks: UNKNOWN, frozenset())


def negation(part):
    def mask(masks):
        found = part.mask(masks)
        return (found & TRUE) << 1 | (found & FALSE) >> 1 | found & UNKNOWN

    return Formula(mask, part.leaves)


def conjunction(parts):
    parts = [part for part in parts if part is not ALWAYS]
    if len(parts) < 2:
        return parts[0] if parts else ALWAYS
    functions = [part.mask for part in parts]

    def mask(masks):
        true, false, unknown, known = TRUE, 0, 0, True
        for function in functions:
            found = function(masks)
            false |= found & FALSE
            unknown |= found & UNKNOWN
            if not found & TRUE:
                true = 0
                if not found & UNKNOWN:
                    known = False
        return true | false | (unknown if known else 0)

    return Formula(mask, frozenset().union(*(part.leaves for part in parts)))


def disjunction(parts):
    if ALWAYS in parts:
        return ALWAYS
    return negation(conjunction([negation(part) for part in parts]))


@dataclass
class Variable:
    """An axis or a question. `guards`: it is shown when all are true. `step`: -1 for an axis."""

    source: str
    key: str
    owner: dict
    step: int
    guard: Formula
    required: bool

    @property
    def name(self):
        return self.source, self.key


class Space:
    """The variables of a document in reading order, and its conditions as formulas."""

    def __init__(self, outline, rules):
        self.outline, self.rules = outline, rules
        self.variables, self.index = [], {}
        self.leaves, self.known_leaves, self.domains = [], {}, {}
        self.of_reader, self.step_guards, self.shown_steps = {}, {}, {}
        for reader in outline.readers:
            self._enter(reader)

    def _enter(self, reader):
        formula = self.formula(reader.condition, reader)
        self.of_reader[reader.place, reader.key] = formula
        if reader.kind == "axis":
            asked = [negation(self._none_fits(key)) for key in self._earlier_axes(reader.key)]
            owner = self._axis_owner(reader.key)
            self._add(Variable("facet", reader.key, owner, -1, conjunction([formula, *asked]), required=True))
        elif reader.kind == "question":
            step = reader.place[1]
            guards = [self.step_guards[step], formula]
            if reader.row:
                guards.append(self.variables[self.index["q", reader.row]].guard)
            asked = self.outline.asked[reader.key]
            if asked.place == reader.place and ("q", reader.key) not in self.index:
                question = asked.question
                guard = conjunction(guards)
                self._add(Variable("q", reader.key, question, step, guard, bool(question.get("required"))))
        elif reader.kind == "step":
            self.step_guards[reader.place[1]] = formula

    def _add(self, variable):
        self.index[variable.name] = len(self.variables)
        self.variables.append(variable)

    def _earlier_axes(self, key):
        """In a general form, no axis is asked after « Aucun de ces cas »."""
        order = list(self.outline.axes)
        return order[: order.index(key)] if self.outline.document["general"] else []

    def _none_fits(self, axis):
        return self._leaf({"facet": axis, "op": "is", "v": NONE_FITS}, None)

    def _axis_owner(self, key):
        """The axis with the options that lead to this form only; a condition on another choice can never be true."""
        axis = self.outline.axes[key]
        covered = self.outline.document["covers"].get(key)
        general = self.outline.document["general"]
        kept = [
            option
            for option in axis["options"]
            if general or (option["key"] in covered if covered else option["key"] != NONE_FITS)
        ]
        return axis | {"type": "choice", "options": kept}

    @cached_property
    def entrance(self):
        """The goals that hold for whoever is led to this form: each axis that it restricts was asked."""
        covers = self.outline.document["covers"]
        guards = [self.variables[self.index["facet", axis]].guard for axis in self.outline.axes if covers.get(axis)]
        return [] if self.outline.document["general"] else [(guard, TRUE) for guard in guards if guard.leaves]

    def formula(self, condition, reader, cut=None):
        """The formula of `condition`. With `cut`, the answers of the steps after it are not known yet (-1: none is)."""
        if condition is None:
            return ALWAYS
        if "all" in condition:
            return conjunction([self.formula(part, reader, cut) for part in condition["all"]])
        if "any" in condition:
            return disjunction([self.formula(part, reader, cut) for part in condition["any"]])
        if "not" in condition:
            return negation(self.formula(condition["not"], reader, cut))
        if cut is not None and "q" in condition:
            asked = self.outline.asked.get(condition["q"])
            if asked is not None and asked.step > cut:
                return NEVER_KNOWN
        return self._leaf(condition, reader)

    def _leaf(self, leaf, reader):
        # The same condition may stand in two places, and be sound in one of them only.
        known = (id(leaf), reader and reader.place, reader and reader.key)
        if known not in self.known_leaves:
            sound = reader is None or is_sound(leaf, reader, self.outline)
            name = ("facet", leaf["facet"]) if "facet" in leaf else ("q", leaf["q"])
            variable = self.index.get(name) if sound else None
            self.known_leaves[known] = len(self.leaves)
            self.leaves.append((leaf, variable))
        number = self.known_leaves[known]
        return Formula(lambda masks: masks[number], frozenset([number]))

    def domain(self, variable, leaves):
        """[(answer, masks of these leaves)], one for each different way of answering, and whether it is complete."""
        if (variable, leaves) not in self.domains:
            self.domains[variable, leaves] = self._domain(self.variables[variable], leaves)
        return self.domains[variable, leaves]

    def _domain(self, variable, leaves):
        conditions = [self.leaves[number][0] for number in leaves]
        answers, complete = self._answers(variable, conditions)
        found = {}
        for answer in answers if variable.required and answers else [*answers, None]:
            masks = tuple(self._truth(leaf, variable, answer) for leaf in conditions)
            found.setdefault(masks, answer)
        return [(answer, masks) for masks, answer in found.items()], complete

    def _truth(self, leaf, variable, answer):
        kind = variable.owner["type"]
        return AS_MASK[holds(leaf, lambda source, key: (kind, answer), self.rules.today)]

    def _answers(self, variable, conditions):
        owner, today = variable.owner, self.rules.today
        kind = owner["type"]
        if kind == "yes_no":
            return [True, False], True
        if kind == "choice":
            return [option["key"] for option in owner["options"]], True
        if kind == "multi_choice":
            return _subsets(owner, {leaf.get("v") for leaf in conditions if leaf["op"] == "includes"})
        if kind in UNITS:
            low, high = bounds(owner, {}, today)
            values = around(kind, _cuts(kind, conditions, today), low, high)
            values = values or [comparable(kind, sample_answer(owner, {}, today), today)]
            return [written(kind, value) for value in values], True
        return [sample_answer(owner, {}, today)], True

    @cached_property
    def interruptions(self):
        """The outcomes that stop the way, in their order: [(reader, outcome)]."""
        outcomes = self.outline.document.get("outcomes") or ()
        readers = [reader for reader in self.outline.readers if reader.kind == "outcome"]
        pairs = list(zip(readers, outcomes, strict=True))
        return [(reader, outcome) for reader, outcome in pairs if outcome["kind"] in INTERRUPTING and outcome["when"]]

    def not_interrupted(self, step, apart_from=None):
        """The goals that say: nothing stopped the person before this step (but for the outcome of `apart_from`).

        Step -1 is the moment before the first step, when the axes are answered: nothing comes before it.
        """
        goals = []
        if step < 0:
            return goals
        for reader, _ in self.interruptions:
            formula = self.formula(reader.condition, reader, cut=step - 1)
            if formula.leaves and reader is not apart_from:
                goals.append((formula, FALSE | UNKNOWN))
        return goals

    def shown(self, step):
        """The formula that says that this step is shown with a question at least."""
        if step not in self.shown_steps:
            guards = [self.of_reader[reader.place, reader.key] for reader in self.questions_of(step)]
            self.shown_steps[step] = conjunction([self.step_guards[step], disjunction(guards)])
        return self.shown_steps[step]

    def questions_of(self, step):
        """The readers of the questions of this step, columns of tables left out."""
        return [r for r in self.outline.readers if r.kind == "question" and r.place[1] == step and r.row is None]


def _subsets(owner, mentioned):
    options = [option["key"] for option in owner["options"]]
    named = [key for key in options if key in mentioned]
    other = [key for key in options if key not in mentioned][:1]
    complete = len(named) <= MOST_COMBINED_OPTIONS
    sizes = range(len(named) + 1) if complete else (0, 1, 2, len(named))
    chosen = [list(some) for size in sizes for some in itertools.combinations(named, size)]
    return [some for some in chosen if some] + [some + other for some in chosen if other], complete


def _cuts(kind, conditions, today):
    """The constants that these comparisons cut the values at."""
    cuts = set()
    for leaf in conditions:
        value = leaf.get("v")
        if leaf["op"] in ("older_than", "within") and DURATION.fullmatch(str(value)):
            cuts |= {before(today, value), today}
            continue
        for one in value if isinstance(value, list) else [value]:
            cut = comparable(kind, one, today)
            cuts |= {cut} if cut is not None else set()
    return cuts
