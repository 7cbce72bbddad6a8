"""How an invited party gets into its case: by the address the invitation was sent to, or by the invitation's code.

The code serves once. An account whose address was proven by an e-mailed code needs no second one when the invitation
went to that very address. Members of the team never join a case as a party.
"""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from casework.enums import Channel
from casework.models import Case, Expertise, Party, ThirdParty
from portal.rate_limits import too_many

MOST_TRIES, PERIOD = 5, 15 * 60


def join_by_address(user) -> list[str]:
    """Take the places that were offered to this account's address; answers the references of their cases."""
    if user.is_staff:
        return []
    with transaction.atomic():
        places = _free_places().filter(email__iexact=user.email).select_related("case")
        return [_take(party, user) for party in places] + _stand_beside(user)


def join_by_code(user, reference: str, code: str) -> str | None:
    """The case's reference once `user` has taken the place that this code opens; None when it opens nothing.

    A wrong code, an unknown case and a code that was used cannot be told apart.
    """
    if user.is_staff:
        return None
    with transaction.atomic():
        for party in _free_places().filter(case__reference=reference).select_related("case"):
            if party.accepts_code(code):
                return _take(party, user)
    return None


def tried_too_often(user, reference: str) -> bool:
    """Five codes per account and case, twenty per account, in fifteen minutes."""
    return too_many(f"join:{user.pk}:{reference}", MOST_TRIES, PERIOD) or too_many(
        f"join:{user.pk}", 4 * MOST_TRIES, PERIOD
    )


def _free_places():
    return Party.objects.select_for_update(of=("self",)).filter(user=None, hidden=False, invited_on__isnull=False)


def _stand_beside(user) -> list[str]:
    """Whoever was invited at this very address to accompany a party. There is no code that could be passed on."""
    invited = ThirdParty.objects.select_for_update(of=("self",)).filter(user=None, ended_at=None)
    places = invited.filter(email__iexact=user.email).exclude(case__in=Case.objects.visible_to(user).values("pk"))
    return [_open(third, user) for third in places.select_related("case")] + _as_expert(user)


def _as_expert(user) -> list[str]:
    """Whoever was ordered at this very address."""
    ordered = Expertise.objects.select_for_update(of=("self",)).filter(
        user=None, ended_at=None, ordered_at__isnull=False
    )
    places = ordered.filter(email__iexact=user.email).exclude(case__in=Case.objects.visible_to(user).values("pk"))
    return [_open(expertise, user) for expertise in places.select_related("case")]


def address_of_place(user, reference) -> str:
    """The page where this account begins: an expert has one page of its own."""
    expert = Expertise.objects.filter(user=user, case__reference=reference, ended_at=None).exists()
    return reverse("party_space:expertise" if expert else "party_space:case", args=[reference])


def _open(place, user) -> str:
    place.user, place.joined_at = user, timezone.now()
    place.save(update_fields=["user", "joined_at"])
    return place.case.reference


def _take(party, user) -> str:
    """From here on this party reads and answers online: no letter any more, unless its address fails."""
    party.user, party.joined_at, party.invitation_hash = user, timezone.now(), ""
    party.channel, party.email, party.email_works = Channel.ONLINE, user.email, True
    party.save(update_fields=["user", "invitation_hash", "joined_at", "channel", "email", "email_works"])
    return party.case.reference
