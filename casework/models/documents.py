"""Documents with legal value: frozen when issued, hashed, never regenerated."""

import secrets

from django.db import models
from django.db.models import Q

from casework.enums import TALKS_DOCUMENTS, DocumentKind
from portal.storages import private_storage

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_verification_code() -> str:
    """Twelve characters without look-alikes, read from paper (« 7KQM-2XPA-9DTR »)."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(12))
    return "-".join(code[i : i + 4] for i in (0, 4, 8))


class IssuedDocument(models.Model):
    """The HTML is frozen with the act; its PDF is made once, by the worker."""

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="documents")
    event = models.ForeignKey("casework.CaseEvent", models.PROTECT, related_name="documents")
    kind = models.CharField("document", max_length=32, choices=DocumentKind)
    number = models.PositiveSmallIntegerField(default=1)
    issued_at = models.DateTimeField("établi le")
    verification_code = models.CharField(max_length=20, unique=True, default=new_verification_code)
    html = models.TextField()
    html_sha256 = models.CharField(max_length=64)
    pdf = models.FileField(storage=private_storage, upload_to="documents/%Y/%m/", max_length=300, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    render_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "document"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "kind", "number"], name="document_once"),
            models.CheckConstraint(condition=~Q(html_sha256=""), name="document_is_hashed"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} – {self.case}"

    @property
    def is_talks(self):
        """Whether it carries what was said: then the Centre's staff does not open it."""
        return self.kind in TALKS_DOCUMENTS

    @property
    def file_name(self):
        return f"{self.kind.replace('_', '-')}-{self.case.reference}.pdf"
