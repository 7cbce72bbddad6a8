"""What can be seen without following a path: keys, options, documents, outcomes, limits."""

import json

from sectors.checks.findings import error, warning
from sectors.conditions import comparable, is_answered
from sectors.keys import RESERVED, is_key

# The questions that the portal itself asks, before and after a federation's (intake): their names are taken.
SYSTEM_KEYS = frozenset({"csrfmiddlewaretoken", "form_title", "sector_title"})


def check_structure(outline, rules):
    """The findings on presence, keys, options, documents, outcomes and limits."""
    yield from _presence(outline)
    yield from _keys(outline)
    yield from _same_label(outline)
    for asked in outline.all_asked:
        yield from _options(asked, rules)
        yield from _bounds(asked, outline, rules)
    yield from _documents(outline, rules)
    yield from _outcomes(outline, rules)
    yield from _limits(outline, rules)


def _presence(outline):
    if not outline.steps:
        yield error("E204", "Ce formulaire n’a aucune étape : ajoutez-en au moins une.", ("steps",))
    if not outline.document["relief_options"]:
        text = "Le demandeur ne pourrait rien demander : ajoutez au moins une demande possible."
        yield error("E207", text, ("relief_options",))
    for index, step in enumerate(outline.steps):
        if not step["questions"]:
            text = f"L’étape « {step['title']} » est vide : ajoutez-y une question ou supprimez-la."
            yield error("E205", text, ("steps", index))
    named = [("steps", "title", "Cette étape n’a pas de titre : écrivez-en un.")]
    named += [("documents", "label", "Ce document n’a pas de nom : dites lequel est demandé.")]
    named += [("relief_options", "label", "Cette demande n’a pas de texte : écrivez ce qui est demandé.")]
    for family, field, text in named:
        for index, item in enumerate(outline.document[family]):
            if not (item.get(field) or "").strip():
                yield error("E401", text, (family, index))
    for asked in outline.all_asked:
        if not asked.question["label"].strip():
            yield error("E401", "Cette question n’a pas de texte : écrivez-la.", asked.place)


def _keys(outline):
    seen = set()
    for asked in outline.all_asked:
        key, label = asked.question["key"], asked.question["label"]
        if not is_key(key) or key in RESERVED | SYSTEM_KEYS:
            text = f"Le nom interne de la question « {label} » ne convient pas : supprimez-la et recréez-la."
            yield error("E110", text, asked.place)
        elif key in seen:
            text = f"La question « {label} » porte le même nom interne qu’une autre : supprimez-la et recréez-la."
            yield error("E110", text, asked.place)
        seen.add(key)
    for family in ("steps", "documents", "relief_options", "outcomes"):
        keys = [item["key"] for item in outline.document.get(family) or ()]
        for index, key in enumerate(keys):
            if not is_key(key) or key in keys[:index]:
                text = "Cet élément porte le même nom interne qu’un autre : recréez-le."
                yield error("E110", text, (family, index))


def _same_label(outline):
    first = {}
    for asked in outline.all_asked:
        label = " ".join(asked.question["label"].casefold().split())
        if asked.row is None and label and asked.question["type"] != "info" and label in first:
            text = (
                f"La question « {asked.question['label']} » est écrite deux fois : une personne la croira déjà remplie."
            )
            yield warning("W109", text, asked.place)
        first.setdefault(label, asked)


def _options(asked, rules):
    question = asked.question
    if "options" not in question:
        return
    labels = [option["label"].casefold().strip() for option in question["options"]]
    keys = [option["key"] for option in question["options"]]
    if len(labels) < rules.options_at_least:
        text = f"La question « {question['label']} » a besoin d’au moins deux réponses proposées."
        yield error("E402", text, asked.place)
    if len(labels) > rules.options_allowed:
        text = (
            f"La question « {question['label']} » propose {len(labels)} réponses. Le portail n’en montre pas plus de "
            f"{rules.options_allowed} : regroupez-les, ou demandez une réponse courte."
        )
        yield error("E402", text, asked.place)
    elif len(labels) > rules.options_at_most:
        text = (
            f"La question « {question['label']} » propose {len(labels)} réponses : au-delà de "
            f"{rules.options_at_most}, on ne les lit plus. Regroupez-les."
        )
        yield warning("E402", text, asked.place)
    if len(set(labels)) < len(labels) or len(set(keys)) < len(keys):
        yield error("E401", f"La question « {question['label']} » propose deux fois la même réponse.", asked.place)
    if not all(labels):
        yield error("E401", f"Une réponse proposée à « {question['label']} » n’a pas de texte.", asked.place)


def _bounds(asked, outline, rules):
    """E107: no answer fits between the bounds; E204: an earlier date may leave no acceptable date."""
    question = asked.question
    low, high = question.get("min"), question.get("max")
    if question["type"] == "date":
        yield from _date_references(asked, outline)
    if is_answered(low) and is_answered(high) and not isinstance(low, dict) and not isinstance(high, dict):
        least, most = comparable(question["type"], low, rules.today), comparable(question["type"], high, rules.today)
        if least is not None and most is not None and least > most:
            text = (
                f"La question « {question['label']} » ne peut recevoir aucune réponse : le minimum dépasse le maximum."
            )
            yield error("E107", text, asked.place)
    if question["type"] == "date" and question.get("required"):
        yield from _date_left_without_answer(asked, outline, rules)


def _date_references(asked, outline):
    for bound in ("min", "max"):
        limit = asked.question.get(bound)
        if not isinstance(limit, dict):
            continue
        said = f"La limite de « {asked.question['label']} »"
        other = outline.asked.get(limit.get("q"))
        if other is None or other.question["type"] != "date":
            yield error("E101", f"{said} dépend d’une date qui n’existe plus : choisissez-en une autre.", asked.place)
        elif other.rank >= asked.rank:
            label = other.question["label"]
            text = f"{said} dépend de « {label} », qui n’est pas posée avant : déplacez l’une des deux."
            yield error("E102", text, asked.place)
        elif other.row != asked.row and other.row is not None:
            yield error("E103", f"{said} dépend d’une date placée dans un tableau.", asked.place)


def _date_left_without_answer(asked, outline, rules):
    """« La fin » must be after « le début », which may lie after today, while « la fin » may not."""
    question = asked.question
    for mine, theirs, beyond in (("min", "max", "tardive"), ("max", "min", "ancienne")):
        limit, own = question.get(mine), question.get(theirs)
        other = outline.asked.get(limit.get("q")) if isinstance(limit, dict) else None
        own_day = comparable("date", own, rules.today) if isinstance(own, str) else None
        if other is None or own_day is None:
            continue
        reach = other.question.get(theirs)
        reach_day = comparable("date", reach, rules.today) if isinstance(reach, str) else None
        outside = reach_day is None or (reach_day > own_day if mine == "min" else reach_day < own_day)
        if outside:
            label = other.question["label"]
            text = (
                f"Si « {label} » reçoit une date trop {beyond}, aucune date ne conviendra à « {question['label']} » : "
                "la personne ne pourrait plus avancer. Donnez la même limite aux deux questions."
            )
            yield error("E204", text, asked.place)


def _documents(outline, rules):
    required = [request for request in outline.document["documents"] if request["required"]]
    for index, request in enumerate(outline.document["documents"]):
        if request["required"] and not (request.get("why") or "").strip():
            text = (
                f"Dites pourquoi le document « {request['label']} » est nécessaire : "
                "on ne peut demander que l’indispensable."
            )
            yield error("E404", text, ("documents", index))
        if request["required"] and not (request.get("help") or "").strip():
            text = f"Dites où trouver le document « {request['label']} », puisqu’il est nécessaire."
            yield warning("E404", text, ("documents", index))
    if len(required) > rules.required_documents:
        text = (
            f"Ce formulaire demande {len(required)} documents nécessaires. Au-delà de {rules.required_documents}, "
            "beaucoup de personnes renoncent : gardez ceux sans lesquels le litige ne peut pas être compris."
        )
        yield warning("E404", text, ("documents",))


def _outcomes(outline, rules):
    for index, outcome in enumerate(outline.document.get("outcomes") or ()):
        if outcome["kind"] == "proceed":
            continue
        place, said = ("outcomes", index), f"L’issue « {outcome.get('title') or 'sans titre'} »"
        yield from _outcome_texts(outcome, said, place)
        if outcome["kind"] in ("stop", "redirect", "defer"):
            yield from _negative_outcome(outcome, said, place)
        reference = outcome.get("legal_reference")
        if reference and rules.legal_references is not None and reference not in rules.legal_references:
            text = f"{said} s’appuie sur un texte qui n’est plus dans la liste du Centre : choisissez-en un autre."
            yield error("E409", text, place)


def _outcome_texts(outcome, said, place):
    if not (outcome.get("title") or "").strip():
        yield error("E401", "Cette issue n’a pas de titre : dites en quelques mots ce qui arrive.", place)
    if outcome.get("when") is None:
        yield error("E203", f"{said} n’a pas de condition : dites quand elle se présente.", place)


def _negative_outcome(outcome, said, place):
    action = outcome.get("next_actions") or outcome.get("target_form")
    if not outcome.get("legal_reference") and not action:
        text = (
            f"{said} arrête la personne sans dire sur quel texte, ni ce qu’elle peut faire : ajoutez l’un ou l’autre."
        )
        yield error("E403", text, place)
    if outcome["kind"] in ("stop", "defer") and not outcome.get("ground"):
        yield error("E403", f"{said} n’a pas de motif pour le rapport annuel : choisissez-en un.", place)
    if outcome["kind"] == "defer" and not outcome.get("until"):
        text = f"{said} demande de revenir plus tard sans dire quand : indiquez un nombre de jours."
        yield error("E403", text, place)
    if outcome["kind"] == "redirect" and not action:
        yield error("E403", f"{said} ne dit pas vers quoi diriger : choisissez un formulaire ou un lien.", place)


def _limits(outline, rules):
    document = outline.document
    if len(outline.steps) > rules.steps:
        text = f"Ce formulaire a {len(outline.steps)} étapes ; {rules.steps} au plus sont acceptées."
        yield error("E701", text, ("steps",))
    if len(outline.all_asked) > rules.questions:
        text = f"Ce formulaire a {len(outline.all_asked)} questions ; {rules.questions} au plus sont acceptées."
        yield error("E701", text, ("steps",))
    size = len(json.dumps(document, ensure_ascii=False).encode())
    if size > rules.document_bytes:
        text = (
            f"Ce formulaire est trop lourd ({size // 1024} ko sur {rules.document_bytes // 1024}) : coupez-le en deux."
        )
        yield error("E701", text, ("steps",))
