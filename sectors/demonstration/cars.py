"""Car repair: estimate and invoice, quality of the work, and the general form."""

from .libraries import shared
from .shared_questions import APPOINTMENT, OPINION, answer_steps, opinion_step
from .writing import amount, choice, choices, date, document, number, relief, step, story, text, when, yes_no

COMPLAINT = document(
    "prior_complaint", "Votre réclamation écrite au garage",
    "La loi demande d’avoir d’abord essayé de régler le litige avec lui, par écrit.",
    help="La lettre, l’e-mail ou le message, avec sa date ; et la réponse, s’il y en a une.", required=True,
)  # fmt: skip
ORDER = document(
    "repair_order", "L’ordre de réparation ou le devis", "Il dit ce que vous aviez demandé, et à quel prix."
)
INVOICE = document(
    "invoices",
    "La facture du garage",
    "Elle détaille le travail fait et les pièces posées.",
    required=True,
    help="Si on ne vous en a pas remis, vous pourrez le dire sur cette page.",
)
PREVIOUS = document(
    "service_book", "Le carnet d’entretien ou les factures précédentes", "Ils disent l’histoire du véhicule.",
    when=when(("axis:intervention", "one_of", "entretien, reparation")),
)  # fmt: skip
BODY_PHOTOS = document(
    "photos", "Des photos de la carrosserie", "Elles montrent ce qui ne va pas, avant et après le passage au garage.",
    when=when(("axis:intervention", "is", "carrosserie")),
)  # fmt: skip
DIAGNOSIS = document(
    "diagnosis", "Le compte rendu du diagnostic ou du contrôle", "Il dit ce que le garage a trouvé.",
    when=when(("axis:intervention", "is", "controle")),
)  # fmt: skip
EXPERT = OPINION | {"value": OPINION["value"] | {"label": "Le rapport d’un expert ou d’un autre garage"}}


def vehicle_step():
    return step(
        "vehicle",
        "Le véhicule",
        text("vehicle_model", "Quels sont sa marque et son modèle ?", help="Par exemple : Renault Clio 1.5 dCi."),
        text("plate", "Quel est son numéro d’immatriculation ?", required=False),
        date("first_registration", "À quelle date a-t-il été mis en circulation ?", required=False,
             help="Case B du certificat d’immatriculation."),
        number("mileage", "Combien de kilomètres avait-il à l’entrée au garage ?", unit="km", required=False,
               help="Ce nombre figure en général sur la facture."),
    )  # fmt: skip


def order_step():
    return step(
        "order",
        "Ce que vous avez demandé",
        date("left_on", "Quel jour avez-vous confié le véhicule au garage ?"),
        choice(
            "order_signed",
            "Qu’avez-vous signé avant les travaux ?",
            [
                ("quote", "Un devis"),
                ("order", "Un ordre de réparation"),
                ("both", "Les deux"),
                ("nothing", "Rien"),
            ],
            help="L’ordre de réparation est le papier signé quand on laisse le véhicule.",
            why="Le garage fait ce que vous avez accepté, ni moins, ni plus.",
        ),
        story("asked", "Qu’avez-vous demandé au garage ?"),
    )


BILLING = {
    "slug": "devis-facturation",
    "title": "Garage : le devis, l’accord donné ou la facture",
    "minutes": 12,
    "introduction": "<p>Lorsque le litige porte sur le prix, sur des travaux faits sans votre accord, sur une facture ou sur "
    "des frais de gardiennage.</p>",
    "covers": {
        "intervention": ["entretien", "reparation", "carrosserie", "controle"],
        "nature": ["devis_facturation"],
    },
    "steps": [
        vehicle_step(),
        order_step(),
        step(
            "price",
            "Les sommes",
            shared("commune/agreed_price", when(("order_signed", "one_of", "quote, both")), label="Quel prix aviez-vous accepté ?",
                   example="640 €."),
            amount("invoiced", "Quel montant vous a été facturé ?", help="Toutes taxes comprises."),
            shared("commune/paid"),
        ),
        step(
            "trouble",
            "Ce qui pose problème",
            choices(
                "troubles",
                "Sur quoi porte votre désaccord ?",
                [
                    ("over_quote", "La facture dépasse le devis"),
                    ("no_consent", "Des travaux ont été faits sans mon accord"),
                    ("parts", "Les pièces posées ne sont pas celles annoncées"),
                    ("no_detail", "La facture n’est pas détaillée"),
                    ("storage", "Des frais de gardiennage me sont demandés"),
                    ("diagnosis_fee", "Le diagnostic ou le devis a été facturé"),
                    ("other", "Autre chose"),
                ],
            ),
            yes_no("vehicle_kept", "Le garage garde-t-il le véhicule en attendant d’être payé ?",
                   why="Si le véhicule vous manque chaque jour, le médiateur en tiendra compte dans le calendrier."),
        ),
        step(
            "consent",
            "L’accord pour les travaux en plus",
            choice("told_before", "Le garage vous a-t-il prévenu avant de les faire ?",
                   [("written", "Oui, par écrit"), ("phone", "Oui, par téléphone"), ("no", "Non")]),
            story("extra_works", "Quels travaux ont été faits en plus ?"),
            when=when(("troubles", "one_of", "over_quote, no_consent")),
        ),
        *answer_steps(),
    ],
    "documents": [INVOICE, COMPLAINT, ORDER],
    "relief": [
        relief("discount", "Une réduction de la facture", amount=True),
        relief("refund", "Le remboursement d’une somme", amount=True), relief("return_vehicle", "La restitution du véhicule"),
        relief("detailed_invoice", "Une facture détaillée"), relief("other", "Autre chose"),
    ],
    "outcomes": [APPOINTMENT],
}  # fmt: skip

WORKMANSHIP = {
    "slug": "reparation-execution",
    "title": "Garage : la réparation ou l’entretien pose problème",
    "minutes": 15,
    "introduction": "<p>Lorsque la panne revient, qu’un défaut apparaît après le passage au garage, que le véhicule a été "
    "abîmé ou rendu en retard.</p>",
    "covers": {"intervention": ["entretien", "reparation", "carrosserie", "controle"], "nature": ["execution"]},
    "steps": [
        vehicle_step(),
        order_step(),
        step(
            "trouble",
            "Ce qui pose problème",
            choices(
                "troubles",
                "Que s’est-il passé ?",
                [
                    ("same_fault", "La même panne est revenue"),
                    ("new_fault", "Une autre panne est apparue après l’intervention"),
                    ("damage", "Le véhicule a été abîmé au garage"),
                    ("finish", "La peinture ou la carrosserie n’est pas satisfaisante"),
                    ("late", "Le véhicule a été rendu en retard, ou ne l’est pas encore"),
                    ("diagnosis", "Le diagnostic n’était pas le bon"),
                    ("other", "Autre chose"),
                ],
            ),
            story("what_happened", "Racontez ce qui s’est passé, dans l’ordre"),
        ),
        step(
            "fault",
            "La panne",
            shared("commune/noticed_on", label="Quel jour est-elle apparue ?"),
            number("mileage_after", "Combien de kilomètres aviez-vous faits depuis l’intervention ?", unit="km",
                   required=False),
            choice("drivable", "Le véhicule roule-t-il ?",
                   [("yes", "Oui"), ("limited", "Oui, avec précaution"), ("no", "Non, il est immobilisé")]),
            yes_no("repaired_elsewhere", "Un autre garage est-il intervenu depuis ?",
                   why="Après une autre intervention, l’origine de la panne est plus difficile à établir."),
            when=when(("troubles", "one_of", "same_fault, new_fault, diagnosis")),
        ),
        step(
            "waiting",
            "Le retard",
            date("promised_on", "Quel jour le véhicule devait-il être rendu ?", limit="none"),
            choice("vehicle_back", "L’avez-vous récupéré ?", [("yes", "Oui"), ("no", "Non")]),
            amount("replacement_cost", "Combien avez-vous dépensé pour vous déplacer autrement ?", required=False),
            when=when(("troubles", "is", "late")),
        ),
        step(
            "money",
            "Les sommes",
            amount("invoiced", "Quel montant le garage a-t-il facturé ?"),
            shared("commune/paid"),
        ),
        *answer_steps(),
        opinion_step(),
    ],
    "documents": [INVOICE, COMPLAINT, ORDER, PREVIOUS, BODY_PHOTOS, DIAGNOSIS, EXPERT],
    "relief": [
        relief("redo", "Une nouvelle réparation, sans frais"), relief("refund", "Le remboursement d’une somme", amount=True),
        relief("discount", "Une réduction de la facture", amount=True),
        relief("elsewhere", "La prise en charge d’une réparation ailleurs", amount=True),
        relief("damages", "Une indemnité pour le tort subi", amount=True), relief("other", "Autre chose"),
    ],
    "outcomes": [APPOINTMENT],
}  # fmt: skip

GENERAL = {
    "slug": "autre-litige",
    "title": "Un autre litige avec un garage",
    "minutes": 10,
    "general": True,
    "introduction": "<p>Si aucun des cas proposés ne correspond au vôtre.</p>",
    "covers": {},
    "steps": [
        vehicle_step(),
        step(
            "trouble",
            "Ce qui pose problème",
            story("what_happened", "Racontez ce qui s’est passé, dans l’ordre",
                  help="Les dates, ce qui était convenu, ce qui n’a pas été fait."),
            shared("commune/paid"),
        ),
        *answer_steps(),
    ],
    "documents": [COMPLAINT, ORDER, document("invoices", "La facture, s’il y en a une", "Elle dit ce qui a été payé.")],
    "relief": [
        relief("perform", "Que le garage fasse ce qui était convenu"),
        relief("refund", "Le remboursement d’une somme", amount=True), relief("other", "Autre chose"),
    ],
    "outcomes": [APPOINTMENT],
}  # fmt: skip
