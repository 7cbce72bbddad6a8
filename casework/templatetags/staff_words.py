"""Words and marks of the staff's screens: days left, sizes, the tone of a clock. Colour never speaks alone."""

from datetime import datetime

from django import template
from django.utils import timezone

from casework.enums import DeadlineState, RefusalReason, Term
from casework.needs import needs_of
from sectors.table_fields import SmallForms

register = template.Library()
SOON = 5


@register.filter
def has_small_forms(field) -> bool:
    """Whether this field is an address or a table of rows, made of small forms of its own."""
    return isinstance(field.field.widget, SmallForms)


@register.filter
def small_forms(field) -> dict:
    """The rows of such a field as typed so far: name, rows (form, number), numbers, item_label, may_add, may_remove."""
    return field.field.widget.get_context(field.html_name, field.value(), {})["widget"]


@register.filter
def days_left(deadline) -> int:
    """Whole days until the last day of this clock; negative once it has passed."""
    return deadline.days_left(timezone.localdate())


@register.filter
def days_late(deadline) -> int:
    """Whole days since the last day of this clock; 0 or less while it runs."""
    return -days_left(deadline)


@register.filter
def tone(deadline) -> str:
    """« late », « soon » or « calm »: which mark stands beside the words."""
    left = days_left(deadline)
    return "late" if left < 0 else "soon" if left <= SOON else "calm"


@register.filter
def days_since(day) -> int:
    """Whole days since that day (or moment, in Paris)."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return (timezone.localdate() - day).days


@register.filter
def ended_words(deadline) -> str:
    """How a clock that no longer runs ended."""
    return DeadlineState(deadline.state).label


@register.filter
def refusal_reason(code) -> str:
    """The sentence that the professional ticked."""
    return RefusalReason(code).label if code in RefusalReason.values else code


@register.filter
def needs_words(party):
    """« Gros caractères, Interprète (italien) » for a banner."""
    return ", ".join(needs_of(party))


@register.filter
def term_label(term) -> str:
    """The name of a clock."""
    return Term(term).label
