"""A letter being entered by the Centre: kept page after page, so that an interruption loses nothing."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.private_files import PrivateFile


class PostalEntry(models.Model):
    """Read and written by the Centre alone; empty once the case is registered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(default=dict, help_text="Page → accepted values.")
    answers = models.JSONField(default=dict, help_text="Question key → answer.")
    form_version = models.ForeignKey("sectors.FormVersion", models.PROTECT, null=True, blank=True, related_name="+")
    case = models.OneToOneField("casework.Case", models.PROTECT, null=True, blank=True, related_name="postal_entry")

    class Meta:
        verbose_name = "courrier en cours de saisie"
        verbose_name_plural = "courriers en cours de saisie"
        ordering = ["-saved_at"]

    def __str__(self):
        who = self.data.get("consommateur", {})
        return f"{who.get('first_name', '')} {who.get('last_name', '')}".strip() or "Courrier sans nom"

    def keep(self, page, values):
        """Write the accepted values of one page."""
        self.data = self.data | {page: values}
        self.saved_at = timezone.now()
        self.save()


class PostalEntryFile(PrivateFile):
    """A scan received with the letter; at registration the file becomes an exhibit."""

    entry = models.ForeignKey(PostalEntry, models.CASCADE, related_name="files")
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title
