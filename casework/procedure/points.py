"""The points of dispute: how the entries of the table answer one another, what is agreed, what stays open.

An entry is never changed nor removed. The author's next entry on the same point takes its place: only the last one
of a column can still be answered.
"""

import re

from django.db.models import OuterRef, Subquery

from casework.models import Limit, Offer
from casework.procedure.errors import NotPossibleNow
from portal.fields import EuroField

MOST_POINTS = 40
# Entries of one column that a table shows on one point; the point has its own page for all of them.
SHOWN_ENTRIES = 5
TOO_MANY_POINTS = (
    f"Le tableau compte déjà {MOST_POINTS} points. Complétez un point existant, ou regroupez ceux qui se ressemblent."
)
_ARTICLE = re.compile(r"^Article (\d{1,4})\b", re.MULTILINE)


def table_is_full(case) -> bool:
    return case.offer_rows.count() >= MOST_POINTS


def check_open(row, case):
    """Raises NotPossibleNow when this point is another case's, or settled."""
    if row.case_id != case.pk:
        raise NotPossibleNow("Ce point n’appartient pas à ce dossier.")
    if row.agreed_offer:
        raise NotPossibleNow("Un accord a déjà été trouvé sur ce point.")


def entries_in_words(row) -> list[tuple]:
    """[(entry, what it is)] in the order in which they were written: « Demande », « Contre-proposition »…"""
    told, before = [], None
    for offer in row.offers.all():
        if hasattr(offer, "before_pk"):  # the entries between were not read (Offer.objects.last_of_each_column)
            first, party = offer.before_pk is None, offer.before_party
        else:
            first, party = before is None, before and before.party_id
        told.append((offer, _kind_of(offer, first, party, row)))
        before = offer
    return told


def _kind_of(offer, first, party_before, row):
    if offer.party_id is None:
        return "Proposition du médiateur"
    if first:
        return "Demande" if row.kind else "Proposition"
    return "Nouvelle proposition" if party_before == offer.party_id else "Contre-proposition"


def relief_of(case) -> list[Offer]:
    """What the consumer asked for when filing: its first entry on each point that comes from the form.

    First written, whatever its date, and the consumer's: the other entries are talks, which the Centre does not read.
    """
    own = Offer.objects.filter(party=case.claimant, row=OuterRef("row")).order_by("pk").values("pk")[:1]
    first = Offer.objects.filter(row__case=case, pk=Subquery(own)).exclude(row__kind="")
    return list(first.select_related("row").order_by("row__position"))


def agreed_points(rows) -> list:
    """The entries that everybody accepted, in the order of the table. `rows`: the points, their entries at hand."""
    return [row.agreed_offer for row in rows if row.agreed_offer]


def open_points(rows) -> list:
    """The points on which nothing is agreed yet."""
    return [row for row in rows if not row.agreed_offer]


def carried_into(body: str, rows) -> str:
    """The text of a draft, with an article for each agreed point that does not stand in it word for word."""
    articles = [body.rstrip()] if body.strip() else []
    number = max((int(found) for found in _ARTICLE.findall(body)), default=0)
    plain = body.replace("\r\n", "\n")
    for offer in agreed_points(rows):
        clause = _clause(offer)
        if clause not in plain:
            number += 1
            articles.append(f"Article {number}. {clause}")
    return "\n\n".join(articles)


def left_open_text(rows) -> str:
    """The titles of the points that a partial agreement leaves open, one a line; « » while nothing is agreed."""
    return "\n".join(f"– {row.title}" for row in open_points(rows)) if agreed_points(rows) else ""


def _clause(offer) -> str:
    amount = f" Montant : {EuroField().prepare_value(offer.amount)} €." if offer.amount is not None else ""
    by = f" Au plus tard le {offer.by:%d/%m/%Y}." if offer.by else ""
    text = offer.text.replace("\r\n", "\n").strip()
    stop = "" if not (amount or by) or text.endswith((".", "!", "?", "…")) else "."
    return f"{offer.row.title}\n{text}{stop}{amount}{by}"


def replace_own(row, party, at):
    """The author's entries so far give way to the one that comes."""
    row.offers.filter(party=party, replaced_at=None).update(replaced_at=at)


def leave_the_table(case, party, at):
    """Nobody is asked any more about what a professional offered before it left; what was agreed stays.

    Those who stay may have agreed already, on what waited for the one who leaves.
    """
    Offer.objects.filter(party=party, replaced_at=None, agreed_at=None).update(replaced_at=at)
    standing = case.standing_parties
    if len(standing) < 2:
        return
    waiting = Offer.objects.filter(row__case=case, replaced_at=None, agreed_at=None, answers__accepted=True).distinct()
    for offer in waiting.prefetch_related("answers", "row__offers"):
        if offer.row.agreed_offer is None and is_agreed(offer, standing):
            offer.agreed_at = at
            offer.save()


def is_agreed(offer, standing) -> bool:
    """Whether every one of these parties but its author has accepted this entry."""
    accepted = {answer.party_id for answer in offer.answers.all() if answer.accepted}
    return {party.pk for party in standing if party.pk != offer.party_id} <= accepted


def current_limits(case, party, mediator=None) -> list[Limit]:
    """What this party said it would go to, the last one of each point; for a mediator, what it was told itself."""
    told = Limit.objects.filter(row__case=case, party=party).select_related("row", "party")
    told = told.with_mediator(mediator) if mediator else told
    return list({limit.row_id: limit for limit in told}.values())
