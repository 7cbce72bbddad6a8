"""How the parts of a compiled form are called in French: kinds of things, of questions, of outcomes, and settings."""

KINDS = {
    "steps": "Étape", "questions": "Question", "documents": "Document demandé", "relief_options": "Demande possible",
    "outcomes": "Issue",
}  # fmt: skip
QUESTION_TYPES = {
    "text": "réponse courte", "textarea": "réponse longue", "yes_no": "oui ou non",
    "choice": "une réponse parmi plusieurs", "multi_choice": "plusieurs réponses possibles", "date": "date",
    "amount": "montant en euros", "number": "nombre entier", "email": "adresse e-mail", "phone": "téléphone",
    "address": "adresse", "repeat": "tableau", "file": "document", "info": "information sans réponse",
}  # fmt: skip
OUTCOME_KINDS = {
    "proceed": "La demande peut être déposée",
    "stop": "Le formulaire s’arrête",
    "redirect": "La personne est dirigée ailleurs",
    "warn": "Un avertissement, puis la suite",
    "defer": "Il faudra revenir plus tard",
    "human_review": "Une personne doit regarder",
}
TEXTS = {
    "steps": {"title": "Titre", "intro": "Introduction"},
    "questions": {
        "label": "Question", "help": "Aide", "example": "Exemple", "why": "Pourquoi cette question", "text": "Texte",
        "unit": "Unité", "item_label": "Nom d’une ligne",
    },
    "documents": {"label": "Nom", "help": "Aide", "why": "Pourquoi ce document"},
    "relief_options": {"label": "Nom"},
    "outcomes": {"title": "Titre", "body": "Texte"},
}  # fmt: skip
SETTINGS = {
    "type": "Type de réponse", "required": "Réponse nécessaire", "min": "Au moins", "max": "Au plus",
    "max_length": "Nombre de caractères", "min_rows": "Lignes au moins", "max_rows": "Lignes au plus",
    "amount": "Montant demandé", "date": "Date demandée", "kind": "Genre", "ground": "Motif",
    "legal_reference": "Texte de loi", "next_actions": "Suites proposées", "target_form": "Formulaire de destination",
    "until": "Délai", "picture": "Image",
}  # fmt: skip


def text_fields(family):
    """{field: French name} of the texts that people read in this family of things."""
    return TEXTS[family]


RELIEF_KINDS = {
    "repair": "reprise", "finish": "achèvement", "refund": "remboursement", "discount": "réduction de prix",
    "damages": "dommages et intérêts", "termination": "fin du contrat", "document": "document", "other": "autre",
}  # fmt: skip
UNSAID = {"kind": "other"}


def is_same_setting(name, before, after):
    """True if both mean the same; an older document leaves out what a newer one writes as « no » or by default."""
    before, after = (value or UNSAID.get(name) for value in (before, after))
    return before == after


def say_setting(name, value):
    """A setting's value in French."""
    if value in (None, "", [], {}):
        return "aucun"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if name == "type":
        return QUESTION_TYPES.get(value, value)
    if name == "kind":
        return OUTCOME_KINDS.get(value) or RELIEF_KINDS.get(value, value)
    if name == "next_actions":
        return ", ".join(action["label"] for action in value)
    if value == "today":
        return "aujourd’hui"
    if isinstance(value, dict):
        return value.get("alt") or value.get("url") or ", ".join(str(part) for part in value.values())
    return str(value)


def say_outcome(key, document):
    """« Le formulaire s’arrête : Votre réclamation est trop ancienne », or that the request can be filed."""
    outcome = find_outcome(key, document)
    if outcome is None:
        return OUTCOME_KINDS["proceed"]
    kind = OUTCOME_KINDS.get(outcome.get("kind", "proceed"), "Issue")
    return f"{kind} : « {outcome['title']} »" if outcome.get("title") else kind


def find_outcome(key, document):
    """The outcome of that key, or None (the implicit « file »)."""
    return next((outcome for outcome in document.get("outcomes", []) if outcome["key"] == key), None)
