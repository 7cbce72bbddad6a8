"""The protocole d'accord: drafts, approvals of one same version, signatures."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casework.models.kept import KeptQuerySet

SIGNATURE_CODE_LIFETIME = timedelta(minutes=30)
SIGNATURE_CODE_TRIES = 5


class SettlementDraft(models.Model):
    """One version of the text; a new version cancels the approvals of the one before."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="drafts")
    version = models.PositiveSmallIntegerField()
    body = models.TextField("texte de l’accord", max_length=40000)
    left_open = models.TextField("points laissés ouverts", max_length=8000, blank=True)
    circulated_at = models.DateTimeField(default=timezone.now)
    abandoned_at = models.DateTimeField(null=True, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="draft_version")]

    def __str__(self):
        return f"{self.case} – version {self.version}"


class Approval(models.Model):
    draft = models.ForeignKey(SettlementDraft, models.CASCADE, related_name="approvals")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    approved = models.BooleanField()
    comment = models.TextField("modification demandée", max_length=8000, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.draft} – {self.party}"


class Signature(models.Model):
    """A signature confirmed by a code sent to the signer's e-mail address."""

    draft = models.ForeignKey(SettlementDraft, models.CASCADE, related_name="signatures")
    party = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: the mediator."
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signer_name = models.CharField("nom du signataire", max_length=200)
    signed_at = models.DateTimeField(default=timezone.now)
    text_sha256 = models.CharField(max_length=64, help_text="Of the text that was signed.")
    representative = models.ForeignKey(
        "casework.ThirdParty", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Who signed for the party, with a mandate that is an exhibit of the case.",
    )  # fmt: skip
    on_paper = models.BooleanField("signé sur papier", default=False, help_text="The scan is kept with the act.")

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "user"], condition=Q(on_paper=False), name="signature_once"),
            models.UniqueConstraint(fields=["draft", "party"], name="signature_once_per_party"),
        ]

    def __str__(self):
        return f"{self.draft} – {self.signer_name}"


class SignatureCode(models.Model):
    """The code that confirms the signer: hashed, short-lived, five tries, used once."""

    draft = models.ForeignKey(SettlementDraft, models.CASCADE, related_name="codes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=128)
    sent_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return f"{self.draft} – {self.sent_at:%d/%m/%Y}"

    @classmethod
    def issue(cls, draft, user, code: str):
        """A fresh code makes the older ones useless."""
        cls.objects.filter(draft=draft, user=user, used_at=None).update(tries=SIGNATURE_CODE_TRIES)
        return cls.objects.create(draft=draft, user=user, code_hash=make_password(code))

    @property
    def is_alive(self):
        fresh = timezone.now() - self.sent_at <= SIGNATURE_CODE_LIFETIME
        return fresh and self.used_at is None and self.tries < SIGNATURE_CODE_TRIES

    def matches(self, code: str) -> bool:
        return check_password(code.strip().replace(" ", ""), self.code_hash)
