"""What can be mediated, who sees what, prices for professionals, and the pages that the law asks for."""

EXCLUDED = {
    "title": "Cas où la médiation n’est pas possible",
    "slug": "cas-exclus",
    "search_description": "Ce que la loi ne permet pas au médiateur d’examiner, et vers qui se tourner.",
    "introduction": "<p>La loi limite ce qu’un médiateur de la consommation peut examiner. Voici ces "
    "limites, et ce que "
    "vous pouvez faire quand vous les rencontrez.</p>",
}
EXCLUDED_BODY = [
    (
        "text",
        "<h2>Les cinq motifs de refus d’une demande</h2>"
        "<p>Un médiateur ne peut refuser une demande que pour l’un de ces motifs, et il explique toujours "
        "lequel.</p><ol>"
        "<li>Vous n’avez pas d’abord adressé de réclamation écrite au professionnel.</li>"
        "<li>La demande est manifestement infondée ou abusive.</li>"
        "<li>Un tribunal ou un autre médiateur examine ou a déjà examiné le litige.</li>"
        "<li>Plus d’un an s’est écoulé depuis votre réclamation écrite au professionnel.</li>"
        "<li>Le litige n’entre pas dans la compétence du Centre.</li></ol>"
        "<h2>Les litiges qui ne relèvent pas de la médiation de la consommation</h2><ul>"
        "<li>Les litiges entre professionnels.</li>"
        "<li>Les réclamations adressées au service client du professionnel.</li>"
        "<li>Les négociations directes entre un consommateur et un professionnel.</li>"
        "<li>Les conciliations et médiations ordonnées par un tribunal déjà saisi du litige.</li>"
        "<li>Les procédures engagées par un professionnel contre un consommateur.</li>"
        "<li>Les soins donnés par un professionnel de santé, l’enseignement supérieur public et les "
        "services d’intérêt "
        "général non économiques.</li></ul>",
    ),
    (
        "callout",
        {
            "kind": "note",
            "text": "<p>Vous n’êtes pas sûr d’être dans l’un de ces cas ? Demandez à ce qu’une personne "
            "examine votre "
            "demande : le formulaire vous le propose chaque fois que vos réponses conduiraient à un refus.</p>",
        },
    ),
    (
        "text",
        "<h2>Vers qui se tourner</h2><ul>"
        "<li>Un conciliateur de justice, gratuit, près de chez vous.</li>"
        "<li>Une association de consommateurs.</li>"
        "<li>Un avocat ; des consultations gratuites existent dans beaucoup de mairies et de points-justice.</li>"
        "<li>Le tribunal. Pour une demande qui ne dépasse pas 5 000 €, le juge demande en principe d’avoir "
        "d’abord tenté "
        "une conciliation, une médiation ou une procédure participative.</li></ul>",
    ),
]

WHO_SEES = {
    "title": "Qui voit quoi",
    "slug": "qui-voit-quoi",
    "search_description": "Ce que chaque personne peut lire d’un dossier de médiation, et ce qu’elle ne voit jamais.",
    "introduction": "<p>La confidentialité est la condition d’une discussion franche. Ce tableau dit ce que "
    "chacun peut "
    "lire d’un dossier.</p>",
}


def _row(*cells):
    return {"cells": list(cells)}


WHO_SEES_BODY = [
    (
        "table",
        {
            "caption": "Ce que chacun peut lire",
            "head": ["Personne", "Demande et pièces", "Échanges pendant la médiation", "Documents signés"],
            "rows": [
                _row("Le consommateur", "Oui", "Oui", "Oui"),
                _row("Le professionnel invité", "Oui, après avoir tapé son code", "Oui, s’il a accepté", "Oui"),
                _row("Le médiateur désigné", "Oui", "Oui", "Oui"),
                _row("Les autres médiateurs", "Non", "Non", "Non"),
                _row("L’équipe du Centre", "Oui", "Non", "Les attestations, notifications et constats"),
                _row("La fédération du professionnel", "Non", "Non", "Non"),
                _row("La CECMC", "Sur demande, et la consultation est notée", "Sur demande", "Sur demande"),
            ],
        },
    ),
    (
        "text",
        "<h2>Ce que personne ne voit</h2><ul>"
        "<li>Une fédération ne sait pas qui demande une médiation, ni même qu’un dossier existe. Elle reçoit des "
        "statistiques dont aucun chiffre ne porte sur moins de dix dossiers.</li>"
        "<li>Nos e-mails annoncent qu’il y a quelque chose à lire. Ils ne disent jamais de quoi il s’agit.</li>"
        "<li>L’attestation et le constat d’échec ne contiennent aucun mot des échanges.</li></ul>"
        "<h2>Si vous parlez seul à seul avec le médiateur</h2><p>Le médiateur peut s’entretenir avec chaque partie "
        "séparément. Ce que vous lui dites alors n’est pas répété à l’autre partie sans votre accord.</p>",
    ),
]

PRICES = {
    "title": "Tarifs pour les professionnels",
    "slug": "tarifs-professionnels",
    "search_description": "Ce que paie un professionnel qui accepte une médiation.",
    "introduction": "<p>Cette page s’adresse aux professionnels. La médiation est gratuite pour les consommateurs.</p>",
}
PRICES_BODY = [
    (
        "table",
        {
            "caption": "Tarif par dossier",
            "head": ["Médiation", "Prix", "Quand il est dû"],
            "rows": [
                _row("E-médiation, un seul professionnel", "60 € HT", "Quand le professionnel accepte la médiation"),
                _row(
                    "Médiation sur-mesure, par forfait de deux heures",
                    "Indiqué dans l’invitation, avec la part de chacun",
                    "Quand tous ont accepté",
                ),
            ],
        },
    ),
    (
        "text",
        "<p>Le prix ne dépend ni du montant du litige, ni du résultat. Un professionnel qui refuse la "
        "médiation, ou qui ne "
        "répond pas, ne paie rien. Aucun forfait n’est renouvelé sans l’accord de tous.</p>",
    ),
]

TEXTS = {
    "title": "Les textes",
    "slug": "textes",
    "search_description": "Les textes de loi qui encadrent la médiation de la consommation.",
    "introduction": "<p>Voici les principaux textes qui encadrent la médiation de la consommation, et ce dont ils "
    "traitent.</p>",
}
TEXTS_BODY = [("legal_references", None)]
