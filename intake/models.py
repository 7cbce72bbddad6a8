"""A request that is being written. Not a case yet: nobody but its author reads it, and it is erased when left alone."""

import uuid
from datetime import timedelta
from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.private_files import PrivateFile
from portal.storages import private_storage

KEPT_DAYS = 30
WARNED_DAYS_BEFORE = 7
MAX_FILES = 20


class DraftQuerySet(models.QuerySet):
    def open(self):
        """Not filed yet."""
        return self.filter(filed_at=None)

    def expired(self, today):
        """What nobody came back to: to be erased, filed or not (a filed one holds no answer any more)."""
        return self.filter(expires_on__lt=today)

    def to_warn(self, today):
        """Open drafts with an account, about to be erased, whose author was not told yet."""
        limit = today + timedelta(days=WARNED_DAYS_BEFORE)
        return self.open().filter(owner__isnull=False, warned_on=None, expires_on__lte=limit, expires_on__gte=today)

    def to_remind(self, today):
        """Drafts whose author asked to be reminded by that day."""
        return self.open().filter(remind_on__lte=today).exclude(remind_email="")


class Draft(models.Model):
    """One unfinished request. Before sign-in only the browser that began it opens it; afterwards only its owner."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="drafts")
    sector_slug = models.SlugField(max_length=255)
    form_version = models.ForeignKey("sectors.FormVersion", models.PROTECT, null=True, blank=True, related_name="+")
    data = models.JSONField(default=dict, help_text="Step → accepted values, of the steps that every request has.")
    answers = models.JSONField(default=dict, help_text="Question key → answer; hidden ones stay until filing.")
    typed = models.JSONField(default=dict, help_text="Step → what was typed and could not be accepted yet.")
    relief = models.JSONField(default=list, help_text="[{kind, label, amount, by}], in order.")
    screening = models.JSONField(default=dict, help_text="Pages of refusal shown, advice read, looks asked for.")
    letter = models.JSONField(default=dict, help_text="What the letter of complaint was made from.")
    current_step = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField()
    warned_on = models.DateField(null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    remind_email = models.EmailField(blank=True)
    filed_at = models.DateTimeField(null=True, blank=True)
    receipt = models.JSONField(default=dict, help_text="After filing: the case's reference and dates, nothing else.")

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = "demande commencée"
        verbose_name_plural = "demandes commencées"
        ordering = ["-saved_at"]
        indexes = [models.Index(fields=["expires_on"])]

    def __str__(self):
        return f"{self.sector_slug} – {self.created_at:%d/%m/%Y}"

    def save(self, *args, **kwargs):
        self.expires_on = self._expiry()
        super().save(*args, **kwargs)

    def _expiry(self):
        """Thirty days after the last save; a reminder that was asked for finds the draft still there."""
        last = timezone.localtime(self.saved_at).date()
        if self.remind_on and self.remind_on > last:
            last = self.remind_on
        return last + timedelta(days=KEPT_DAYS)

    @property
    def is_filed(self):
        return self.filed_at is not None

    @property
    def facets(self):
        """{axis key: option key}, from the steps « axe-… »."""
        return {key.removeprefix("axe-"): value["choice"] for key, value in self.data.items() if key.startswith("axe-")}

    def value(self, step, name, default=None):
        """One accepted value of a system step."""
        return self.data.get(step, {}).get(name, default)


def _private_name(instance, file_name):
    """A name that cannot be guessed nor collide; the name people gave is kept in the row."""
    return f"exhibits/{timezone.localdate():%Y/%m}/{uuid.uuid4().hex}{PurePosixPath(file_name).suffix.lower()}"


class DraftFile(PrivateFile):
    """A document already received for a draft; at filing the file itself passes to the case."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    request_key = models.CharField(max_length=60, blank=True, help_text="The document asked for; empty: another one.")
    file = models.FileField(storage=private_storage, upload_to=_private_name, max_length=300)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "document d’une demande commencée"
        verbose_name_plural = "documents de demandes commencées"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "request_key", "sha256"], name="draft_file_once_per_request")
        ]

    def __str__(self):
        return self.file_name


class ScreenedOut(models.Model):
    """One page of refusal shown, counted for the reports: a day and a reason, nobody's name (case C14).

    An end that a federation wrote is counted under its key, with the version of the form it belongs to.
    """

    day = models.DateField("jour")
    reason = models.CharField("raison", max_length=40)
    form_version = models.ForeignKey(
        "sectors.FormVersion", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="version"
    )

    class Meta:
        verbose_name = "demande arrêtée à la vérification"
        verbose_name_plural = "demandes arrêtées à la vérification"
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day:%d/%m/%Y} – {self.reason}"
