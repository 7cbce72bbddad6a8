"""The two sectors: who owns them, how they sort disputes, which forms they have, which businesses are members."""

from . import building_contract, building_works, cars

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
            ("neuf", "Construction neuve", "Une maison ou un bâtiment qui n’existait pas.", "Une maison sur un terrain nu, un garage."),
            ("renovation", "Rénovation", "Améliorer, agrandir ou remettre en état l’existant.", "Une salle de bains refaite, une toiture, des fenêtres."),
            ("maintenance", "Entretien", "Un contrat ou une visite pour garder en bon état.", "L’entretien annuel d’une chaudière, le ramonage."),
            ("depannage", "Dépannage", "Une intervention demandée pour une panne ou une urgence.", "Une fuite d’eau, une porte claquée."),
        ]),
        ("nature", "Nature du litige", "Dites si le désaccord porte sur le papier ou sur le travail.", [
            ("formalisme", "Le contrat lui-même", "La façon dont il a été proposé, signé, rédigé ou annulé.", "Une rétractation refusée, un acompte demandé trop tôt."),
            ("execution", "Le travail ou son prix", "Ce qui a été fait, pas fait, mal fait, ou facturé.", "Une fuite après la pose, un chantier arrêté."),
        ]),
    ],
    "forms": [
        building_works.RENOVATION, building_works.NEW_BUILDING, building_works.UPKEEP, building_contract.FORMALITIES,
        building_contract.GENERAL,
    ],
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
