"""Who may ask in the place of a consumer, and by what right: the same words online and for a letter (case C15)."""

from portal.forms import hinted

MANDATE_HELP = (
    "Un écrit signé de la personne, la lettre de mission d’un avocat ou d’une association, ou la décision du juge des "
    "tutelles. Le professionnel et le médiateur pourront le lire."
)
MANDATE_WHY = "Sans cet écrit, nous ne pouvons pas ouvrir de dossier au nom de quelqu’un d’autre."
TIES = [
    ("relative", hinted("Un proche", "Avec un mandat signé de cette personne.")),
    ("lawyer", "Son avocat"),
    ("association", "Une association de consommateurs"),
    ("guardian", hinted("Son tuteur ou son curateur", "Avec la décision du juge.")),
    ("other", "Une autre personne, avec un mandat"),
]


def tie_in_words(tie) -> str:
    """« Un proche »; empty for whoever asks for itself."""
    return str(dict(TIES).get(tie, ""))
