"""Non-breaking spaces where French wants them, so that texts in the code stay easy to write."""

import re

NBSP = "\N{NO-BREAK SPACE}"
_BEFORE = re.compile(r"(?<=\S) (?=[:;?!»€%](?:\W|$))")


def french(text: str) -> str:
    """« Oui ? » with spaces that no line end may break."""
    return _BEFORE.sub(NBSP, str(text)).replace("« ", f"«{NBSP}").replace(" n° ", f" n°{NBSP}")
