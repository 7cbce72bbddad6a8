"""What is wrong in a file, said to who edited it by hand: one French sentence per fault, that names where it is."""

from dataclasses import dataclass

NOUNS = {
    "forms": "formulaire", "libraries": "bibliothèque", "axes": "axe", "options": "choix", "steps": "étape",
    "questions": "question", "documents": "document", "relief_options": "demande", "outcomes": "fin",
    "rules": "règle", "next_actions": "autre possibilité", "scenarios": "scénario",
}  # fmt: skip
NAMES = ("title", "label", "slug")
KINDS = {
    "string_type": "il faut ici du texte, entre guillemets", "bool_type": "il faut ici « true » ou « false »",
    "int_type": "il faut ici un nombre entier, sans guillemets", "list_type": "il faut ici une liste, entre crochets",
    "dict_type": "il faut ici un objet, entre accolades", "model_type": "il faut ici un objet, entre accolades",
    "model_attributes_type": "il faut ici un objet, entre accolades",
    "union_tag_not_found": "il manque « type », qui dit de quelle sorte d’élément il s’agit",
    "string_too_short": "ce texte ne peut pas rester vide",
}  # fmt: skip
OURS = {
    "reserved": "le portail se réserve ce nom interne",
    "too_deep": "trop de balises sont prises les unes dans les autres",
    "slug": "un nom d’adresse n’a que des lettres, des chiffres et des tirets",
}
MOST = 50


@dataclass(frozen=True)
class Fault:
    """`where`: in words; `path`: as a program would say it; `text`: what is wrong, a sentence without its capital."""

    text: str
    where: str = ""
    path: str = ""

    def __str__(self):
        place = f"{self.where} ({self.path})" if self.where and self.path else self.where or self.path
        sentence = f"{place}\u00a0: {self.text}" if place else self.text
        return f"{sentence[:1].upper()}{sentence[1:]}."


class BadFile(Exception):
    """Nothing was created. `faults`: at least one, the first `MOST` of them."""

    def __init__(self, faults):
        faults = list(faults)
        self.faults = faults[:MOST]
        if len(faults) > MOST:
            self.faults.append(
                Fault(f"et {len(faults) - MOST} autres fautes, à revoir quand celles-ci seront corrigées")
            )
        super().__init__("\n".join(str(fault) for fault in self.faults))


def fault_of(error, raw):
    """The Fault of one of pydantic's errors about the data `raw`."""
    where, path, last = _place(error["loc"], raw)
    return Fault(_say(error, last), where, path)


def fault_at(loc, raw, text):
    """A Fault at the place `loc`, a tuple of keys and indexes."""
    where, path, _ = _place(loc, raw)
    return Fault(text, where, path)


def _place(loc, raw):
    """(in words, as a path, the name of the field) for a place in `raw`; names of types are not part of the path."""
    node, words, path, family, last = raw, [], "", "", ""
    for part in loc:
        if isinstance(node, dict) and part not in node and node.get("type") == part:
            continue
        if isinstance(part, int):
            node = node[part] if isinstance(node, list) and part < len(node) else None
            path += f"[{part}]"
            words.append(_numbered(family, part, node))
        else:
            node = node.get(part) if isinstance(node, dict) else None
            path += f".{part}" if path else str(part)
            family = last = str(part)
    return ", ".join(word for word in words if word), path, last


def _numbered(family, index, node):
    if family not in NOUNS:
        return ""
    draft = node.get("draft") if isinstance(node, dict) else None
    known = draft if isinstance(draft, dict) else node if isinstance(node, dict) else {}
    name = next((known[field] for field in NAMES if isinstance(known.get(field), str) and known[field]), "")
    return f"{NOUNS[family]} {index + 1}" + (f" « {name[:60]} »" if name else "")


def _say(error, last):
    kind, context = error["type"], error.get("ctx", {})
    if kind in KINDS:
        return KINDS[kind]
    if kind in SAID:
        return SAID[kind](context, last, error["input"])
    if kind == "value_error":
        return OURS.get(str(context.get("error")), "cette valeur ne convient pas")
    return "cette valeur ne convient pas"


def _shown(value):
    return f"« {str(value)[:60]} »"


SAID = {
    "missing": lambda ctx, last, given: f"il manque {_shown(last)}",
    "extra_forbidden": lambda ctx, last, given: f"{_shown(last)} n’est pas un nom connu à cet endroit",
    "string_too_long": lambda ctx, last, given: f"ce texte dépasse {ctx['max_length']} caractères",
    "too_long": lambda ctx, last, given: f"il y en a trop : {ctx['max_length']} au plus",
    "too_short": lambda ctx, last, given: f"il en faut au moins {ctx['min_length']}",
    "greater_than_equal": lambda ctx, last, given: f"ce nombre doit être d’au moins {ctx['ge']}",
    "less_than_equal": lambda ctx, last, given: f"ce nombre doit être d’au plus {ctx['le']}",
    "string_pattern_mismatch": lambda ctx, last, given: f"{_shown(given)} n’est pas écrit comme il faut"
    + (" : une petite lettre, puis des petites lettres, des chiffres ou « _ », 40 signes au plus"
       if "a-z" in ctx["pattern"] and "0-9_" in ctx["pattern"] else ""),
    "literal_error": lambda ctx, last, given: f"{_shown(given)} n’est pas l’une des valeurs possibles : {_values(ctx)}",
    "union_tag_invalid": lambda ctx, last, given: f"le type {_shown(ctx['tag'])} n’existe pas. "
    f"Types possibles : {ctx['expected_tags'].replace(chr(39), '')}",
}  # fmt: skip


def _values(context):
    return context["expected"].replace("'", "").replace(" or ", ", ")[:300]
