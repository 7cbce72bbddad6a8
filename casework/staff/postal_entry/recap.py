"""Everything that was typed, on one page, before it becomes a case."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from casework.staff.postal_entry import path
from casework.staff.postal_entry.registering import UNSAID_PART
from casework.staff.postal_entry.representative import tie_of
from portal.days import day_in_words
from sectors.readable import readable_answers, readable_facets, say_euros

UNSAID = "Non indiqué dans le courrier"
SAID = {"yes": "Oui", "no": "Non", "unsaid": UNSAID}


def recap_of(entry):
    """[(page key, title, [(what, answer)])] of the pages that are filled in."""
    data, document = entry.data, entry.form_version.data if entry.form_version else None
    parts = [
        (path.LETTER, _letter(entry)),
        (path.CLAIMANT, _person(data.get(path.CLAIMANT))),
        (path.REPRESENTATIVE, _representative(entry)),
        (path.PROFESSIONALS, [row for who in data.get(path.PROFESSIONALS, {}).get("list", []) for row in _person(who)]),
        (path.COMPLAINT, _complaint(data.get(path.COMPLAINT))),
    ]
    if document:
        facets, today = path.facets_of(entry), timezone.localdate()
        answers = readable_answers(document, facets, entry.answers, today, UNSAID_PART)
        parts.append((path.AXES, [(row["question"], row["answer"]) for row in readable_facets(document, facets)]))
        parts += [
            (f"{path.QUESTIONS}{step['key']}", rows)
            for step in document["steps"]
            if (rows := [(a["question"], a["answer"]) for a in answers if a["step_key"] == step["key"]])
        ]
    parts.append((path.SUMMARY, [("Résumé", data.get(path.SUMMARY, {}).get("summary", UNSAID))]))
    parts.append((path.RELIEF, [(f"Demande {n}", _relief(line)) for n, line in enumerate(_lines(data), start=1)]))
    titles = {page.key: page.title for page in path.pages_of(entry)}
    return [(key, titles.get(key, ""), rows) for key, rows in parts if key in titles]


def _lines(data):
    return data.get(path.RELIEF, {}).get("lines", [])


def _letter(entry):
    letter = entry.data.get(path.LETTER, {})
    yield "Reçu le", _day(letter.get("received_on"))
    yield "Cachet de la poste", _day(letter.get("posted_on"))
    yield "Documents numérisés", ", ".join(row.title for row in entry.files.all()) or "Aucun"


def _person(who):
    if not who:
        return
    name = who.get("name") or f"{who.get('first_name')} {who.get('last_name')}"
    yield "Nom", name
    if "siret" in who:
        yield "SIRET", who["siret"] or UNSAID
    yield "Adresse", f"{who['address']}, {who['postal_code']} {who['city']}"
    yield "Adresse e-mail", who.get("email") or UNSAID
    yield "Téléphone", who.get("phone") or UNSAID


def _representative(entry):
    said = entry.data.get(path.REPRESENTATIVE)
    if not said:
        return
    yield "Qui fait la demande", tie_of(entry) or "Le consommateur lui-même"
    if said["tie"] != path.SELF:
        mandate = path.mandate_of(entry)
        yield "Nom", f"{said['first_name']} {said['last_name']}"
        yield "Adresse e-mail", said["email"] or UNSAID
        yield "Mandat", mandate.file_name if mandate else "Il manque"


def _complaint(said):
    if not said:
        return
    yield "Réclamation écrite", SAID[said["made"]]
    yield "Date", _day(said.get("sent_on"))
    if said.get("again_on"):
        yield "Date de la dernière", _day(said["again_on"])
    yield "Déjà saisi", said.get("elsewhere") or UNSAID


def _relief(line):
    words = [line["label"]]
    words += [say_euros(Decimal(line["amount"]))] if line.get("amount") else []
    return " – ".join([*words, f"avant le {_day(line['by'])}"] if line.get("by") else words)


def _day(text):
    return day_in_words(date.fromisoformat(text)) if text else UNSAID
