"""Building sector: the contract itself, from the first contact to its end."""

from .libraries import shared
from .shared_questions import (
    APPOINTMENT,
    COMPLAINT,
    CONCILIATOR,
    CONTRACT_OF_ANOTHER,
    DAMAGES,
    FOR_A_RELATIVE,
    INVOICES,
    OTHER,
    OTHER_MEDIATORS,
    QUOTE,
    REFUND,
    SIGNED,
    TERMINATION,
    TEXTS,
    answer_steps,
)  # fmt: skip
from .writing import amount, choice, choices, date, document, info, redirect, relief, step, story, text, warn, when

AWAY = ("signed_where", "one_of", "home, distance")
CHANGED = when(("changes_agreed", "one_of", "written, spoken, imposed"))
RENOUNCED = when(("withdrawal_sent", "one_of", "form, letter"))

FORMALITIES = {
    "slug": "contrat-formalisme",
    "title": "Devis, signature, acompte, rétractation : le contrat lui-même",
    "minutes": 15,
    "introduction": "<p>Quels que soient les travaux, lorsque le litige porte sur la façon dont le contrat a été proposé, "
    "signé, rédigé, modifié ou annulé : démarchage, devis, mentions, acompte, rétractation, avenant.</p>",
    "covers": {"travaux": ["neuf", "renovation", "maintenance", "depannage"], "nature": ["formalisme"]},
    "steps": [
        step(
            "first_contact",
            "La commande",
            shared("commune/ordered_by"),
            choice(
                "contact",
                "Qui a pris contact en premier ?",
                [
                    ("me", "Moi"),
                    ("door", "L’entreprise, en venant chez moi"),
                    ("phone", "L’entreprise, par téléphone ou par message"),
                    ("fair", "L’entreprise, sur une foire ou un salon"),
                ],
                why="Les règles ne sont pas les mêmes lorsque l’entreprise vient à vous.",
            ),
            shared("commune/agreement_form"),
        ),
        step(
            "signature",
            "Votre accord",
            shared("commune/contract_date"),
            choice(
                "signed_where",
                "Où avez-vous donné votre accord ?",
                [
                    ("home", "Chez moi, ou ailleurs qu’à l’entreprise"),
                    ("distance", "À distance", "Par internet, par téléphone ou par courrier."),
                    ("shop", "Dans les locaux de l’entreprise"),
                    ("fair", "Sur une foire ou un salon"),
                ],
                why="Chez vous ou à distance, un contrat peut en général être annulé pendant quatorze jours. Dans les locaux de "
                "l’entreprise ou sur une foire, en général non.",
            ),
            choice("copy_given", "Vous a-t-on laissé un exemplaire du contrat ?",
                   [("yes", "Oui, tout de suite"), ("later", "Oui, plus tard"), ("no", "Non")]),
            when=SIGNED,
        ),
        step(
            "document_content",
            "Ce que dit le document",
            choices(
                "missing_mentions",
                "Que manque-t-il sur le devis ou le contrat ?",
                [
                    ("nothing", "Rien de ce qui suit"),
                    ("price", "Le prix total, toutes taxes comprises"),
                    ("detail", "Le détail des travaux, des quantités ou des matériaux"),
                    ("dates", "La date de début, ou le délai"),
                    ("withdrawal", "L’information sur la rétractation, ou son formulaire"),
                    ("insurance", "L’assurance de l’entreprise"),
                    ("identity", "Le nom, l’adresse ou le numéro SIRET de l’entreprise"),
                    ("mediator", "Les coordonnées du médiateur de la consommation"),
                ],
                help="Cochez ce que vous ne trouvez pas. En cas de doute, ne cochez pas : le médiateur lira le document.",
            ),
            shared("commune/agreed_price", required=False),
            choice(
                "loan", "Les travaux devaient-ils être payés par un crédit ?",
                [("no", "Non"), ("yes", "Oui"), ("loan_only", "Oui, et mon désaccord porte seulement sur le crédit")],
                why="Le sort du crédit est souvent lié à celui du contrat.",
            ),
            when=SIGNED,
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
                [("no", "Non"), ("asked", "Oui, je l’avais demandé par écrit"), ("not_asked", "Oui, sans que je le demande")],
            ),
            when=when(AWAY),
        ),
        step(
            "withdrawal_date",
            "L’envoi de votre rétractation",
            date("withdrawal_on", "À quelle date l’avez-vous envoyée ?", not_before="contract_date"),
            choice("withdrawal_proof", "Comment l’avez-vous envoyée ?",
                   [("registered", "En recommandé"), ("email", "Par e-mail"), ("post", "Par lettre simple"),
                    ("site", "Sur le site de l’entreprise")]),
            info(
                "written_proof", "Gardez la preuve de l’envoi",
                "<p>C’est la date d’envoi qui compte, et non celle de réception. Le récépissé du recommandé ou l’e-mail envoyé "
                "la montre : vous pourrez le joindre.</p>",
            ),
            when=RENOUNCED,
        ),
        step(
            "money",
            "L’acompte et les paiements",
            shared("commune/paid"),
            choice(
                "first_payment",
                "Quand le premier paiement a-t-il été demandé ?",
                [
                    ("later", "Plus de sept jours après mon accord"),
                    ("at_once", "Le jour même"),
                    ("seven_days", "Dans les sept jours"),
                    ("never", "Aucun paiement n’a été demandé"),
                ],
                why="Après un accord donné chez vous, l’entreprise doit en général attendre sept jours avant tout paiement.",
            ),
        ),
        step(
            "payment_word",
            "Le nom de ce paiement",
            choice("payment_name", "Quel mot le document emploie-t-il pour cette somme ?",
                   [("deposit", "Acompte"), ("earnest", "Arrhes"), ("other", "Un autre mot, ou aucun")],
                   help="Un acompte engage les deux parties. Des arrhes permettent à chacun de renoncer."),
            when=when(("first_payment", "is_not", "never")),
        ),
        step(
            "changes",
            "Les changements après l’accord",
            shared("batiment/changes_agreed", label="Le contrat a-t-il été modifié après votre accord ?",
                   why="Un changement de prix ou de travaux demande l’accord des deux parties : on parle d’avenant."),
            when=SIGNED,
        ),
        step(
            "changes_content",
            "Ce qui a changé",
            text("change_what", "Qu’est-ce qui a changé ?", example="une pompe à chaleur d’une autre marque."),
            amount("change_price", "De combien le prix a-t-il augmenté ?", help="Écrivez 0 s’il n’a pas changé."),
            when=CHANGED,
        ),
        step(
            "trouble",
            "Ce qui pose problème",
            choices(
                "troubles",
                "Sur quoi porte votre désaccord ?",
                [
                    ("refund_refused", "L’entreprise refuse d’annuler ou de rembourser"),
                    ("price_changed", "Le prix ou les travaux ont changé après l’accord"),
                    ("misled", "Ce qui a été dit n’est pas ce qui est écrit", "Par exemple une aide ou une économie promise."),
                    ("delay", "Le délai n’est pas indiqué"),
                    ("unordered", "On me facture ce que je n’ai pas commandé"),
                    ("paid_quote", "Le devis ou le déplacement m’a été facturé"),
                    ("other", "Autre chose"),
                ],
            ),
        ),
        step(
            "promises_step",
            "Ce qui vous a été dit",
            story("promises", "Qu’est-ce qui vous avait été promis ?",
                  help="Recopiez les mots de la publicité ou du vendeur, si vous les avez."),
            when=when(("troubles", "is", "misled")),
        ),
        *answer_steps(),
    ],
    "documents": [
        QUOTE, COMPLAINT,
        document("withdrawal_letter", "Votre rétractation et la preuve de son envoi", "Elle montre la date de votre décision.",
                 required=True, help="La lettre et son récépissé, ou l’e-mail envoyé.", when=RENOUNCED),
        document("advertising", "La publicité ou les messages de l’entreprise", "Ils montrent ce qui a été promis.",
                 when=when(("troubles", "is", "misled"))),
        INVOICES,
    ],
    "relief": [
        relief("cancel", "L’annulation du contrat", kind="termination", date=True), REFUND,
        relief("apply_price", "L’application du prix convenu", kind="discount", amount=True),
        relief("complete_document", "Un contrat corrigé ou complété", kind="document", date=True), TERMINATION, DAMAGES, OTHER,
    ],
    "outcomes": [
        CONTRACT_OF_ANOTHER,
        FOR_A_RELATIVE,
        redirect(
            "loan_dispute", "Votre désaccord est avec la banque", when(("loan", "is", "loan_only")),
            "<p>Un litige sur le crédit lui-même relève du médiateur de la banque ou de l’organisme de crédit : ses coordonnées "
            "sont dans votre offre de prêt. Si l’entreprise est aussi en cause, demandez l’avis d’une personne ci-dessous.</p>",
            "L612-2", OTHER_MEDIATORS,
        ),
        warn(
            "still_time_to_withdraw", "Vous pouvez encore vous rétracter",
            when(("contract_date", "within", "14 jours"), AWAY, ("withdrawal_sent", "is", "no")),
            "<p>Votre accord date de moins de quatorze jours et n’a pas été donné dans les locaux de l’entreprise. Vous pouvez "
            "en général renoncer par écrit, sans donner de raison. Faites-le avant la fin du délai, et gardez la preuve de "
            "l’envoi.</p>",
            "L221-18", TEXTS, CONCILIATOR,
        ),
        warn(
            "longer_withdrawal", "Le délai de rétractation peut être plus long",
            when(("missing_mentions", "is", "withdrawal"), AWAY),
            "<p>Lorsque l’entreprise n’a pas informé son client de la rétractation, le délai est prolongé de douze mois. Le "
            "médiateur lira le document avec vous.</p>",
            "L221-20", TEXTS, CONCILIATOR,
        ),
        warn(
            "no_copy", "Un exemplaire devait vous être remis", when(("copy_given", "is", "no"), ("signed_where", "is", "home")),
            "<p>Après un accord donné chez vous, l’entreprise remet un exemplaire daté du contrat, avec le formulaire de "
            "rétractation. Demandez-le-lui par écrit dès maintenant. Vous pouvez continuer sans l’attendre.</p>",
            "L221-9", TEXTS,
        ),
        warn(
            "emergency_no_withdrawal", "Une réparation urgente ne s’annule pas",
            when(("axis:travaux", "is", "depannage"), ("withdrawal_sent", "one_of", "form, letter")),
            "<p>Si vous avez demandé à l’entreprise de venir d’urgence chez vous, on ne peut pas se rétracter de ce qui était "
            "strictement nécessaire à la réparation. La rétractation vaut pour le reste. Vous pouvez continuer.</p>",
            "L221-28", TEXTS, CONCILIATOR,
        ),
        warn(
            "fair_no_withdrawal", "Sur une foire, pas de rétractation en général", when(("signed_where", "is", "fair")),
            "<p>Un contrat signé sur un stand ne peut en général pas être annulé, et l’entreprise doit l’avoir écrit clairement. "
            "Il y a des exceptions, par exemple si les travaux sont payés par un crédit. Vous pouvez continuer.</p>",
            "L224-59", TEXTS, CONCILIATOR,
        ),
        warn(
            "early_payment", "Un paiement demandé trop tôt",
            when(("first_payment", "one_of", "at_once, seven_days"), ("signed_where", "is", "home")),
            "<p>Après un accord donné chez vous, l’entreprise ne peut en général recevoir aucun paiement pendant sept jours, "
            "sauf réparation urgente. Le médiateur regardera ce point avec vous.</p>",
            "L221-10", TEXTS, CONCILIATOR,
        ),
        warn(
            "earnest_money", "Le mot employé compte", when(("payment_name", "one_of", "earnest, other")),
            "<p>Sauf mention contraire au contrat, les sommes versées d’avance sont des arrhes. Le client qui renonce les perd ; "
            "l’entreprise qui renonce en rend le double. Le médiateur lira votre contrat.</p>",
            "L214-1", TEXTS,
        ),
        APPOINTMENT,
    ],
}  # fmt: skip
