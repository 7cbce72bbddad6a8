"""The ends of a case."""

from casework.enums import Outcome, ResponseState, Stage
from casework.procedure import points
from casework.procedure.acts import agreement, conflicts, responses, tailored
from casework.procedure.guards import settled_by_those_who_stay


def certify_refusal(work):
    """The attestation says who refused or did not answer, on what day, in words they allowed."""
    silent = ResponseState.NO_RESPONSE
    work.facts["respondents"] = [
        {"party": party.pk, "response": party.response, "silent": party.response == silent}
        for party in work.case.respondents
    ]
    deadline = work.data.get("deadline")
    if deadline:
        deadline.expired_on = work.today
        deadline.save()


def close_with_reason(work):
    """The reason is for the Centre's file and its reports; the constat never carries it."""
    work.case.closing_reason = work.data["reason"]


def withdraw(work):
    """No reason is needed; one given is kept only because it was volunteered (case C35).

    It is the case's own reason only when the case ends by it; otherwise the journal keeps it beside who left.
    """
    party = work.actor.party
    party.withdrew_on = work.today
    party.save()
    work.facts.update(party=party.pk, who=party.role)
    if party.is_respondent and work.case.stage != Stage.AWAITING_RESPONSES:  # nothing was said yet
        points.leave_the_table(work.case, party, work.now)
        agreement.set_aside(work)
        _settle(work)
    conflicts.review(work)
    tailored.conclude(work)
    responses.ask_the_others_again(work)
    _keep_its_reason(work)


def _keep_its_reason(work):
    reason = work.data.get("reason", "")
    if work.row.to(work.case) == Stage.CLOSED and not work.outcome:
        work.case.closing_reason = reason
    elif reason:
        work.facts["reason"] = reason


def _settle(work):
    """Those who stay had all confirmed their arrangement: it is how the case ends."""
    if settled_by_those_who_stay(work.case):
        work.outcome = Outcome.SETTLED
        work.facts["settled"] = True
