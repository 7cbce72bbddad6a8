"""From the page that an editor wrote to the document that everything else reads.

`compile_content(page, sector)` never fails, not even on a draft in disorder: what is missing stays empty; `checks.py`
says so. `number` and `published_at` are added when a version is frozen (`publication.py`).
"""

import re

from wagtail.rich_text import expand_db_html

from sectors.condition_words import compile_condition
from sectors.keys import NONE_FITS
from sectors.pictures import picture_data
from sectors.schema import SCHEMA_VERSION
from sectors.word_changes import tidy

SCHEMA = f"guided-form/{SCHEMA_VERSION}"
SPACES = re.compile(r"[^\S\u00a0\u202f]+")
LIMITS = {"past": {"max": "today"}, "future": {"min": "today"}}


def compile_content(page, sector):
    """The document of `page`, a GuidedFormPage below `sector`, without what tells two versions of it apart."""
    axes = sector.axes_data()
    kinds = {f"axis:{axis['key']}": "choice" for axis in axes}
    kinds |= {q.value["key"]: q.block_type for step in page.steps for q in _questions_of(step.value)}
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "form": f"{sector.slug}-{page.slug}",
        "lang": "fr",
        "title": page.title,
        "federation": sector.federation.slug,
        "sector": {"slug": sector.slug, "title": sector.title},
        "axes": [_axis(axis) for axis in axes],
        "covers": compile_covers(page, axes),
        "general": page.is_general,
        "introduction": _html(page.introduction),
        "estimated_minutes": page.estimated_minutes,
        "steps": [_step(child.value, kinds) for child in page.steps],
        "documents": [_document(child.value, kinds) for child in page.documents],
        "relief_options": [_relief(child.value) for child in page.relief_options],
        "outcomes": [_outcome(child.block_type, child.value, kinds) for child in page.outcomes],
    }


def compile_covers(page, axes):
    """{axis key: [option keys]} in the sector's order; a general form covers « Aucun de ces cas » of every axis.

    An axis where nothing is ticked is not restricted: any choice there will do, or none when it is not asked.
    """
    if page.is_general:
        return {axis["key"]: [NONE_FITS] for axis in axes}
    chosen = page.covers if isinstance(page.covers, dict) else {}
    return {
        axis["key"]: [option["key"] for option in axis["options"] if option["key"] in chosen.get(axis["key"], [])]
        for axis in axes
    }


def _named(item):
    return {"key": item["key"], "label": _line(item["label"])}


def _line(text):
    """One line of plain text, whatever was pasted; the space that holds a « ? » to its word stays."""
    return SPACES.sub(" ", text or "").strip()


def _lines(item, *names):
    return {name: _line(item.get(name)) for name in names}


def _html(rich):
    source = getattr(rich, "source", rich) or ""
    return tidy(expand_db_html(source))


def _axis(axis):
    options = [
        _named(option) | _lines(option, "help", "example") | {"picture": option.get("picture")}
        for option in axis["options"]
    ]
    return _named(axis) | _lines(axis, "help") | {"asked_when": axis.get("asked_when"), "options": options}


def _step(step, kinds):
    return {
        "key": step["key"],
        "title": _line(step["title"]),
        "intro": _html(step["intro"]),
        "picture": _picture(step.get("picture")),
        "visible_when": compile_condition(step["visible_when"], kinds),
        "questions": [compile_question(child.block_type, child.value, kinds) for child in _questions_of(step)],
    }


def _questions_of(step):
    """A library question that could not be copied yet (nothing was picked) asks nothing."""
    return [child for child in step["questions"] if child.block_type != "from_library"]


def _picture(image):
    if image is None:
        return None
    return picture_data(image, "" if image.decorative else image.contextual_alt_text)


def compile_question(kind, value, kinds):
    """One question block, of a form or of a library, as data."""
    compiled = _named(value) | {"type": kind, "visible_when": compile_condition(value.get("visible_when"), kinds)}
    if kind == "info":
        text = _html(value["text"])
        return compiled | {"text": text, "help": "", "example": "", "why": "", "required": False}
    compiled |= _lines(value, "help", "example", "why") | {"required": bool(value["required"])}
    if value.get("library"):
        compiled["library"] = value["library"]
    return compiled | _own_fields(kind, value)


def _own_fields(kind, value):
    if kind in ("text", "textarea"):
        return {"max_length": value["max_length"]}
    if kind in ("choice", "multi_choice"):
        return {"options": [_named(option) | _lines(option, "help") for option in value["options"]]}
    if kind == "date":
        answers = {"min": value.get("not_before"), "max": value.get("not_after")}
        return LIMITS.get(value["limit"], {}) | {name: {"q": key} for name, key in answers.items() if key}
    if kind == "repeat":
        rows = {name: value[name] for name in ("min_rows", "max_rows")}
        parts = [compile_question(child.block_type, child.value, {}) for child in value["questions"]]
        return rows | {"item_label": _line(value["item_label"]), "questions": parts}
    bounds = {name: value[name] for name in ("min", "max") if kind in ("amount", "number") and value[name] is not None}
    if kind == "amount":
        return {name: f"{bound:.2f}" for name, bound in bounds.items()}
    return bounds | {"unit": _line(value["unit"])} if kind == "number" else {}


def _document(value, kinds):
    shown = {"required": bool(value["required"]), "visible_when": compile_condition(value.get("visible_when"), kinds)}
    return _named(value) | _lines(value, "help", "why") | shown


def _relief(value):
    asked = {name: bool(value.get(name)) for name in ("amount", "date")}
    return _named(value) | {"kind": value.get("kind") or "other"} | asked


def _outcome(kind, value, kinds):
    actions = [
        {"label": _line(action["label"]), "url": (action["url"] or "").strip()} for action in value["next_actions"]
    ]
    until = {"days": value["days"], "from": value["start"] or "today"} if kind == "defer" else None
    return {
        "key": value["key"],
        "kind": kind,
        "when": compile_condition(value["when"], kinds),
        "title": _line(value["title"]),
        "body": _html(value["body"]),
        "legal_reference": value["legal_reference"] or None,
        "ground": value.get("ground") or None,
        "next_actions": actions,
        "target_form": value.get("target_form") or None,
        "until": until,
    }
