"""What a sentence told to a party is: where things stand, and what comes next."""

from dataclasses import dataclass

from portal.typography import typeset


@dataclass(frozen=True)
class Sentence:
    now: str
    then: str = ""

    def said(self, **names) -> "Sentence":
        """With the names in their places, a capital first."""
        return Sentence(_capital(self.now.format(**names)), _capital(self.then.format(**names)))


def _capital(text):
    return typeset(text[:1].upper() + text[1:])
