"""THE legal references that the portal shows. One list: one correction here is enough.

Texts are named, never quoted. Only references that were read in a public page are listed; a lawyer checks each one
before a change of wording. `as_of` is the day on which the entry was last looked at.
"""

from dataclasses import dataclass
from datetime import date

CONSUMER, CIVIL, CIVIL_PROCEDURE = "Code de la consommation", "Code civil", "Code de procédure civile"
HOUSING = "Code de la construction et de l’habitation"
URGENT_PRICES = (
    "arrêté du 24 janvier 2017 relatif à la publicité des prix des prestations de dépannage, de réparation et "
    "d’entretien dans le secteur du bâtiment et de l’équipement de la maison"
)
RETENTION = "loi n° 71-584 du 16 juillet 1971 sur les retenues de garantie"
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
        linked = {"a": "de l’", "l": "de la "}.get(self.code[0], "du ")
        return f"{self.article} {linked}{self.code}"


def _list(code, *entries):
    return [LegalReference(key, code, article, about) for key, article, about in entries]


REFERENCES = {
    reference.key: reference
    for reference in (
        *_list(
            CONSUMER,
            ("liminaire", "article liminaire", "Qui est un consommateur, qui est un professionnel."),
            ("L111-1", "article L111-1", "Ce que le professionnel fait savoir avant le contrat."),
            ("L214-1", "article L214-1", "Les sommes versées d’avance : arrhes ou acompte."),
            ("L215-1", "article L215-1", "L’information avant qu’un contrat se renouvelle tout seul."),
            (
                "L216-6",
                "article L216-6",
                "Ce que le consommateur peut faire si le service tarde.",
            ),
            ("L221-9", "article L221-9", "Le contrat remis après un accord donné hors de l’entreprise."),
            (
                "L221-10",
                "article L221-10",
                "Aucun paiement pendant sept jours, après un accord donné au domicile.",
            ),
            ("L221-18", "article L221-18", "Le délai de quatorze jours pour se rétracter."),
            ("L221-20", "article L221-20", "Le délai de rétractation prolongé, faute d’information."),
            ("L221-28", "article L221-28", "Les contrats pour lesquels on ne peut pas se rétracter, dont l’urgence."),
            ("L224-59", "article L224-59", "L’absence de rétractation dans les foires et les salons."),
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
            ("cc-1792", "article 1792", "Ce que le constructeur garantit pendant dix ans."),
            ("cc-1792-3", "article 1792-3", "Le bon fonctionnement des équipements pendant deux ans."),
            ("cc-1792-4-1", "article 1792-4-1", "La fin des garanties, dix ans après la réception."),
            ("cc-1792-6", "article 1792-6", "La réception des travaux, les réserves et le parfait achèvement."),
            ("cc-1366", "articles 1366 et 1367", "L’écrit et la signature électroniques."),
        ),
        *_list(
            HOUSING,
            ("cch-L231-1", "article L231-1", "Le contrat de construction d’une maison avec fourniture du plan."),
            ("cch-L231-2", "article L231-2", "Ce que ce contrat doit dire, dont le délai et les pénalités."),
            ("cch-R231-14", "article R231-14", "Les pénalités de retard de ce contrat."),
        ),
        *_list(
            URGENT_PRICES,
            ("prix-depannage", "articles 1 à 5", "Le prix et le devis, avant un dépannage ou un entretien."),
        ),
        *_list(
            RETENTION,
            ("retenue-garantie", "article 1", "La somme que le client peut retenir jusqu’à la levée des réserves."),
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
