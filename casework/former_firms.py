"""Who was invited by mistake, before the Centre corrected the party (« ce n’est pas moi »).

The row of the party stays, since the filing keeps its date: what its former firm did is told under the former name, and
is no business of the firm that was invited in its place.
"""

from dataclasses import dataclass
from datetime import datetime

from casework.enums import Act


@dataclass(frozen=True)
class Correction:
    """One correction in the journal: until its event `number`, the party was `former`."""

    party_id: int
    number: int
    at: datetime
    former: str


@dataclass(frozen=True)
class Corrections:
    """Those of one case, the first one first."""

    rows: tuple[Correction, ...]

    def came(self, party) -> Correction | None:
        """The correction by which this party came into the case in the place of another; None for all the others."""
        return next((row for row in reversed(self.rows) if row.party_id == party.pk), None)

    def name_then(self, party, number) -> str:
        """How this party was called when event `number` happened."""
        return next((row.former for row in self.rows if row.party_id == party.pk and number < row.number), str(party))


def corrections_in(events) -> Corrections:
    """The corrections of the parties among these events of the journal, the first one first."""
    found = [event for event in events if event.act == Act.CORRECT_PARTY]
    rows = [Correction(event.party_id, event.number, event.at, event.data["before"]) for event in found]
    return Corrections(tuple(rows))
