"""Makes PDFs. Each issued document gets its own once; nothing ever makes it again.

The layout happens in another process (press.py): WeasyPrint, slow and large, is never imported by a web worker, and
a text that takes too long or too much memory ends that process and nothing else.
"""

import hashlib
import json
import logging
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.db import connection, transaction

from casework.documents import press
from casework.documents.issue import hash_of
from casework.models import IssuedDocument

log = logging.getLogger(__name__)

FACES = ("latin-400", "latin-700", "latin-ext-400", "latin-ext-700")
FONTS = [f"atkinson-hyperlegible-next-{face}-{style}.woff2" for face in FACES for style in ("normal", "italic")]


class RenderError(Exception):
    """The PDF could not be made. Says how the press ended, never what it was printing."""


@lru_cache(maxsize=1)
def assets() -> dict[str, str]:
    """The only files that a document may show: name → path in our static folders."""
    found = {name: finders.find(f"portal/fonts/{name}") for name in FONTS}
    return {name: path for name, path in found.items() if path}


def pdf_of(*pages: str) -> bytes:
    """One tagged PDF (PDF/UA) of these HTML texts, one after the other. RenderError when it cannot be made."""
    work = json.dumps({"pages": pages, "assets": assets()}).encode()
    command = [sys.executable, "-I", str(Path(press.__file__))]
    try:
        done = subprocess.run(
            command, input=work, capture_output=True, timeout=press.seconds_for(pages) + 10, check=False
        )
    except subprocess.TimeoutExpired:
        raise RenderError("timeout") from None
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise RenderError(f"press ended with {done.returncode}")
    return done.stdout


def render_pending(limit=20) -> int:
    """Make the PDFs that are missing, those never tried first; answers how many were made."""
    waiting = IssuedDocument.objects.filter(pdf="").order_by("render_error", "pk")
    return sum(_render_one(pk) for pk in list(waiting.values_list("pk", flat=True)[:limit]))


def _render_one(pk) -> bool:
    missing = IssuedDocument.objects.filter(pk=pk, pdf="")
    if not connection.features.has_select_for_update_skip_locked:
        # SQLite has one writer: rendering inside a transaction would stop every other one.
        document = missing.first()
        return bool(document) and _make(document)
    with transaction.atomic():
        document = missing.select_for_update(skip_locked=True).first()
        return bool(document) and _make(document)


def _make(document) -> bool:
    try:
        if hash_of(document.html) != document.html_sha256:
            raise RenderError("the frozen text is not the one that was hashed")
        content = pdf_of(document.html)
    except (RenderError, OSError) as error:
        log.error("document %s was not rendered: %s", document.pk, error)
        IssuedDocument.objects.filter(pk=document.pk, pdf="").update(render_error=str(error)[:300])
        return False
    return _keep(document, content)


def _keep(document, content: bytes) -> bool:
    """Store the PDF, unless another worker was faster: the first one stands."""
    with transaction.atomic():
        if not IssuedDocument.objects.select_for_update().filter(pk=document.pk, pdf="").exists():
            return False
        document.pdf.save(f"{document.verification_code}.pdf", ContentFile(content), save=False)
        document.pdf_sha256 = hashlib.sha256(content).hexdigest()
        document.render_error = ""
        document.save(update_fields=["pdf", "pdf_sha256", "render_error"])
    return True
