"""The one question every view of a case asks first: may this account open it, and as whom?"""

from dataclasses import dataclass

from django.http import Http404

from casework.enums import Role
from casework.models import Case
from casework.procedure.actor import Actor


@dataclass(frozen=True)
class Access:
    """The case, and the role in which this account sees it."""

    case: Case
    role: Role
    user: object
    party: object = None
    mediator: object = None
    on_behalf: bool = False

    @property
    def actor(self) -> Actor:
        behalf = self.party if self.on_behalf else None
        return Actor(self.role, user=self.user, party=self.party, mediator=self.mediator, on_behalf_of=behalf)

    @property
    def sees_talks(self) -> bool:
        """Table, forum, solution, drafts: the parties and the mediator, never the Centre (section 9)."""
        return self.role != Role.CENTRE


def case_for(user, reference: str) -> Access:
    """The case of this reference as this account may see it.

    Raises Http404 for an unknown case and for somebody else's alike, so that neither can be told apart.
    """
    case = Case.objects.visible_to(user).filter(reference=reference).first()
    if case is None:
        raise Http404
    party = case.parties.filter(user=user, hidden=False).first()
    if party:
        return Access(case, Role(party.role), user, party=party)
    current = case.designation
    if current and user.is_mediator and current.mediator.user_id == user.pk:
        return Access(case, Role.MEDIATOR, user, mediator=current.mediator)
    if user.is_centre:
        return Access(case, Role.CENTRE, user)
    raise Http404
