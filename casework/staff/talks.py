"""The talks as the mediator reads them: the table of proposals, apartés, solutions, drafts. Never for the Centre."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch

from casework.access import Access
from casework.conversation import news_of, posts_of, unread
from casework.draft_changes import changes_since_last
from casework.enums import Role
from casework.models import Offer
from casework.procedure.guards import can_answer
from casework.procedure.points import SHOWN_ENTRIES, current_limits, entries_in_words
from casework.procedure.table import TALKING

MEDIATOR = "Médiateur"


@dataclass(frozen=True)
class Entry:
    """One entry, and the parties by post in whose name the mediator may type an answer."""

    offer: object
    what: str
    awaits: list


@dataclass(frozen=True)
class TableRow:
    """One point of dispute, with (heading, entries) for each column: the author's last word first."""

    row: object
    columns: list
    agreed: object


@dataclass(frozen=True)
class Talks:
    headings: list
    rows: list
    apartes: list
    limits: list
    by_post: list

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
    rows = case.offer_rows.prefetch_related(Prefetch("offers", last_entries()))
    return Talks(
        headings=[*map(str, parties), MEDIATOR],
        rows=[_row(row, parties, case.stage in TALKING) for row in rows],
        apartes=_apartes(access, parties),
        limits=[limit for party in parties for limit in current_limits(case, party, access.mediator)],
        by_post=[party for party in parties if case.stage in TALKING and party.is_postal and party.is_standing],
    )


def _apartes(access, parties) -> list[tuple]:
    """[(party, how many messages, how many of them are new)] of the apartés that have begun, in two queries."""
    said = posts_of(access).exclude(caucus_with=None).order_by()
    count = dict(said.values_list("caucus_with").annotate(number=Count("pk")))
    new = dict(unread(said, access).values_list("caucus_with").annotate(number=Count("pk")))
    return [(party, count[party.pk], new.get(party.pk, 0)) for party in parties if party.pk in count]


def mediator_news(cases, user) -> dict:
    """{case's pk: News} of those of these cases whose mediator this account is, in one query; the Centre reads none."""
    return news_of([
        Access(case, Role.MEDIATOR, user, mediator=case.designation.mediator)
        for case in cases
        if case.designation and case.designation.mediator.user_id == user.pk
    ])  # fmt: skip


def solution_under_answer(case):
    """The solution whose answers stay closed, if there is one."""
    return case.solutions.last() if case.answers_are_closed else None


def drafts_with_changes(case, drafts) -> list[tuple]:
    """[(version, what changed since the one before)], the last one first. `drafts`: some that follow, oldest first."""
    before = case.drafts.filter(version__lt=drafts[0].version).order_by("-version")[:1] if drafts else []
    changed = changes_since_last([*before, *drafts])
    return [(draft, changed.get(draft.version, [])) for draft in reversed(drafts)]


def _row(row, parties, may_type) -> TableRow:
    postal = [party for party in parties if may_type and party.is_postal and party.is_standing]
    entries = [Entry(offer, what, _awaited(offer, postal)) for offer, what in entries_in_words(row)]
    columns = [
        (heading, [entry for entry in reversed(entries) if entry.offer.party_id == key])
        for key, heading in [*((party.pk, str(party)) for party in parties), (None, MEDIATOR)]
    ]
    return TableRow(row, columns, row.agreed_offer)


def last_entries():
    """The last entries of each column, with their answers: however many there are, a table shows a few."""
    return Offer.objects.last_of_each_column(SHOWN_ENTRIES).prefetch_related("answers__party")


def _awaited(offer, postal):
    return [party for party in postal if can_answer(offer, party)]
