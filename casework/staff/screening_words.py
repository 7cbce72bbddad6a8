"""The answers to the pre-check in words. What the intake may add later is shown too, by its own name."""

from casework.complaints import complaint_clocks

LABELS = {
    "complaint_made": "Réclamation écrite adressée au professionnel",
    "complaints": "Réclamations écrites, la première et la dernière",
    "year_ends_on": "Fin du délai d’un an",
    "complaint_on": "Date de la réclamation",
    "consumer": "Demande faite comme consommateur",
    "represented": "Demande faite au nom du consommateur par",
    "court": "Juge, arbitre ou autre médiateur saisi",
    "covered": "Professionnel couvert par une convention",
    "person_look": "Regard d’une personne demandé",
}
YES_NO = {True: "Oui", False: "Non", "yes": "Oui", "no": "Non", "": "Sans objet", None: "Sans objet"}


def screening_lines(screening) -> list[tuple[str, str]]:
    """(question, answer) pairs, an answer never being empty."""
    return [
        (LABELS.get(key, key.replace("_", " ").capitalize()), _said(key, value)) for key, value in screening.items()
    ]


def _said(key, value) -> str:
    return " ; ".join(words for _, words in complaint_clocks(value)) if key == "complaints" else _answer(value)


def _answer(value) -> str:
    if isinstance(value, bool | str | None.__class__) and value in YES_NO:
        return YES_NO[value]
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
