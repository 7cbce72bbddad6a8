"""Whose turn it is, seen by one party. Reads what was prefetched (door.SITUATION): no query of its own."""

from enum import StrEnum

from casework.enums import ResponseState, Stage
from casework.procedure.guards import can_answer


class Next(StrEnum):
    """Who must act next, from where the reader sits."""

    YOU = "you"
    OTHERS = "others"
    CENTRE = "centre"
    MEDIATOR = "mediator"
    EVERYONE = "everyone"
    YOU_SIGN = "you_sign"
    OTHERS_SIGN = "others_sign"
    MEDIATOR_SIGNS = "mediator_signs"
    NOBODY = "nobody"


YOURS = (Next.YOU, Next.YOU_SIGN)
MEDIATOR_AWAITED = (Next.MEDIATOR, Next.MEDIATOR_SIGNS, Next.EVERYONE)


def next_actor(case, party) -> Next:
    """The one who must act for the case to go on, as `party` is told."""
    if case.stage == Stage.CLOSED or party.is_out:
        return Next.NOBODY
    if party.newcomer:
        return Next.YOU if party.response == ResponseState.PENDING else Next.OTHERS
    if case.frozen_on:
        return _disclosed(case, party)
    return _BY_STAGE[Stage(case.stage)](case, party)


def _disclosed(case, party):
    """A conflict of interest waits for everybody's answer."""
    disclosure = next((row for row in case.disclosures.all() if not row.result), None)
    answered = disclosure and any(answer.party_id == party.pk for answer in disclosure.answers.all())
    return Next.OTHERS if answered else Next.YOU


def _received(case, party):
    return Next.YOU if party.is_claimant and case.missing_items else Next.CENTRE


def _continuation(case, party):
    package = next(reversed(list(case.packages.all())), None)
    answered = package and any(consent.party_id == party.pk for consent in package.consents.all())
    return Next.OTHERS if answered else Next.YOU


def _awaiting(case, party):
    if party.identity_doubt:
        return Next.CENTRE
    return Next.YOU if party.is_respondent and party.response == ResponseState.PENDING else Next.OTHERS


def _declined(case, party):
    return Next.YOU if party.is_claimant else Next.OTHERS


def _intercession(case, party):
    return Next.YOU if party.is_solicited else Next.CENTRE


def _appointment(case, party):
    return Next.MEDIATOR if case.designation else Next.CENTRE


def _admissibility(case, party):
    """The mediator decides in any case; what was asked meanwhile waits for the consumer (case C13)."""
    return Next.YOU if party.is_claimant and case.missing_items else Next.MEDIATOR


def _mediation(case, party):
    return Next.YOU if offers_to_answer(case, party) else Next.EVERYONE


def offers_to_answer(case, party) -> list:
    """The entries of the table that still wait for this party's answer."""
    return [offer for row in case.offer_rows.all() for offer in row.offers.all() if can_answer(offer, party)]


def _solution(case, party):
    solution = last_solution(case)
    answered = solution and any(answer.party_id == party.pk for answer in solution.answers.all())
    return Next.OTHERS if answered else Next.YOU


def last_solution(case):
    """The solution proposed last, or None."""
    return next(reversed(list(case.solutions.all())), None)


def draft_in_hand(case):
    """The version being discussed, or None."""
    draft = next(reversed(list(case.drafts.all())), None)
    return draft if draft and draft.abandoned_at is None else None


def _agreement(case, party):
    draft = draft_in_hand(case)
    if draft is None:
        return Next.MEDIATOR
    standing = {other.pk for other in case.standing_parties}
    opinions = {one.party_id: one.approved for one in draft.approvals.all() if one.party_id in standing}
    if party.pk not in opinions:
        return Next.YOU
    if not all(opinions.values()):
        return Next.MEDIATOR
    return _signing(draft, party, standing) if standing <= set(opinions) else Next.OTHERS


def _signing(draft, party, standing):
    signed = {signature.party_id for signature in draft.signatures.all()}
    if party.pk not in signed:
        return Next.YOU_SIGN
    return Next.MEDIATOR_SIGNS if standing <= signed else Next.OTHERS_SIGN


_BY_STAGE = {
    Stage.RECEIVED: _received,
    Stage.AWAITING_RESPONSES: _awaiting,
    Stage.DECLINED: _declined,
    Stage.INTERCESSION: _intercession,
    Stage.APPOINTMENT: _appointment,
    Stage.ADMISSIBILITY: _admissibility,
    Stage.MEDIATION: _mediation,
    Stage.SOLUTION_PROPOSED: _solution,
    Stage.AGREEMENT: _agreement,
    Stage.CONTINUATION_OFFERED: _continuation,
}
