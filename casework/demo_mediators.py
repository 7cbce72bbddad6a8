"""The demonstration's register: twenty-four invented mediators, in the départements of annex 1."""

from datetime import timedelta

from django.utils import timezone

from casework.models import Mediator, SectorTraining
from casework.territories import departments
from sectors.models import Federation

# First name, last name, département, diploma and career, trained for the second sector too.
PEOPLE = [
    ("Solène", "Kerdoncuff", "27", "Master de droit privé", "juriste dans une association de locataires", False),
    ("Claire", "Vasseur", "44", "Master de droit de la consommation", "directrice d’un service de protection "
     "des consommateurs", True),
    ("Étienne", "Lemarchand", "76", "Diplôme d’université de médiation", "architecte pendant vingt ans", False),
    ("Maud", "Delaunay", "76", "Master de droit des affaires", "responsable juridique d’une coopérative", True),
    ("Bastien", "Rochereau", "17", "Licence de droit", "conciliateur de justice pendant neuf ans", False),
    ("Agathe", "Touraine", "37", "Master de droit immobilier", "juriste en agence d’information sur le logement", True),
    ("Xabi", "Lacoste", "40", "Diplôme d’ingénieur en génie civil", "expert en bâtiment", False),
    ("Nadège", "Fournols", "47", "Master de droit public", "médiatrice municipale", False),
    ("Roland", "Estaque", "09", "Diplôme d’État de médiateur", "médiateur familial puis de la consommation", False),
    ("Mireille", "Cabanel", "11", "Master de droit privé", "juge consulaire honoraire", True),
    ("Aurélien", "Sabran", "30", "Maîtrise de droit", "directeur d’une chambre de métiers", False),
    ("Fanny", "Lauragais", "31", "Doctorat en droit des contrats", "enseignante en droit de la consommation", True),
    ("Gérald", "Bressand", "01", "Licence de droit", "responsable qualité d’un constructeur de maisons", False),
    ("Odile", "Forissier", "42", "Master de psychologie du travail", "médiatrice en entreprise", False),
    ("Karim", "Bellecour", "69", "Master de droit des assurances", "gestionnaire de sinistres puis médiateur", True),
    ("Blandine", "Comtet", "70", "Maîtrise de droit", "secrétaire générale d’une mairie", False),
    ("Hugo", "Marsannay", "75", "Master de droit du numérique", "juriste d’une association de consommateurs", True),
    ("Viviane", "Chevreuse", "78", "Diplôme d’université de médiation", "responsable d’un service après-vente", True),
    ("Thibault", "Étampes", "91", "Diplôme d’ingénieur", "maître d’œuvre en rénovation", False),
    ("Leïla", "Nogent", "94", "Master de droit privé", "juriste en maison de justice et du droit", False),
    ("Régis", "Laonnois", "02", "Licence de droit", "conciliateur de justice pendant six ans", False),
    ("Colette", "Stanislas", "54", "Master de droit social", "médiatrice en milieu hospitalier", True),
    ("Damien", "Clermontois", "60", "Maîtrise de droit", "directeur d’une agence du logement", False),
    ("Anne-Lise", "Kochersberg", "67", "Master de droit franco-allemand", "juriste au service des frontaliers", True),
]  # fmt: skip


def load():
    """Create the register once; dates are relative to today, so that the terms are always current."""
    today = timezone.localdate()
    start = today - timedelta(days=420)
    for first, last, department, diploma, career, both in PEOPLE:
        mediator, _ = Mediator.objects.get_or_create(
            first_name=first, last_name=last,
            defaults=dict(
                email=address(first, last), department=department, city=departments()[department].seat,
                career=f"{diploma}, {career}. Formation à la médiation de 200 heures.", mandate_start=start,
                mandate_end=start + timedelta(days=3 * 365), independence_statement_on=start,
            ),
        )  # fmt: skip
        for federation in Federation.objects.filter(slug__in=["fba", "ura"] if both else ["fba"]):
            SectorTraining.objects.get_or_create(
                mediator=mediator, federation=federation, defaults={"trained_on": start + timedelta(days=30)}
            )
    _situations(today)


def address(first, last) -> str:
    """claire.vasseur@mediation-rivage.example"""
    plain = str.maketrans("éèêëàâîïôûüçÉ", "eeeeaaiiouucE")
    return f"{first}.{last}@mediation-rivage.example".translate(plain).lower()


def _situations(today):
    """One about to end, one inactive, one full: what the Centre must notice."""
    Mediator.objects.filter(last_name="Comtet").update(mandate_end=today + timedelta(days=50))
    Mediator.objects.filter(last_name="Laonnois").update(active=False)
    Mediator.objects.filter(last_name="Estaque").update(max_cases=0)
