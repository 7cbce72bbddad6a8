"""Days and hours in French words, in one place: « 1er mai 2027 », « lundi 3 mai 2027 à 14 h 05 »."""

from datetime import date, datetime

from django.utils import timezone

from portal.typography import NBSP

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def day_in_words(value, weekday=False) -> str:
    """« 3 mai 2027 », « samedi 1er mai 2027 », kept on one line; « » for nothing.

    `value`: a date, a moment (its day in Paris) or the ISO text that the journal keeps.
    """
    on = _as_date(value)
    if on is None:
        return ""
    named = (WEEKDAYS[on.weekday()],) if weekday else ()
    return NBSP.join((*named, "1er" if on.day == 1 else str(on.day), MONTHS[on.month - 1], str(on.year)))


def moment_in_words(value, weekday=False) -> str:
    """« 3 mai 2027 à 14 h 05 », Paris time; « » for nothing."""
    if not value:
        return ""
    at = timezone.localtime(value)
    return f"{day_in_words(at, weekday)} à{NBSP}{at.hour}{NBSP}h{NBSP}{at.minute:02d}"


def _as_date(value):
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return date.fromisoformat(value[:10]) if isinstance(value, str) and value else value or None
