"""Makes the PDFs of issued documents. Each gets its own once; nothing ever makes it again."""

import hashlib
import logging

from django.core.files.base import ContentFile
from django.db import connection, transaction

from casework.documents.issue import hash_of
from casework.models import IssuedDocument
from portal.pdf import RenderError, pdf_of

log = logging.getLogger(__name__)


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
