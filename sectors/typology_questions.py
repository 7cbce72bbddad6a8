"""Which axes are asked, given what was chosen so far. Pure, like `evaluation.py`, and read by the same readers."""

from sectors.conditions import HIDDEN, holds
from sectors.keys import NONE_FITS


def asked_axes(axes, facets):
    """The axes to ask, in order: those without condition, and those whose condition the earlier choices make true.

    `axes`: as in a compiled document or `SectorPage.axes_data()`; `facets`: {axis key: option key}. An axis that is not
    asked has no value, even if something was chosen there once. « Aucun de ces cas » ends the questions.
    """
    asked, chosen = [], {}
    for axis in axes:
        condition = axis.get("asked_when")
        if holds(condition, lambda source, key: ("choice", chosen.get(key, HIDDEN)), None) is not True:
            continue
        asked.append(axis)
        choice = facets.get(axis["key"])
        if choice == NONE_FITS:
            break
        if choice is not None:
            chosen[axis["key"]] = choice
    return asked


def asked_facets(axes, facets):
    """The choices that count: {axis key: option key} of the axes that are asked."""
    asked = {axis["key"] for axis in asked_axes(axes, facets)}
    known = {axis["key"] for axis in axes}
    return {key: choice for key, choice in facets.items() if key in asked or key not in known}


def covers_choices(covers, facets):
    """True if a form that covers this takes these choices; an axis it does not restrict is open, asked or not."""
    restricted = {axis: options for axis, options in covers.items() if options}
    return bool(restricted) and all(facets.get(axis) in options for axis, options in restricted.items())
