"""What tells two documents of a form apart, for the person who wrote them. Pure: two documents in, changes out.

Everything is matched by key: a question whose wording changed is the same question; one deleted and written again is
another. A condition is compared by what it says, in French.
"""

from dataclasses import dataclass, field

from sectors.condition_sentences import say_condition
from sectors.document_words import KINDS, SETTINGS, is_same_setting, say_setting, text_fields
from sectors.order_changes import moved_keys
from sectors.word_changes import plain, tidy, word_changes

ADDED, REMOVED, REWORDED, MOVED = "added", "removed", "reworded", "moved"
CONDITION, OPTIONS, SETTING = "condition", "options", "setting"
LABELS = {
    ADDED: "Ajout", REMOVED: "Suppression", REWORDED: "Texte modifié", MOVED: "Déplacement",
    CONDITION: "Qui la voit", OPTIONS: "Réponses proposées", SETTING: "Réglage",
}  # fmt: skip
ALWAYS = "toutes les personnes qui remplissent ce formulaire"


@dataclass(frozen=True)
class Change:
    """One thing that differs. `what`: « Question »…; `place`: the step; `words`: as `word_changes` gives them.

    `seen_by`: who sees the thing in the later document (in the earlier one if it was removed).
    """

    kind: str
    what: str
    name: str
    place: str = ""
    detail: str = ""
    before: str = ""
    after: str = ""
    words: list = field(default_factory=list)
    seen_by: str = ""

    @property
    def label(self):
        return LABELS[self.kind]


def differences(before, after):
    """Every `Change` from the document `before` to the document `after`, in the order of the form."""
    return [
        *_whole_form(before, after),
        *_family("steps", before["steps"], after["steps"], before, after),
        *_questions(before, after),
        *_family("documents", before["documents"], after["documents"], before, after),
        *_family("relief_options", before["relief_options"], after["relief_options"], before, after),
        *_family("outcomes", before.get("outcomes", []), after.get("outcomes", []), before, after),
    ]


def say_who(condition, document, among=""):
    """« toutes les personnes… » or « celles pour qui … »."""
    alone = f"les personnes pour qui {say_condition(condition, document)}" if condition else among or ALWAYS
    return f"{alone}, dans une étape montrée à {among}" if condition and among else alone


def _whole_form(before, after):
    for name, label in (("title", "Titre"), ("introduction", "Introduction")):
        yield from _reworded("Formulaire", after["title"], "", label, before.get(name), after.get(name), "")
    for name, say in (("estimated_minutes", lambda d: f"{d['estimated_minutes']} minutes"), ("covers", _say_covers)):
        if before.get(name) != after.get(name) or before.get("general") != after.get("general"):
            old, new = say(before), say(after)
            if old != new:
                title = "Durée estimée" if name == "estimated_minutes" else "Litiges couverts"
                yield Change(SETTING, "Formulaire", after["title"], detail=title, before=old, after=new)


def _say_covers(document):
    if document.get("general"):
        return "formulaire général"
    said = []
    for axis in document["axes"]:
        chosen = document["covers"].get(axis["key"]) or []
        labels = [option["label"] for option in axis["options"] if option["key"] in chosen]
        said.append(f"{axis['label']} : {', '.join(labels) if labels else 'tous'}")
    return " ; ".join(said)


def _questions(before, after):
    """Questions may go from one step to another: they are matched over the whole form."""
    steps_before, steps_after = _with_step(before), _with_step(after)
    yield from _family("questions", steps_before, steps_after, before, after)


def _with_step(document):
    return [
        question | {"_step": step["key"], "_place": step["title"], "_step_when": step.get("visible_when")}
        for step in document["steps"]
        for question in step["questions"]
    ]


def _family(family, old_items, new_items, before, after):
    old, new = {item["key"]: item for item in old_items}, {item["key"]: item for item in new_items}
    # What goes to another step is said to; the order of those that stay is looked at without it.
    stayed = {key for key, item in new.items() if key in old and old[key].get("_step") == item.get("_step")}
    moved = moved_keys([key for key in old if key in stayed], [key for key in new if key in stayed])
    for item in new_items:
        if item["key"] not in old:
            yield _whole(ADDED, family, item, after)
        else:
            yield from _changed(family, old[item["key"]], item, before, after, item["key"] in moved)
    for item in old_items:
        if item["key"] not in new:
            yield _whole(REMOVED, family, item, before)


def _whole(kind, family, item, document):
    return Change(kind, KINDS[family], _name(item), _place(item), seen_by=_seen_by(item, document))


def _name(item):
    return item.get("label") or item.get("title") or item["key"]


def _place(item):
    return f"Étape « {item['_place']} »" if "_place" in item else ""


def _seen_by(item, document):
    inner = item.get("visible_when")
    outer = item.get("_step_when")
    if inner and outer:
        return say_who(inner, document, say_who(outer, document))
    return say_who(inner or outer, document)


def _changed(family, old, new, before, after, moved):
    what, name, place, seen_by = KINDS[family], _name(new), _place(new), _seen_by(new, after)
    if old.get("_step") != new.get("_step"):
        yield Change(MOVED, what, name, place, "Change d’étape", _place(old), place, seen_by=seen_by)
    elif moved:
        yield Change(MOVED, what, name, place, "Change de place", seen_by=seen_by)
    for field_name, label in text_fields(family).items():
        yield from _reworded(what, name, place, label, old.get(field_name), new.get(field_name), seen_by)
    when = "when" if family == "outcomes" else "visible_when"
    said = [say_condition(o.get(when), d) if o.get(when) else "" for o, d in ((old, before), (new, after))]
    if old.get(when) != new.get(when) and said[0] != said[1]:
        detail = "Quand elle survient" if when == "when" else ""
        texts = [f"Si {text}" if text else "Toujours" for text in said]
        yield Change(CONDITION, what, name, place, detail, *texts, seen_by=seen_by)
    for setting in SETTINGS:
        if not is_same_setting(setting, old.get(setting), new.get(setting)):
            values = [say_setting(setting, item.get(setting)) for item in (old, new)]
            yield Change(SETTING, what, name, place, SETTINGS[setting], *values, seen_by=seen_by)
    yield from _options(what, name, place, old, new, seen_by)


def _reworded(what, name, place, label, old, new, seen_by):
    old, new = tidy(old or ""), tidy(new or "")
    if old == new:
        return
    words = word_changes(plain(old), plain(new))
    detail = label if plain(old) != plain(new) else f"{label} : la mise en forme ou un lien"
    yield Change(REWORDED, what, name, place, detail, plain(old), plain(new), words, seen_by)


def _options(what, name, place, old, new, seen_by):
    """Proposed answers, and the rows of a table of repeated items."""
    for family in ("options", "questions"):
        if family not in old and family not in new or "_step" not in new:
            continue
        olds, news = ({item["key"]: item for item in side.get(family, [])} for side in (old, new))
        lines = [f"ajoutée : « {_name(item)} »" for key, item in news.items() if key not in olds]
        lines += [f"retirée : « {_name(item)} »" for key, item in olds.items() if key not in news]
        lines += [
            f"« {_name(olds[key])} » devient « {_name(item)} »"
            for key, item in news.items()
            if key in olds and _name(olds[key]) != _name(item)
        ]
        shared = [
            f"« {_name(item)} » : l’aide ou un réglage change"
            for key, item in news.items()
            if key in olds and _name(olds[key]) == _name(item) and olds[key] != item
        ]
        if not lines and not shared and list(olds) != list(news):
            lines = ["l’ordre change"]
        if lines or shared:
            yield Change(OPTIONS, what, name, place, after=" ; ".join(lines + shared), seen_by=seen_by)
