"""What the texts of messages and documents need to say dates, amounts and references plainly."""

import re
from decimal import Decimal

from django import template
from django.db.models import Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from casework.complaints import complaint_clocks
from casework.deadlines import complaint_year_ends
from casework.enums import ContactMeans, Ground
from casework.models import CaseEvent, Offer, OfferRow
from casework.procedure.guards import can_answer
from portal.typography import NBSP

register = template.Library()
_EMPTY_LINES = re.compile(r"\n[ \t\r\f\v]*(?:\n[ \t\r\f\v]*)+")
_LINE_ENDS = re.compile(r"[ \t]+\n")
_A_NAME = re.compile(r"[^\W_](?:[^\W_]|[ '’.,&()°+«»\N{NO-BREAK SPACE}-]){0,99}")
_AN_ADDRESS = re.compile(r"\w\.\w|www", re.IGNORECASE)


@register.filter
def duration(minutes):
    """« 45 minutes », « 1 heure », « 1 h 30 », « 2 heures »."""
    hours, rest = divmod(int(minutes), 60)
    if hours and rest:
        return f"{hours}{NBSP}h{NBSP}{rest:02d}"
    return f"{hours}{NBSP}heure{'s' if hours > 1 else ''}" if hours else f"{rest}{NBSP}minutes"


@register.filter
def euros(value):
    """« 60 € », « 1 250,50 € »."""
    if value in (None, ""):
        return ""
    amount = Decimal(value).quantize(Decimal("0.01"))
    text = f"{amount:,.2f}".replace(",", NBSP).replace(".", ",")
    return f"{text.removesuffix(',00')}{NBSP}€"


@register.filter
def plain_number(value):
    """« 20 » for 20.0, « 5,5 » for 5.5."""
    return f"{Decimal(value).normalize():f}".replace(".", ",")


@register.filter
def siren(siret):
    """The company's number, « 732 829 320 »: the first nine digits of one of its establishments'."""
    return NBSP.join(siret[start : start + 3] for start in (0, 3, 6)) if siret else ""


@register.filter
def ground_label(code):
    """The French words of a ground of inadmissibility."""
    return Ground(code).label if code in Ground.values else ""


@register.filter
def open_deadline(case, term):
    """The running clock of this kind whose date comes first, or None."""
    return case.open_deadline(term)


@register.filter
def response_due(party):
    """The last day this professional had to answer the invitation, or None."""
    deadline = party.deadlines.filter(term="response").order_by("pk").last()
    return deadline.due_on if deadline else None


@register.filter
def dispute_object(case):
    """What the dispute is about in one neutral line: the sector, then the typology chosen at filing."""
    labels = [str(item.get("option", "")) for item in case.facet_labels if item.get("option")]
    return " – ".join([case.form_version.sector_title, *labels])


@register.filter
def relief_sought(case):
    """[{label, amount, by}] as filed: the first entry of the consumer on each point."""
    if not hasattr(case, "_relief_sought"):  # as filed, for ever: several texts of one act say it
        first = {}
        filed = CaseEvent.objects.filter(case=case).order_by("number").values("at")[:1]
        told = Offer.objects.filter(
            row__case=case, party=case.claimant, at__lte=Coalesce(Subquery(filed), timezone.now())
        )
        for offer in told.select_related("row"):
            first.setdefault(offer.row_id, offer)
        case._relief_sought = [
            {"label": offer.text, "amount": offer.amount, "by": offer.by} for offer in first.values()
        ]
    return case._relief_sought


@register.filter
def amount_sought(case):
    """The sum of the amounts asked for at filing, or None when no amount was."""
    amounts = [line["amount"] for line in relief_sought(case) if line["amount"] is not None]
    return sum(amounts) if amounts else None


@register.filter
def contacts(case):
    """What the Centre did since the consumer asked it to step in: [{on, means, text}], oldest first."""
    asked = case.events.filter(act="request_intercession").last()
    number = asked.number if asked else 0
    done = case.events.filter(act="record_contact", number__gt=number)
    return [{**event.data, "means": ContactMeans(event.data["means"]).label.lower()} for event in done]


@register.filter
def is_dense(lines):
    """Whether the lines of an envelope, each folded at its width, are too many for the ordinary size."""
    return sum(-(-len(line) // 40) for line in lines) > 5


@register.filter
def sayable(name):
    """A name fit for the greeting of an e-mail, else « »: parties are named by one another, and no text that somebody
    chose, nor an address that a mail program would make a link of, may stand in a message of the Centre (test S-13)."""
    return name if _A_NAME.fullmatch(name) and not _AN_ADDRESS.search(name) else ""


@register.filter
def answered_by(offer, party):
    """What this party answered to an entry of the table: « acceptée », « refusée », or « » when it did not."""
    answer = offer.answers.filter(party=party).last()
    return "" if answer is None else "acceptée" if answer.accepted else "refusée"


@register.filter
def written_entry(case, facts):
    """What was just written in the talks, or answered: an offer or a forum post, or None."""
    if facts.get("offer"):
        return Offer.objects.filter(row__case=case, pk=facts["offer"]).select_related("row").first()
    return case.forum_posts.filter(pk=facts["post"]).first() if facts.get("post") else None


@register.filter
def question_put(case, facts):
    """The question that was just put to one party, or None."""
    return case.questions.filter(pk=facts["question"]).select_related("row").first() if facts.get("question") else None


@register.filter
def printed_table(case, party):
    """The table as it stands, for a letter: each point with the last word of each column, and what `party` may answer.

    A limit confided to the mediator is not an entry of the table: it cannot come with it.
    """
    rows = OfferRow.objects.filter(case=case).prefetch_related(
        Prefetch("offers", Offer.objects.filter(replaced_at=None).prefetch_related("answers"))
    )
    return [_printed_line(row, [*case.party_list, None], party) for row in rows]


def _printed_line(row, columns, party):
    last = {offer.party_id: offer for offer in row.offers.all()}
    return {
        "row": row,
        "agreed": row.agreed_offer,
        "cells": [(str(column or "Médiateur"), last.get(column.pk if column else None)) for column in columns],
        "to_answer": [offer for offer in last.values() if can_answer(offer, party)],
    }


@register.simple_tag
def writing_lines(count):
    """Ruled lines to write on by hand."""
    return mark_safe("".join(format_html('<p class="write">{}</p>', NBSP) for _ in range(count)))


class TidyNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        text = _LINE_ENDS.sub("\n", self.nodelist.render(context))
        return _EMPTY_LINES.sub("\n\n", text).strip() + "\n"


@register.tag
def tidy(parser, token):
    """{% tidy %}…{% endtidy %}: one empty line between paragraphs, whatever the conditions left out."""
    nodelist = parser.parse(("endtidy",))
    parser.delete_first_token()
    return TidyNode(nodelist)


@register.filter(name="complaint_clocks")
def clocks_of_complaints(days):
    """Each written complaint with the end of its year."""
    return complaint_clocks(days)


@register.filter
def year_after(complaint_on):
    """The last day to ask for mediation after this complaint (L612-2, 4°; case C02)."""
    return complaint_year_ends(complaint_on)
