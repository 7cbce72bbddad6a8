"""The mediator's examination (process 1.A; C. conso. L612-2)."""

from casework.enums import Ground, Order
from casework.procedure.acts.responses import invite
from casework.procedure.errors import NotPossibleNow


def declare_admissible(work):
    """The notification makes the 90 days run (R612-2, R612-5)."""
    work.case.notified_on = work.today
    if work.case.order == Order.ADMISSIBILITY_FIRST:
        invite(work)


def declare_inadmissible(work):
    """One of the five grounds, the facts and what the consumer can still do; no other reason exists."""
    ground = work.data["ground"]
    if ground not in Ground.values:
        raise NotPossibleNow("Choisissez l’un des cinq motifs prévus par la loi.")
    if ground == Ground.UNFOUNDED_OR_ABUSIVE and not work.data.get("second_reader"):
        raise NotPossibleNow("Ce motif demande l’avis d’un second lecteur : indiquez son nom.")
    work.case.ground = ground
    work.case.closing_reason = work.data["facts"]
    work.facts.update(
        ground=ground, facts=work.data["facts"], remedy=work.data.get("remedy", ""),
        second_reader=str(work.data.get("second_reader") or ""),
    )  # fmt: skip
