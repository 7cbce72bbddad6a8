"""Turns a case into what one of its parties reads. The templates only lay it out."""

from dataclasses import dataclass, replace
from itertools import groupby

from django.utils import timezone

from casework.absences import is_away
from casework.enums import ResponseState, Role, Stage, Track
from casework.models import price_for
from casework.party_space.answer_words import OWN_RESPONSE, THEIR_RESPONSE, TURN
from casework.party_space.clocks import clock_lines
from casework.party_space.next_actor import MEDIATOR_AWAITED, YOURS, next_actor
from casework.party_space.sentences import Sentence, sentence_for
from casework.wording import enumerate_names
from portal.days import day_in_words
from portal.typography import typeset


@dataclass(frozen=True)
class Situation:
    """Where things stand for the reader: in words, whose turn, until when."""

    sentence: Sentence
    turn: str
    yours: bool
    clock: object = None


def situation_of(case, party) -> Situation:
    """Where this case stands for this party. No query on a case loaded by `door`."""
    who = next_actor(case, party)
    lines = clock_lines(case, party)
    mine = [line for line in lines if line.mine]
    clock = next(iter(mine if who in YOURS else sorted(lines, key=lambda line: line.due_on)), None)
    return Situation(sentence_for(case, party, who).said(**names(case)), TURN[who], who in YOURS, clock)


def names(case) -> dict:
    """The names that the sentences need."""
    pending = [str(party) for party in case.respondents if party.response == ResponseState.PENDING]
    professionals = [str(party) for party in case.present_respondents or case.respondents]
    return {
        "claimant": str(case.claimant),
        "others": enumerate_names(professionals),
        "waited": enumerate_names(pending or professionals),
        "mediator": str(case.mediator or "le médiateur"),
    }


def other_names(case, party) -> str:
    """Who stands on the other side, for `party`."""
    named = [other for other in case.present_respondents if not other.newcomer] or case.respondents
    others = named if party.is_claimant else [case.claimant]
    return enumerate_names([str(other) for other in others])


@dataclass(frozen=True)
class PartyLine:
    """A party as another one sees it: never its e-mail address nor its telephone."""

    name: str
    role: str
    place: str
    response: str
    own: bool
    reason: str = ""
    beside: str = ""


def party_lines(reading) -> list[PartyLine]:
    """The parties of the case, as the party of `reading` may know them; to who has left, nobody's news."""
    case, reader = reading.access.case, reading.access.party
    if reading.until:
        known = [party for party in case.party_list if party.is_claimant or party.pk == reader.pk]
        lines = [_party_line(case, party, reader) for party in known]
        return [line if line.own else replace(line, response="", beside="") for line in lines]
    return [_party_line(case, party, reader) for party in case.party_list if _may_know(party, reader)]


def _may_know(party, reader) -> bool:
    """A professional named later, and not invited, is known to the consumer alone."""
    return not party.newcomer or party.is_invited or reader.is_claimant


def _party_line(case, party, reader):
    own = party.pk == reader.pk
    words = (OWN_RESPONSE if own else THEIR_RESPONSE).get(party.response, "") if party.is_respondent else ""
    told = words.format(name=party, day=day_in_words(party.responded_on))
    # The claimant reads of a refusal what the professional lets through, and nothing else.
    reason = party.communicable_reason if own or reader.is_claimant else ""
    if party.response != ResponseState.DECLINED:
        reason = ""
    label = {Role.CLAIMANT: "Consommateur", Role.RESPONDENT: "Professionnel"}[Role(party.role)]
    left = f"{'Vous avez' if own else f'{party} a'} quitté la médiation le {day_in_words(party.withdrew_on)}."
    place = f"{party.postal_code} {party.city}".strip() if party.is_respondent or own else party.city
    people = [f"{third}, {third.quality}" for third in case.third_parties.all() if _stands_by(third, party)]
    beside = enumerate_names(people) if people else ""
    return PartyLine(str(party), label, place, typeset(left if party.withdrew_on else told), own, reason, beside)


def _stands_by(third, party):
    return third.party_id == party.pk and third.is_active


def answers_by_step(case) -> list[tuple[str, list]]:
    """The frozen answers, under the titles of the form's steps."""
    return [(step, list(items)) for step, items in groupby(case.answers, key=lambda item: item.get("step", ""))]


def tariff_shown(access, track=None):
    """The price (of another track, if asked), to a professional only: no consumer is ever shown one."""
    if access.role != Role.RESPONDENT:
        return None
    return price_for(access.party, track=Track.TAILORED if access.party.newcomer else track)


def next_meeting(case, party):
    """The next confirmed meeting to which this party is invited, or None."""
    ahead = [meeting for meeting in case.meetings.all() if meeting.is_ahead()]
    own = [meeting for meeting in ahead if any(guest.party_id == party.pk for guest in meeting.guests.all())]
    return min(own, key=lambda meeting: meeting.starts_at, default=None)


def mediator_known(case):
    """The designation that the parties know of: confirmed by the mediator."""
    designation = case.designation
    return designation if designation and designation.confirmed_on else None


def mediator_shown(reading):
    """The designation that this party is told of: none to who has left, since another may have come."""
    return None if reading.until else mediator_known(reading.access.case)


def mediator_away(case, party):
    """The absence of the mediator, when this party waits for the mediator today; None otherwise."""
    mission = mediator_known(case)
    if mission is None or next_actor(case, party) not in MEDIATOR_AWAITED:
        return None
    return is_away(mission.mediator.user_id, timezone.localdate())


def inadmissibility(case, party):
    """The ground, told to the consumer alone; the decision itself is a document."""
    return case.ground if case.stage == Stage.CLOSED and party.is_claimant else ""
