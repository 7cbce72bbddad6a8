"""Who stands beside each party of a case, and what the reader may do about it."""

from casework.enums import PARTY_ROLES
from casework.party_space.act_words import ASSISTANCE
from casework.party_space.views.base import PartyView


class AssistanceView(PartyView):
    """A party sees the addresses and the state of those it invited; of the others, name and quality."""

    template_name = "casework/party_space/assistance.html"
    page = ASSISTANCE

    def get_context_data(self, **kwargs):
        people = [third for third in self.case.third_parties.all() if third.is_active]
        return super().get_context_data(
            mine=[third for third in people if third.party_id == self.party.pk],
            expertises=self._expertises() if self.reading.talks else [],
            theirs=[third for third in people if third.party_id != self.party.pk],
            **kwargs,
        )

    def _expertises(self):
        """(expertise, this party's own share): what the others pay, and what one pays alone, is told to nobody else."""
        known = [expertise for expertise in self.case.expertises.all() if expertise.concerns(self.party)]
        return [(expertise, self._share(expertise)) for expertise in known]

    def _share(self, expertise):
        if self.access.role not in PARTY_ROLES:
            return None
        return next((share for share in expertise.shares.all() if share.party_id == self.party.pk), None)
