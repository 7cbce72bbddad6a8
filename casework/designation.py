"""Who may mediate a case, and in what order (procedure, section 6). Reads, never writes.

Eligible: trained for the sector, in a current term, independence declaration signed, active, below the limit of
cases, no conflict with a party. Among these: same département as the consumer, then same territory, then
distance; ties by lowest load, then longest without a designation.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from casework.absences import absences_of, away, misses_the_answer, terms_of_a_mission
from casework.models import DisclosureAnswer, Mediator
from casework.territories import department_name, distance_km, territories_of, territory_label

NEVER = date.min
SIREN = re.compile(r"(?<!\d)(\d{3}[ .\xa0]?\d{3}[ .\xa0]?\d{3})(?:[ .\xa0]?\d{5})?(?!\d)")
FAR = 10**6


@dataclass(frozen=True)
class Candidate:
    """A place in the ranking, with its reasons in words."""

    mediator: Mediator
    rank: int
    reasons: list[str] = field(default_factory=list)
    distance_km: int | None = None
    absences: list[str] = field(default_factory=list)
    misses_the_answer: bool = False


@dataclass(frozen=True)
class Excluded:
    mediator: Mediator
    reasons: list[str]


def rank(case, on=None) -> list[Candidate]:
    """The eligible mediators, the best placed first; empty when nobody is eligible.

    An absence moves nobody in the ranking: it is said beside the name, and a person decides.
    """
    here, on = case.claimant.department, on or timezone.localdate()
    eligible = [m for m, reasons in _examined(case, on) if not reasons]
    ordered = sorted(eligible, key=lambda mediator: placing(mediator, here))
    absences, ends = absences_of([mediator.user_id for mediator in ordered], on), terms_of_a_mission(case, on)
    return [
        _candidate(mediator, place, here, away(absences.get(mediator.user_id, ()), ends))
        for place, mediator in enumerate(ordered, start=1)
    ]


def _candidate(mediator, place, here, gone) -> Candidate:
    said = [sentence for one in gone for sentence in one.sentences]
    return Candidate(
        mediator, place, reasons_for(mediator, here), distance_km(here, mediator.department), said,
        misses_the_answer(gone),
    )  # fmt: skip


def excluded(case, on=None) -> list[Excluded]:
    """The others, with what stands in the way; for the Centre's eyes."""
    examined = _examined(case, on or timezone.localdate())
    return [Excluded(mediator, reasons) for mediator, reasons in examined if reasons]


def _examined(case, on):
    mediators = Mediator.objects.with_load().prefetch_related("trainings").order_by("pk")
    objected = objected_to(parties := case.party_list)
    left = dict(case.designations.exclude(ended_on=None).values_list("mediator_id", "ended_on"))
    return [(m, list(obstacles(m, case.federation_id, parties, on, left, objected))) for m in mediators]


def objected_to(parties) -> set:
    """The mediators to whom one of these people objected, in this case or another."""
    users = {party.user_id for party in parties if party.user_id}
    companies = {party.siret[:9] for party in parties if party.siret}
    # Who writes by post has neither account nor number: known by name and postal code.
    people = {(plain(str(party)), party.postal_code) for party in parties if not party.user_id}
    answers = DisclosureAnswer.objects.filter(objects_to_mediator=True).select_related("party", "disclosure")
    return {
        answer.disclosure.mediator_id
        for answer in answers
        if answer.party.user_id in users
        or answer.party.siret[:9] in companies
        or (plain(str(answer.party)), answer.party.postal_code) in people
    }


def obstacles(mediator, federation_id, parties, on, left=(), objected=()):
    """What keeps this mediator from this case, in words. `left`: those whose mission on it has ended."""
    if not mediator.active:
        yield "N’est plus en activité"
    if not mediator.mandate_start <= on <= mediator.mandate_end:
        yield f"Mandat du {mediator.mandate_start:%d/%m/%Y} au {mediator.mandate_end:%d/%m/%Y}"
    if mediator.independence_statement_on is None:
        yield "Déclaration d’indépendance non signée"
    if federation_id not in {training.federation_id for training in mediator.trainings.all()}:
        yield "Pas formé à ce secteur"
    if mediator.load >= mediator.max_cases:
        yield f"Nombre maximal de dossiers atteint ({mediator.max_cases})"
    if mediator.pk in left:
        yield "A déjà quitté ce dossier"
    if mediator.pk in objected:
        yield "Une partie s’est déjà opposée à ce médiateur"
    yield from (f"Lien possible avec {party}" for party in parties if is_linked(mediator, party))


def is_linked(mediator, party) -> bool:
    """Same family name as a person, or an interest declared by SIREN or by name (cases C27, C28)."""
    if party.last_name and plain(party.last_name) == plain(mediator.last_name):
        return True
    names = {plain(name) for name in (party.company, party.person_name, party.last_name) if name}
    declared = mediator.declared_interests
    numbers = {re.sub(r"\D", "", found) for found in SIREN.findall(declared)}
    # A name may stand beside its number, in one line: « Dupont Toiture, 123 456 789 ».
    said = {plain(part) for line in declared.splitlines() for part in (line, *SIREN.sub(",", line).split(","))}
    return bool(party.siret and party.siret[:9] in numbers) or bool(names & (said - {""}))


def plain(name: str) -> str:
    """A name without case, accents, dashes nor legal form, to compare with another."""
    text = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", text)
    return " ".join(word for word in words if word not in {"sarl", "sas", "sasu", "eurl", "sa", "sci", "ets"})


def placing(mediator, here):
    """The sort key: nearness, then load, then the longest without a designation."""
    shared = set(territories_of(here)) & set(territories_of(mediator.department))
    nearness = 0 if mediator.department == here and here else 1 if shared else 2
    distance = distance_km(here, mediator.department)
    by_distance = 0 if nearness == 0 else FAR if distance is None else distance
    return nearness, by_distance, mediator.load, mediator.last_appointed or NEVER, mediator.pk


def reasons_for(mediator, here) -> list[str]:
    """Why this mediator stands where it does, in words."""
    shared = [key for key in territories_of(here) if key in territories_of(mediator.department)]
    distance = distance_km(here, mediator.department)
    if mediator.department == here and here:
        place = f"Même département que le consommateur : {department_name(here)} ({here})"
    elif shared:
        place = f"Même territoire : {territory_label(shared[0])}"
    else:
        place = f"Autre territoire : {department_name(mediator.department)} ({mediator.department})"
    away = [] if distance is None or mediator.department == here else [f"À {distance} km environ"]
    count = mediator.load
    load = "Aucun dossier en cours" if count == 0 else f"{count} dossier{'s' if count > 1 else ''} en cours"
    last = mediator.last_appointed
    since = f"Dernière désignation le {last:%d/%m/%Y}" if last else "Pas encore désigné"
    return [place, *away, load, since]
