"""Whose turn it is, and until when: one short answer per stage, without a query when the case is prefetched."""

from dataclasses import dataclass

from casework.enums import ResponseState, Stage, Term

CENTRE_TURN = "Le Centre"
UNREACHED_TURN = "Le Centre, qui cherche comment joindre {}"
MEDIATOR_TURN = "Le médiateur"
EVERYBODY = "Les parties et le médiateur"

# The clocks that say until when a stage waits; the first group of which one runs counts.
CLOCKS = {
    Stage.RECEIVED: [(Term.MISSING_ITEMS,), (Term.ADMISSIBILITY,)],
    Stage.AWAITING_RESPONSES: [(Term.IDENTITY,), (Term.RESPONSE,)],
    Stage.DECLINED: [(Term.CHOICE,)],
    Stage.INTERCESSION: [(Term.INTERCESSION,)],
    Stage.APPOINTMENT: [(Term.CONFIRMATION,), (Term.ADMISSIBILITY,), (Term.OUTCOME,)],
    Stage.ADMISSIBILITY: [(Term.ADMISSIBILITY,)],
    Stage.MEDIATION: [(Term.OUTCOME,)],
    Stage.SOLUTION_PROPOSED: [(Term.SOLUTION,), (Term.OUTCOME,)],
    Stage.CONTINUATION_OFFERED: [(Term.CONSENT,), (Term.OUTCOME,)],
    Stage.AGREEMENT: [(Term.OPINION, Term.SIGNATURE), (Term.OUTCOME,)],
}


@dataclass(frozen=True)
class Turn:
    """Who must act, and the clock by which they are awaited (None: no clock runs for this)."""

    who: str
    deadline: object = None


def running(case, *terms) -> list:
    """The open clocks of the case (of these kinds, if any is named), the one that ends first before the others."""
    found = [clock for clock in case.deadlines.all() if clock.is_open and (not terms or clock.term in terms)]
    return sorted(found, key=lambda clock: (clock.due_on, clock.pk))


def next_deadline(case):
    """The open clock of this case that ends first, whoever it binds, or None. After the end nobody is pressed."""
    return None if case.is_closed else next(iter(running(case)), None)


def turn_of(case) -> Turn:
    """Whose turn it is on this case, and until when."""
    asked = [(Term.OBJECTION,)] if case.frozen_on else CLOCKS.get(case.stage, [])
    groups = (running(case, *terms) for terms in asked)
    return Turn(_unreached(case) or _who(case), next((clocks[0] for clocks in groups if clocks), None))


def _unreached(case) -> str:
    """Nothing goes on fairly while a letter lies undelivered (lesson 39: a bounce is a task for a person)."""
    lost = [str(party) for party in case.party_list if party.is_unreached]
    return UNREACHED_TURN.format(", ".join(lost)) if lost and not case.is_closed else ""


def _who(case) -> str:
    if case.frozen_on:
        return awaited(case, Term.OBJECTION) or MEDIATOR_TURN
    if case.stage == Stage.RECEIVED and case.missing_items:
        return str(case.claimant)
    if case.stage in (Stage.RECEIVED, Stage.INTERCESSION):
        return CENTRE_TURN
    if case.stage == Stage.AWAITING_RESPONSES and any(party.identity_doubt for party in case.respondents):
        return CENTRE_TURN
    if case.stage == Stage.AWAITING_RESPONSES:
        return ", ".join(str(p) for p in case.respondents if p.response == ResponseState.PENDING)
    if case.stage == Stage.DECLINED:
        return str(case.claimant)
    if case.stage == Stage.APPOINTMENT:
        return _mediator(case, CENTRE_TURN)
    if case.stage == Stage.ADMISSIBILITY:
        return _mediator(case)
    if case.stage == Stage.SOLUTION_PROPOSED:
        return awaited(case, Term.SOLUTION)
    if case.stage == Stage.CONTINUATION_OFFERED:
        return awaited(case, Term.CONSENT)
    if case.stage == Stage.AGREEMENT:
        return awaited(case, Term.OPINION, Term.SIGNATURE) or _mediator(case)
    return "" if case.stage == Stage.CLOSED else EVERYBODY


def _mediator(case, otherwise=MEDIATOR_TURN) -> str:
    return str(case.designation.mediator) if case.designation else otherwise


def awaited(case, *terms) -> str:
    """The parties whose own clock of one of these kinds runs: each stops its own by answering."""
    return ", ".join(str(clock.party) for clock in running(case, *terms) if clock.party)
