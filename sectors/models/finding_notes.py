"""Why an editor goes on in spite of a warning: written once, kept with each version that was published with it."""

from django.conf import settings
from django.db import models

from sectors.models.guided_forms import GuidedFormPage
from sectors.models.versions import FormVersion


class FindingNote(models.Model):
    """The note on one warning of one form. It holds as long as the warning says the same (`Finding.fingerprint`)."""

    form_page = models.ForeignKey(GuidedFormPage, models.SET_NULL, null=True, related_name="finding_notes")
    fingerprint = models.CharField(max_length=32)
    code = models.CharField("code", max_length=10)
    message = models.TextField("avertissement")
    note = models.CharField("pourquoi", max_length=300)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField("le", auto_now=True)
    versions = models.ManyToManyField(FormVersion, related_name="finding_notes", blank=True)

    class Meta:
        verbose_name = "note sur un avertissement"
        verbose_name_plural = "notes sur des avertissements"
        ordering = ["written_at"]
        constraints = [
            models.UniqueConstraint(fields=["form_page", "fingerprint"], name="finding_note_once_per_form"),
        ]

    def __str__(self):
        return f"{self.code} : {self.note}"
