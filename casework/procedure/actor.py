"""Who performs an act."""

from dataclasses import dataclass, field

from casework.enums import Role


@dataclass(frozen=True)
class Actor:
    """A person in a role on one case, or the clock. `party` for the parties, `mediator` for the mediator.

    `third`: somebody who stands beside `party` and acts from an account of its own. `on_behalf_of`: the party in whose
    name the act is done, by a representative (`third`) or by the team that types a letter.
    `expert`: the expertise of an expert's account.
    `at`: the moment its act counts from, which the engine says; None while nobody acts: now.
    """

    role: str
    user: object = None
    party: object = None
    mediator: object = None
    on_behalf_of: object = None
    third: object = None
    expert: object = None
    at: object = field(default=None, compare=False)

    @property
    def roles(self) -> set:
        """What this person may act as: a representative is the party, and one beside it all the same."""
        return {self.role, Role.THIRD_PARTY} if self.third else {self.role}

    @property
    def by_letter(self) -> bool:
        """Whether the team types what a party wrote by post."""
        return self.on_behalf_of is not None and self.third is None

    @property
    def name(self) -> str:
        """The name that signs an entry."""
        if self.expert:
            return f"{self.expert} (expert)"
        if self.third:
            return self.third.label
        if self.party:
            return str(self.party)
        if self.mediator:
            return str(self.mediator)
        return Role(self.role).label

    @property
    def account(self):
        """The signed-in account, or None for the clock."""
        return self.user


CLOCK = Actor(Role.CLOCK)
