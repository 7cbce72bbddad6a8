"""What one party may read of its case. Deny by default (procedure, sections 1, 8 and 9)."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from casework.access import takes_part
from casework.documents.kinds import KINDS
from casework.enums import Act, Audience, DocumentKind, Stage
from casework.former_firms import corrections_in
from casework.procedure.table import TALKING


@dataclass(frozen=True)
class Reading:
    """`talks`: the table, the forum, the solution and the drafts. `until`: the day a party left a case that goes on.

    `by_post`: on a letter that the Centre prints, and may read.
    """

    access: object
    talks: bool
    by_post: bool = False

    @property
    def until(self):
        return self.access.party.last_day_in(self.access.case)

    @cached_property
    def landmarks(self):
        """The events that say how to tell the others: who had accepted the mission, who was invited by mistake."""
        told = (Act.CONFIRM_MISSION, Act.CORRECT_PARTY)
        return list(self.access.case.events.filter(act__in=told).order_by("number"))

    @property
    def corrections(self):
        return corrections_in(self.landmarks)

    @property
    def came(self):
        """How this party came in the place of a firm invited by mistake, whose doings are not its own; else None."""
        return self.corrections.came(self.access.party)

    def covers(self, moment) -> bool:
        """Whether what happened at that moment is still this party's to read."""
        return self.access.party.is_told_of(self.access.case, timezone.localdate(moment))

    def exhibits(self):
        """The exhibits that this party reads, in the order of their numbers."""
        found = self.access.case.exhibits.all()
        found = found if self.talks else found.outside_the_talks()
        found = found if takes_part(self.access.party) else found.communicable()
        if self.came:
            found = found.exclude(party=self.access.party, at__lt=self.came.at)
        return self.covered(found)

    def covered(self, rows):
        """These rows that have a moment (`at`), without those that came after this party left."""
        return rows if self.until is None else rows.filter(at__date__lte=self.until)

    def may_read(self, document) -> bool:
        """Whether this issued document was meant for this party; an unknown kind is for nobody."""
        kind, party = KINDS.get(document.kind), self.access.party
        if kind is None or not self.covers(document.issued_at):
            return False
        if self.came and document.event.number < self.came.number:
            return False
        if document.is_talks and not self.talks:
            return False
        if not party.is_claimant and _about_others_only(document, party):
            return False
        return {
            Audience.EVERYONE_TOLD: party.is_invited,
            Audience.PARTIES: takes_part(party),
            Audience.CLAIMANT: party.is_claimant,
        }.get(kind.to, False)


def reading_of(access, by_post=False) -> Reading:
    """What the party of `access` may read; `by_post`: on a letter that passes through the Centre."""
    return Reading(access, access.at_the_table and talks_began(access.case), by_post)


def talks_began(case) -> bool:
    """Whether the case has reached the mediation, now or before."""
    return case.stage in TALKING or case.events.filter(stage_after=Stage.MEDIATION).exists()


def _about_others_only(document, party) -> bool:
    """The attestation about those who do not go on says nothing to those who do (case C23)."""
    if document.kind != DocumentKind.FILING_CERTIFICATE:
        return False
    concerned = document.event.data.get("concerns")
    return bool(concerned) and party.pk not in concerned
