"""The one question every view of a case asks first: may this account open it, and as whom?"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q, prefetch_related_objects
from django.http import Http404

from casework.enums import ResponseState, Role
from casework.models import Case, Expertise, ThirdParty
from casework.procedure.actor import Actor

# The roles that read what the parties and the mediator say to each other; deny by default (section 9).
TALK_ROLES = (Role.CLAIMANT, Role.RESPONDENT, Role.MEDIATOR, Role.THIRD_PARTY)


class AccessEnded(PermissionDenied):
    """Somebody who stood beside a party, and no longer does: an old link says so, without a fact of the case."""

    def __init__(self):
        super().__init__("access_ended")  # templates/403.html has the words


@dataclass(frozen=True)
class Access:
    """The case, and the role in which this account sees it.

    `third`: the account is of somebody who stands beside `party`, and sees what that party sees.
    """

    case: Case
    role: Role
    user: object
    party: object = None
    mediator: object = None
    on_behalf: bool = False
    third: object = None
    expertise: object = None

    @property
    def actor(self) -> Actor:
        behalf = self.party if self.on_behalf else None
        return Actor(
            self.role,
            user=self.user,
            party=self.party,
            mediator=self.mediator,
            on_behalf_of=behalf,
            third=self.third,
            expert=self.expertise,
        )

    @property
    def sees_talks(self) -> bool:
        """Table, forum, solution, drafts: the parties, who assists them and the mediator, nobody else (section 9)."""
        return self.role in TALK_ROLES

    @property
    def sees_caucus(self) -> bool:
        """Whether a party's page shows what it says to the mediator alone: to itself, and to whom it chose."""
        return self.third is None or self.third.reads_caucus

    @property
    def at_the_table(self) -> bool:
        """Whether what is said at the table is for this account: what comes, and what was said before it came."""
        if self.role == Role.MEDIATOR or not self.sees_talks:
            return self.sees_talks
        party = self.party
        return takes_part(party) and (not party.withdrew_on or party.left_with(self.case))

    @property
    def came_at(self):
        """When this person first opened the case: what was said before is no news to it. None: it was always there.

        None for a mediator too, who has everything to read, were it the second one.
        """
        place = self.third or self.party
        return place.joined_at if place else None

    def reads_apart(self, party) -> bool:
        """Whether what this party and the mediator say to each other alone is for this account.

        For a mediator, what was said with itself: the rows say with whom (`of_posts`).
        """
        if self.role == Role.MEDIATOR:
            return self.mediator is not None
        return self.at_the_table and self.party is not None and self.sees_caucus and self.party.pk == party.pk

    @property
    def of_posts(self) -> Q:
        """The messages of this case that this account reads, as a condition on ForumPost. Deny by default."""
        if not self.at_the_table:
            return Q(pk__in=())
        if self.role == Role.MEDIATOR:
            return Q(case=self.case) & (Q(caucus_with=None) | Q(mediator=self.mediator))
        apart = Q(caucus_with=self.party) if self.reads_apart(self.party) else Q(pk__in=())
        return Q(case=self.case) & (Q(caucus_with=None) | apart)


def case_for(user, reference: str) -> Access:
    """The case of this reference as this account may see it.

    Raises Http404 for an unknown case and for somebody else's alike, so that neither can be told apart; AccessEnded
    for somebody who stood beside a party of it.
    """
    case = Case.objects.visible_to(user).filter(reference=reference).first()
    if case is None:
        if user.is_authenticated and _was_inside(user, reference):
            raise AccessEnded
        raise Http404
    prefetch_related_objects([case], "parties")
    party = next((party for party in case.parties.all() if party.user_id == user.pk and not party.hidden), None)
    if party:
        return Access(case, Role(party.role), user, party=party)
    current = case.designation
    if current and user.is_mediator and current.mediator.user_id == user.pk:
        return Access(case, Role.MEDIATOR, user, mediator=current.mediator)
    if user.is_centre:
        return Access(case, Role.CENTRE, user)
    third = case.third_parties.select_related("party").filter(user=user, ended_at=None).first()
    if third:
        return beside(case, user, third)
    expertise = case.expertises.filter(user=user, ended_at=None).first()
    if expertise:
        return Access(case, Role.EXPERT, user, expertise=expertise)
    raise Http404


def _was_inside(user, reference) -> bool:
    return any(kind.objects.filter(user=user, case__reference=reference).exists() for kind in (ThirdParty, Expertise))


def beside(case, user, third) -> Access:
    """A representative acts in the party's name; a lawyer or a person of trust under their own."""
    role = Role(third.party.role) if third.is_representative else Role.THIRD_PARTY
    return Access(case, role, user, party=third.party, on_behalf=third.is_representative, third=third)


def takes_part(party) -> bool:
    """Whether this party is, or was, at the table: the consumer, and a professional who said yes."""
    return party.is_claimant or (party.response == ResponseState.ACCEPTED and not party.newcomer)
