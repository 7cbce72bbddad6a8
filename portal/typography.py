"""French spaces, in one place."""

import re

from django.utils.safestring import SafeData, mark_safe

NBSP = "\N{NO-BREAK SPACE}"
_BEFORE = re.compile(r"(?<=\S) (?=[:;?!»€%](?:\W|$))")


def typeset(text) -> str:
    """French spaces: none of « », : ; ? ! € % n° is left alone at the end or the start of a line.

    Safe HTML stays safe; anything else is still escaped by the template that shows it.
    """
    said = _BEFORE.sub(NBSP, str(text)).replace("« ", f"«{NBSP}").replace(" n° ", f" n°{NBSP}")
    return mark_safe(said) if isinstance(text, SafeData) else said


def typeset_all(value):
    """`value`, with every text in its lists and dicts typeset; what is no text stays as it is."""
    if isinstance(value, str):
        return typeset(value)
    if isinstance(value, dict):
        return {key: typeset_all(part) for key, part in value.items()}
    return [typeset_all(part) for part in value] if isinstance(value, list) else value
