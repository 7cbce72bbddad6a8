"""Building sector, upkeep: a planned visit or a maintenance contract, its defects, its missed visits, its price."""

from .libraries import shared
from .shared_questions import (
    APPOINTMENT,
    COMPLAINT,
    CONCILIATOR,
    CONTRACT_OF_ANOTHER,
    DAMAGES,
    DISCOUNT,
    FOR_A_RELATIVE,
    OPINION,
    OTHER,
    OTHER_MEDIATORS,
    PHOTOS,
    REFUND,
    TERMINATION,
    TEXTS,
    answer_steps,
    opinion_step,
    place_step,
)  # fmt: skip
from .writing import amount, choice, choices, date, document, number, redirect, relief, step, story, warn, when

UNDER_CONTRACT = when(("visit_kind", "is", "contract"))
MISSED = when(("axis:objet", "one_of", "retard, abandon"))

UPKEEP = {
    "slug": "maintenance-execution",
    "title": "Entretien : la visite, le contrat de maintenance ou son prix",
    "minutes": 12,
    "introduction": "<p>Pour une visite d’entretien ou un contrat de maintenance (chaudière, ramonage, ventilation, portail), "
    "lorsque le litige porte sur le travail, les visites qui n’ont pas eu lieu, l’arrêt du contrat ou le prix.</p>",
    "covers": {"travaux": ["maintenance"], "nature": ["execution"]},
    "steps": [
        place_step(title="Le logement et la commande"),
        step(
            "equipment_step",
            "Ce qui est entretenu",
            choice(
                "equipment",
                "Quel équipement l’entreprise entretient-elle ?",
                [
                    ("heating", "Chaudière, pompe à chaleur, climatisation"),
                    ("chimney", "Cheminée, poêle, conduit", "Le ramonage."),
                    ("ventilation", "Ventilation"),
                    ("roof", "Toiture, gouttières"),
                    ("drains", "Canalisations, fosse"),
                    ("gate", "Portail, volets, alarme"),
                    ("other", "Autre chose"),
                ],
            ),
            choice(
                "visit_kind",
                "Comment l’entretien a-t-il été convenu ?",
                [
                    ("contract", "Par un contrat, avec une visite chaque année ou plus souvent"),
                    ("single", "Par une visite demandée une seule fois"),
                ],
            ),
        ),
        step(
            "upkeep_contract",
            "Le contrat d’entretien",
            choice(
                "contract_with",
                "Qui vous facture ce contrat ?",
                [
                    ("company", "L’entreprise qui vient faire l’entretien"),
                    ("energy", "Mon fournisseur d’énergie", "L’entretien est une option de l’abonnement."),
                ],
                help="Regardez le nom en haut de la facture.",
                why="Le médiateur n’est pas le même pour un fournisseur d’énergie.",
            ),
            shared("commune/contract_date", label="À quelle date avez-vous signé ce contrat ?"),
            amount("yearly_price", "Quel est son prix par an ?", help="Toutes taxes comprises.", example="145 €."),
            when=UNDER_CONTRACT,
        ),
        step(
            "contract_life",
            "La durée du contrat",
            choice("renewal", "Le contrat s’est-il renouvelé tout seul ?",
                   [("no", "Non"), ("told", "Oui, et on m’avait prévenu par écrit"), ("untold", "Oui, sans qu’on me prévienne"),
                    ("unknown", "Je ne sais pas")]),
            choice("ended", "Avez-vous demandé à y mettre fin ?",
                   [("no", "Non"), ("refused", "Oui, l’entreprise refuse"), ("accepted", "Oui, l’entreprise a accepté")]),
            when=UNDER_CONTRACT,
        ),
        step(
            "visit_state",
            "La visite",
            choice("visit_done", "Une visite a-t-elle eu lieu ?", [("yes", "Oui"), ("no", "Non, aucune")]),
        ),
        step(
            "visit",
            "La dernière visite",
            date("visit_date", "Quel jour a-t-elle eu lieu ?"),
            choice("certificate", "L’entreprise vous a-t-elle remis une attestation ou un certificat ?",
                   [("yes", "Oui"), ("later", "Oui, après plusieurs demandes"), ("no", "Non")],
                   help="L’attestation d’entretien d’une chaudière, le certificat de ramonage.",
                   why="Votre assureur ou votre propriétaire peut vous le demander."),
            when=when(("visit_done", "is", "yes")),
        ),
        step(
            "missed",
            "Les visites qui n’ont pas eu lieu",
            number("missed_visits", "Combien de visites prévues n’ont pas eu lieu ?", example="2."),
            date("last_promise", "Pour quel jour était la dernière ?", limit="none", required=False),
            choice("cold", "En avez-vous subi une gêne ?",
                   [("none", "Non"), ("inconvenience", "Oui, une gêne"), ("without", "Oui, plus de chauffage ou d’eau chaude")]),
            when=MISSED,
        ),
        step(
            "defects",
            "Ce qui ne va pas",
            choices("upkeep_fault", "Que s’est-il passé après la visite ?",
                    [("breakdown", "L’équipement est tombé en panne"), ("not_done", "Une partie de l’entretien n’a pas été faite"),
                     ("damage", "Quelque chose a été abîmé"), ("other", "Autre chose")]),
            story("defects_text", "Décrivez chaque point, une ligne par point",
                  example="la chaudière se met en sécurité depuis le lendemain de la visite."),
            shared("commune/noticed_on"),
            when=when(("axis:objet", "is", "malfacon")),
        ),
        step(
            "price",
            "Le prix",
            choices("price_trouble", "Sur quoi porte votre désaccord ?",
                    [("increase", "Le prix du contrat a augmenté"), ("not_included", "On me facture ce que le contrat comprend"),
                     ("parts", "Le prix des pièces ou du déplacement"), ("after_end", "On me facture après la fin du contrat"),
                     ("other", "Autre chose")]),
            shared("batiment/invoices_list"),
            when=when(("axis:objet", "is", "prix")),
        ),
        step("money", "Les sommes", shared("commune/paid", help="Pour la période en litige. Écrivez 0 si vous n’avez rien payé.")),
        *answer_steps(),
        opinion_step(),
    ],
    "documents": [
        document("quote", "Le contrat d’entretien", "Il dit ce qui est compris, le nombre de visites, le prix et la durée.",
                 required=True, help="Avec ses conditions générales. Vous pouvez le redemander à l’entreprise.",
                 when=UNDER_CONTRACT),
        COMPLAINT,
        document("invoices", "Les factures et les preuves de paiement", "Elles montrent ce qui a été facturé et payé."),
        document("certificate_copy", "L’attestation d’entretien ou le bon de visite", "Il dit ce qui a été fait ce jour-là.",
                 when=when(("visit_done", "is", "yes"))),
        PHOTOS, OPINION,
    ],
    "relief": [
        relief("redo", "Une nouvelle visite, sans frais", kind="repair", date=True), REFUND, DISCOUNT, DAMAGES, TERMINATION,
        relief("certificate_asked", "L’attestation d’entretien", kind="document", date=True), OTHER,
    ],
    "outcomes": [
        CONTRACT_OF_ANOTHER,
        FOR_A_RELATIVE,
        redirect(
            "energy_supplier", "Votre contrat est avec un fournisseur d’énergie", when(("contract_with", "is", "energy")),
            "<p>L’entreprise qui vient chez vous travaille pour votre fournisseur. Votre contrat est avec lui : un autre "
            "médiateur reçoit ces litiges, gratuitement aussi.</p>",
            "L612-2", ("S’adresser au médiateur national de l’énergie", "https://www.energie-mediateur.fr/"), OTHER_MEDIATORS,
        ),
        warn(
            "silent_renewal", "Un contrat renouvelé sans vous prévenir", when(("renewal", "is", "untold")),
            "<p>Pour un contrat à durée fixe, l’entreprise doit vous écrire avant chaque renouvellement. Si elle ne l’a pas "
            "fait, vous pouvez y mettre fin gratuitement, à tout moment depuis le renouvellement. Vous pourrez demander la "
            "fin du contrat plus loin.</p>",
            "L215-1", TEXTS, CONCILIATOR,
        ),
        APPOINTMENT,
    ],
}  # fmt: skip
