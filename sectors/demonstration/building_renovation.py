"""Building sector, renovation: the work, its delay, its end, its price."""

from .libraries import shared
from .shared_questions import (
    AFTER_TEN_YEARS,
    APPOINTMENT,
    COMPLAINT,
    CONCILIATOR,
    CONTRACT_OF_ANOTHER,
    FIRST_YEAR,
    FOR_A_RELATIVE,
    INVOICES,
    OPINION,
    PHOTOS,
    QUOTE,
    RECEIVED,
    RECEPTION_REPORT,
    RESERVES,
    SECOND_YEAR,
    SIGNED,
    STEPS_OF_MEDIATION,
    TEXTS,
    WORKS_RELIEF,
    answer_steps,
    opinion_step,
    place_step,
)  # fmt: skip
from .writing import amount, choice, choices, date, defer, look, redirect, step, story, text, warn, when

LATE = when(("axis:objet", "one_of", "retard, abandon"), ("also", "is", "late"), match="any")

RENOVATION = {
    "slug": "renovation-execution",
    "title": "Rénovation : les travaux ne se passent pas comme prévu",
    "minutes": 20,
    "introduction": "<p>Pour des travaux d’amélioration, d’agrandissement ou de remise en état d’un logement existant, "
    "lorsque le litige porte sur le travail lui-même : défaut, retard, arrêt du chantier, dégât, prix final.</p>"
    "<p>Prenez le devis et les factures : les réponses s’y trouvent.</p>",
    "covers": {"travaux": ["renovation"], "nature": ["execution"]},
    "steps": [
        place_step(
            choice(
                "dwelling",
                "À quoi sert ce logement ?",
                [("home", "J’y habite"), ("second", "C’est ma résidence secondaire"), ("let", "Je le loue à quelqu’un"),
                 ("empty", "Il est vide pour l’instant")],
                why="La médiation de la consommation est pour les particuliers. La location peut être une activité "
                "professionnelle.",
            ),
        ),
        step(
            "works",
            "Les travaux commandés",
            shared("batiment/trades"),
            story("works_ordered", "Qu’avez-vous commandé, en quelques phrases ?",
                  example="remplacer six fenêtres en bois par des fenêtres en aluminium."),
        ),
        step("agreement", "Votre accord", shared("commune/agreement_form")),
        step(
            "quote",
            "Le devis et ses changements",
            shared("commune/contract_date", SIGNED),
            shared("batiment/changes_agreed"),
        ),
        step(
            "price",
            "Les sommes",
            shared("commune/agreed_price", SIGNED),
            amount("announced_price", "Quel prix l’entreprise avait-elle annoncé ?", required=False,
                   help="Laissez vide si aucun prix n’a été annoncé.",
                   when=when(("agreement_form", "one_of", "spoken, none"))),
            shared("commune/paid"),
        ),
        step(
            "progress",
            "Où en est le chantier",
            choice(
                "works_state",
                "Où en sont les travaux aujourd’hui ?",
                [
                    ("finished", "Ils sont terminés, selon l’entreprise"),
                    ("ongoing", "Ils sont en cours"),
                    ("stopped", "Ils sont arrêtés avant la fin"),
                    ("not_started", "Ils n’ont jamais commencé"),
                ],
            ),
            choices(
                "also",
                "Avez-vous un autre désaccord sur ce chantier ?",
                [
                    ("late", "Un retard ou un arrêt"),
                    ("defect", "Un défaut dans le travail"),
                    ("damage", "Un dégât causé pendant les travaux", "À votre logement, à vos meubles ou chez un voisin."),
                    ("price", "Le prix ou la facture"),
                ],
                required=False,
                help="Laissez vide si tout tient dans le désaccord que vous avez déjà choisi.",
            ),
        ),
        step(
            "reception",
            "La réception des travaux",
            shared("batiment/works_received"),
            when=when(("works_state", "one_of", "finished, ongoing")),
        ),
        step(
            "reserves_step",
            "La date de réception et les réserves",
            shared("commune/reception_date"),
            shared("batiment/reserves", RESERVES),
            when=RECEIVED,
        ),
        step(
            "delay",
            "Le délai prévu",
            choice("end_promised", "Une date de fin ou un délai était-il prévu ?",
                   [("date", "Oui, une date"), ("delay", "Oui, un délai"), ("none", "Non"), ("unknown", "Je ne sais pas")],
                   help="Regardez le devis, le contrat et les messages échangés."),
            when=LATE,
        ),
        step(
            "delay_end",
            "La fin prévue",
            date("promised_end", "À quelle date les travaux devaient-ils être finis ?", limit="none",
                 when=when(("end_promised", "is", "date"))),
            text("promised_delay", "Quel délai était prévu, et à partir de quand ?", example="six semaines après l’acompte.",
                 when=when(("end_promised", "is", "delay"))),
            when=when(("end_promised", "one_of", "date, delay")),
        ),
        step(
            "waiting",
            "Depuis que vous attendez",
            date("stopped_on", "Depuis quand le chantier est-il arrêté ?", when=when(("works_state", "is", "stopped"))),
            choice("formal_notice", "Avez-vous fixé par écrit à l’entreprise un dernier délai pour finir ?",
                   [("yes", "Oui, et il est passé"), ("running", "Oui, et il court encore"), ("no", "Non")],
                   help="On parle de mise en demeure. Une lettre ou un e-mail convient.",
                   why="Sans cet écrit, il est plus difficile de mettre fin au contrat."),
            story("delay_reason", "Quelle raison l’entreprise a-t-elle donnée ?", required=False,
                  help="Laissez vide si elle n’en a donné aucune."),
            when=LATE,
        ),
        step(
            "defects",
            "Ce qui ne va pas",
            story("defects_text", "Décrivez chaque point, une ligne par point",
                  help="Où, et ce que cela empêche de faire. Si vous avez noté des réserves, ne les recopiez pas.",
                  example="Salle de bains : la douche fuit, elle est inutilisable."),
            shared("commune/noticed_on"),
            shared("batiment/still_usable"),
            when=when(("axis:objet", "is", "malfacon"), ("also", "is", "defect"), match="any"),
        ),
        step(
            "damage",
            "Le dégât causé pendant les travaux",
            story("damage_text", "Qu’est-ce qui a été abîmé, et quand ?"),
            choice("insurer_told", "L’avez-vous déclaré à votre assurance ?",
                   [("no", "Non"), ("waiting", "Oui, j’attends sa réponse"), ("answered", "Oui, elle a répondu")]),
            when=when(("also", "is", "damage")),
        ),
        step(
            "final_price",
            "Les factures que vous contestez",
            shared("batiment/invoices_list"),
            story("price_difference", "Comment l’entreprise explique-t-elle ce prix ?", required=False),
            when=when(("axis:objet", "is", "prix"), ("also", "is", "price"), match="any"),
        ),
        *answer_steps(),
        opinion_step(),
    ],
    "documents": [QUOTE, COMPLAINT, INVOICES, PHOTOS, RECEPTION_REPORT, OPINION],
    "relief": WORKS_RELIEF,
    "outcomes": [
        CONTRACT_OF_ANOTHER,
        FOR_A_RELATIVE,
        look(
            "let_dwelling", "Vous louez ce logement", when(("dwelling", "is", "let")),
            "<p>Louer un logement peut être une activité professionnelle, ou la simple gestion de son patrimoine. Continuez : "
            "une personne du Centre examinera ce point avec votre demande.</p>",
            "liminaire", ("Voir qui peut demander une médiation", "/cas-exclus/"),
        ),
        redirect(
            "nothing_agreed", "Vous n’aviez pas donné votre accord", when(("agreement_form", "is", "none")),
            "<p>Si l’entreprise réclame le prix de travaux que vous n’avez pas commandés, le désaccord porte d’abord sur le "
            "contrat. Un autre formulaire pose les bonnes questions, et garde vos réponses.</p>",
            "L111-1", TEXTS, form="contrat-formalisme",
        ),
        defer(
            "not_late_yet", "La date prévue n’est pas passée",
            when(("axis:objet", "is", "retard"), ("promised_end", "after", "aujourd’hui")),
            "<p>L’entreprise a encore le temps de finir. Écrivez-lui dès maintenant votre inquiétude, et revenez si la date "
            "passe sans que les travaux soient finis.</p>",
            "L216-6", STEPS_OF_MEDIATION, days=1, start="promised_end",
        ),
        warn(
            "formal_notice_first", "Un dernier délai, par écrit, vous protège",
            when(("formal_notice", "is", "no")),
            "<p>Lorsque l’entreprise ne fait pas les travaux à temps, vous pouvez lui fixer par écrit un dernier délai "
            "raisonnable. S’il passe sans effet, vous pouvez mettre fin au contrat. Cette lettre n’empêche pas la médiation : "
            "vous pouvez continuer.</p>",
            "L216-6", CONCILIATOR, TEXTS,
        ),
        FIRST_YEAR, SECOND_YEAR, AFTER_TEN_YEARS, APPOINTMENT,
    ],
}  # fmt: skip
