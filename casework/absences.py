"""What an absence means for the cases: which terms end while a mediator is away. Reads, never writes."""

from collections import defaultdict
from dataclasses import dataclass

from casework.deadlines import MEDIATOR, due_on
from casework.enums import Term
from casework.models import Absence, rule_for


@dataclass(frozen=True)
class Away:
    """An absence of a mediator, and the terms of one case that end during it: [(Term, last day)]."""

    absence: Absence
    ends: list

    @property
    def sentences(self) -> list[str]:
        """For the Centre and for the mediator, never for a party."""
        said = [f"Absence {self.absence.period}"]
        return said + [
            f"« {Term(term).label} » : finit le {day:%d/%m/%Y}, pendant cette absence" for term, day in self.ends
        ]


def absences_of(user_ids, today) -> dict[int, list[Absence]]:
    """The absences of these people that last or are to come, in one query."""
    found = defaultdict(list)
    for absence in Absence.objects.ahead(today).filter(person__in=[pk for pk in user_ids if pk]):
        found[absence.person_id].append(absence)
    return found


def mediators_terms(case) -> list[tuple[str, object]]:
    """(Term, last day) of the running clocks that wait for the mediator of this case."""
    clocks = [clock for clock in case.deadlines.all() if clock.is_open and clock.binds == MEDIATOR]
    return [(clock.term, clock.due_on) for clock in clocks]


def terms_of_a_mission(case, today) -> list[tuple[str, object]]:
    """The same for a mediator to be designated today: the term to answer comes first."""
    last_day = due_on(rule_for(Term.CONFIRMATION, case.filed_on), today)
    return [(Term.CONFIRMATION, last_day), *(end for end in mediators_terms(case) if end[0] != Term.CONFIRMATION)]


def away(absences, ends) -> list[Away]:
    """Each absence with the terms that end during it."""
    return [Away(absence, [end for end in ends if absence.lasts_on(end[1])]) for absence in absences]


def is_away(user_id, today) -> Absence | None:
    """The absence of this account that lasts today, or None."""
    return Absence.objects.on(today).filter(person=user_id).first() if user_id else None


def misses_the_answer(found) -> bool:
    """Whether the term to accept a mission ends while this mediator is away."""
    return any(term == Term.CONFIRMATION for one in found for term, _ in one.ends)
