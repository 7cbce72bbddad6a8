"""« Pourquoi ce médiateur », for the parties: plain words, and never how busy this mediator or another one is."""

from casework.territories import department_name, territories_of, territory_label
from portal.days import day_in_words


def why_this_mediator(case) -> list[tuple[str, str]]:
    """(« Proximité », sentence) and so on for the mediator in charge; empty while no mission is accepted.

    Source: process 1 and 2.1.1 (geography and competence), C. conso. L613-1 (independence), R613-1 (disclosure).
    """
    designation = case.designation
    if designation is None or designation.confirmed_on is None:
        return []
    mediator = designation.mediator
    reasons = [("Proximité", _nearness(mediator.department, case.claimant.department))]
    reasons.append(("Formation", f"A été formé aux litiges du secteur : {case.federation.name}."))
    if mediator.independence_statement_on:
        reasons.append(("Indépendance", f"A signé une déclaration d’indépendance le {_day(mediator)}."))
    return [*reasons, ("Absence de lien", _links(case, designation))]


def _day(mediator):
    return day_in_words(mediator.independence_statement_on)


def _nearness(there, here):
    if there == here:
        return f"Exerce dans le département du consommateur ({department_name(there)})."
    shared = [key for key in territories_of(here) if key in territories_of(there)]
    if shared:
        where = f"{department_name(there)} ({territory_label(shared[0])})"
        return f"Exerce dans le même territoire que le consommateur : {where}."
    return f"Exerce dans un autre territoire ({department_name(there)}) et peut traiter ce dossier à distance."


def _links(case, designation):
    own = [row for row in case.disclosures.all() if row.mediator_id == designation.mediator_id]
    if any(not row.result for row in own):
        return "A révélé une circonstance, à laquelle chacun peut encore s’opposer."
    if own:
        return f"A révélé une circonstance le {day_in_words(own[0].disclosed_on)} ; chacun a accepté de continuer."
    checked = day_in_words(designation.confirmed_on)
    return f"A vérifié le {checked}, avant d’accepter, que rien de connu ne le lie à une partie."
