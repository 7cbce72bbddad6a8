"""What a mediator is shown before accepting a mission: the people to look for, and what the check found (case C28).

Wider than what keeps a mediator from being designated (`designation.is_linked`): a family name inside a longer line, a
person met in an earlier mission. Each match is answered by the mediator; none decides by itself. Reads, never writes.
"""

import re
from dataclasses import dataclass

from django.db.models import Q

from casework.designation import SIREN, is_linked, objected_to, plain
from casework.models import Designation

NO_LINK, LINK = "none", "link"
ANSWERS = [
    (NO_LINK, "Cela ne touche pas à mon indépendance"),
    (LINK, "Il y a un lien : je ne peux pas accepter"),
]
LONG_ENOUGH = 4


@dataclass(frozen=True)
class Match:
    """`key` names the question in the form; `decides`: the engine itself asks for an answer."""

    key: str
    party: str
    found: str
    decides: bool = True


@dataclass(frozen=True)
class Person:
    """Whom to look for in one's own files."""

    name: str
    contact: str
    siren: str
    place: str


def people_to_look_for(case) -> list[Person]:
    """The names and numbers of all the parties, for the mediator's own search (practice, associates, family)."""
    return [
        Person(
            str(party),
            party.person_name if party.company and party.person_name != party.company else "",
            spaced_siren(party.siret),
            f"{party.postal_code} {party.city}".strip(),
        )
        for party in case.party_list
    ]


def spaced_siren(siret: str) -> str:
    """« 732 829 320 » from a SIRET, « » when there is none."""
    return " ".join(siret[start : start + 3] for start in (0, 3, 6)) if siret else ""


def matches(mediator, case) -> list[Match]:
    """What links, or may link, this mediator to the parties of this case, in words; the gravest first."""
    found = []
    if mediator.pk in objected_to(case.party_list):
        found.append(Match("objected", "", "Une des parties s’est déjà opposée à vous dans un autre dossier."))
    for party in case.party_list:
        found += _of_party(mediator, party)
    return found + _earlier_missions(mediator, case)


def _of_party(mediator, party):
    if is_linked(mediator, party):
        return [Match(f"linked_{party.pk}", str(party), _why_linked(mediator, party))]
    line = _line_that_names(mediator, party)
    if not line:
        return []
    found = f"Le nom de {party} se retrouve dans vos intérêts déclarés : « {line} »."
    return [Match(f"named_{party.pk}", str(party), found)]


def _why_linked(mediator, party):
    if party.last_name and plain(party.last_name) == plain(mediator.last_name):
        return f"{party} porte le même nom de famille que vous."
    numbers = {re.sub(r"\D", "", found) for found in SIREN.findall(mediator.declared_interests)}
    if party.siret and party.siret[:9] in numbers:
        return f"Le numéro SIREN de {party} ({spaced_siren(party.siret)}) figure dans vos intérêts déclarés."
    return f"{party} figure dans vos intérêts déclarés."


def _line_that_names(mediator, party) -> str:
    """The declared line with all the words of the family name or of the company, or « »."""
    names = [set(plain(name).split()) for name in (party.last_name, party.company) if name]
    for line in mediator.declared_interests.splitlines():
        words = set(plain(line).split())
        if any(name and name <= words and max(map(len, name)) >= LONG_ENOUGH for name in names):
            return line.strip()
    return ""


def _earlier_missions(mediator, case):
    """The other cases with one of these people that this mediator accepted: to be known, rarely an obstacle."""
    same = Q()
    for party in case.party_list:
        if party.user_id:
            same |= Q(case__parties__user=party.user_id)
        if party.siret:
            same |= Q(case__parties__siret__startswith=party.siret[:9])
    if not same:
        return []
    missions = Designation.objects.filter(same, mediator=mediator).exclude(case=case).exclude(confirmed_on=None)
    references = sorted(set(missions.values_list("case__reference", flat=True)))
    if not references:
        return []
    found = f"Vous avez déjà été chargé d’un dossier avec une des parties : {', '.join(references)}."
    return [Match("earlier", "", found, decides=False)]


def unanswered(found, answers) -> list[Match]:
    """The matches that decide and were not answered « no link »."""
    return [match for match in found if match.decides and answers.get(match.key) != NO_LINK]
