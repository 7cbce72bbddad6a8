"""The talks as the mediator reads them: the table of proposals, the forum, solutions, drafts. Never for the Centre."""

from dataclasses import dataclass

from casework.enums import Stage


@dataclass(frozen=True)
class TableRow:
    """One point of dispute, with the entries of each column."""

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


def talks_of(access) -> Talks:
    """Everything said in this case. `access` must see the talks: ValueError otherwise."""
    if not access.sees_talks:
        raise ValueError("The Centre does not read the talks.")
    case = access.case
    parties = case.party_list
    rows = case.offer_rows.prefetch_related("offers__answers__party")
    return Talks(
        headings=[str(party) for party in parties] + ["Médiateur"],
        rows=[_row(row, parties) for row in rows],
        posts=list(case.forum_posts.shared()),
        caucuses=[(party, list(case.forum_posts.caucus(party, access.mediator))) for party in parties],
        solutions=list(case.solutions.select_related("mediator").prefetch_related("answers__party")),
        drafts=list(case.drafts.order_by("-version").prefetch_related("approvals__party", "signatures__party")),
        # Nobody learns who accepted before all have answered (procedure, section 4).
        answers_hidden=case.stage == Stage.SOLUTION_PROPOSED,
    )


def _row(row, parties) -> TableRow:
    offers = list(row.offers.all())
    keys = [party.pk for party in parties] + [None]
    return TableRow(row, [[offer for offer in offers if offer.party_id == key] for key in keys], row.agreed_offer)
