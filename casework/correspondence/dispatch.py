"""Sends what the outbox holds. Every step is a committed row, so a killed worker loses and doubles nothing.

ready → sending (committed before SMTP is spoken to) → sent. A row left in `sending` without a beat is held by
the reaper; a notice that starts a term is then sent again under the same Message-ID and marked « peut-être
deux fois », a courtesy waits for a person of the Centre (decision record 0003).
"""

import logging
import os
import smtplib
import socket
from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from casework.correspondence.again import turn_into_letter
from casework.correspondence.calendar_file import calendar_part
from casework.correspondence.compose import CODE_PLACEHOLDER
from casework.correspondence.recipients import of_party
from casework.enums import DispatchChannel, DispatchState
from casework.models import Dispatch

log = logging.getLogger(__name__)
SILENCE = timedelta(seconds=30)
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


def owner_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def drain(limit=200) -> int:
    """Send what is ready, one row at a time; answers how many left. Safe to run twice at once."""
    settle()
    sent = 0
    while sent < limit and (dispatch := claim(owner_name())):
        sent += send(dispatch)
    return sent


def claim(owner) -> Dispatch | None:
    """Take one ready row for this owner, and commit that before anything leaves."""
    now = timezone.now()
    with transaction.atomic():
        ready = Dispatch.objects.filter(state=DispatchState.READY, channel=DispatchChannel.EMAIL)
        dispatch = ready.exclude(beat__gt=now).select_for_update(skip_locked=True).first()
        if dispatch:
            dispatch.state, dispatch.owner, dispatch.beat = DispatchState.SENDING, owner, now
            dispatch.tries += 1
            dispatch.save()
    return dispatch


def send(dispatch) -> bool:
    """Hand one claimed row to the mail relay and record what it said."""
    message = EmailMessage(
        dispatch.subject, dispatch.body.replace(CODE_PLACEHOLDER, dispatch.secret), to=[dispatch.to_address],
        headers={"Message-ID": dispatch.message_id, "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    if dispatch.calendar:
        message.attach(calendar_part(dispatch.calendar))
    try:
        with get_connection() as connection:
            connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        return _refused(dispatch, f"Adresse refusée ({code})") if code >= 500 else _later(dispatch, str(code))
    except (smtplib.SMTPResponseException, smtplib.SMTPException, OSError) as error:
        return _later(dispatch, type(error).__name__)
    _left(dispatch)
    return True


def _left(dispatch):
    dispatch.state, dispatch.left_at = DispatchState.SENT, timezone.now()
    dispatch.secret, dispatch.error = "", ""
    dispatch.save()


def _later(dispatch, error) -> bool:
    pause = PAUSES[min(dispatch.tries, len(PAUSES)) - 1]
    dispatch.state, dispatch.beat, dispatch.error = DispatchState.READY, timezone.now() + pause, error[:300]
    dispatch.save()
    log.warning("dispatch %s postponed: %s", dispatch.pk, error)
    return False


def _refused(dispatch, error) -> bool:
    """The address does not work: a party gets the same text by letter (case C26), others are held."""
    dispatch.error = error
    if dispatch.party and dispatch.recipient.startswith("third:"):
        _to_the_party(dispatch)
    elif dispatch.party:
        dispatch.party.email_works = False
        dispatch.party.save(update_fields=["email_works"])
        turn_into_letter(dispatch)
    else:
        dispatch.state = DispatchState.HELD
    dispatch.save()
    log.warning("dispatch %s refused by the relay", dispatch.pk)
    return False


def _to_the_party(dispatch):
    """A representative's address does not work: the party itself is written to, whatever the mandate says."""
    own = of_party(dispatch.party)
    dispatch.recipient, dispatch.recipient_name, dispatch.user = own.key, own.name, own.user
    dispatch.channel, dispatch.to_address, dispatch.beat = own.channel, own.address, None
    postal = own.channel == DispatchChannel.LETTER
    dispatch.state = DispatchState.TO_POST if postal else DispatchState.READY


def settle():
    """The reaper: rows in `sending` whose owner has gone silent."""
    stale = Dispatch.objects.filter(state=DispatchState.SENDING, beat__lt=timezone.now() - SILENCE)
    for pk in stale.values_list("pk", flat=True):
        with transaction.atomic():
            dispatch = stale.select_for_update(skip_locked=True).filter(pk=pk).first()
            if dispatch:
                dispatch.maybe_twice = dispatch.starts_term
                dispatch.state = DispatchState.READY if dispatch.starts_term else DispatchState.HELD
                dispatch.beat = None
                dispatch.error = "Interrompu pendant l’envoi"
                dispatch.save()


def resend(dispatch):
    """A person of the Centre decides that a held message leaves again, under the same Message-ID."""
    changed = Dispatch.objects.filter(pk=dispatch.pk, state=DispatchState.HELD)
    return bool(changed.update(state=DispatchState.READY, beat=None, maybe_twice=True))


def mark_sent(dispatch, user):
    """A person of the Centre has evidence that a held message left."""
    changed = Dispatch.objects.filter(pk=dispatch.pk, state=DispatchState.HELD)
    note = f"Constaté parti par {user}"[:300]
    return bool(changed.update(state=DispatchState.SENT, left_at=timezone.now(), secret="", error=note))
