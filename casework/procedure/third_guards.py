"""Whether somebody may be invited beside a party, or leave; the other guards are in guards.py."""

MOST_BESIDE_A_PARTY = 5


def beside(case, party=None) -> list:
    """Those who stand beside this party now (beside any party, without one)."""
    return [
        third for third in case.third_parties.all() if third.is_active and (party is None or third.party_id == party.pk)
    ]


def accompanied_by(case, party) -> bool:
    """Whether this party reads the case, and has room for one more."""
    present = party.is_invited and not party.is_out
    return present and len(beside(case, party)) < MOST_BESIDE_A_PARTY


def may_bring_somebody(case, actor):
    """A party that knows of the case; the mediator at work, for one of them."""
    if actor.party:
        return accompanied_by(case, actor.party)
    return case.mediator is not None and any(accompanied_by(case, party) for party in case.standing_parties)


def has_somebody_beside(case, actor):
    return bool(beside(case, actor.party))


def representatives(case, party) -> list:
    """Those who act in the name of this party now."""
    return [third for third in beside(case, party) if third.is_representative]


def is_represented(case, actor):
    return bool(actor.party and representatives(case, actor.party))


def taken_addresses(case) -> set[str]:
    """The addresses of those who are in the case already: one account is one person in it."""
    people = [*case.parties.all(), *(third for third in case.third_parties.all() if third.ended_at is None)]
    found = {address for person in people for address in (person.email, person.user.email if person.user else "")}
    designation = case.designation
    found |= {designation.mediator.email, designation.mediator.user.email} if designation else set()
    return {address.lower() for address in found if address}
