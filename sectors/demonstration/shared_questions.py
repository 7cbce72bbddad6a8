"""What several forms of the building sector ask in the same words, under the same keys."""

from .writing import amount, choice, choices, date, document, relief, step, story, text, when, yes_no

PRICE_HELP = "Toutes taxes comprises, tel qu’il figure sur le devis ou la facture."
SIGNED = when(("quote_signed", "is", "oui"))


def quote_step():
    return step(
        "quote",
        "Le devis ou le contrat",
        yes_no(
            "quote_signed",
            "Avez-vous signé un devis, un bon de commande ou un contrat ?",
            help="Une acceptation par e-mail vaut signature.",
            why="Le devis accepté dit ce que l’entreprise devait faire, et à quel prix.",
        ),
        choice(
            "changes_agreed",
            "Le projet a-t-il été modifié après l’accord de départ ?",
            [
                ("written", "Oui, par écrit", "Un avenant, un nouveau devis ou un échange d’e-mails."),
                ("spoken", "Oui, de vive voix seulement"),
                ("no", "Non"),
            ],
            help="Par exemple : des travaux ajoutés, un matériau remplacé, une date déplacée.",
        ),
        intro="Prenez le devis, le contrat et les factures : les réponses s’y trouvent.",
    )


def price_step():
    return step(
        "price",
        "Les dates et les sommes",
        date("contract_date", "À quelle date avez-vous signé ?", when=SIGNED),
        amount("agreed_price", "Quel prix était convenu ?", help=PRICE_HELP, when=SIGNED),
        amount(
            "announced_price", "Quel prix l’entreprise avait-elle annoncé ?", required=False,
            help="Laissez vide si aucun prix n’a été annoncé.", when=when(("quote_signed", "is", "non")),
        ),
        amount(
            "paid", "Combien avez-vous déjà payé ?", help="Acomptes compris. Écrivez 0 si vous n’avez rien payé.",
            why="La somme restant due fait souvent partie de la discussion.",
        ),
    )  # fmt: skip


def answer_step():
    return step(
        "company_answer",
        "Ce que l’entreprise vous a répondu",
        choice(
            "company_position",
            "Quelle a été sa réponse à votre réclamation écrite ?",
            [
                ("promised", "Elle a promis d’intervenir, sans le faire"),
                ("partly", "Elle est intervenue, sans régler le problème"),
                ("offered", "Elle a proposé un arrangement qui ne vous convient pas"),
                ("contests", "Elle conteste ce que vous lui reprochez"),
                ("silent", "Elle n’a pas répondu"),
            ],
        ),
        yes_no(
            "third_opinion",
            "Une autre personne a-t-elle donné son avis par écrit ?",
            help="Par exemple un expert, un commissaire de justice, un autre artisan, votre assureur.",
            why="Un avis extérieur aide à comprendre un point technique. Il n’est jamais obligatoire.",
        ),
        intro="Le médiateur part de ce que vous vous êtes déjà dit, pour ne pas recommencer.",
    )


def opinion_step():
    return step(
        "opinion",
        "L’avis que vous avez reçu",
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
        story("opinion_summary", "Que dit cet avis, en quelques phrases ?", required=False),
        when=when(("third_opinion", "is", "oui")),
    )


def home_step():
    return step(
        "place",
        "Le logement",
        choice(
            "home_kind",
            "Où se passent les travaux ?",
            [
                ("house", "Dans une maison individuelle"),
                ("flat", "Dans un appartement"),
                ("outside", "Dehors", "Clôture, terrasse, allée, piscine, jardin."),
            ],
        ),
        choice(
            "occupation",
            "Quelle est votre situation ?",
            [
                ("owner_occupier", "Propriétaire, j’y habite"),
                ("owner_second_home", "Propriétaire, c’est une résidence secondaire"),
                ("landlord", "Propriétaire, le logement est loué"),
                ("tenant", "Locataire"),
            ],
            why="La médiation de la consommation concerne les particuliers qui agissent pour leurs besoins personnels.",
        ),
        text("works_place", "À quelle adresse ?", help="Numéro, rue, code postal et commune."),
    )


QUOTE = document(
    "quote", "Le devis, le bon de commande ou le contrat",
    "Il fixe ce que l’entreprise devait faire, à quel prix et dans quel délai.",
    help="Toutes les pages, conditions générales comprises.", required=True,
)  # fmt: skip
COMPLAINT = document(
    "prior_complaint", "Votre réclamation écrite à l’entreprise",
    "La loi demande d’avoir d’abord essayé de régler le litige avec elle, par écrit.",
    help="La lettre, l’e-mail ou le message, avec sa date ; et la réponse, s’il y en a une.", required=True,
)  # fmt: skip
INVOICES = document(
    "invoices", "Les factures et les preuves de paiement", "Elles montrent ce qui a été facturé et ce qui a été payé."
)
PHOTOS = document(
    "photos", "Des photos", "Elles montrent l’état des travaux mieux qu’une description.",
    help="Une vue d’ensemble et une vue de près pour chaque point. Notez la date si vous la connaissez.",
)  # fmt: skip
OPINION = document("opinion_report", "L’avis ou le constat d’une autre personne", "Il éclaire un point technique.")

WORKS_RELIEF = [
    relief("repair", "La reprise des travaux"),
    relief("finish", "L’achèvement des travaux"),
    relief("refund", "Le remboursement d’une somme", amount=True),
    relief("discount", "Une réduction du prix", amount=True),
    relief("damages", "Une indemnité pour le tort subi", amount=True),
    relief("termination", "La fin du contrat"),
    relief("other", "Autre chose"),
]
