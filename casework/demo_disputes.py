"""What the demonstration's cases are about: invented people, companies and works."""

from dataclasses import dataclass
from decimal import Decimal

from casework.procedure.filing import ClaimantData, RespondentData

NADIA, JULIEN, FATOU = "nadia.martin@example.fr", "julien.perrot@example.fr", "fatou.diallo@example.fr"
CONSUMERS = {
    NADIA: ClaimantData("Nadia", "Martin", NADIA, "06 00 00 00 01", "8 allée des Tilleuls", "44000", "Nantes"),
    JULIEN: ClaimantData("Julien", "Perrot", JULIEN, "06 00 00 00 02", "21 rue du Port", "44600", "Saint-Nazaire"),
    FATOU: ClaimantData("Fatou", "Diallo", FATOU, "06 00 00 00 03", "3 impasse des Vignes", "44190", "Clisson"),
}
DUBOIS = RespondentData(
    "SARL Dubois Rénovation", contact_name="Luc Dubois", email="contact@dubois-renovation.example",
    phone="02 00 00 00 10", address="4 rue des Ardoises", postal_code="44100", city="Nantes",
)  # fmt: skip
# Without an e-mail address: everything goes to this company by post.
BOCAGE = RespondentData(
    "Menuiseries du Bocage", phone="02 00 00 00 20", address="Zone artisanale, 6 rue des Frênes", postal_code="85000",
    city="La Roche-sur-Yon",
)  # fmt: skip
GARAGE = RespondentData(
    "Garage des Trois-Ponts", contact_name="Sonia Leroy", email="atelier@garage-trois-ponts.example",
    phone="02 00 00 00 30", address="15 boulevard des Ponts", postal_code="44300", city="Nantes",
)  # fmt: skip


@dataclass(frozen=True)
class Dispute:
    """`relief`: (kind, what, amount or None, within so many days or None). `labels`: one per facet, in its order."""

    consumer: str
    company: RespondentData
    facets: dict
    labels: tuple[str, ...]
    story: str
    relief: tuple
    sector: str = "batiment"
    axes: tuple[str, ...] = ("Type de travaux", "Nature du litige", "Objet du désaccord")
    exhibit: str = "Le devis signé"
    price: Decimal = Decimal(8400)


RENOVATION = {"travaux": "renovation", "nature": "execution", "objet": "malfacon"}
WORKS = ("Rénovation", "Le travail ou son prix", "Un défaut ou une malfaçon")
STOPPED = RENOVATION | {"objet": "abandon"}, (*WORKS[:2], "Un chantier arrêté ou abandonné")
ROOF = Dispute(
    NADIA, DUBOIS, RENOVATION, WORKS,
    "La toiture a été refaite au printemps. Depuis les pluies d’octobre, l’eau passe par la noue et coule sur le plafond "
    "du salon. L’entreprise est venue une fois, a posé un joint, et ne répond plus depuis.",
    (("repair", "La reprise de l’étanchéité de la toiture", None, 60),
     ("refund", "Le remboursement de la peinture du plafond", Decimal(800), None)),
)  # fmt: skip
GUTTERS = Dispute(
    JULIEN, DUBOIS, RENOVATION, WORKS,
    "Les gouttières posées en mars débordent à chaque averse : la pente est dans le mauvais sens sur toute la façade.",
    (("repair", "La repose des gouttières avec la bonne pente", None, 45),), price=Decimal(2150),
)  # fmt: skip
ATTIC = Dispute(
    FATOU, DUBOIS, RENOVATION, WORKS,
    "L’isolation des combles devait faire 30 cm d’épaisseur. J’en ai mesuré 18 après le départ du chantier.",
    (("repair", "L’isolation complétée jusqu’à l’épaisseur du devis", None, 60),
     ("price_cut", "Une baisse du prix", Decimal(600), None)), price=Decimal(3900),
)  # fmt: skip
WINDOWS = Dispute(
    JULIEN, BOCAGE, *STOPPED,
    "Deux des cinq fenêtres livrées ne sont pas aux bonnes dimensions. Le chantier est arrêté depuis deux mois.",
    (("finish", "La fin du chantier", None, 30), ("damages", "Une indemnité de retard", Decimal(450), None)),
    price=Decimal(6300),
)  # fmt: skip
TERRACE = Dispute(
    NADIA, DUBOIS, RENOVATION, WORKS,
    "Les dalles de la terrasse se fendent depuis le premier hiver. L’entreprise dit que c’est le gel.",
    (("repair", "Le remplacement des dalles fendues", None, 90),
     ("refund", "Le remboursement du constat", Decimal(250), None)), price=Decimal(5200),
)  # fmt: skip
BATHROOM = Dispute(
    FATOU, DUBOIS, RENOVATION, WORKS,
    "Le receveur de la douche n’est pas étanche : l’eau a abîmé le parquet de la chambre voisine.",
    (("repair", "La réfection de l’étanchéité de la douche", None, 45),
     ("damages", "Le remplacement du parquet", Decimal(1300), None)), price=Decimal(7100),
)  # fmt: skip
DOOR = Dispute(
    NADIA, BOCAGE, {"travaux": "renovation", "nature": "formalisme"}, ("Rénovation", "Le contrat lui-même"),
    "J’ai signé chez moi un bon de commande pour une porte d’entrée. Je me suis rétractée par lettre dix jours après. "
    "L’acompte n’est pas rendu.",
    (("refund", "Le remboursement de l’acompte", Decimal(1200), 30),), exhibit="Le bon de commande", price=Decimal(4000),
    axes=("Type de travaux", "Nature du litige"),
)  # fmt: skip
CLUTCH = Dispute(
    JULIEN, GARAGE, {"intervention": "reparation", "nature": "execution"}, ("Réparation mécanique", "Le travail"),
    "L’embrayage a été changé en juin. Il patine de nouveau après 2 000 kilomètres, et le garage refuse de le reprendre.",
    (("repair", "La reprise de la réparation sans frais", None, 30),), sector="automobile",
    axes=("Type d’intervention", "Nature du litige"), exhibit="La facture", price=Decimal(1180),
)  # fmt: skip
