"""Questions that people ask before, during and after a mediation."""

HELP = {
    "title": "Aide",
    "slug": "aide",
    "seo_title": "Aide et questions fréquentes",
    "search_description": "Les réponses aux questions des consommateurs et des professionnels.",
    "introduction": (
        '<p>Vous êtes un professionnel ? Lisez plutôt les <a page="questions-professionnels">questions des '
        "professionnels</a>.</p>"
    ),
}


def _questions(title, *pairs):
    listed = [{"question": question, "answer": f"<p>{answer}</p>"} for question, answer in pairs]
    return ("questions", {"title": title, "questions": listed})


HELP_BODY = [
    _questions(
        "Avant de déposer une demande",
        (
            "Est-ce vraiment gratuit pour moi ?",
            "Oui. Le consommateur ne paie rien au Centre, quelle que soit l’issue. Si vous choisissez de "
            "vous faire "
            "assister par un avocat, ou si vous demandez l’avis d’un expert, ces frais restent à votre charge.",
        ),
        (
            "Dois-je avoir écrit au professionnel ?",
            "Oui, la loi le demande. Une lettre, un e-mail ou le formulaire de son site conviennent, si "
            "vous en gardez "
            "une trace. Si votre contrat prévoit une façon de réclamer, suivez-la.",
        ),
        (
            "Le professionnel ne m’a pas répondu. Combien de temps attendre ?",
            "La loi ne fixe pas d’attente. Deux mois sans réponse sont un repère courant. Vous pouvez "
            "déposer votre "
            "demande plus tôt, mais pas plus d’un an après votre réclamation écrite.",
        ),
        (
            "Je ne connais pas le numéro SIRET du professionnel.",
            "Il figure en général sur le devis, la facture ou le cachet de l’entreprise. Si vous ne le "
            "trouvez pas, le "
            "formulaire vous permet de continuer sans lui : le Centre fera la recherche.",
        ),
        (
            "Je ne suis pas à l’aise avec internet.",
            'Vous pouvez tout faire par courrier : <a href="/demande-par-courrier/">imprimez le formulaire</a> ou '
            "demandez-le au Centre. Une personne de votre choix peut aussi vous aider.",
        ),
        (
            "Faut-il un avocat ?",
            "Non. Vous pouvez en prendre un, ou vous faire assister par toute personne de votre choix, à chaque étape.",
        ),
    ),
    _questions(
        "Pendant la médiation",
        (
            "Combien de temps cela dure-t-il ?",
            "Le médiateur a trois semaines pour dire si votre demande peut être examinée, puis 90 jours "
            "pour aboutir à "
            "une issue. Il peut prolonger ce délai si le litige est complexe, et vous en informe aussitôt.",
        ),
        (
            "Qui peut lire ce que j’écris ?",
            "Le professionnel lit votre demande et vos pièces. Vos échanges pendant la médiation ne sont "
            "lus que par le "
            'professionnel et le médiateur. La page <a page="qui-voit-quoi">Qui voit quoi</a> dit tout en '
            "un tableau.",
        ),
        (
            "Puis-je arrêter ?",
            "Oui, à tout moment et sans donner de raison, depuis votre espace ou par courrier.",
        ),
        (
            "J’ai un doute sur l’impartialité du médiateur.",
            "Dites-le au Centre. Si le médiateur signale une circonstance qui peut créer un conflit "
            "d’intérêts, il suffit "
            "que vous vous opposiez pour qu’un autre médiateur soit désigné.",
        ),
        (
            "Dois-je accepter la solution du médiateur ?",
            "Non, vous êtes libre. Le médiateur vous indique le temps dont vous disposez pour réfléchir et ce que "
            "l’acceptation entraîne. La solution peut être différente de la décision d’un juge.",
        ),
    ),
    _questions(
        "Après la médiation",
        (
            "Que vaut un protocole d’accord ?",
            "C’est un contrat entre vous et le professionnel : chacun doit faire ce qu’il a signé. Vous "
            "pouvez demander à "
            "un juge de lui donner force exécutoire, ce qu’on appelle l’homologation.",
        ),
        (
            "Le professionnel a refusé. Que puis-je faire ?",
            "Vous recevez gratuitement une attestation de demande de médiation. Vous pouvez aussi demander "
            "au Centre "
            "d’intervenir auprès du professionnel, voir un conciliateur de justice, une association de "
            "consommateurs, ou "
            "saisir le tribunal.",
        ),
        (
            "Puis-je encore aller devant un juge ?",
            "Oui. La médiation n’enlève rien à votre droit de saisir un tribunal. Ce qui s’est dit pendant "
            "la médiation "
            "reste confidentiel et ne peut pas y être produit sans l’accord de tous.",
        ),
    ),
]

PROFESSIONALS = {
    "title": "Questions des professionnels",
    "slug": "questions-professionnels",
    "search_description": "Vous avez reçu une invitation à une médiation : ce qu’elle change pour vous.",
    "introduction": (
        "<p>Un client demande une médiation et vous avez reçu un message ou une lettre du Centre. Rien "
        "n’est décidé : la "
        "médiation ne commence que si vous l’acceptez.</p>"
    ),
}
PROFESSIONALS_BODY = [
    _questions(
        "",
        (
            "Comment lire la demande ?",
            'Ouvrez la page <a href="/espace/invitation/">J’ai reçu une invitation</a> et tapez le code de votre '
            "message ou de votre lettre. Vous verrez la demande, les pièces et le tarif avant de répondre.",
        ),
        (
            "Suis-je obligé d’accepter ?",
            "Non. Vous pouvez accepter ou refuser, et vous avez dix jours pour répondre. Si vous refusez, "
            "vous choisissez "
            "ce qui pourra être dit de vos raisons au consommateur. Sans réponse de votre part, le "
            "consommateur apprend "
            "seulement que vous n’avez pas répondu.",
        ),
        (
            "Qu’ai-je à y gagner ?",
            "Une discussion confidentielle, brève et guidée, sans audience. Vous gardez la main : rien ne "
            "se décide "
            "sans votre accord, et vous pouvez vous retirer à tout moment.",
        ),
        (
            "Combien cela coûte-t-il ?",
            "Le tarif vous est montré avant que vous acceptiez. Il figure aussi à la page "
            '<a page="tarifs-professionnels">'
            "Tarifs pour les professionnels</a>.",
        ),
        (
            "Accepter, est-ce reconnaître une faute ?",
            "Non. Accepter d’en parler n’est pas donner raison à l’autre, et les échanges ne peuvent pas "
            "être produits "
            "devant un juge sans l’accord de tous.",
        ),
        (
            "Je n’ai pas répondu à temps. Est-ce trop tard ?",
            "Vous pouvez encore accepter tant que l’attestation n’a pas été remise au consommateur.",
        ),
        (
            "Que dois-je afficher ?",
            "Les coordonnées de votre médiateur de la consommation et l’adresse de son site, de façon "
            "visible et lisible, "
            "sur votre site, vos conditions générales ou vos bons de commande. Rappelez-les aussi quand une "
            "réclamation "
            "n’a pas abouti.",
        ),
        (
            "Puis-je me faire assister ?",
            "Oui, par un avocat, votre assureur, votre fédération ou toute personne de votre choix, à vos frais.",
        ),
    ),
]
