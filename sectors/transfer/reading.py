"""From the bytes of a file to a `SectorExport`, or to the list of its faults. Pure: nothing is created here."""

import hashlib
import json

from pydantic import ValidationError

from sectors.models import canonical_json
from sectors.transfer.faults import BadFile, Fault, fault_at, fault_of
from sectors.transfer.schema import FORMAT, LARGEST, SectorExport

DEEPEST = 60


def read_export(content):
    """The SectorExport of the bytes `content`; raise BadFile with every fault found."""
    raw = _json(_text(content))
    faults = list(_unreadable_values(raw))
    if faults:
        raise BadFile(faults)
    _refuse_other_formats(raw)
    try:
        export = SectorExport.model_validate(raw)
    except ValidationError as problem:
        raise BadFile(fault_of(error, raw) for error in problem.errors(include_url=False)) from None
    faults = [*_names_twice(raw), *_keys_twice(raw, ()), *_changed_versions(raw)]
    if faults:
        raise BadFile(faults)
    return export


def _text(content):
    if len(content) > LARGEST:
        raise BadFile([Fault(f"ce fichier est trop lourd : {LARGEST // 1024 // 1024} Mo au plus")])
    if not content.strip():
        raise BadFile([Fault("ce fichier est vide")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        text = f"ce fichier n’est pas en UTF-8 (octet {problem.start + 1}) : enregistrez-le de nouveau en UTF-8"
        raise BadFile([Fault(text)]) from None


def _json(text):
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as problem:
        text = (
            f"ce fichier n’est pas du JSON lisible : la faute est à la ligne {problem.lineno}, colonne {problem.colno}"
        )
        raise BadFile([Fault(text)]) from None
    except RecursionError:
        raise BadFile([Fault("trop d’éléments sont pris les uns dans les autres")]) from None
    except ValueError:
        raise BadFile([Fault("ce fichier contient un nombre démesuré")]) from None


def _object(pairs):
    """A name written twice in one object would lose the first silently."""
    found = {}
    for name, value in pairs:
        if name in found:
            raise BadFile([Fault(f"« {name[:60]} » est écrit deux fois dans le même objet")])
        found[name] = value
    return found


def _refuse_constant(name):
    raise BadFile([Fault(f"« {name} » n’est pas une valeur possible")])


def _unreadable_values(node, path=""):
    """What no database can keep: characters that are none, numbers that are not whole, endless nesting."""
    if path.count(".") + path.count("[") > DEEPEST:
        yield Fault("trop d’éléments sont pris les uns dans les autres", path=path[:200])
    elif isinstance(node, dict):
        for name, value in node.items():
            if not _is_plain(name):
                yield Fault("un nom contient un caractère illisible", path=path)
            else:
                yield from _unreadable_values(value, f"{path}.{name}" if path else name)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _unreadable_values(value, f"{path}[{index}]")
    elif isinstance(node, str) and not _is_plain(node):
        yield Fault("ce texte contient un caractère illisible", path=path)
    elif isinstance(node, float):
        yield Fault("il faut ici un nombre entier", path=path)
    elif isinstance(node, int) and abs(node) > 2**53:
        yield Fault("ce nombre est démesuré", path=path)


def _is_plain(text):
    return not any(sign < " " and sign not in "\n\r\t" or "\ud800" <= sign <= "\udfff" for sign in text)


def _refuse_other_formats(raw):
    told = raw.get("format") if isinstance(raw, dict) else None
    if not (isinstance(told, str) and told.startswith("sector-export/")):
        raise BadFile([Fault("ce fichier n’est pas un secteur exporté : il devrait commencer par son format")])
    if told != FORMAT:
        text = f"ce fichier est au format « {told[:60]} », que ce portail ne connaît pas. Il lit « {FORMAT} »"
        raise BadFile([Fault(text)])


def _names_twice(raw):
    """Two pages of one sector cannot have one address; two axes, or two options of one, cannot have one key."""
    slugs = [(("forms", i, "slug"), form["slug"]) for i, form in enumerate(raw.get("forms", []))]
    slugs += [(("libraries", i, "slug"), page["slug"]) for i, page in enumerate(raw.get("libraries", []))]
    axes = raw["sector"].get("axes", [])
    families = [slugs, [(("sector", "axes", i, "key"), axis["key"]) for i, axis in enumerate(axes)]]
    families += [
        [(("sector", "axes", i, "options", j, "key"), option["key"]) for j, option in enumerate(axis["options"])]
        for i, axis in enumerate(axes)
    ]
    for family in families:
        yield from _twice(family, raw)


def _keys_twice(node, loc):
    """The keys of one form's questions, steps, documents… are each written once."""
    for index, form in enumerate(node.get("forms", [])):
        contents = [("draft",)] + ([("published", "content")] if (form.get("published") or {}).get("content") else [])
        for path in contents:
            content = form["draft"] if path == ("draft",) else form["published"]["content"]
            yield from _of_content(content, ("forms", index, *path), node)
    for index, library in enumerate(node.get("libraries", [])):
        yield from _of_questions(library.get("questions", []), ("libraries", index, "questions"), node)


def _of_content(content, loc, raw):
    for name in ("steps", "documents", "relief_options", "outcomes"):
        yield from _twice(_keys(content.get(name, []), (*loc, name)), raw)
    questions = [
        (place, question)
        for i, step in enumerate(content.get("steps", []))
        for place, question in _placed(step.get("questions", []), (*loc, "steps", i, "questions"))
    ]
    yield from _twice([((*place, "key"), question.get("key")) for place, question in questions], raw)
    for place, question in questions:
        yield from _inner(question, place, raw)


def _of_questions(questions, loc, raw):
    yield from _twice(_keys(questions, loc), raw)
    for place, question in _placed(questions, loc):
        yield from _inner(question, place, raw)


def _inner(question, loc, raw):
    for name in ("options", "questions"):
        yield from _twice(_keys(question.get(name, []), (*loc, name)), raw)


def _placed(items, loc):
    return [((*loc, index), item) for index, item in enumerate(items)]


def _keys(items, loc):
    return [((*place, "key"), item.get("key")) for place, item in _placed(items, loc)]


def _twice(named, raw):
    seen = set()
    for loc, name in named:
        if name and name in seen:
            yield fault_at(loc, raw, f"« {name} » est déjà le nom interne ou l’adresse d’un autre élément")
        seen.add(name)


def _changed_versions(raw):
    """A frozen document that was touched is no longer the one that was published."""
    for index, form in enumerate(raw.get("forms", [])):
        told = form.get("published")
        if told and hashlib.sha256(canonical_json(told["document"]).encode()).hexdigest() != told["sha256"]:
            text = "cette version publiée a été modifiée : son empreinte n’est plus la sienne. Modifiez le brouillon"
            yield fault_at(("forms", index, "published"), raw, text)
