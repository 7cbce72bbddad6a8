"""Questions copied from a library into a form: the copy keeps its key, and remembers which model it was made from.

A copy belongs to its form: nothing changes there when the model does. The editor is told, sees both, and may take the
model again. An origin is « commune/contract_date », or « batiment/works_received » (`QuestionLibraryPage.origin`).
"""

import hashlib
from dataclasses import dataclass

from sectors.compiler import compile_question
from sectors.models.library import COMMON, QuestionLibraryPage
from sectors.models.versions import canonical_json

KEPT = ("required", "visible_when", "key")
"""What belongs to the form and not to the model."""


@dataclass(frozen=True)
class Copy:
    """A copied question of a form. `model`: (type, value) in the library now, None when it is gone."""

    label: str
    origin: str
    block_id: str
    model: tuple | None
    changed: bool


def libraries_for(sector):
    """The published libraries a form of this sector may copy from: its federation's, then the common ones."""
    pages = QuestionLibraryPage.objects.live()
    federations = {page.pk for page in sector.federation.sectors.all()} | {sector.pk}
    found = [(page, page.origin) for page in pages if page.get_parent().pk in federations]
    return found + [(page, COMMON) for page in pages if page.origin == COMMON]


def models_for(sector):
    """{origin: (type, value)} of every question that may be copied into a form of this sector."""
    return {
        f"{origin}/{child.value['key']}": (child.block_type, child.value)
        for page, origin in libraries_for(sector)
        for child in page.questions
    }


def copy_from_library(page, sector):
    """Replace each « Question de la bibliothèque » of the page, where a question was picked, by a copy of it."""
    waiting = [
        (step.value["questions"], index, child)
        for step in page.steps
        for index, child in enumerate(step.value["questions"])
        if child.block_type == "from_library" and child.value["question"]
    ]
    models = models_for(sector) if waiting else {}
    for questions, index, child in waiting:
        origin = child.value["question"]
        if origin in models:
            kind, value = models[origin]
            questions[index] = (kind, _copy(kind, value, origin), child.id)


def copies_of(page, sector):
    """Every copied question of the page's content, in order, beside its model."""
    models = models_for(sector)
    return [
        Copy(
            label=child.value["label"],
            origin=child.value["library"],
            block_id=child.id,
            model=models.get(child.value["library"]),
            changed=_has_changed(models.get(child.value["library"]), child.value["library_model"]),
        )
        for step in page.steps
        for child in step.value["questions"]
        if child.value.get("library")
    ]


def remember_models(page, sector):
    """Write, beside each copy that a program made, the state of the model it was made from."""
    models = models_for(sector)
    for step in page.steps:
        for child in step.value["questions"]:
            if child.value.get("library") in models:
                child.value["library_model"] = model_sign(*models[child.value["library"]])


def take_again(page, sector, block_id):
    """Put the model back in the place of this copy; its key, its condition and « nécessaire » stay. True if done."""
    models = models_for(sector)
    for step in page.steps:
        questions = step.value["questions"]
        for index, child in enumerate(questions):
            if child.id == block_id and child.value.get("library") in models:
                kind, value = models[child.value["library"]]
                again = _copy(kind, value, child.value["library"])
                again.update({name: child.value[name] for name in KEPT})
                questions[index] = (kind, again, child.id)
                return True
    return False


def model_sign(kind, value):
    """What tells two states of a model apart: everything a person reads of it."""
    said = {k: v for k, v in compile_question(kind, value, {}).items() if k not in (*KEPT, "library")}
    return hashlib.sha256(canonical_json(said).encode()).hexdigest()[:16]


def _copy(kind, value, origin):
    block = value.block
    stored = block.get_prep_value(value) | {"library": origin, "library_model": model_sign(kind, value)}
    return block.to_python(stored)


def _has_changed(model, sign):
    return model is not None and model_sign(*model) != sign
