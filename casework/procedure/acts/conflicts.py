"""A conflict of interest that appears during a mission (process 1, R613-1; cases C29, C30)."""

from casework.enums import Stage
from casework.models import ConflictDisclosure, DisclosureAnswer, EndReason
from casework.procedure.guards import CHOICE_STAGES, everyone_settled, open_disclosure

Result = ConflictDisclosure.Result


def disclose(work):
    """The work freezes, and what is asked of a party with it; the ninety days run.

    The journal says that a circumstance was disclosed, not which.
    """
    case = work.case
    ConflictDisclosure.objects.create(
        case=case, mediator=case.mediator or case.designation.mediator, text=work.data["text"], disclosed_on=work.today
    )
    case.frozen_on = work.today


def object_to_mediator(work):
    """One objection is enough: the mission ends, a new mediator will resume where the case stood."""
    case, disclosure, designation = work.case, open_disclosure(work.case), work.case.designation
    DisclosureAnswer.objects.update_or_create(
        disclosure=disclosure, party=work.actor.party, defaults={"objects_to_mediator": True, "at": work.now}
    )
    designation.ended_on, designation.end_reason = work.today, EndReason.RECUSAL
    designation.save()
    if case.stage != Stage.APPOINTMENT:
        case.stage_left = case.stage
    _end(case, disclosure, Result.OBJECTED, work.today)
    work.facts.update(mediator=designation.mediator_id, name=str(designation.mediator), reason=EndReason.RECUSAL)


def waive(work):
    disclosure = open_disclosure(work.case)
    DisclosureAnswer.objects.create(
        disclosure=disclosure, party=work.actor.party, objects_to_mediator=False, at=work.now
    )
    review(work)


def review(work):
    """What becomes of a disclosure once somebody answered or left: all answered, or nothing left to answer."""
    case = work.case
    disclosure = open_disclosure(case) if case.frozen_on else None
    if disclosure is None:
        return
    standing = case.standing_parties
    answered = set(disclosure.answers.values_list("party_id", flat=True))
    alone = len(standing) < 2 and case.stage not in CHOICE_STAGES
    if alone or everyone_settled(case) or case.designation is None:
        _end(case, disclosure, Result.ENDED, work.today)
    elif {party.pk for party in standing} <= answered:
        _end(case, disclosure, Result.WAIVED, work.today)


def _end(case, disclosure, result, today):
    disclosure.result, disclosure.ended_on = result, today
    disclosure.save()
    case.frozen_on = None
