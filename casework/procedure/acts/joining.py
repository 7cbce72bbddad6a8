"""A professional named while the mediation is under way (case C25; process 2.1.2)."""

from casework.enums import Role
from casework.models import Party
from casework.models.kept import reread
from casework.procedure.acts import tailored
from casework.procedure.acts.responses import invite_one
from casework.procedure.errors import NotPossibleNow
from casework.procedure.guards import newcomer_unexamined

MOST_RESPONDENTS = 5


def same_siret(case, siret) -> str:
    """A French sentence when a professional of this case bears that SIRET already, else « »."""
    twin = next((party for party in case.respondents if siret and party.siret == siret and not party.dropped_on), None)
    return f"{twin} participe déjà à ce dossier avec ce numéro SIRET." if twin else ""


def add(work):
    """Named, not invited: the mediator first looks at what concerns this professional alone."""
    case, data = work.case, work.data
    if not work.actor.party and not data.get("claimant_agrees"):
        raise NotPossibleNow("Le consommateur doit être d’accord : demandez-lui avant de nommer ce professionnel.")
    if problem := same_siret(case, data.get("siret", "")):
        raise NotPossibleNow(problem)
    if len([party for party in case.respondents if not party.dropped_on]) >= MOST_RESPONDENTS:
        raise NotPossibleNow("Ce dossier compte déjà cinq professionnels, le maximum.")
    names = ("siret", "email", "phone", "address", "postal_code", "city", "prior_complaint_on", "newcomer_note")
    party = Party.objects.create(
        case=case, role=Role.RESPONDENT, newcomer=True, company=data["company"],
        channel="online" if data.get("email") else "post",
        **{name: data[name] for name in names if data.get(name)},
    )  # fmt: skip
    reread(case, "parties")
    work.facts["newcomer"] = party.pk


def admit(work):
    """Its own note, invitation, ten days and ninety days; the offer of a package asks everybody again for the price."""
    party = newcomer_unexamined(work.case)
    party.admissibility_note = work.data["note"]
    invite_one(work, party)
    payers = [other for other in work.case.standing_parties if other.is_respondent] + [party]
    tailored.new_package(work, payers, format=work.data["format"], purpose=work.data["purpose"], newcomer=party)
    work.facts["newcomer"] = party.pk


def refuse(work):
    """The mediation goes on as before; nothing was ever sent to this professional."""
    party = newcomer_unexamined(work.case)
    party.admissibility_note, party.dropped_on = work.data["note"], work.today
    party.save()
    work.facts["newcomer"] = party.pk
