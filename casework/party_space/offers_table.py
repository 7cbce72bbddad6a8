"""The three-column table of proposals: rows are points, each entry stays in its author's column."""

from dataclasses import dataclass

from casework.procedure.guards import can_answer


@dataclass(frozen=True)
class Entry:
    """One entry: nothing of it is ever changed, so its answers are told beside it."""

    offer: object
    answers: list[str]
    may_answer: bool
    agreed: bool


@dataclass(frozen=True)
class Cell:
    heading: str
    entries: list[Entry]
    own: bool


@dataclass(frozen=True)
class Point:
    row: object
    cells: list[Cell]
    agreed: bool
    waits_for_you: bool


@dataclass(frozen=True)
class OffersTable:
    headings: list[str]
    points: list[Point]

    @property
    def agreed(self):
        return sum(point.agreed for point in self.points)


def offers_table(case, reader) -> OffersTable:
    """The table as `reader` sees it, from what door.SITUATION prefetched."""
    columns = [(party.pk, str(party)) for party in case.party_list] + [(None, _mediator_heading(case))]
    points = [_point(row, columns, reader) for row in case.offer_rows.all()]
    return OffersTable([heading for _, heading in columns], points)


def _mediator_heading(case):
    return f"{case.mediator}, médiateur" if case.mediator else "Médiateur"


def _point(row, columns, reader):
    agreed = row.agreed_offer
    offers = list(row.offers.all())
    cells = [
        Cell(heading, [_entry(offer, reader, agreed) for offer in offers if offer.party_id == key], key == reader.pk)
        for key, heading in columns
    ]
    waits = any(entry.may_answer for cell in cells for entry in cell.entries)
    return Point(row, cells, agreed is not None, waits)


def _entry(offer, reader, agreed):
    answers = [_answer(answer, reader) for answer in offer.answers.all()]
    return Entry(offer, answers, can_answer(offer, reader), agreed is not None and agreed.pk == offer.pk)


def _answer(answer, reader):
    own = answer.party_id == reader.pk
    if answer.accepted:
        return "Vous avez accepté" if own else f"{answer.party} a accepté"
    return "Vous n’avez pas accepté" if own else f"{answer.party} n’a pas accepté"
