"""Where a case goes when several people must answer: small pure functions of (case, act) → stage.

The stage moves once, when the last has answered or the clock has passed (procedure, section 4).
"""

from casework.enums import Order, ResponseState, Stage
from casework.procedure.guards import everyone_settled, settled_by_those_who_stay, waits_for_answers


def after_filing(case) -> str:
    """One respondent: the invitation leaves at once. Several: the Centre checks first."""
    if len(case.respondents) > 1:
        return Stage.RECEIVED
    return Stage.AWAITING_RESPONSES if case.order == Order.SOURCE else Stage.APPOINTMENT


def after_responses(case) -> str:
    """Somebody silent, or asked again by the Centre: wait. All yes: go on. Otherwise the claimant chooses."""
    standing = case.present_respondents
    responses = {party.response for party in standing}
    if responses == {ResponseState.ACCEPTED}:
        return Stage.APPOINTMENT if case.order == Order.SOURCE else Stage.MEDIATION
    solicited = case.stage == Stage.INTERCESSION and any(party.is_solicited for party in standing)
    return case.stage if solicited or ResponseState.PENDING in responses else Stage.DECLINED


def after_return(case) -> str:
    """An invitation that never arrived was met by no silence: the professional is waited for again."""
    standing = case.present_respondents
    waits = case.stage == Stage.DECLINED and any(party.response == ResponseState.PENDING for party in standing)
    return Stage.AWAITING_RESPONSES if waits else case.stage


def after_late_yes(case) -> str:
    """Everybody agrees at last: the case goes where a yes in time would have led it."""
    return Stage.APPOINTMENT if case.order == Order.SOURCE else Stage.MEDIATION


def after_confirmation(case) -> str:
    """A first mediator examines admissibility; a replacement resumes where the case stood.

    Somebody may have left meanwhile: what was waiting for that one alone waits no more.
    """
    resume = {Stage.SOLUTION_PROPOSED: after_answers, Stage.CONTINUATION_OFFERED: after_consents}.get(case.stage_left)
    return resume(case) if resume else case.stage_left or Stage.ADMISSIBILITY


def after_answers(case) -> str:
    """The solution: all must have answered; one refusal sends the case back to the mediation."""
    solution = case.solutions.last()
    answers = {answer.party_id: answer.accepted for answer in solution.answers.all()}
    standing = [party.pk for party in case.standing_parties]
    if any(pk not in answers for pk in standing):
        return Stage.SOLUTION_PROPOSED
    return Stage.AGREEMENT if all(answers[pk] for pk in standing) else Stage.MEDIATION


def after_signatures(case) -> str:
    """Closed once every party, then the mediator, has signed the same version."""
    draft = case.drafts.last()
    signatures = list(draft.signatures.all())
    signed = {signature.party_id for signature in signatures}
    complete = None in signed and all(party.pk in signed for party in case.standing_parties)
    return Stage.CLOSED if complete else Stage.AGREEMENT


def after_settlement(case) -> str:
    """Closed once every party still present has confirmed the arrangement."""
    return Stage.CLOSED if everyone_settled(case) else case.stage


def after_consents(case) -> str:
    """Meetings need everybody's yes; the mediation goes on either way."""
    return Stage.CONTINUATION_OFFERED if waits_for_answers(case, case.packages.last()) else Stage.MEDIATION


def after_withdrawal(case) -> str:
    """The claimant, or the last professional, ends the case; otherwise the others go on."""
    if case.claimant.withdrew_on or not any(party.is_standing for party in case.respondents):
        return Stage.CLOSED
    if settled_by_those_who_stay(case):
        return Stage.CLOSED
    resume = {
        Stage.AWAITING_RESPONSES: after_responses,
        Stage.SOLUTION_PROPOSED: after_answers,
        Stage.CONTINUATION_OFFERED: after_consents,
    }.get(case.stage)
    return resume(case) if resume else case.stage


SAME = ""
# What each decision may answer, by order, for whoever prints or checks the table; SAME: the case stays where it is.
_OUTCOMES = {
    after_filing: ((Stage.RECEIVED, Stage.AWAITING_RESPONSES), (Stage.RECEIVED, Stage.APPOINTMENT)),
    after_responses: ((SAME, Stage.APPOINTMENT, Stage.DECLINED), (SAME, Stage.MEDIATION, Stage.DECLINED)),
    after_late_yes: ((Stage.APPOINTMENT,), (Stage.MEDIATION,)),
    after_withdrawal: (
        (SAME, Stage.APPOINTMENT, Stage.DECLINED, Stage.MEDIATION, Stage.AGREEMENT, Stage.CLOSED),
        (SAME, Stage.DECLINED, Stage.MEDIATION, Stage.AGREEMENT, Stage.CLOSED),
    ),
}
_IN_BOTH = {
    after_confirmation: (
        Stage.ADMISSIBILITY,
        Stage.AWAITING_RESPONSES,
        Stage.DECLINED,
        Stage.INTERCESSION,
        Stage.MEDIATION,
        Stage.SOLUTION_PROPOSED,
        Stage.AGREEMENT,
        Stage.CONTINUATION_OFFERED,
    ),  # fmt: skip
    after_return: (SAME, Stage.AWAITING_RESPONSES),
    after_answers: (SAME, Stage.AGREEMENT, Stage.MEDIATION),
    after_signatures: (SAME, Stage.CLOSED),
    after_settlement: (SAME, Stage.CLOSED),
    after_consents: (SAME, Stage.MEDIATION),
}
POSSIBLE = {
    **{decision: dict(zip(Order, outcomes, strict=True)) for decision, outcomes in _OUTCOMES.items()},
    **{decision: dict.fromkeys(Order, outcomes) for decision, outcomes in _IN_BOTH.items()},
}
