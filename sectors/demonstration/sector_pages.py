"""The two sectors: who owns them, how they sort disputes, which forms they have, which businesses are members."""

from . import (
    building_breakdown,
    building_contract,
    building_general,
    building_new,
    building_renovation,
    building_upkeep,
    cars,
    libraries,
)

BUILDING = {
    "federation": {
        "name": "Fédération des bâtisseurs et artisans", "short_name": "FBA", "slug": "fba",
        "website": "https://www.federation-batisseurs.example",
    },
    "slug": "batiment",
    "title": "Bâtiment",
    "intro": "<p>Pour un litige avec une entreprise qui a construit, rénové, entretenu ou dépanné votre logement. "
    "La médiation est gratuite pour vous.</p>",
    "axes": [
        ("travaux", "Type de travaux", "Choisissez ce qui ressemble le plus à votre chantier.", [
            ("neuf", "Construction neuve", "Une maison ou un bâtiment qui n’existait pas.", "une maison sur un terrain nu, un garage."),
            ("renovation", "Rénovation", "Améliorer, agrandir ou remettre en état l’existant.", "une salle de bains refaite, une toiture, des fenêtres."),
            ("maintenance", "Entretien", "Une visite, ou un contrat de maintenance, pour garder en bon état ce qui marche.", "l’entretien annuel d’une chaudière, le ramonage."),
            ("depannage", "Dépannage", "Une intervention demandée pour une panne ou une urgence.", "une fuite d’eau, une porte claquée."),
        ]),
        ("nature", "Nature du litige", "Dites si le désaccord porte sur le papier ou sur le travail.", [
            ("formalisme", "Le contrat lui-même", "La façon dont il a été proposé, signé, rédigé, modifié ou annulé.", "une rétractation refusée, un acompte demandé trop tôt."),
            ("execution", "Le travail ou son prix", "Ce qui a été fait, pas fait, mal fait, ou facturé.", "une fuite après la pose, un chantier arrêté."),
        ]),
        ("objet", "Objet du désaccord", "S’il y en a plusieurs, choisissez le plus important. Vous direz les autres ensuite.", [
            ("malfacon", "Un défaut ou une malfaçon", "Le travail est fait, mais il ne convient pas ou ne fonctionne pas.", "une fissure, une fuite, une panne qui revient."),
            ("retard", "Un retard", "L’entreprise doit encore commencer, finir ou venir.", "une date de livraison dépassée, un rendez-vous manqué."),
            ("abandon", "Un chantier arrêté ou abandonné", "L’entreprise ne vient plus, ou dit qu’elle ne finira pas.", "plus personne sur le chantier depuis deux mois."),
            ("prix", "Le prix ou la facture", "Le montant demandé n’est pas celui qui était convenu ou annoncé.", "un supplément que vous n’aviez pas accepté."),
        ], {"nature": ["execution"]}),
    ],
    # A form that others redirect to comes before them.
    "forms": [
        building_contract.FORMALITIES, building_renovation.RENOVATION, building_new.NEW_BUILDING, building_upkeep.UPKEEP,
        building_breakdown.BREAKDOWN, building_general.GENERAL,
    ],
    "library": libraries.BUILDING,
    "members": [
        ("Toitures de l’Erdre", "44000", "Nantes"),
        ("SARL Dubois Rénovation", "44100", "Nantes"),
        ("Maçonnerie Le Guen", "29200", "Brest"),
        ("Plomberie Chauffage Marchand", "35000", "Rennes"),
        ("Menuiseries du Bocage", "85000", "La Roche-sur-Yon"),
        ("Électricité Garnier", "69003", "Lyon"),
        ("Les Maisons du Val", "37000", "Tours"),
        ("Façades Aquitaine", "33000", "Bordeaux"),
    ],
}  # fmt: skip

CARS = {
    "federation": {
        "name": "Union des réparateurs automobiles", "short_name": "URA", "slug": "ura",
        "website": "https://www.union-reparateurs.example",
    },
    "slug": "automobile",
    "title": "Réparation automobile",
    "intro": "<p>Pour un litige avec un garage, un carrossier ou un centre d’entretien automobile. La médiation est gratuite "
    "pour vous.</p>",
    "axes": [
        ("intervention", "Type d’intervention", "Dites pourquoi le véhicule était au garage.", [
            ("entretien", "Entretien", "Révision, vidange, pneus, freins.", "Une révision à 60 000 km."),
            ("reparation", "Réparation mécanique", "Une panne, un organe à remplacer.", "Un embrayage, une boîte de vitesses."),
            ("carrosserie", "Carrosserie et peinture", "Après un choc, ou pour l’aspect.", "Une aile repeinte, un pare-brise."),
            ("controle", "Contrôle ou diagnostic", "La recherche d’une panne, ou une visite.", "Un diagnostic électronique."),
        ]),
        ("nature", "Nature du litige", "Dites si le désaccord porte sur le prix ou sur le travail.", [
            ("devis_facturation", "Le devis ou la facture", "Le prix, l’accord donné, les frais.", "Une facture plus élevée que le devis."),
            ("execution", "Le travail", "Ce qui a été fait, pas fait ou mal fait.", "La panne revient le lendemain."),
        ]),
    ],
    "forms": [cars.BILLING, cars.WORKMANSHIP, cars.GENERAL],
    "members": [
        ("Garage des Trois-Ponts", "44300", "Nantes"),
        ("Carrosserie Lambert", "35700", "Rennes"),
        ("Auto Service du Port", "56100", "Lorient"),
        ("Garage Morel et Fils", "72000", "Le Mans"),
    ],
}  # fmt: skip

SECTORS = [BUILDING, CARS]
