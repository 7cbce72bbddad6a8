"""The solution that the mediator proposes, failing agreement (process 1.C; R612-3, R612-4)."""

from casework.enums import Term
from casework.models import SolutionAnswer, SolutionProposal
from casework.procedure.errors import NotPossibleNow


def propose(work):
    answer_by = work.data["answer_by"]
    if answer_by <= work.today:
        raise NotPossibleNow("La date limite de réponse doit être à venir.")
    SolutionProposal.objects.create(
        case=work.case, mediator=work.actor.mediator, text=work.data["text"], reasons=work.data["reasons"],
        proposed_on=work.today, answer_by=answer_by,
    )  # fmt: skip
    work.due[Term.SOLUTION] = answer_by
    work.facts["answer_by"] = answer_by.isoformat()


def _answer(work, party, accepted, lapsed=False):
    # The journal does not say which way: nobody learns it before all have answered.
    SolutionAnswer.objects.create(
        solution=work.case.solutions.last(), party=party, user=work.actor.user, accepted=accepted, lapsed=lapsed,
        at=work.now,
    )  # fmt: skip


def accept(work):
    _answer(work, work.actor.party, accepted=True)


def decline(work):
    _answer(work, work.actor.party, accepted=False)


def lapse(work):
    """Silence is a refusal, as the proposal said."""
    deadline = work.data["deadline"]
    party = work.case.parties.get(pk=deadline.party_id)
    if work.case.solutions.last().answers.filter(party=party).exists():
        raise NotPossibleNow("La partie a répondu entre-temps.")
    work.bound = party
    _answer(work, party, accepted=False, lapsed=True)
    deadline.expired_on = work.today
    deadline.save()
