"""The clocks as a party reads them: what is awaited, until when, how many days are left."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from casework.enums import Stage, Term
from portal.typography import typeset

MINE = {
    Term.RESPONSE: "Votre réponse à l’invitation",
    Term.CHOICE: "Votre choix",
    Term.SOLUTION: "Votre réponse à la solution proposée",
    Term.OPINION: "Votre avis sur le projet de protocole",
    Term.SIGNATURE: "Votre signature",
    Term.MISSING_ITEMS: "Votre réponse au Centre",
    Term.OBJECTION: "Votre réponse au médiateur",
    Term.CONSENT: "Votre réponse aux rencontres",
}
# Without a name where who has answered and who has not is nobody's business yet.
THEIRS = {
    Term.RESPONSE: "Réponse de {name}",
    Term.CHOICE: "Choix de {name}",
    Term.SOLUTION: "Fin des réponses à la solution proposée",
    Term.OPINION: "Fin des avis sur le projet de protocole",
    Term.SIGNATURE: "Fin des signatures",
    Term.ADMISSIBILITY: "Décision du médiateur sur la recevabilité",
    Term.OUTCOME: "Issue de la médiation",
    Term.INTERCESSION: "Intervention du Centre",
    Term.OBJECTION: "Fin des réponses au médiateur",
    Term.CONSENT: "Fin des réponses aux rencontres",
}
# The three weeks run from the complete file, but mean something to people only once a mediator is on the way.
ADMISSIBILITY_TOLD = (Stage.RECEIVED, Stage.APPOINTMENT, Stage.ADMISSIBILITY)


@dataclass(frozen=True)
class ClockLine:
    label: str
    due_on: date
    left: str
    mine: bool
    urgent: bool
    term: str


def clock_lines(case, party) -> list[ClockLine]:
    """The running clocks that this party is told of, its own first, then by date; its own stands for all of a kind.

    None to a party without which the case goes on.
    """
    if party.is_out:
        return []
    today = timezone.localdate()
    running = [deadline for deadline in case.deadlines.all() if deadline.is_open]
    own = {deadline.term for deadline in running if deadline.party_id == party.pk and deadline.term != Term.OUTCOME}
    lines = {}
    for deadline in running:
        told = deadline.term != Term.ADMISSIBILITY or case.stage in ADMISSIBILITY_TOLD
        repeated = deadline.term in own and deadline.party_id != party.pk
        line = _line(deadline, party, today) if told and not repeated else None
        if line:
            lines.setdefault((line.label, line.due_on), line)
    return sorted(lines.values(), key=lambda line: (not line.mine, line.due_on))


def _line(deadline, party, today):
    if deadline.term == Term.OUTCOME and deadline.party_id:
        return _outcome_of_a_newcomer(deadline, party, today)
    mine = deadline.party_id == party.pk
    words = MINE.get(deadline.term) if mine else THEIRS.get(deadline.term)
    if not words:
        return None
    days = deadline.days_left(today)
    label = words.format(name=deadline.party or "")
    return ClockLine(label, deadline.due_on, days_left(days), mine, mine and days <= 2, deadline.term)


def _outcome_of_a_newcomer(deadline, party, today):
    """A professional who joined later has its own ninety days."""
    own = deadline.party_id == party.pk
    label = THEIRS[Term.OUTCOME] if own else f"Issue de la médiation avec {deadline.party}"
    return ClockLine(label, deadline.due_on, days_left(deadline.days_left(today)), False, False, deadline.term)


def days_left(days: int) -> str:
    """« il reste 9 jours », « dernier jour aujourd’hui », « dépassé depuis 2 jours »."""
    if days < 0:
        return typeset(f"dépassé depuis {_days(-days)}")
    return "dernier jour aujourd’hui" if days == 0 else f"il reste {_days(days)}"


def _days(count):
    return f"{count}\N{NO-BREAK SPACE}jour{'s' if count > 1 else ''}"
