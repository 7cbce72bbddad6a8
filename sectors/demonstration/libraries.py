"""The questions written once: the Centre's common library, and the builders' own. The same fact has one key everywhere."""

from .writing import ALWAYS, address, amount, choice, choices, date, table, text, yes_no

PRICE_HELP = "Toutes taxes comprises, tel qu’il figure sur le devis, le contrat ou la facture."

COMMON = [
    choice(
        "ordered_by",
        "Au nom de qui les travaux ont-ils été commandés ?",
        [
            ("me", "À mon nom", "Seul, ou avec une autre personne du foyer."),
            ("relative", "Au nom d’un proche que j’aide", "Par exemple un parent âgé."),
            ("landlord", "Au nom du propriétaire du logement que je loue"),
            ("building", "Au nom de la copropriété", "C’est le syndic qui a passé la commande."),
        ],
        help="Regardez le nom écrit sur le devis, le contrat ou la facture.",
        why="La médiation a lieu entre l’entreprise et la personne qui lui a passé commande.",
    ),
    address(
        "works_address",
        "À quelle adresse les travaux ont-ils lieu ?",
        help="L’adresse du chantier, même si vous habitez ailleurs.",
        why="Elle permet de reconnaître le chantier et, s’il le faut, d’y prévoir une visite.",
    ),
    choice(
        "agreement_form",
        "Comment avez-vous donné votre accord à l’entreprise ?",
        [
            (
                "signed",
                "J’ai signé un devis, un bon de commande ou un contrat",
                "Sur papier, sur une tablette ou en ligne.",
            ),
            ("written", "J’ai accepté par écrit, sans signer", "Par e-mail ou par message."),
            ("spoken", "De vive voix"),
            ("none", "Je n’ai pas donné mon accord"),
        ],
        why="L’accord dit ce que l’entreprise devait faire, et à quel prix.",
    ),
    date(
        "contract_date",
        "À quelle date avez-vous donné votre accord ?",
        help="La date de votre signature sur le devis ou le contrat, ou celle de votre message.",
        why="Plusieurs délais se comptent à partir de ce jour.",
    ),
    amount("agreed_price", "Quel prix était convenu ?", help=PRICE_HELP, example="8 400 €."),
    amount(
        "paid",
        "Combien avez-vous déjà payé ?",
        help="Acomptes compris. Écrivez 0 si vous n’avez rien payé.",
        why="La somme qui reste à payer fait souvent partie de la discussion.",
    ),
    date(
        "reception_date",
        "À quelle date la réception a-t-elle eu lieu ?",
        help="Elle figure sur le procès-verbal. Sans procès-verbal, donnez le jour où vous avez pris possession des travaux "
        "après les avoir payés.",
        why="Les garanties d’un an, de deux ans et de dix ans commencent ce jour-là.",
    ),
    choice(
        "company_position",
        "Quelle a été la réponse de l’entreprise à votre réclamation écrite ?",
        [
            ("promised", "Elle a promis d’intervenir, sans le faire"),
            ("partly", "Elle est intervenue, sans régler le problème"),
            ("offered", "Elle a proposé un arrangement qui ne me convient pas"),
            ("contests", "Elle conteste ce que je lui reproche"),
            ("silent", "Elle n’a pas répondu"),
            ("appointment", "Elle a fixé un rendez-vous pour intervenir"),
        ],
        why="Le médiateur part de ce que vous vous êtes déjà dit, pour ne pas recommencer.",
    ),
    date("appointment_on", "Quel est le jour de ce rendez-vous ?", limit="none"),
    yes_no(
        "third_opinion",
        "Une autre personne a-t-elle donné son avis par écrit ?",
        help="Un expert, un commissaire de justice, un autre professionnel ou votre assureur.",
        why="Un avis extérieur aide à comprendre un point technique. Il n’est jamais obligatoire.",
    ),
    choices(
        "opinion_author",
        "Qui a donné cet avis ?",
        [
            ("expert", "Un expert"),
            ("bailiff", "Un commissaire de justice, par un constat"),
            ("business", "Une autre entreprise"),
            ("insurer", "Un assureur"),
            ("other", "Une autre personne"),
        ],
    ),
    date("noticed_on", "Quand avez-vous remarqué le problème pour la première fois ?"),
]

BUILDING = [
    choice(
        "works_received",
        "La réception des travaux a-t-elle eu lieu ?",
        [
            ("with_reserves", "Oui, avec des réserves", "Vous avez noté par écrit ce qui n’allait pas."),
            ("yes", "Oui, sans réserve"),
            ("no", "Non, les travaux ne sont pas finis"),
            ("refused", "Non, j’ai refusé de réceptionner"),
            ("unknown", "Je ne sais pas"),
        ],
        help="La réception est le moment où vous acceptez les travaux, en général en signant un procès-verbal avec "
        "l’entreprise.",
        why="Les garanties commencent ce jour-là, et les réserves disent ce qui reste à faire.",
    ),
    table(
        "reserves",
        "Quelles réserves restent à lever ?",
        "Réserve",
        text("reserve_what", "Ce qui est noté", help="Recopiez les mots du procès-verbal.",
             example="porte du garage qui frotte."),
        text("reserve_where", "Dans quelle partie du logement ?", required=False),
        choice("reserve_state", "Où en est-elle ?", [
            ("nothing", "Rien n’a été fait"), ("started", "L’entreprise est venue, sans finir"),
            ("contested", "L’entreprise dit que c’est fait"),
        ]),
        help="Une ligne par réserve. Ne recopiez pas celles qui sont déjà levées.",
        at_most=20,
    ),
    table(
        "invoices_list",
        "Quelles factures contestez-vous ?",
        "Facture",
        date("invoice_date", "Date de la facture"),
        amount("invoice_total", "Montant total, toutes taxes comprises"),
        text("invoice_contested", "Ce que vous contestez dans cette facture", example="deux heures de trop."),
        help="Une ligne par facture. Un devis ou une demande de paiement peut remplacer une facture.",
    ),
    choices(
        "trades",
        "De quels travaux s’agit-il ?",
        [
            ("masonry", "Maçonnerie, démolition, ravalement"),
            ("roofing", "Charpente, couverture, gouttières"),
            ("joinery", "Fenêtres, portes, menuiseries"),
            ("plumbing", "Plomberie, salle de bains, sanitaires"),
            ("heating", "Chauffage, pompe à chaleur, climatisation"),
            ("electricity", "Électricité"),
            ("insulation", "Isolation, cloisons, plafonds"),
            ("finishing", "Peinture, carrelage, sols"),
            ("outside", "Terrasse, clôture, allée, piscine"),
            ("other", "Autres travaux"),
        ],
        help="Cochez seulement ce qui est en litige.",
        why="Le médiateur désigné connaît le domaine technique dont relève le litige.",
    ),
    choice(
        "still_usable",
        "Pouvez-vous vous servir de cette partie du logement ?",
        [("yes", "Oui"), ("partly", "En partie"), ("no", "Non")],
        why="Ce qui empêche d’habiter passe avant le reste dans le calendrier.",
    ),
    choice(
        "changes_agreed",
        "Le projet a-t-il été modifié après l’accord de départ ?",
        [
            ("written", "Oui, par écrit", "Un avenant, un nouveau devis ou un échange d’e-mails."),
            ("spoken", "Oui, de vive voix seulement"),
            ("imposed", "Oui, sans mon accord"),
            ("no", "Non"),
        ],
        example="des travaux ajoutés, un matériau remplacé, une date déplacée.",
    ),
]  # fmt: skip

LIBRARIES = {"commune": COMMON, "batiment": BUILDING}


def shared(origin, when=ALWAYS, **changes):
    """A copy of a question of a library, « commune/contract_date », under its own condition; `changes`: what differs."""
    library, key = origin.split("/")
    model = next(question for question in LIBRARIES[library] if question["value"]["key"] == key)
    return model | {"value": model["value"] | {"visible_when": when, "library": origin} | changes}
