"""What changed from one version of the protocole to the next, line by line, for the parties and the mediator alike."""

from dataclasses import dataclass
from difflib import SequenceMatcher

LEFT_OPEN = "Points laissés ouverts"


@dataclass(frozen=True)
class Change:
    """`kind`: same, added or removed."""

    kind: str
    text: str


def changes_between(before: str, after: str) -> list[Change]:
    """The lines of both texts in order, each marked; empty lines do not count.

    >>> [(change.kind, change.text) for change in changes_between("Un\\nDeux", "Un\\nTrois")]
    [('same', 'Un'), ('removed', 'Deux'), ('added', 'Trois')]
    """
    old, new = _lines(before), _lines(after)
    changes = []
    for operation, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if operation == "equal":
            changes += [Change("same", line) for line in old[i1:i2]]
        else:
            changes += [Change("removed", line) for line in old[i1:i2]]
            changes += [Change("added", line) for line in new[j1:j2]]
    return changes


def changes_since_last(drafts) -> dict[int, list[Change]]:
    """{version: what changed in it}, for each draft but the first. `drafts`: oldest first."""
    pairs = zip(drafts, drafts[1:], strict=False)
    return {after.version: changes_of(before, after) for before, after in pairs}


def changes_of(before, after) -> list[Change]:
    """What changed from one version to a later one, with the points that each leaves open."""
    return changes_between(_whole(before), _whole(after))


def _whole(draft):
    """All that the parties read of a version; the heading stands where there is something under it."""
    return f"{draft.body}\n{LEFT_OPEN}\n{draft.left_open}" if draft.left_open else draft.body


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]
