"""Drafts do not stay: erased thirty days after the last save, their author told a week before."""

from django.db import transaction

from intake import mail, uploads
from intake.models import Draft


def erase(draft):
    """Erase a draft and its files."""
    with transaction.atomic():
        uploads.remove_all(draft)
        draft.delete()


def purge_drafts(today) -> int:
    """Erase what expired before `today`; return how many. Run twice, or late, it does the same."""
    expired = list(Draft.objects.expired(today))
    for draft in expired:
        erase(draft)
    return len(expired)


def warn_before_erasure(today) -> int:
    """Tell once the authors of drafts that a week separates from erasure; return how many were told."""
    return _tell(Draft.objects.to_warn(today), mail.send_erasure_warning, warned_on=today)


def send_reminders(today) -> int:
    """« Me prévenir quand il sera temps de revenir »; return how many left."""
    return _tell(Draft.objects.to_remind(today), mail.send_reminder, remind_on=None, remind_email="")


def _tell(drafts, send, **mark):
    """Mark the row before sending: two workers at once tell a person once."""
    told = 0
    for draft in list(drafts.select_related("owner")):
        still = {name: getattr(draft, name) for name in mark}
        if Draft.objects.filter(pk=draft.pk, **still).update(**mark):
            send(draft)
            told += 1
    return told
