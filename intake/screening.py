"""May we take this dispute? Pure rules: no database, no clock, no page (process 2.1, procedure section 5).

No rule has the last word: whatever a `Halt` says, the consumer may ask for a person's look, and the request is taken.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from casework.deadlines import add_months, complaint_year_ends

PROCEED, NOT_YET, SOON, TOO_LATE = "proceed", "not_yet", "soon", "too_late"
NOT_CONSUMER, IN_COURT, OTHER_MEDIATOR = "not_consumer", "in_court", "other_mediator"

# « A few days without answer »: the professional has hardly had the time to read (case C07). Advice, never a refusal.
FEW_DAYS = 15
USUAL_PATIENCE_MONTHS = 2

PERSONAL, MIXED, BUSINESS, BODY = "personal", "mixed", "business", "body"
NOWHERE, CONCILIATION, COURT, ARBITRATOR, MEDIATOR = "nowhere", "conciliation", "court", "arbitrator", "mediator"


@dataclass(frozen=True)
class Halt:
    """A page that stops the way: `reason` names it; `advice` is true when one click is enough to go on."""

    reason: str
    advice: bool = False


HALTS = {
    reason: Halt(reason, advice=reason == SOON)
    for reason in (NOT_YET, SOON, TOO_LATE, NOT_CONSUMER, IN_COURT, OTHER_MEDIATOR)
}


def complaint_outcome(made: bool, complaint_on: date | None, today: date, again_on: date | None = None) -> str:
    """What the two pre-check questions lead to: PROCEED, NOT_YET, SOON or TOO_LATE.

    `made`: a written complaint was sent; `complaint_on`: its date, None while it is not known.
    `again_on`: the last one, when several were sent: no date is picked in silence, the mediator says which bears on the
    dispute (case C04), so that one year still open is enough to go on.
    The year ends on the same day of the month, moved to the next working day (L612-2, 4°; cases C02, C03).
    """
    if not made:
        return NOT_YET
    if complaint_on is None:
        return PROCEED
    if today > complaint_year_ends(again_on or complaint_on):
        return TOO_LATE
    return SOON if (today - complaint_on).days < FEW_DAYS else PROCEED


def consumer_outcome(capacity: str) -> str:
    """A mixed use goes on: a person looks at its main purpose (case C08)."""
    return NOT_CONSUMER if capacity in (BUSINESS, BODY) else PROCEED


def elsewhere_outcome(seized: str) -> str:
    """A conciliator, an association or a report to the authorities closes nothing (L612-2, 3°)."""
    if seized in (COURT, ARBITRATOR):
        return IN_COURT
    return OTHER_MEDIATOR if seized == MEDIATOR else PROCEED


def come_back_on(complaint_on: date | None, today: date) -> date:
    """The day to think of it again: two months after the complaint; after today when none was sent yet."""
    return add_months(complaint_on or today, USUAL_PATIENCE_MONTHS)


def last_day_to_file(complaint_on: date) -> date:
    """The last day, counted whole, to ask for mediation after this complaint."""
    return complaint_year_ends(complaint_on)


def is_near_the_end(complaint_on: date, today: date) -> bool:
    """Fewer than thirty days are left: better told than discovered."""
    return last_day_to_file(complaint_on) - today < timedelta(days=30)
