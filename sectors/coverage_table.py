"""The coverage of a sector as a table: the options of the last main axis across, all the others down."""

import itertools
from dataclasses import dataclass, field

from sectors.checks.coverage import own_options
from sectors.checks.words import option_label


@dataclass
class Case:
    """A form of one combination: `state` is covered, general, none or several; `said`: the sub-axes' options."""

    state: str
    forms: list
    said: str = ""


@dataclass
class Cell:
    """What a main combination leads to. `cases` is longer than one when its sub-axes lead to different forms."""

    cases: list = field(default_factory=list)

    @property
    def faults(self):
        return [case for case in self.cases if case.state in ("none", "several")]


@dataclass
class Table:
    """`columns`: labels; `rows`: [(label, [Cell])]; `across` and `down`: the axes' own names."""

    across: str
    down: str
    columns: list
    rows: list


def coverage_table(found, urls):
    """The Table of `found`, a Coverage; `urls`: {name of a form: address of its editing page}. None without an axis."""
    main = [axis for axis in found.axes.values() if axis.get("asked_when") is None]
    if not main:
        return None
    *down, across = main
    columns = own_options(across)
    rows = []
    for keys in itertools.product(*(own_options(axis) for axis in down)):
        chosen = dict(zip((axis["key"] for axis in down), keys, strict=True))
        label = " + ".join(option_label(axis, chosen[axis["key"]]) for axis in down) or "Tous les litiges"
        cells = [_cell(found, chosen | {across["key"]: option}, urls) for option in columns]
        rows.append((label, cells))
    labels = [option_label(across, option) for option in columns]
    return Table(across["label"], " + ".join(axis["label"] for axis in down), labels, rows)


def _cell(found, chosen, urls):
    cell = Cell()
    inside = [one for one in found.combinations if chosen.items() <= one.facets.items()]
    cases = [(_case(one, found, urls), one) for one in inside]
    if len({(case.state, tuple(title for title, _ in case.forms)) for case, _ in cases}) == 1:
        cell.cases.append(cases[0][0])
        return cell
    for case, one in cases:
        more = [key for key in one.facets if key not in chosen]
        case.said = " + ".join(option_label(found.axes[key], one.facets[key]) for key in more)
        cell.cases.append(case)
    return cell


def _case(combination, found, urls):
    forms = combination.forms or tuple(found.general)
    state = "several" if combination.doubly_covered else "covered" if combination.forms else "none"
    if state == "none" and found.general:
        state = "general"
    return Case(state, [(form["title"], urls.get(form["form"])) for form in forms])
