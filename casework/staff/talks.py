"""The talks as the mediator reads them: the table of proposals, the forum, solutions, drafts. Never for the Centre."""

from dataclasses import dataclass

from casework.draft_changes import changes_since_last
from casework.enums import Stage
from casework.procedure.guards import can_answer
from casework.procedure.points import current_limits, entries_in_words
from casework.procedure.table import TALKING


@dataclass(frozen=True)
class Entry:
    """One entry, and the parties by post in whose name the mediator may type an answer."""

    offer: object
    what: str
    awaits: list


@dataclass(frozen=True)
class TableRow:
    """One point of dispute, with the entries of each column: the author's last word first."""

    row: object
    columns: list
    agreed: object


@dataclass(frozen=True)
class Talks:
    headings: list
    rows: list
    posts: list
    caucuses: list
    solutions: list
    drafts: list
    answers_hidden: bool
    questions: list
    limits: list

    @property
    def agreed(self):
        return [line.agreed for line in self.rows if line.agreed]

    @property
    def left(self):
        return [line.row for line in self.rows if not line.agreed]


def talks_of(access) -> Talks:
    """Everything said in this case. `access` must see the talks: ValueError otherwise."""
    if not access.sees_talks:
        raise ValueError("The Centre does not read the talks.")
    case = access.case
    parties = case.party_list
    rows = case.offer_rows.prefetch_related("offers__answers__party")
    return Talks(
        headings=[str(party) for party in parties] + ["Médiateur"],
        rows=[_row(row, parties, case.stage in TALKING) for row in rows],
        posts=list(case.forum_posts.shared()),
        caucuses=[(party, list(case.forum_posts.caucus(party, access.mediator))) for party in parties],
        solutions=list(case.solutions.select_related("mediator").prefetch_related("answers__party")),
        drafts=_drafts(case),
        # Nobody learns who accepted before all have answered (procedure, section 4).
        questions=list(case.questions.with_mediator(access.mediator).select_related("party", "row").order_by("-pk")),
        limits=[limit for party in parties for limit in current_limits(case, party, access.mediator)],
        answers_hidden=case.stage == Stage.SOLUTION_PROPOSED,
    )


def _drafts(case) -> list[tuple]:
    """[(version, what changed since the one before)], the last one first."""
    drafts = list(case.drafts.order_by("version").prefetch_related("approvals__party", "signatures__party"))
    changed = changes_since_last(drafts)
    return [(draft, changed.get(draft.version, [])) for draft in reversed(drafts)]


def _row(row, parties, may_type) -> TableRow:
    postal = [party for party in parties if may_type and party.is_postal and party.is_standing]
    entries = [Entry(offer, what, _awaited(offer, postal)) for offer, what in entries_in_words(row)]
    keys = [party.pk for party in parties] + [None]
    columns = [[entry for entry in reversed(entries) if entry.offer.party_id == key] for key in keys]
    return TableRow(row, columns, row.agreed_offer)


def _awaited(offer, postal):
    return [party for party in postal if can_answer(offer, party)]
