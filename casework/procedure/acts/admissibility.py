"""The mediator's examination (process 1.A; C. conso. L612-2)."""

from datetime import date

from casework.complaints import complaints_of
from casework.enums import Ground, Order
from casework.procedure.acts.responses import invite
from casework.procedure.errors import NotPossibleNow
from casework.procedure.post_guards import without_convention


def declare_admissible(work):
    """The notification makes the 90 days run (R612-2, R612-5)."""
    _choose_the_complaint(work)
    work.case.missing_items = ""  # decided without waiting for what was asked
    work.case.notified_on = work.today
    if work.case.order == Order.ADMISSIBILITY_FIRST:
        invite(work)


def _choose_the_complaint(work):
    """Of several complaints, none is picked in silence: the mediator says which one, and why (case C04)."""
    several, chosen = complaints_of(work.case), work.data.get("complaint_on")
    if not several:
        return
    if chosen not in several or not work.data.get("complaint_reason"):
        raise NotPossibleNow("Dites laquelle des réclamations écrites porte sur ce litige, et pourquoi.")
    work.case.prior_complaint_on = date.fromisoformat(chosen)
    work.facts.update(complaint_on=chosen, complaint_reason=work.data["complaint_reason"])


def declare_inadmissible(work):
    """One of the five grounds, the facts and what the consumer can still do; no other reason exists."""
    ground = work.data["ground"]
    if ground not in Ground.values:
        raise NotPossibleNow("Choisissez l’un des cinq motifs prévus par la loi.")
    if ground == Ground.UNFOUNDED_OR_ABUSIVE and not work.data.get("second_reader"):
        raise NotPossibleNow("Ce motif demande l’avis d’un second lecteur : indiquez son nom.")
    work.case.missing_items = ""
    work.case.ground = ground
    work.case.closing_reason = work.data["facts"]
    work.facts.update(
        ground=ground, facts=work.data["facts"], remedy=work.data.get("remedy", ""),
        second_reader=str(work.data.get("second_reader") or ""),
    )  # fmt: skip
    if ground == Ground.OUT_OF_SCOPE and work.data.get("write_to_professional"):
        work.uncovered = without_convention(work.case, work.today)
        work.facts["told_of_its_duty"] = [party.pk for party in work.uncovered]
