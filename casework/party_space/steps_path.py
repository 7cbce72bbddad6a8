"""The path of a case in six or seven steps, with « vous êtes ici » and the day each was reached."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django.utils import timezone

from casework.enums import Order, Stage

_FILED = ("Demande", (Stage.RECEIVED,))
_RESPONSE = ("Réponse du professionnel", (Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.INTERCESSION))
_APPOINTMENT = ("Désignation du médiateur", (Stage.APPOINTMENT,))
_ADMISSIBILITY = ("Examen de la demande", (Stage.ADMISSIBILITY,))
_MEDIATION = ("Médiation", (Stage.MEDIATION, Stage.SOLUTION_PROPOSED, Stage.CONTINUATION_OFFERED))
_AGREEMENT = ("Protocole d’accord", (Stage.AGREEMENT,))
_END = ("Dossier clos", (Stage.CLOSED,))
PATHS = {
    Order.SOURCE: (_FILED, _RESPONSE, _APPOINTMENT, _ADMISSIBILITY, _MEDIATION, _AGREEMENT, _END),
    Order.ADMISSIBILITY_FIRST: (_FILED, _APPOINTMENT, _ADMISSIBILITY, _RESPONSE, _MEDIATION, _AGREEMENT, _END),
}


@dataclass(frozen=True)
class Step:
    """`state`: done, here or ahead. `on`: the day it was first reached."""

    label: str
    state: str
    on: date | None = None


def steps_read(reading) -> list[Step]:
    """The path for the party that reads; none of a case that goes on without it."""
    return steps_of(reading.access.case, reading.access.case.events.all()) if reading.until is None else []


def steps_of(case, events) -> list[Step]:
    """The path of this case, from the events that may be told; once closed, without the steps that it never took."""
    path = PATHS[Order(case.order)]
    here = next(place for place, (_, stages) in enumerate(path) if case.stage in stages)
    first = events.order_by().values_list("stage_after").annotate(first=Min("at"))
    reached = {stage: timezone.localdate(at) for stage, at in first} | {Stage.RECEIVED: case.filed_on}
    taken = set(reached)
    steps = []
    for place, (label, stages) in enumerate(path):
        state = "here" if place == here else "done" if place < here else "ahead"
        if state != "done" or not case.is_closed or taken & set(stages):
            days = [reached[stage] for stage in stages if stage in reached]
            steps.append(Step(label, state, min(days) if days and state != "ahead" else None))
    return steps
