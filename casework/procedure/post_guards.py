"""Who can be written to on paper, and who answers to no convention; the other guards are in guards.py."""

from sectors.models import Convention


def reached_by_post(case) -> list:
    """The parties that know of the case and to whom a letter can be written."""
    return [party for party in case.party_list if party.is_invited and not party.hidden and party.city]


def somebody_has_a_postal_address(case, actor):
    return bool(reached_by_post(case))


def without_convention(case, on) -> list:
    """The professionals of the case that no convention of the Centre covers on that day (case C11)."""
    return [
        party
        for party in case.respondents
        if not Convention.objects.covering(siret=party.siret, name=party.company, on=on)
    ]


def has_just_supplied(case, actor):
    """Asked after the act: the exhibit added answers what the Centre had asked for."""
    return bool(case.events.last().data.get("supplied"))
