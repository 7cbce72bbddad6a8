"""Which form for which dispute? Every combination of the axes, with the forms that present themselves for it.

An axis that is not asked (a sub-axis) has no value. « Aucun de ces cas » on any axis leads to the general form, and is
left out here.
"""

from dataclasses import dataclass
from functools import cached_property

from sectors.keys import NONE_FITS
from sectors.typology_questions import asked_axes, covers_choices

MOST_COMBINATIONS = 10_000


@dataclass(frozen=True)
class Combination:
    """`facets`: {axis key: option key} of the axes that are asked; `forms`: the documents that cover it."""

    facets: dict
    forms: tuple

    @property
    def uncovered(self):
        return not self.forms

    @property
    def doubly_covered(self):
        return len(self.forms) > 1


@dataclass
class Coverage:
    """`combinations` in the order of the axes; `general`: the general forms; `complete`: False above the cap."""

    axes: dict
    combinations: list
    general: list
    complete: bool = True

    @cached_property
    def uncovered(self):
        return [one for one in self.combinations if one.uncovered]

    @cached_property
    def doubly_covered(self):
        return [one for one in self.combinations if one.doubly_covered]

    @property
    def general_share(self):
        """The part of the combinations that no form but the general one takes, in per cent."""
        return 100 * len(self.uncovered) / len(self.combinations) if self.combinations else 0


def coverage(axes, documents):
    """The Coverage of `axes` (as in a compiled document) by `documents`, the current one of each form of the sector."""
    axes = {axis["key"]: axis for axis in axes}
    general = [document for document in documents if document["general"]]
    own = [document for document in documents if not document["general"]]
    found = Coverage(axes, [], general)
    for facets in _combinations(axes):
        if len(found.combinations) == MOST_COMBINATIONS:
            found.complete = False
            break
        found.combinations.append(
            Combination(facets, tuple(form for form in own if covers_choices(form["covers"], facets)))
        )
    return found


def _combinations(axes):
    """Every {axis key: option key} in reading order; depth first, without a stack of calls."""
    order = list(axes.values())
    waiting = [(0, {})]
    while waiting:
        position, facets = waiting.pop()
        if position == len(order):
            if facets:
                yield facets
            continue
        axis = order[position]
        if axis not in asked_axes(order[: position + 1], facets):
            waiting.append((position + 1, facets))
            continue
        options = reversed(own_options(axis))
        waiting += [(position + 1, facets | {axis["key"]: option}) for option in options]


def patterns(combinations, axes):
    """The same combinations in fewer words: [{axis key: [option keys]}], an axis left out when any choice will do."""
    found = [{axis: frozenset([option]) for axis, option in one.facets.items()} for one in combinations]
    for key in reversed(list(axes)):
        merged = {}
        for pattern in found:
            rest = tuple(sorted((axis, options) for axis, options in pattern.items() if axis != key))
            merged.setdefault((rest, key in pattern), set()).update(pattern.get(key, ()))
        every = len(own_options(axes[key]))
        found = [
            dict(rest) | ({key: frozenset(options)} if asked and len(options) < every else {})
            for (rest, asked), options in merged.items()
        ]
    return [
        {key: [option for option in own_options(axes[key]) if option in pattern[key]] for key in axes if key in pattern}
        for pattern in found
    ]


def own_options(axis):
    """The keys of the options that the editor wrote: all but « Aucun de ces cas »."""
    return [option["key"] for option in axis["options"] if option["key"] != NONE_FITS]


def say_pattern(pattern, axes):
    """« Rénovation ou Neuf + Le contrat »; « tous les litiges » when nothing is restricted."""
    parts = []
    for key, options in pattern.items():
        labels = {option["key"]: option["label"] for option in axes[key]["options"]}
        parts.append(" ou ".join(f"« {labels[option]} »" for option in options))
    return " + ".join(parts) or "tous les litiges"
