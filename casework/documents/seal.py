"""The verification code of an issued document: anybody may check that it comes from the Centre."""

import re

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import mark_safe

from casework.models import IssuedDocument


def normalise(code: str) -> str:
    """Codes are read from paper: case, spaces and dashes do not count. « » when it cannot be one."""
    plain = re.sub(r"[\s\-–—]", "", code or "").upper()
    if not re.fullmatch(r"[A-Z0-9]{12}", plain):
        return ""
    return "-".join(plain[i : i + 4] for i in (0, 4, 8))


def verify(code: str) -> IssuedDocument | None:
    """The document that bears this code, or None. Show its kind, date and reference, nothing more."""
    known = normalise(code)
    return IssuedDocument.objects.select_related("case").filter(verification_code=known).first() if known else None


def verification_url(code: str) -> str:
    """The public address that checks this code."""
    return f"{settings.PORTAL_URL}{reverse('documents:verify')}?code={code}"


def verification_qr(url: str) -> str:
    """The address as an inline SVG, drawn here: nothing is fetched when the page or the PDF shows it."""
    code = segno.make(url, error="m", micro=False)
    svg = code.svg_inline(
        scale=1, border=0, dark="#1d2a30", omitsize=True, title="Code à scanner pour vérifier ce document"
    )
    return mark_safe(svg)
