"""THE legal references that the portal shows. One list: one correction here is enough.

Texts are named, never quoted. Only references that were read in a public page are listed; a lawyer checks each one
before a change of wording. `as_of` is the day on which the entry was last looked at.
"""

from dataclasses import dataclass
from datetime import date

CONSUMER, CIVIL, CIVIL_PROCEDURE = "Code de la consommation", "Code civil", "Code de procédure civile"
LOOKED_AT = date(2026, 11, 23)


@dataclass(frozen=True)
class LegalReference:
    """`key`: how templates name it; `article`: how it is printed; `about`: what it is about, in plain words."""

    key: str
    code: str
    article: str
    about: str
    as_of: date = LOOKED_AT

    def __str__(self):
        return f"{self.article} du {self.code}"


def _list(code, *entries):
    return [LegalReference(key, code, article, about) for key, article, about in entries]


REFERENCES = {
    reference.key: reference
    for reference in (
        *_list(
            CONSUMER,
            ("liminaire", "article liminaire", "Qui est un consommateur, qui est un professionnel."),
            ("L611-1", "article L611-1", "Ce qu’est la médiation de la consommation."),
            ("L611-3", "article L611-3", "Les litiges auxquels elle ne s’applique pas."),
            ("L611-4", "article L611-4", "Les services qui ne sont pas concernés."),
            ("L612-1", "article L612-1", "Le droit de tout consommateur de recourir gratuitement à un médiateur."),
            ("L612-2", "article L612-2", "Les cinq motifs de refus d’une demande, et le délai de trois semaines."),
            ("L612-3", "article L612-3", "La confidentialité de la médiation."),
            ("L612-4", "article L612-4", "Aucune clause ne peut imposer la médiation au consommateur avant le juge."),
            ("R612-1", "article R612-1", "L’accès en ligne ou par courrier, l’assistance, l’expert."),
            ("R612-2", "article R612-2", "La notification de la saisine et le rappel du droit de se retirer."),
            ("R612-3", "article R612-3", "La communication des pièces et la solution proposée à défaut d’accord."),
            ("R612-4", "article R612-4", "Ce que le médiateur rappelle avec sa proposition de solution."),
            ("R612-5", "article R612-5", "Le délai de 90 jours et sa prolongation."),
            ("L613-1", "article L613-1", "L’indépendance, l’impartialité et la compétence du médiateur."),
            ("R613-1", "article R613-1", "Le conflit d’intérêts et le droit de s’opposer à un médiateur."),
            ("L614-1", "article L614-1", "Le site consacré à la médiation et le dépôt en ligne."),
            ("R614-1", "article R614-1", "Ce que ce site doit publier."),
            ("R614-2", "article R614-2", "Le rapport annuel d’activité."),
            ("L615-1", "article L615-1", "La Commission d’évaluation et de contrôle de la médiation."),
            ("L616-1", "article L616-1", "Les coordonnées du médiateur que le professionnel doit communiquer."),
        ),
        *_list(
            CIVIL,
            ("cc-2230", "article 2230", "La suspension de la prescription conserve le temps déjà couru."),
            ("cc-2238", "article 2238", "La suspension de la prescription pendant la médiation."),
            ("cc-1366", "articles 1366 et 1367", "L’écrit et la signature électroniques."),
        ),
        *_list(
            CIVIL_PROCEDURE,
            ("cpc-641", "articles 640 à 642", "La façon de compter les délais."),
            ("cpc-750-1", "article 750-1", "La tentative amiable préalable pour les demandes jusqu’à 5 000 €."),
            ("cpc-1528-3", "article 1528-3", "La confidentialité de ce qui se dit et s’écrit en médiation."),
            ("cpc-1544", "articles 1544 et 1545", "L’homologation de l’accord par le juge."),
        ),
    )
}


def legal_reference(key):
    """The reference of this key. KeyError for an unknown one: a typing mistake must not reach a letter."""
    return REFERENCES[key]


def by_code():
    """[(name of the code, [references])], in the order of the list."""
    codes = dict.fromkeys(reference.code for reference in REFERENCES.values())
    return [(code, [one for one in REFERENCES.values() if one.code == code]) for code in codes]
