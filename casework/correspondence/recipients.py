"""Who an audience of the table is, on one case, at the moment of one act."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.urls import reverse

from casework.absences import is_away
from casework.enums import APART_ACTS, OPENING_ACTS, Audience, DispatchChannel


@dataclass(frozen=True)
class Recipient:
    """One addressee: a party, the mediator or the Centre. `key` makes a message unique per event."""

    key: str
    name: str
    email: str
    party: object = None
    user: object = None
    by_email: bool = False
    by_letter: bool = False
    third: object = None
    expert: object = None

    @property
    def channel(self):
        if self.by_email:
            return DispatchChannel.EMAIL
        return (
            DispatchChannel.LETTER if self.by_letter or (self.party and self.party.is_postal) else DispatchChannel.EMAIL
        )

    @property
    def address(self):
        """The e-mail address, or the lines of the envelope."""
        return self.email if self.channel == DispatchChannel.EMAIL else "\n".join(self.envelope)

    @property
    def envelope(self) -> list[str]:
        """The lines that show in an envelope's window; the name alone for those who have no postal address here."""
        party = self.party
        if party is None:
            return [self.name]
        person = f"{party.first_name} {party.last_name}".strip() if party.company else ""
        attention = f"À l’attention de {person}" if person else ""
        lines = [str(party), attention, *party.address.splitlines(), f"{party.postal_code} {party.city}"]
        return [line.strip() for line in lines if line.strip()]

    def link(self, case):
        """A pointer to the case, never a credential: opening it asks for a sign-in."""
        if self.expert:
            return settings.PORTAL_URL + reverse("party_space:expertise", args=[case.reference])
        name = "party_space:case" if self.party or self.third else "casework_staff:case"
        return settings.PORTAL_URL + reverse(name, args=[case.reference])


def of_party(party) -> Recipient:
    email = party.user.email if party.user else party.email
    return Recipient(f"party:{party.pk}", str(party), email, party=party, user=party.user)


def of_mediator(mediator) -> Recipient:
    return Recipient(f"mediator:{mediator.pk}", str(mediator), mediator.email, user=mediator.user)


def of_third(third) -> Recipient:
    """Somebody beside a party: by e-mail, never by letter."""
    email = third.user.email if third.user else third.email
    return Recipient(f"third:{third.pk}", str(third), email, user=third.user, third=third)


def of_expert(expertise) -> Recipient:
    email = expertise.user.email if expertise.user else expertise.email
    return Recipient(f"expert:{expertise.pk}", str(expertise), email, user=expertise.user, expert=expertise)


def of_centre(centre) -> Recipient:
    return Recipient("centre", centre.name, centre.email)


def recipients(audience, work) -> list[Recipient]:
    """The addressees of an audience. An uninvited professional is never told of a case."""
    case = work.case
    if audience == Audience.MEDIATOR:
        return [of_mediator(case.designation.mediator)] if case.designation else []
    if audience == Audience.PREVIOUS_MEDIATOR:
        ended = case.designations.exclude(ended_on=None).order_by("-ended_on", "-pk").first()
        return [of_mediator(ended.mediator)] if ended else []
    if audience == Audience.WRONGLY_INVITED:
        return work.former
    if audience == Audience.WITHOUT_CONVENTION:
        return [of_party(party) for party in work.uncovered]
    if audience == Audience.CLAIMANT_EMAIL:
        claimant = case.claimant
        reachable = claimant.is_postal and claimant.email and claimant.email_works
        return [replace(of_party(claimant), by_email=True)] if reachable else []
    if audience == Audience.CONVENED:
        return _convened(work.meeting)
    if audience == Audience.CENTRE:
        return [of_centre(work.centre)]
    if audience == Audience.EXPERT:
        return [of_expert(work.expert)] if work.expert else []
    if audience in (Audience.ASKED, Audience.SHARERS):
        return _about_an_expert(work, work.asked if audience == Audience.ASKED else work.sharers)
    if audience == Audience.THIRD:
        # Named by a letter that gives no address: nothing can be sent to that person.
        people = work.shown_out or [work.third]
        return [of_third(third) for third in people if third and third.email]
    if audience == Audience.ACTOR and work.actor.third:
        return [of_third(work.actor.third)]
    if audience == Audience.ACTOR and work.actor.mediator:
        return [of_mediator(work.actor.mediator)]
    if audience == Audience.BOUND and (work.data.get("alarm") or not work.bound):
        return _bound_staff(work)
    told = [of_party(work.party_now(party)) for party in _parties(audience, work) if party.is_invited]
    if audience == Audience.OTHERS and not work.actor.mediator and case.mediator:
        told.append(of_mediator(case.mediator))
    return told


def _about_an_expert(work, parties) -> list[Recipient]:
    """These parties, and the mediator when all are concerned and somebody else acts."""
    told = [of_party(work.party_now(party)) for party in parties]
    mediator = work.case.mediator if told and work.expertise.joint and not work.actor.mediator else None
    return [*told, of_mediator(mediator)] if mediator else told


def in_whose_place(work, message, recipient) -> list[Recipient]:
    """Who reads what is written to this party: itself, or the representatives that its mandate names for it.

    The party itself hears of what its representative has done, and of the aparté that it does not share.
    """
    if message.on_paper:
        return [replace(recipient, by_letter=True)]
    if recipient.party is None or recipient.by_email or message.is_personal:
        return [recipient]
    third = work.actor.third
    beside = [one for one in work.case.third_parties.all() if one.party_id == recipient.party.pk and one.hears_alone]
    if work.row.act in APART_ACTS:
        beside = [one for one in beside if one.reads_caucus]
    if not beside or (third and third.party_id == recipient.party.pk):
        return [recipient]
    return [replace(of_third(one), party=recipient.party, by_email=True) for one in beside]


def copied(work, recipient) -> list[Recipient]:
    """Those beside a party who receive a copy of what it receives (case C15): once per act, and never their own act."""
    if recipient.party is None:
        return []
    secret = work.row.act in APART_ACTS
    # Who has filed for somebody else has a copy of the acknowledgement all the same.
    actor = work.actor.third.pk if work.actor.third and work.row.act not in OPENING_ACTS else None
    return [
        of_third(third)
        for third in work.case.third_parties.all()
        if third.party_id == recipient.party.pk
        and third.gets_copies
        and third.pk not in (actor, *work.copied)
        # Where representatives are written to in the party's place, each has the message itself.
        and not (recipient.third and third.hears_alone)
        and (third.reads_caucus or not secret)
    ]


def _convened(meeting) -> list[Recipient]:
    """The guests of a meeting who have not left the case; the mediator, once there is an hour to keep."""
    told = [of_party(party) for party in meeting.convened]
    return [*told, of_mediator(meeting.mediator)] if meeting.starts_at else told


def _bound_staff(work):
    alarm = work.data.get("alarm")
    if alarm:
        return recipients(alarm, work)
    if not (work.deadline and work.deadline.binds == "mediator"):
        return recipients(Audience.CENTRE, work)
    told = recipients(Audience.MEDIATOR, work)
    # A reminder to somebody who is away is for the Centre too, which can designate another mediator.
    return [*told, of_centre(work.centre)] if told and is_away(told[0].user and told[0].user.pk, work.today) else told


def _parties(audience, work):
    case = work.case
    own = work.actor.party
    return {
        Audience.ACTOR: lambda: [own],
        Audience.BOUND: lambda: [work.bound],
        Audience.CLAIMANT: lambda: [case.claimant],
        Audience.INVITED: lambda: work.invited,
        Audience.LEFT_OUT: lambda: work.left_out,
        Audience.MAY_HELP: lambda: work.may_help,
        Audience.RESPONDENTS_TOLD: lambda: case.respondents,
        Audience.PARTIES: lambda: case.standing_parties,
        Audience.EVERYONE_TOLD: lambda: [party for party in case.party_list if party.is_told_of(case, work.today)],
        Audience.OTHERS_TOLD: lambda: [
            party for party in case.party_list if party.pk != own.pk and not party.dropped_on
        ],
        # A party hears of what somebody beside it did.
        Audience.OTHERS: lambda: [
            party for party in case.standing_parties if own is None or party.pk != own.pk or work.actor.third
        ],
    }[audience]()
