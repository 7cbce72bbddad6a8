"""Legal notice, personal data, accessibility, contact."""

CONTACT = {
    "title": "Nous contacter",
    "slug": "contact",
    "search_description": "Écrire au Centre de médiation, par e-mail ou par courrier.",
    "introduction": "<p>Pour une question sur votre dossier, écrivez-nous depuis votre espace : votre "
    "message arrive "
    "directement à la bonne personne.</p>",
}
CONTACT_BODY = [
    ("contact", None),
    (
        "text",
        "<p>N’envoyez pas de document confidentiel par e-mail. Joignez-le à votre dossier depuis votre espace, ou "
        "envoyez-en une copie par courrier.</p>",
    ),
]

LEGAL_NOTICE = {
    "title": "Mentions légales",
    "slug": "mentions-legales",
    "introduction": "<p>Ce site est une démonstration. Le Centre, les fédérations, les médiateurs et les dossiers "
    "qu’il présente sont inventés.</p>",
}
LEGAL_NOTICE_BODY = [
    ("text", "<h2>Éditeur</h2>"),
    ("contact", None),
    (
        "text",
        "<p>Directrice de la publication : la directrice du Centre.</p>"
        "<h2>Hébergement</h2><p>Le site est hébergé par la personne qui a installé cette démonstration.</p>"
        "<h2>Logiciels et caractères</h2><p>Le site emploie des logiciels libres, dont Django, Wagtail et "
        "les composants "
        "govuk-frontend (licence MIT). Les textes sont composés en Atkinson Hyperlegible Next, du Braille "
        "Institute "
        "(SIL Open Font License). Le site n’a aucun lien avec le gouvernement britannique.</p>"
        "<h2>Signaler une erreur</h2><p>Une information vous semble fausse ou dépassée ? "
        '<a page="contact">Écrivez-nous</a>, nous la corrigerons.</p>',
    ),
]

PERSONAL_DATA = {
    "title": "Données personnelles",
    "slug": "donnees-personnelles",
    "search_description": "Ce que nous gardons, pourquoi, combien de temps, et vos droits.",
    "introduction": "<p>Nous ne demandons que ce qui sert à traiter votre demande. Nous ne vendons ni ne "
    "prêtons aucune "
    "donnée, et aucun dossier ne sert à entraîner un programme.</p>",
}
PERSONAL_DATA_BODY = [
    (
        "table",
        {
            "caption": "Ce que nous gardons, et combien de temps",
            "head": ["Donnée", "À quoi elle sert", "Durée"],
            "rows": [
                {"cells": ["Demande commencée", "Vous permettre de reprendre", "30 jours après votre dernier passage"]},
                {"cells": ["Dossier de médiation", "Mener la médiation, en prouver le déroulement",
                           "5 ans après la clôture, avec un accès restreint"]},
                {"cells": ["Adresse e-mail et connexions", "Vous reconnaître", "Tant que votre compte existe"]},
                {"cells": ["Statistiques", "Rapport annuel", "Sans limite : elles ne désignent personne"]},
            ],
        },
    ),
    (
        "text",
        "<h2>Qui reçoit vos données</h2><p>L’autre partie, le médiateur et l’équipe du Centre, dans les "
        "limites que dit la "
        'page <a page="qui-voit-quoi">Qui voit quoi</a>. La CECMC peut consulter un dossier pour exercer '
        'son contrôle.</p>'
        "<h2>Aucune décision automatique</h2><p>Les questions du formulaire vous orientent. Quand vos réponses "
        "conduiraient à un refus, vous pouvez toujours demander qu’une personne examine votre demande. Seul "
        "un médiateur "
        "décide qu’une demande ne peut pas être examinée.</p>"
        "<h2>Témoins de connexion</h2><p>Le site n’emploie que les témoins (« cookies ») nécessaires pour garder votre "
        "connexion, protéger vos formulaires et vous confirmer ce que vous venez de faire. Il ne mesure pas votre "
        "navigation et ne fait appel à aucun autre site.</p>"
        "<h2>Vos droits</h2><p>Vous pouvez consulter vos données, les faire corriger, en demander "
        "l’effacement ou vous "
        "opposer à leur emploi, dans la limite des droits de l’autre partie et de la confidentialité. "
        '<a page="contact">Écrivez au Centre</a>. Si notre réponse ne vous convient pas, vous pouvez saisir '
        'la CNIL '
        '(<a href="https://www.cnil.fr/">cnil.fr</a>).</p>',
    ),
]  # fmt: skip

ACCESSIBILITY = {
    "title": "Accessibilité",
    "slug": "accessibilite",
    "search_description": "Ce qui est fait pour que chacun puisse se servir du site, et comment signaler un obstacle.",
    "introduction": "<p>Chacun doit pouvoir demander une médiation, quels que soient son appareil, sa vue, "
    "son ouïe ou sa "
    "façon de taper. Le site vise le niveau AA du référentiel français d’accessibilité (RGAA 4.1).</p>",
}
ACCESSIBILITY_BODY = [
    (
        "text",
        "<h2>Où en sommes-nous</h2><p>Les pages sont vérifiées à chaque changement par un outil "
        "automatique, sur un écran "
        "de téléphone et sur un grand écran. Le site n’a pas encore été audité par un organisme extérieur : "
        "nous ne "
        "déclarons donc pas de taux de conformité.</p>"
        "<h2>Ce que vous pouvez faire</h2><ul>"
        "<li>Vous servir du site au clavier seul, ou avec un lecteur d’écran.</li>"
        "<li>Agrandir le texte jusqu’à 400 % sans perdre d’information.</li>"
        "<li>Vous en servir sans JavaScript.</li>"
        '<li>Tout faire par courrier : <a href="/demande-par-courrier/">imprimez le formulaire</a>.</li>'
        "<li>Vous faire aider par la personne de votre choix.</li></ul>"
        "<h2>Signaler un obstacle</h2><p>Dites-nous quelle page vous gêne et comment : "
        '<a page="contact">écrivez au Centre</a>. Nous vous répondrons et vous proposerons une autre façon '
        "de faire. Si "
        "vous n’obtenez pas de réponse, vous pouvez écrire au Défenseur des droits.</p>",
    ),
]
