"""E-mails of the demonstration: one file each, written by any process, read at /demo/courrier/."""

import email.policy
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend


class FolderEmailBackend(BaseEmailBackend):
    """Keeps every message as a file instead of sending it."""

    def send_messages(self, email_messages):
        folder = Path(settings.DEMO_MAIL_ROOT)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{uuid.uuid4().hex[:8]}"
            part = folder / f"{name}.part"
            part.write_bytes(message.message().as_bytes())
            part.rename(folder / f"{name}.eml")
        return len(email_messages)


@dataclass(frozen=True)
class KeptMessage:
    """One e-mail as a visitor of the demonstration reads it."""

    key: str
    sent_at: datetime
    to: str
    subject: str
    text: str
    attachments: list[str]


def kept_messages(recipient=""):
    """Every kept e-mail, newest first; those of one recipient when an address or part of it is given."""
    folder = Path(settings.DEMO_MAIL_ROOT)
    paths = sorted(folder.glob("*.eml"), reverse=True) if folder.exists() else []
    messages = (_read(path) for path in paths)
    return [message for message in messages if recipient.strip().lower() in message.to.lower()]


def kept_message(key):
    """One e-mail by its key, or None."""
    path = Path(settings.DEMO_MAIL_ROOT) / f"{key}.eml"
    return _read(path) if path.is_file() else None


def _read(path):
    message = message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    sent_at = datetime.strptime(path.stem.split("-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    attachments = [part.get_filename() or "fichier" for part in message.iter_attachments()]
    text = body.get_content() if body else ""
    return KeptMessage(path.stem, sent_at, str(message["To"]), str(message["Subject"]), text, attachments)
