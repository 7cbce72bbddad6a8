"""Freezes a document with the act that issues it: HTML and hash now, the PDF once, later (render.py)."""

import hashlib

from django.conf import settings
from django.template.loader import render_to_string

from casework.documents.kinds import KINDS
from casework.documents.seal import verification_qr, verification_url
from casework.models import IssuedDocument
from casework.models.documents import new_verification_code


def issue(case, event, kind, context) -> IssuedDocument:
    """Render and store the document `kind` of this act. IntegrityError when the act has issued it already.

    `context` is what the act knows (compose.document_context).
    """
    code = new_verification_code()
    html = _html(KINDS[kind], code, context)
    return IssuedDocument.objects.create(
        case=case, event=event, kind=kind, issued_at=event.at, verification_code=code, html=html,
        html_sha256=hash_of(html),
    )  # fmt: skip


def hash_of(html: str) -> str:
    """SHA-256 of the frozen text, byte for byte."""
    return hashlib.sha256(html.encode()).hexdigest()


def _html(kind, code, context) -> str:
    url = verification_url(code)
    seal = {"verification_code": code, "verification_url": url, "qr": verification_qr(url) if kind.qr else ""}
    return render_to_string(kind.template, {"site_url": settings.PORTAL_URL, **context, "kind": kind, **seal})
