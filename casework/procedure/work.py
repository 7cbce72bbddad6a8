"""What one act carries from its beginning to its end."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from casework.models import CentreDetails


@dataclass
class Together:
    """Acts that come on one sheet of paper, done one after the other in one transaction: told once, with the last."""

    count: int
    events: list = field(default_factory=list)

    @property
    def is_whole(self):
        return len(self.events) == self.count


_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass
class Work:
    """Filled by the act's function, read by the engine.

    `facts` go to the journal, which the Centre reads: never a word of the talks.
    `due` gives a clock's date where a person chose it; `bound` is the party a clock's act concerns; `outcome` is how
    the case ends, where the act found it to be otherwise than its row says.
    """

    case: object
    row: object
    actor: object
    data: dict
    now: datetime
    today: date
    facts: dict = field(default_factory=dict)
    due: dict = field(default_factory=dict)
    codes: dict = field(default_factory=dict)
    invited: list = field(default_factory=list)
    former: list = field(default_factory=list)
    left_out: list = field(default_factory=list)
    may_help: list = field(default_factory=list)
    started: list = field(default_factory=list)
    given_back: list = field(default_factory=list)
    meeting: object = None
    third: object = None
    shown_out: list = field(default_factory=list)
    expertise: object = None
    expert: object = None
    uncovered: list = field(default_factory=list)
    outcome: str = ""
    asked: list = field(default_factory=list)
    sharers: list = field(default_factory=list)
    copied: set = field(default_factory=set)
    bound: object = None
    deadline: object = None
    event: object = None
    together: Together | None = None
    documents: dict = field(default_factory=dict)
    shared: dict = field(default_factory=dict)

    @property
    def own_party(self):
        """Whose own clocks the act stops: the party that acts, or that the clock acted upon."""
        return self.actor.party or self.bound

    @property
    def told_events(self):
        """What the messages of this act tell: itself, or all the acts of its sheet."""
        return self.together.events if self.together else [self.event]

    @cached_property
    def centre(self):
        """What letters say of the Centre; read once."""
        return CentreDetails.load()

    def party_now(self, party):
        """The same party as the case holds it after the act, with its account at hand."""
        return next((other for other in self.case.parties.all() if party and other.pk == party.pk), party)

    def applies(self, item) -> bool:
        """Whether a Start, Tell or Issue of the row holds, the act being done."""
        reached = not item.on or item.on == self.case.stage
        left = getattr(item, "left", "")
        if left and left != self.event.stage_before:
            return False
        return reached and (item.when is None or bool(item.when(self.case, self.actor)))


def readable_code() -> str:
    """Eight characters without look-alikes, in two groups (« 7KQM-2XPA »)."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{code[:4]}-{code[4:]}"


def digits_code() -> str:
    """Six digits, for a code typed at once."""
    return f"{secrets.randbelow(10**6):06d}"
