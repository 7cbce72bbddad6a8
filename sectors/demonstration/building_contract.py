"""Building sector: the form of the contract, and the general form."""

from .shared_questions import COMPLAINT, INVOICES, PHOTOS, SIGNED, answer_step
from .writing import amount, choice, choices, date, document, info, relief, step, story, text, when, yes_no

AWAY = when(("signed_where", "one_of", "home, fair, distance"))

FORMALITIES = {
    "slug": "contrat-formalisme",
    "title": "Devis, signature, acompte, rétractation : le contrat lui-même",
    "minutes": 15,
    "introduction": "<p>Quels que soient les travaux, lorsque le litige porte sur la façon dont le contrat a été proposé, "
    "signé, rédigé ou annulé : démarchage, devis, mentions, acompte, droit de rétractation, délai.</p>",
    "covers": {"travaux": ["neuf", "renovation", "maintenance", "depannage"], "nature": ["formalisme"]},
    "steps": [
        step(
            "first_contact",
            "Le premier contact",
            choice(
                "contact",
                "Qui a pris contact en premier ?",
                [
                    ("me", "Moi"),
                    ("door", "L’entreprise, en venant chez moi"),
                    ("phone", "L’entreprise, par téléphone ou par message"),
                    ("fair", "Sur une foire ou un salon"),
                ],
                why="Les règles ne sont pas les mêmes lorsque l’entreprise vient à vous.",
            ),
            choice(
                "quote_signed_state",
                "Avez-vous signé quelque chose ?",
                [
                    ("signed", "Oui, un devis, un bon de commande ou un contrat"),
                    ("verbal", "Non, l’accord a été donné de vive voix"),
                    ("none", "Non, je n’ai jamais donné mon accord"),
                ],
                help="Une acceptation par e-mail ou sur une tablette compte comme une signature.",
            ),
            intro="Dites comment les choses ont commencé : cela change vos droits et ceux de l’entreprise.",
        ),
        step(
            "signature",
            "La signature",
            date("contract_date", "À quelle date avez-vous signé ?"),
            choice(
                "signed_where",
                "Où avez-vous signé ?",
                [
                    ("shop", "Dans les locaux de l’entreprise"),
                    ("home", "Chez moi, ou ailleurs qu’à l’entreprise"),
                    ("fair", "Sur une foire ou un salon"),
                    ("distance", "À distance", "Par internet, par téléphone ou par courrier."),
                ],
                why="Signé hors des locaux de l’entreprise ou à distance, un contrat peut en général être annulé pendant "
                "quatorze jours.",
            ),
            choice("copy_given", "Vous a-t-on laissé un exemplaire signé ?",
                   [("yes", "Oui, tout de suite"), ("later", "Oui, plus tard"), ("no", "Non")]),
            when=when(("quote_signed_state", "is", "signed")),
        ),
        step(
            "document_content",
            "Ce que dit le document",
            choices(
                "missing_mentions",
                "Que manque-t-il sur le devis ou le contrat ?",
                [
                    ("price", "Le prix total, toutes taxes comprises"),
                    ("detail", "Le détail des travaux, des quantités ou des matériaux"),
                    ("dates", "La date de début, ou le délai"),
                    ("withdrawal", "L’information sur le droit de rétractation, ou son formulaire"),
                    ("insurance", "L’assurance de l’entreprise"),
                    ("identity", "Le nom, l’adresse ou le numéro SIRET de l’entreprise"),
                    ("mediator", "Les coordonnées du médiateur de la consommation"),
                    ("nothing", "Rien de tout cela"),
                ],
                help="Cochez ce que vous ne trouvez pas. En cas de doute, ne cochez pas : le médiateur lira le document.",
            ),
            amount("agreed_price", "Quel prix total est indiqué ?", required=False),
            yes_no("loan", "Les travaux devaient-ils être payés par un crédit ?",
                   why="Le sort du crédit est souvent lié à celui du contrat."),
            when=when(("quote_signed_state", "is", "signed")),
        ),
        step(
            "withdrawal",
            "La rétractation",
            choice(
                "withdrawal_sent",
                "Avez-vous dit par écrit que vous renonciez au contrat ?",
                [("form", "Oui, avec le formulaire de rétractation"), ("letter", "Oui, par une lettre ou un e-mail"),
                 ("no", "Non")],
                help="La rétractation n’a pas à être justifiée.",
            ),
            choice(
                "works_before_end",
                "Les travaux ont-ils commencé dans les quatorze jours ?",
                [("asked", "Oui, je l’avais demandé par écrit"), ("not_asked", "Oui, sans que je le demande"), ("no", "Non")],
            ),
            info(
                "urgent_repairs", "Les réparations urgentes",
                "<p>Si vous avez demandé à l’entreprise de venir d’urgence chez vous, le droit de rétractation ne vaut pas "
                "pour ce qui était strictement nécessaire à la réparation. Il vaut pour le reste.</p>",
                when=when(("axis:travaux", "is", "depannage")),
            ),
            when=AWAY,
        ),
        step(
            "withdrawal_date",
            "La date de votre rétractation",
            date("withdrawal_on", "À quelle date l’avez-vous envoyée ?"),
            choice("withdrawal_proof", "Comment l’avez-vous envoyée ?",
                   [("registered", "En recommandé"), ("email", "Par e-mail"), ("post", "Par lettre simple"),
                    ("site", "Sur le site de l’entreprise")]),
            when=when(("withdrawal_sent", "one_of", "form, letter")),
        ),
        step(
            "money",
            "L’acompte et les paiements",
            amount("paid", "Combien avez-vous payé ?", help="Écrivez 0 si vous n’avez rien payé."),
            choice(
                "first_payment",
                "Quand le premier paiement a-t-il été demandé ?",
                [
                    ("at_once", "Le jour de la signature"),
                    ("seven_days", "Dans les sept jours"),
                    ("later", "Plus tard"),
                    ("never", "Aucun paiement n’a été demandé"),
                ],
                why="Après un contrat signé chez vous, l’entreprise doit en général attendre sept jours avant tout paiement.",
            ),
            choice("payment_name", "Quel mot le document emploie-t-il pour cette somme ?", required=False,
                   help="Le mot compte : un acompte engage les deux parties, des arrhes permettent de renoncer.",
                   options=[("deposit", "Acompte"), ("earnest", "Arrhes"), ("other", "Un autre mot, ou aucun")]),
        ),
        step(
            "trouble",
            "Ce qui pose problème",
            choices(
                "troubles",
                "Sur quoi porte votre désaccord ?",
                [
                    ("refund_refused", "L’entreprise refuse d’annuler ou de rembourser"),
                    ("price_changed", "Le prix a changé après l’accord"),
                    ("misled", "Ce qui a été dit n’est pas ce qui est écrit", "Par exemple une aide ou une économie promise."),
                    ("delay", "Le délai n’est pas indiqué, ou pas tenu"),
                    ("unordered", "On me facture ce que je n’ai pas commandé"),
                    ("paid_quote", "Le devis ou le déplacement m’a été facturé"),
                    ("other", "Autre chose"),
                ],
            ),
            story("what_happened", "Racontez ce qui s’est passé, dans l’ordre"),
        ),
        answer_step(),
    ],
    "documents": [
        document("quote", "Le devis, le bon de commande ou le contrat", "Le litige porte sur ce document.", required=True,
                 help="Toutes les pages, conditions générales et formulaire de rétractation compris. Si on ne vous a rien "
                 "remis, vous pourrez le dire."),
        COMPLAINT,
        document("withdrawal_letter", "Votre rétractation et la preuve de son envoi", "Elle montre la date de votre décision."),
        document("advertising", "La publicité ou les messages de l’entreprise", "Ils montrent ce qui a été promis."),
        INVOICES,
    ],
    "relief": [
        relief("cancel", "L’annulation du contrat"), relief("refund", "Le remboursement d’une somme", amount=True),
        relief("apply_price", "L’application du prix convenu", amount=True),
        relief("complete_document", "Un contrat corrigé ou complété"),
        relief("damages", "Une indemnité pour le tort subi", amount=True), relief("other", "Autre chose"),
    ],
}  # fmt: skip

GENERAL = {
    "slug": "autre-litige",
    "title": "Un autre litige avec une entreprise du bâtiment",
    "minutes": 10,
    "general": True,
    "introduction": "<p>Si aucun des cas proposés ne correspond au vôtre. Le Centre lira votre récit et dira s’il peut "
    "recevoir votre demande.</p>",
    "covers": {},
    "steps": [
        step(
            "order",
            "Votre commande",
            text("works_ordered_short", "Qu’avez-vous commandé ou demandé à l’entreprise ?"),
            yes_no("quote_signed", "Avez-vous signé un devis, un bon de commande ou un contrat ?"),
            text("works_place", "À quelle adresse ?", required=False, help="Si le litige concerne un lieu."),
        ),
        step(
            "money",
            "Les dates et les sommes",
            date("contract_date", "À quelle date avez-vous signé ?", when=SIGNED),
            amount("agreed_price", "Quel prix était convenu ?", required=False),
            amount("paid", "Combien avez-vous payé ?"),
        ),
        step(
            "trouble",
            "Ce qui pose problème",
            story("what_happened", "Racontez ce qui s’est passé, dans l’ordre",
                  help="Les dates, ce qui était convenu, ce qui n’a pas été fait."),
            story("why_no_case", "Pourquoi aucun des cas proposés ne convenait-il ?", required=False,
                  help="Votre réponse aide la fédération à améliorer ses formulaires. L’entreprise ne la lira pas comme un grief."),
        ),
        answer_step(),
    ],
    "documents": [
        COMPLAINT,
        document("quote", "Le devis, le bon de commande ou le contrat", "Il dit ce qui était convenu."),
        INVOICES, PHOTOS,
    ],
    "relief": [
        relief("perform", "Que l’entreprise fasse ce qui était convenu"),
        relief("refund", "Le remboursement d’une somme", amount=True), relief("discount", "Une réduction du prix", amount=True),
        relief("damages", "Une indemnité pour le tort subi", amount=True), relief("other", "Autre chose"),
    ],
}  # fmt: skip
