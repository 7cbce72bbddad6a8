"""Takes out of a few free words what would tell who wrote them: addresses, numbers."""

import re

ADDRESS = re.compile(r"[\w.+%'-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"\+?\d(?:[ .\-/()]{0,2}\d){5,}")
MASK = "[masqué]"


def without_contacts(text):
    """`text` without e-mail addresses, nor anything of six digits or more (telephone, SIRET, file, card)."""
    return NUMBER.sub(MASK, ADDRESS.sub(MASK, text))
