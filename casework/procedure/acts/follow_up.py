"""The parties' own arrangement, and what became of an agreement."""

from casework.procedure.acts.conflicts import review
from casework.procedure.errors import NotPossibleNow


def settle(work):
    """Each party confirms for itself; the last confirmation closes the file."""
    party = work.actor.party
    party.settled_on = work.today
    party.save()
    review(work)


def ask_execution(work):
    """Three months after the signature, then once more; a party that has told already is left in peace."""
    deadline = work.case.deadlines.get(pk=work.data["deadline"].pk)
    work.bound = deadline.party
    if work.bound.execution:
        raise NotPossibleNow("Cette partie a déjà répondu.")
    deadline.expired_on = work.today
    deadline.save()


def confirm_execution(work):
    party = work.actor.party
    party.execution, party.execution_on = work.data["execution"], work.today
    party.save()
    work.facts["execution"] = work.data["execution"]
