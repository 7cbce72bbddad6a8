"""Who performs an act."""

from dataclasses import dataclass

from casework.enums import Role


@dataclass(frozen=True)
class Actor:
    """A person in a role on one case, or the clock. `party` for the parties, `mediator` for the mediator."""

    role: str
    user: object = None
    party: object = None
    mediator: object = None
    on_behalf_of: object = None

    @property
    def name(self) -> str:
        """The name that signs an entry."""
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
