"""Building sector, urgent repairs: the emergency, the displayed prices, the estimate before, the bill."""

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
    PHOTOS,
    REFUND,
    STEPS_OF_MEDIATION,
    TEXTS,
    answer_steps,
    opinion_step,
    place_step,
)  # fmt: skip
from .writing import (
    choice,
    choices,
    date,
    document,
    info,
    look,
    redirect,
    relief,
    step,
    story,
    text,
    warn,
    when,
    yes_no,
)

REPORT_ABUSE = ("Signaler un problème à la répression des fraudes", "https://signal.conso.gouv.fr/")
QUOTED = when(("quote_before", "one_of", "signed, unsigned, spoken"))
WRITTEN = when(("quote_before", "one_of", "signed, unsigned"))

BREAKDOWN = {
    "slug": "depannage-execution",
    "title": "Dépannage : l’intervention urgente ou son prix",
    "minutes": 12,
    "introduction": "<p>Pour une intervention demandée à la suite d’une panne ou d’une urgence (fuite, serrure, chauffage, "
    "électricité), lorsque le litige porte sur le travail, l’attente ou le prix demandé.</p><p>Prenez la facture, et le "
    "devis si on vous en a remis un.</p>",
    "covers": {"travaux": ["depannage"], "nature": ["execution"]},
    "steps": [
        place_step(title="Le logement et la commande"),
        step(
            "urgent",
            "L’urgence",
            choice(
                "breakdown_kind",
                "Pour quoi avez-vous appelé l’entreprise ?",
                [
                    ("leak", "Une fuite ou un dégât des eaux"),
                    ("drain", "Une canalisation bouchée"),
                    ("lock", "Une porte, une serrure"),
                    ("heating", "Le chauffage ou l’eau chaude"),
                    ("power", "L’électricité"),
                    ("glass", "Une vitre, un volet"),
                    ("roof", "La toiture"),
                    ("other", "Autre chose"),
                ],
            ),
            choice(
                "emergency",
                "Pourquoi fallait-il intervenir sans attendre ?",
                [
                    ("danger", "Il y avait un danger ou un dégât en cours"),
                    ("no_service", "Un équipement indispensable ne marchait plus"),
                    ("planned", "Il n’y avait pas d’urgence : la visite était prévue"),
                ],
                why="Les règles sur le devis et la rétractation changent quand on intervient d’urgence à votre demande.",
            ),
        ),
        step(
            "call",
            "L’appel",
            info(
                "still_danger", "S’il y a encore un danger",
                "<p>Ne restez pas près d’une fuite de gaz ou d’un fil dénudé. Appelez le 18 ou le 112. Vous reprendrez cette "
                "demande ensuite : vos réponses sont gardées.</p>",
                when=when(("emergency", "is", "danger")),
            ),
            choice("how_found", "Comment avez-vous trouvé l’entreprise ?",
                   [("web", "Sur internet"), ("leaflet", "Par un prospectus ou une affichette"), ("known", "Je la connaissais"),
                    ("insurer", "Par mon assurance ou une assistance"), ("other", "Autrement")]),
            choice("price_on_call", "Que vous a-t-on dit du prix au téléphone ?",
                   [("total", "Un prix total"), ("rates", "Le prix du déplacement ou de l’heure"), ("nothing", "Rien"),
                    ("no_call", "Il n’y a pas eu d’appel")]),
            date("visit_date", "Quel jour l’entreprise est-elle venue, ou devait-elle venir ?"),
        ),
        step(
            "prices",
            "Le prix, avant l’intervention",
            choice(
                "prices_displayed",
                "Les tarifs vous ont-ils été montrés avant de commencer ?",
                [
                    ("paper", "Oui, sur un papier ou un écran"),
                    ("site", "Oui, ils étaient sur le site de l’entreprise"),
                    ("no", "Non"),
                    ("unknown", "Je ne m’en souviens pas"),
                ],
                help="Le prix de l’heure, du déplacement, et celui du devis s’il est payant.",
                why="Pour un dépannage, l’entreprise doit faire connaître ses prix avant de commencer.",
            ),
            choice(
                "quote_before",
                "Vous a-t-on remis un devis avant de commencer ?",
                [
                    ("signed", "Oui, et je l’ai signé"),
                    ("unsigned", "Oui, mais je ne l’ai pas signé"),
                    ("spoken", "Non, un prix m’a été dit de vive voix"),
                    ("none", "Non, aucun prix ne m’a été donné"),
                ],
                help="Un papier ou un e-mail qui détaille le travail et son prix, même rempli sur place.",
                why="Le devis préalable dit ce que vous avez accepté, et à quel prix.",
            ),
        ),
        step(
            "announced",
            "Le prix annoncé",
            shared("commune/agreed_price", label="Quel prix vous avait été annoncé ?", example="180 €."),
            when=QUOTED,
        ),
        step(
            "bill",
            "La facture",
            shared("batiment/invoices_list", label="Quelles factures vous a-t-on remises ?", required=False,
                   help="Une ligne par facture. Laissez vide si vous n’en avez reçu aucune."),
            shared("commune/paid"),
            choice("payment", "Comment avez-vous payé ?", required=False, help="Laissez vide si vous n’avez rien payé.",
                   options=[("card", "Par carte"), ("cheque", "Par chèque"), ("cash", "En espèces"), ("transfer", "Par virement")]),
        ),
        step(
            "extent",
            "Ce qui a été fait",
            yes_no("beyond", "L’entreprise a-t-elle fait plus que ce qui était urgent ?",
                   example="remplacer toute la porte au lieu de la serrure.",
                   why="Ce qui dépasse l’urgence suit les règles habituelles de la vente à domicile."),
            choice("parts_returned", "Les pièces remplacées vous ont-elles été rendues ou montrées ?",
                   [("yes", "Oui"), ("no", "Non"), ("none", "Rien n’a été remplacé")], required=False),
            when=when(("axis:objet", "one_of", "malfacon, prix")),
        ),
        step(
            "beyond_step",
            "Au-delà de l’urgence",
            text("beyond_what", "Qu’a-t-elle fait de plus ?", example="le remplacement de la porte."),
            when=when(("beyond", "is", "oui")),
        ),
        step(
            "result",
            "Le résultat",
            choices("repair_fault", "Qu’est-ce qui ne va pas ?",
                    [("came_back", "La panne est revenue"), ("not_fixed", "La panne n’a pas été réparée"),
                     ("useless", "Une partie du travail était inutile, selon vous"), ("damage", "Quelque chose a été abîmé")]),
            shared("commune/noticed_on"),
            choice("repaired_elsewhere", "Une autre entreprise est-elle intervenue depuis ?",
                   [("no", "Non"), ("yes", "Oui")],
                   why="Après une autre intervention, l’origine de la panne est plus difficile à établir."),
            when=when(("axis:objet", "is", "malfacon")),
        ),
        step(
            "waiting",
            "L’attente",
            choice("came", "L’entreprise est-elle venue ?",
                   [("late", "Oui, trop tard"), ("left", "Oui, mais elle est partie sans finir"), ("never", "Non")]),
            text("promised_time", "Quel délai avait été annoncé ?", example="dans les deux heures."),
            story("waiting_effect", "Qu’a entraîné cette attente ?", required=False),
            when=when(("axis:objet", "one_of", "retard, abandon")),
        ),
        step(
            "price_trouble_step",
            "Ce que vous contestez dans le prix",
            choices("price_trouble", "Sur quoi porte votre désaccord ?",
                    [("higher", "Le prix est plus élevé que celui annoncé"), ("hours", "Le temps ou le déplacement compté"),
                     ("surcharge", "Une majoration de nuit ou de jour férié"), ("parts", "Le prix ou le nombre des pièces"),
                     ("other", "Autre chose")]),
            story("price_difference", "Comment l’entreprise explique-t-elle ce prix ?", required=False),
            when=when(("axis:objet", "is", "prix")),
        ),
        *answer_steps(),
        opinion_step(),
    ],
    "documents": [
        document("quote", "Le devis remis avant l’intervention", "Il dit ce que vous avez accepté, et à quel prix.",
                 required=True, help="Souvent en haut de la facture, sur la même feuille. Une photo convient.", when=WRITTEN),
        document("invoices", "La facture", "Elle montre ce qui a été fait et ce qui vous a été demandé.", required=True,
                 help="Si on ne vous en a pas remis, vous pourrez le dire sur cette page."),
        COMPLAINT, PHOTOS, OPINION,
    ],
    "relief": [
        relief("redo", "Une nouvelle intervention, sans frais", kind="repair", date=True), REFUND, DISCOUNT, DAMAGES, OTHER,
    ],
    "outcomes": [
        CONTRACT_OF_ANOTHER,
        FOR_A_RELATIVE,
        redirect(
            "planned_visit", "C’était une visite d’entretien", when(("emergency", "is", "planned")),
            "<p>Une visite prévue n’est pas un dépannage : les règles sur le prix et sur l’accord ne sont pas les mêmes. Le "
            "formulaire de l’entretien pose les bonnes questions, et garde vos réponses.</p>",
            "prix-depannage", TEXTS, form="maintenance-execution",
        ),
        look(
            "sent_by_insurer", "L’entreprise est venue par votre assurance", when(("how_found", "is", "insurer")),
            "<p>Selon votre contrat d’assurance, c’est vous ou votre assureur qui avez passé commande à l’entreprise. "
            "Continuez : une personne du Centre examinera ce point avec votre demande.</p>",
            "L611-1", ("Connaître la Médiation de l’Assurance", "https://www.mediation-assurance.org/"), STEPS_OF_MEDIATION,
        ),
        warn(
            "no_quote", "Un devis devait vous être remis", when(("quote_before", "one_of", "spoken, none")),
            "<p>Avant un dépannage, l’entreprise doit faire connaître ses prix et vous remettre un devis détaillé, sauf pour "
            "arrêter un danger qui ne peut pas attendre. Ne pas en avoir ne vous empêche pas de demander une médiation : "
            "continuez avec la facture.</p>",
            "prix-depannage", REPORT_ABUSE, TEXTS,
        ),
        warn(
            "beyond_emergency", "Au-delà de l’urgence, vous pouviez vous rétracter", when(("beyond", "is", "oui")),
            "<p>On ne peut pas se rétracter d’une réparation urgente que l’on a demandée. Pour ce qui dépasse le strict "
            "nécessaire, le délai habituel de quatorze jours peut s’appliquer. Le médiateur regardera ce point avec vous.</p>",
            "L221-28", TEXTS, CONCILIATOR,
        ),
        APPOINTMENT,
    ],
}  # fmt: skip
