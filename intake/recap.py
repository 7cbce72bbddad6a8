"""Every answer on one page, with the way to change it. Computed from the same path as the checks."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from intake import professionals
from intake.forms.representation import DOCUMENT as MANDATE_ASKED
from intake.steps import (
    AXIS,
    COMPLAINT,
    DISPUTE,
    DOCUMENTS,
    FACTS,
    PARTS,
    PERSON,
    PROFESSIONAL,
    RELIEF,
    RELIEF_LINES,
    REPRESENTATIVE,
    REPRESENTED,
    asked_documents,
    asks_for_somebody,
)  # fmt: skip
from portal.days import day_in_words
from sectors.conditions import is_answered
from sectors.evaluation import evaluate
from sectors.readable import readable_answers, say, say_euros

UNKNOWN = "Je ne sais pas"
NOTHING = "Rien"
SHOWN = (COMPLAINT, DISPUTE, PROFESSIONAL, FACTS, DOCUMENTS, RELIEF, PERSON)


def recap_of(draft, path, today=None):
    """{"parts": [{"title", "rows": [{"key", "value", "step"}]}], "kept_aside": [{"question", "answer"}]}."""
    today = today or timezone.localdate()
    rows_of = {
        COMPLAINT: _screening, DISPUTE: _facets, PROFESSIONAL: _professional, FACTS: _facts, DOCUMENTS: _documents,
        RELIEF: _relief, PERSON: _person,
    }  # fmt: skip
    parts = [{"title": PARTS[part], "rows": list(rows_of[part](draft, path, today))} for part in SHOWN]
    place = SHOWN.index(PROFESSIONAL) + 1
    parts[place:place] = _other_professionals(draft)
    return {"parts": parts, "kept_aside": kept_aside(draft, today)}


def identity_step(draft):
    """Where the consumer's name was given: by itself, or by whoever represents it."""
    return REPRESENTED if asks_for_somebody(draft) else "identite"


def row(question, answer, step):
    return {"key": question, "value": answer, "step": step}


def chosen_words(draft, step_key, form_class, name):
    """The words of the option that was chosen at this step."""
    return str(dict(form_class.base_fields[name].choices).get(draft.value(step_key, name), ""))


def _choice(path, draft, step_key, name):
    return chosen_words(draft, step_key, path.get(step_key).make_form(), name)


def _screening(draft, path, today):
    made = draft.value("reclamation", "made")
    yield row("Réclamation écrite au professionnel", "Oui" if made else "Non", "reclamation")
    if made:
        sent_on = date.fromisoformat(draft.value("reclamation-date", "sent_on"))
        yield row("Date de cette réclamation", day_in_words(sent_on), "reclamation-date")
        if again_on := draft.value("reclamation-date", "again_on"):
            yield row("Date de la dernière", day_in_words(date.fromisoformat(again_on)), "reclamation-date")
    yield row("À quel titre", _choice(path, draft, "consommateur", "capacity"), "consommateur")
    if asks_for_somebody(draft):
        yield row("Demande faite pour une autre personne", "Oui, avec un mandat", "consommateur")
    yield row("Litige confié à quelqu’un d’autre", _choice(path, draft, "ailleurs", "seized"), "ailleurs")


def _facets(draft, path, today):
    for step in path.steps:
        if step.key.startswith(AXIS):
            yield row(step.title, _choice(path, draft, step.key, "choice"), step.key)


def _professional(draft, path, today):
    first, *others = professionals.named(draft)
    yield from _business(first)
    if not others:
        yield row("Autre professionnel", "Aucun", professionals.LIST)


def _other_professionals(draft):
    """One block for each professional after the first."""
    _first, *others = professionals.named(draft)
    for place, one in enumerate(others, start=2):
        rows = list(_business(one))
        if one is others[-1]:
            rows.append(row("Autre professionnel", "Aucun autre", professionals.LIST))
        yield {"title": f"Professionnel n° {place}", "rows": rows}


def _business(one):
    who, where, key = one["who"], one["where"], one["key"]
    contact = key + professionals.CONTACT
    yield row("Entreprise", who.get("name"), key)
    yield row("Numéro SIRET", who.get("siret") or UNKNOWN, key)
    yield row("Adresse", f"{where.get('address')}\n{where.get('postal_code')} {where.get('city')}", contact)
    yield row("Adresse e-mail", where.get("email") or UNKNOWN, contact)
    yield row("Téléphone", where.get("phone") or UNKNOWN, contact)


def _facts(draft, path, today):
    for answer in readable_answers(draft.form_version.data, draft.facets, draft.answers, today):
        yield row(answer["question"], answer["answer"], f"q-{answer['step_key']}")
    yield row("Résumé", draft.value("resume", "summary"), "resume")


def _documents(draft, path, today):
    files = list(draft.files.all())
    for step in path.steps:
        if step.part == DOCUMENTS:
            asked = step.kwargs["asked"]
            names = [file.file_name for file in files if file.request_key == (asked["key"] if asked else "")]
            missing = draft.value(step.key, "reason")
            yield row(step.title, "\n".join(names) or (f"Je ne l’ai pas : {missing}" if missing else NOTHING), step.key)


def _relief(draft, path, today):
    for number, line in enumerate(draft.relief, start=1):
        yield row(f"Demande {number}", relief_words(line), RELIEF_LINES)


def relief_words(line):
    """« Reprendre le carrelage – 1 250,00 € – avant le 31 mars 2027 »."""
    words = [line["label"]]
    if line.get("amount"):
        words.append(say_euros(Decimal(line["amount"])))
    if line.get("by"):
        words.append(f"avant le {day_in_words(date.fromisoformat(line['by']))}")
    return " – ".join(words)


def _person(draft, path, today):
    step, where = identity_step(draft), draft.data.get("coordonnees", {})
    who = draft.data.get(step, {})
    if asks_for_somebody(draft):
        agent = draft.data.get(REPRESENTATIVE, {})
        yield row("Qui fait cette demande", f"{agent.get('first_name')} {agent.get('last_name')}", REPRESENTATIVE)
        yield row("En qualité de", _choice(path, draft, REPRESENTATIVE, "tie"), REPRESENTATIVE)
        yield row("Adresse e-mail de la personne représentée", who.get("email") or "Non indiquée", step)
    yield row("Prénom et nom", f"{who.get('first_name')} {who.get('last_name')}", step)
    place = f"{where.get('address')}\n{where.get('postal_code')} {where.get('city')}"
    yield row("Adresse", f"{place}\n{where['country']}" if where.get("country") else place, "coordonnees")
    yield row("Téléphone", where.get("phone") or "Non indiqué", "coordonnees")


def kept_aside(draft, today):
    """Answers to questions that are not asked any more, files for documents that are not: shown, and not sent."""
    document = draft.form_version.data
    hidden = set(evaluate(document, draft.facets, draft.answers, today).kept_aside)
    answers = [
        {"question": question["label"], "answer": say(question, draft.answers[question["key"]])}
        for step in document["steps"]
        for question in step["questions"]
        if question["key"] in hidden and is_answered(draft.answers[question["key"]])
    ]
    sent = {file.pk for file in sent_files(draft, today)}
    files = [file for file in draft.files.all() if file.pk not in sent]
    return answers + [{"question": document_label(draft, f.request_key), "answer": f.file_name} for f in files]


def sent_files(draft, today):
    """The files that go with the request: for the documents asked for, and the others one chose to add."""
    asked = {"", *(document["key"] for document in asked_documents(draft, today))}
    return [file for file in draft.files.all() if file.request_key in asked]


def document_label(draft, request_key):
    """How an exhibit is named in the case: the document asked for, else « Autre document »."""
    documents = [*draft.form_version.data["documents"], MANDATE_ASKED]
    labels = {document["key"]: document["label"] for document in documents}
    return labels.get(request_key, "Autre document")
