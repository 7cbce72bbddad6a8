"""The three-column table of proposals: rows are points, each entry stays in its author's column."""

from dataclasses import dataclass

from casework.procedure.guards import can_answer
from casework.procedure.points import agreed_points, entries_in_words, open_points


@dataclass(frozen=True)
class Entry:
    """One entry: nothing of it is ever changed, so its answers are told beside it."""

    offer: object
    what: str
    answers: list[str]
    may_answer: bool
    agreed: bool


@dataclass(frozen=True)
class Cell:
    """One column on one point: the author's last word, what it said before, the last first, and how many are older."""

    heading: str
    current: Entry | None
    earlier: list[Entry]
    own: bool
    older: int


@dataclass(frozen=True)
class Point:
    row: object
    cells: list[Cell]
    agreed: bool
    waits_for_you: bool
    last_move: object


@dataclass(frozen=True)
class OffersTable:
    """`agreed`: the entries that everybody accepted; `left`: the points still open."""

    headings: list[str]
    points: list[Point]
    agreed: list
    left: list


def offers_table(case, rows, reader) -> OffersTable:
    """The table as `reader` sees it. `rows`: the points, the last entries of each column and their answers at hand."""
    columns = [(party.pk, str(party)) for party in case.party_list] + [(None, mediator_heading(case))]
    told = [_point(row, columns, reader, dict(columns)) for row in rows]
    return OffersTable([heading for _, heading in columns], told, agreed_points(rows), open_points(rows))


def mediator_heading(case):
    return f"{case.mediator}, médiateur" if case.mediator else "Médiateur"


def _point(row, columns, reader, names):
    agreed = row.agreed_offer
    entries = [_entry(offer, what, reader, agreed, names) for offer, what in entries_in_words(row)]
    cells = [_cell(key, heading, entries, reader) for key, heading in columns]
    waits = any(entry.may_answer for entry in entries)
    return Point(row, cells, agreed is not None, waits, entries[-1].offer if entries else None)


def _cell(key, heading, entries, reader):
    own = [entry for entry in entries if entry.offer.party_id == key]
    current = own[-1] if own else None
    older = current.offer.in_column - len(own) if current else 0
    return Cell(heading, current, own[-2::-1], key == reader.pk, older)


def entries_of_point(case, row, offers, reader) -> list[Entry]:
    """These entries of one point, in the order in which they were written, as `reader` sees them."""
    agreed, names = row.agreed_offer, {party.pk: str(party) for party in case.party_list}
    return [_entry(offer, "", reader, agreed, names) for offer in offers]


def _entry(offer, what, reader, agreed, names):
    answers = [_answer(answer, reader, names[answer.party_id]) for answer in offer.answers.all()]
    return Entry(offer, what, answers, can_answer(offer, reader), agreed is not None and agreed.pk == offer.pk)


def _answer(answer, reader, name):
    own = answer.party_id == reader.pk
    if answer.accepted:
        return "Vous avez accepté" if own else f"{name} a accepté"
    return "Vous n’avez pas accepté" if own else f"{name} n’a pas accepté"
