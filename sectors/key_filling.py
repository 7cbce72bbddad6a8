"""Writes the keys of steps, questions, options, documents and requests: once, from the label, and for ever.

A block is recognised by the id that Wagtail gives it: what had a key in an earlier revision gets it back, whatever
the editing form says. A copy of a block is another block and gets a key of its own.
"""

import json

from sectors.keys import RESERVED, is_key, key_from_label

STREAMS = ("steps", "questions", "documents", "relief_options", "outcomes")


def fill_page_keys(page):
    """Give every block of the page's streams its key; those of a shared question, of a row, of an answer too."""
    known = _keys_by_block_id(page)
    _fill([(child.id, child.value) for child in getattr(page, "steps", ())], known, "title")
    questions = [(c.id, c.value) for step in getattr(page, "steps", ()) for c in step.value["questions"]]
    questions += [(child.id, child.value) for child in getattr(page, "questions", ())]
    _fill_questions([(i, value) for i, value in questions if "key" in value], known)
    for name in ("documents", "relief_options"):
        _fill([(child.id, child.value) for child in getattr(page, name, ())], known, "label")
    _fill([(child.id, child.value) for child in getattr(page, "outcomes", ())], known, "title")


def _fill_questions(questions, known):
    _fill(questions, known, "label")
    for _, question in questions:
        if "options" in question:
            _fill([(bound.id, bound.value) for bound in question["options"].bound_blocks], known, "label")
        if "questions" in question:
            _fill_questions([(child.id, child.value) for child in question["questions"]], known)


def _fill(blocks, known, label):
    """Blocks of one family: those that had a key first, the new ones after, so that a copy never takes a key."""
    taken = set()
    for block_id, value in blocks:
        if block_id in known and known[block_id] not in taken:
            value["key"] = known[block_id]
            taken.add(value["key"])
    for block_id, value in blocks:
        if known.get(block_id) == value["key"] and is_key(value["key"]):
            continue
        if not is_key(value["key"]) or value["key"] in taken | RESERVED:
            value["key"] = key_from_label(value.get(label) or "", taken)
        taken.add(value["key"])


def _keys_by_block_id(page):
    """{block id: key} as they stand in the last saved revision of this page, and in what is online."""
    if page.pk is None:
        return {}
    saved = type(page).objects.filter(pk=page.pk).select_related("latest_revision").first()
    found = {}
    if saved is None:
        return found
    for name in (name for name in STREAMS if hasattr(saved, name)):
        _collect(list(getattr(saved, name).raw_data), found)
        if saved.latest_revision:
            _collect(json.loads(saved.latest_revision.content.get(name) or "[]"), found)
    return found


def _collect(raw, found):
    for item in raw if isinstance(raw, list) else []:
        value = item.get("value") if isinstance(item, dict) else None
        if not isinstance(value, dict):
            continue
        if item.get("id") and is_key(value.get("key")):
            found[item["id"]] = value["key"]
        for inner in value.values():
            _collect(inner, found)
