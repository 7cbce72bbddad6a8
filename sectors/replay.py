"""The last ways that people really took, walked again on a candidate. Nothing of a person is in them.

What an editor reads hides small numbers, so that nobody is recognised; the Centre reads all.
"""

from collections import Counter
from dataclasses import dataclass

from sectors.conditions import leaves
from sectors.destinations import causes, destination_of, find_question, say_answer
from sectors.document_words import say_outcome
from sectors.schema import FILE

CHOICES = ("choice", "multi_choice", "yes_no")
FEW = 10


@dataclass(frozen=True)
class Row:
    """One line of the table. `count` is text already fit for its reader."""

    label: str
    count: str
    causes: tuple = ()


@dataclass(frozen=True)
class Replay:
    """`enough` is False when there are too few ways to show; `unknown`: questions that could not be replayed."""

    enough: bool
    rows: tuple
    unknown: tuple


def choices_of(document, answers, visible):
    """{key: answer} of the shown questions that are answered by choosing: all that is ever kept of a request."""
    kinds = {q["key"]: q["type"] for step in document["steps"] for q in step["questions"]}
    return {key: answers[key] for key in visible if key in answers and kinds.get(key) in CHOICES}


def replay(paths, candidate, today, sees_values=False):
    """Walk these FormPaths (with their versions) on the document `candidate`.

    `sees_values`: for the Centre. An editor reads neither a number under ten nor the answer that made the difference.
    """
    counts, reasons = Counter(), {}
    for path in paths:
        document = path.form_version.data
        old = destination_of(document, path.facets, path.choices, today).outcome
        new = destination_of(candidate, path.facets, path.choices, today).outcome
        kind = _kind(old, new)
        counts[kind] += 1
        if old != new:
            _count_causes(reasons.setdefault(kind, Counter()), path, (document, old), (candidate, new), sees_values)
    if not sees_values and sum(counts.values()) < FEW:
        return Replay(False, (), ())
    return Replay(sum(counts.values()) > 0, tuple(_rows(counts, reasons, sees_values)), _not_replayed(candidate))


KINDS = {
    "same": "Issue inchangée",
    "stopped": "Nouvellement arrêtés",
    "admitted": "Nouvellement admis",
    "other": "Arrêtés autrement",
}


def _kind(old, new):
    if old == new:
        return "same"
    if new == FILE:
        return "admitted"
    return "stopped" if old == FILE else "other"


def _count_causes(counter, path, old, new, sees_values):
    """The questions whose answer led to the outcome that appears, or that disappears."""
    document, outcome = new if new[1] != FILE else old
    said = [
        say_answer(document, key, path.facets, path.choices) if sees_values else _name(document, key)
        for key in causes(document, outcome, path.facets, path.choices)
    ]
    counter.update(f"{name} : {say_outcome(outcome, document)}" for name in said)


def _name(document, key):
    found = find_question(document, key) or next(axis for axis in document["axes"] if axis["key"] == key)
    return f"« {found['label']} »"


def _rows(counts, reasons, sees_values):
    hides = not sees_values and any(0 < counts[kind] < FEW for kind in KINDS)
    for kind, label in KINDS.items():
        found = reasons.get(kind, Counter()).most_common()
        said = [f"{name} ({_say(count, sees_values, hides=False)})" for name, count in found]
        yield Row(label, _say(counts[kind], sees_values, hides), tuple(said))


def _say(count, sees_values, hides):
    """Under ten is hidden; then the others are rounded down, or a subtraction would tell."""
    if sees_values or count == 0:
        return str(count)
    if count < FEW:
        return f"moins de {FEW}"
    return f"{count - count % FEW} ou un peu plus" if hides else str(count)


def _not_replayed(candidate):
    """The labels of the questions without choices that an outcome reads: their answers are not kept."""
    read = [leaf["q"] for o in candidate.get("outcomes", []) for leaf in leaves(o.get("when")) if "q" in leaf]
    found = [find_question(candidate, key) for key in dict.fromkeys(read)]
    return tuple(question["label"] for question in found if question and question["type"] not in CHOICES)
