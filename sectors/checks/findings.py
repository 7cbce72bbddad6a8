"""What a check says: a stable code, how grave it is, a sentence for the editor, and the place it is about."""

import hashlib
from dataclasses import dataclass

ERROR, WARNING, ADVICE = "error", "warning", "advice"
LEVELS = (ERROR, WARNING, ADVICE)


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    `code`: stable, from the list in docs/checks.md. `level`: an error stops the publication, a warning asks for a
    note, an advice asks for nothing. `message`: French, in the editor's words. `place`: ("steps", 2) for the third
    step, ("steps", 2, 0) for its first question, ("documents", 1), ("outcomes", 0), ("covers",), ("form",).
    `example`: a case in which it happens, as a sentence, when one can be given.
    """

    code: str
    level: str
    message: str
    place: tuple
    example: str = ""

    @property
    def fingerprint(self):
        """What a note on this finding holds on to: it stays when the block moves, not when the words change."""
        return hashlib.sha256(f"{self.code}|{self.message}".encode()).hexdigest()[:32]

    @property
    def text(self):
        """The message with its example."""
        return f"{self.message} {self.example}".strip()


def error(code, message, place, example=""):
    return Finding(code, ERROR, message, place, example)


def warning(code, message, place, example=""):
    return Finding(code, WARNING, message, place, example)


def advice(code, message, place, example=""):
    return Finding(code, ADVICE, message, place, example)
