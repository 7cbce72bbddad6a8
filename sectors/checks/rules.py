"""What the checks are told from outside: the limits, the word lists, what was published before. No database."""

import datetime
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("mots_a_surveiller.toml")


@dataclass(frozen=True)
class Rules:
    """`published`: earlier documents of the same form; `siblings`: the current documents of the sector's other forms.

    `legal_references`: the keys that an outcome may name, None if they are not to be checked. `node_budget`: how many
    cases the solver may look at for one question before it says « non démontré ».
    """

    today: datetime.date = datetime.date(2026, 1, 1)
    published: tuple = ()
    siblings: tuple = ()
    legal_references: frozenset | None = None
    required_documents: int = 5
    options_at_least: int = 2
    options_at_most: int = 12
    options_allowed: int = 50
    long_path: int = 60
    steps: int = 40
    questions_on_a_path: int = 150
    questions: int = 400
    document_bytes: int = 256 * 1024
    words_in_a_sentence: int = 35
    node_budget: int = 20_000
    general_share: int = 20
    words: dict = field(default_factory=lambda: word_lists())


@cache
def word_lists():
    """The word lists that the Centre keeps, by name: {"sensible": {heading: [words]}, …}."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))
