"""Small compiled forms written by hand, for what is pure."""

import copy
from datetime import date

TODAY = date(2026, 11, 24)
NO_QUOTE = {"q": "quote", "op": "is", "v": False}


def question(kind, key, label, when=None, **own):
    shared = {"key": key, "type": kind, "label": label, "help": "", "why": "", "required": kind != "info"}
    return shared | {"visible_when": when} | own


def options(*pairs):
    return [{"key": key, "label": label, "help": ""} for key, label in pairs]


def step(key, title, *questions, when=None):
    return {"key": key, "title": title, "intro": "", "visible_when": when, "questions": list(questions)}


def document(**changes):
    """A repair form: a quote or not, an amount if there is one, what went wrong; it stops without a complaint."""
    state = options(("done", "Terminés"), ("stopped", "Arrêtés"))
    found = {
        "schema_version": 2, "form": "batiment-essai", "lang": "fr", "title": "Dépannage", "federation": "fba",
        "sector": {"slug": "batiment", "title": "Bâtiment"}, "general": False, "introduction": "<p>Bonjour.</p>",
        "estimated_minutes": 10, "covers": {"travaux": ["depannage"]},
        "axes": [{"key": "travaux", "label": "Type de travaux", "help": "", "asked_when": None,
                  "options": options(("depannage", "Dépannage"), ("renovation", "Rénovation"))}],
        "steps": [
            step("complaint", "Votre réclamation", question("yes_no", "complained", "Avez-vous réclamé par écrit ?")),
            step("contract", "Le devis",
                 question("yes_no", "quote", "Avez-vous un devis ?"),
                 question("amount", "price", "Quel prix ?", {"q": "quote", "op": "is", "v": True})),
            step("works", "Les travaux", question("choice", "state", "Où en sont les travaux ?", options=state)),
            step("stop", "L’arrêt", question("textarea", "reason", "Pourquoi ?", max_length=2000),
                 when={"q": "state", "op": "is", "v": "stopped"}),
        ],
        "documents": [{"key": "photos", "label": "Des photos", "help": "", "why": "", "required": False,
                       "visible_when": None}],
        "relief_options": [{"key": "repair", "label": "Une reprise", "kind": "repair", "amount": False, "date": False}],
        "outcomes": [
            {"key": "no_complaint", "kind": "stop", "when": {"q": "complained", "op": "is", "v": False},
             "title": "Écrivez d’abord à l’entreprise", "body": "<p>Une lettre suffit.</p>", "legal_reference": None,
             "ground": None, "next_actions": [], "target_form": None, "until": None},
        ],
    }  # fmt: skip
    return copy.deepcopy(found) | changes
