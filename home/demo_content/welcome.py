"""The home page, and the pages that tell how a mediation goes and who the Centre is."""

HOME = {
    "title": "Accueil",
    "slug": "accueil",
    "seo_title": "Médiation de la consommation",
    "search_description": "Régler à l’amiable, gratuitement pour le consommateur, un litige avec un professionnel.",
    "headline": "Un différend avec un professionnel ? Parlons-en avant d’aller plus loin.",
    "introduction": (
        "<p>La médiation est une discussion confidentielle, guidée par un médiateur indépendant, pour "
        "trouver ensemble "
        "une solution à un litige. Elle s’adresse à toute personne qui a passé un contrat avec un "
        "professionnel d’un "
        "secteur que nous suivons, et que sa réclamation écrite n’a pas suffi à satisfaire. "
        "<b>Elle est gratuite pour les consommateurs</b>, et chacun peut s’en retirer à tout moment.</p>"
    ),
    "consumer_title": "Je suis consommateur",
    "consumer_text": "Vérifiez en deux questions si la médiation est possible, puis déposez votre demande. "
    "Comptez une vingtaine de minutes ; vous pouvez vous arrêter et reprendre plus tard.",
    "professional_title": "Je suis un professionnel et j’ai reçu un message",
    "professional_text": "Munissez-vous du code de votre invitation pour lire la demande, puis dites si "
    "vous acceptez "
    "la médiation. Vous avez dix jours pour répondre.",
    "post_title": "Je préfère le courrier",
    "post_text": "Imprimez le formulaire, remplissez-le à la main et postez-le avec vos copies. "
    "Votre demande est traitée comme les autres.",
}

HOME_BODY = [
    (
        "steps",
        {
            "title": "Comment cela se passe",
            "steps": [
                {
                    "title": "Vous écrivez au professionnel",
                    "text": "<p>La loi demande d’avoir d’abord tenté de régler le litige par une "
                    "réclamation écrite. "
                    "Si vous ne l’avez pas fait, nous vous aidons à l’écrire.</p>",
                },
                {
                    "title": "Vous déposez votre demande",
                    "text": "<p>Des questions simples vous aident à dire ce qui s’est passé et ce que vous "
                    "demandez. "
                    "Vous joignez les documents utiles.</p>",
                },
                {
                    "title": "Le professionnel répond",
                    "text": "<p>Il a dix jours pour accepter ou refuser. S’il refuse ou se tait, vous recevez "
                    "gratuitement une attestation de votre demande.</p>",
                },
                {
                    "title": "Un médiateur vous aide à trouver un accord",
                    "text": "<p>Il a 90 jours, sauf litige complexe. S’il n’y a pas d’accord, il propose une "
                    "solution, que chacun est libre d’accepter ou de refuser.</p>",
                },
            ],
        },
    ),
    (
        "callout",
        {
            "kind": "note",
            "text": "<p>Rien ne vous empêche de saisir un tribunal, avant, pendant ou après la médiation. "
            'La page <a page="cas-exclus">Cas où la médiation n’est pas possible</a> dit où vous adresser '
            "sinon.</p>",
        },
    ),
]

MEDIATORS = {
    "title": "Les médiateurs",
    "slug": "mediateurs",
    "search_description": "Les médiateurs de Médiation Rivage, par territoire : parcours, mandat, langues.",
    "introduction": (
        "<p>Chaque médiateur est nommé pour trois ans au moins, formé aux litiges de chaque secteur qu’il "
        "suit, et signe "
        "une déclaration d’indépendance. Pour un dossier, le Centre désigne un médiateur proche du "
        "consommateur.</p>"
    ),
}

PROCEDURE = {
    "title": "Comment ça se passe",
    "slug": "deroulement",
    "search_description": "Les étapes d’une médiation de la consommation, les délais, et qui peut faire quoi.",
    "introduction": (
        "<p>Voici chaque étape d’une médiation, du dépôt de la demande à son issue. Cette page suit "
        "exactement les règles "
        "que le site applique.</p>"
    ),
}
PROCEDURE_BODY = [
    (
        "text",
        "<h2>Ce qui vaut à chaque étape</h2><ul>"
        "<li>Chaque partie peut se retirer à tout moment, sans donner de raison.</li>"
        "<li>Chacun peut se faire représenter par un avocat ou assister par toute personne de son choix, à "
        "ses frais.</li>"
        "<li>Chacun peut demander l’avis d’un expert, à ses frais ; si la demande est commune, les frais "
        "sont partagés.</li>"
        "<li>Ce qui se dit et s’écrit pendant la médiation est confidentiel.</li>"
        "<li>Une personne sans adresse e-mail reçoit tout par courrier, et répond par courrier.</li></ul>"
        "<h2>Comment une médiation se termine</h2><ul>"
        "<li>Par un protocole d’accord, que les parties et le médiateur signent.</li>"
        "<li>Par un constat d’échec, qui ne dit rien des échanges.</li>"
        "<li>Par un retrait, ou par un arrangement direct entre les parties.</li>"
        "<li>Par une attestation de demande de médiation, quand le professionnel a refusé ou n’a pas "
        "répondu.</li></ul>",
    ),
    (
        "callout",
        {
            "kind": "warning",
            "text": "<p>La médiation suspend en principe la prescription, c’est-à-dire le temps accordé "
            "pour saisir un "
            "juge. Elle ne suspend pas les délais de forclusion, comme ceux des garanties de la construction. "
            "Si un tel délai approche, demandez conseil à un avocat ou à une association sans attendre.</p>",
        },
    ),
]

CENTRE = {
    "title": "Le Centre de médiation",
    "slug": "le-centre",
    "search_description": "Qui nous sommes, qui nous contrôle, comment nos médiateurs sont nommés.",
    "introduction": (
        "<p>Médiation Rivage est une entité de médiation de la consommation. Elle traite les litiges "
        "entre un consommateur et un professionnel d’un secteur avec lequel elle a passé une convention.</p>"
    ),
}
CENTRE_BODY = [
    ("text", "<h2>Nous écrire</h2>"),
    ("contact", None),
    (
        "text",
        "<h2>Ce que nous pouvons examiner</h2>"
        "<p>Les litiges nés de l’exécution d’un contrat de vente ou de services entre un consommateur et un "
        "professionnel "
        "adhérent d’une fédération partenaire, ou lié au Centre par une convention. Nos secteurs sont "
        "présentés au début "
        'du dépôt en ligne. La page <a page="cas-exclus">Cas où la médiation n’est pas possible</a> dit ce '
        "que nous ne "
        "pouvons pas examiner.</p>"
        "<h2>Comment les médiateurs sont nommés</h2>"
        "<p>Un médiateur est nommé pour trois ans. Il doit justifier d’une formation à la médiation, de "
        "connaissances en "
        "droit de la consommation, et d’une formation à chaque secteur qu’il suit. Sa rémunération ne "
        "dépend jamais du "
        'résultat de la médiation. La liste complète se trouve à la page <a page="mediateurs">Les '
        "médiateurs</a>.</p>"
        "<h2>Indépendance</h2>"
        "<p>Un médiateur fait connaître aux parties, sans attendre, toute circonstance qui pourrait faire "
        "douter de son "
        "indépendance. Il suffit alors qu’une seule partie s’oppose pour qu’un autre médiateur soit "
        "désigné. Aucune "
        "fédération n’a accès aux dossiers : elle ne reçoit que des statistiques, sans aucun chiffre qui "
        "permettrait de "
        'reconnaître quelqu’un. La page <a page="qui-voit-quoi">Qui voit quoi</a> le détaille.</p>'
        "<h2>Vos droits et vos devoirs</h2><ul>"
        "<li>La médiation est gratuite pour le consommateur.</li>"
        "<li>Chacun peut demander la communication des pièces de l’autre, et les commenter.</li>"
        "<li>Chacun peut accepter ou refuser une proposition, et se retirer quand il le souhaite.</li>"
        "<li>Chacun s’engage à répondre avec loyauté et courtoisie, et à garder les échanges "
        "confidentiels.</li></ul>"
        "<h2>Langue</h2><p>La médiation se déroule en français. Certains médiateurs parlent d’autres "
        "langues : la liste "
        "l’indique.</p>"
        "<h2>Contrôle</h2><p>Le Centre est évalué et contrôlé par la Commission d’évaluation et de contrôle de la "
        "médiation de la consommation (CECMC), dont le site est "
        '<a href="https://www.economie.gouv.fr/mediation-conso">'
        "economie.gouv.fr/mediation-conso</a>. Le Centre publie chaque année un rapport d’activité.</p>",
    ),
]
