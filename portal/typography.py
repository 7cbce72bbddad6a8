"""French spaces, in one place."""

import re

NBSP = "\u00a0"


def typeset(text):
    """French spaces: none of « », : ; ? ! € % is left alone at the end or the start of a line."""
    return re.sub(r"(?<=\S) (?=[:;?!»€%](?:\W|$))", NBSP, text.replace("« ", f"«{NBSP}"))


def typeset_all(value):
    """`value`, with every text in its lists and dicts typeset; what is no text stays as it is."""
    if isinstance(value, str):
        return typeset(value)
    if isinstance(value, dict):
        return {key: typeset_all(part) for key, part in value.items()}
    return [typeset_all(part) for part in value] if isinstance(value, list) else value
