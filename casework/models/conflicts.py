"""A conflict of interest disclosed in the course of a case, and what each party answered (R613-1)."""

from django.db import models
from django.utils import timezone


class ConflictDisclosure(models.Model):
    """`result`: empty while parties may still answer. The register of conflicts reads these rows."""

    class Result(models.TextChoices):
        OBJECTED = "objected", "Une partie s’est opposée, le médiateur est remplacé"
        WAIVED = "waived", "Toutes les parties ont accepté de continuer"
        ENDED = "ended", "La mission ou le dossier a pris fin autrement"

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="disclosures", verbose_name="dossier")
    mediator = models.ForeignKey(
        "casework.Mediator", models.PROTECT, related_name="disclosures", verbose_name="médiateur"
    )
    text = models.TextField("circonstance révélée", max_length=2000)
    disclosed_on = models.DateField("révélé le")
    result = models.CharField("suite", max_length=12, choices=Result, blank=True)
    ended_on = models.DateField("terminé le", null=True, blank=True)

    class Meta:
        verbose_name = "conflit d’intérêts"
        verbose_name_plural = "conflits d’intérêts"
        ordering = ["-disclosed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(result=""), name="disclosure_one_open",
                violation_error_message="Un conflit d’intérêts est déjà en cours d’examen dans ce dossier.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.case} – {self.mediator}"


class DisclosureAnswer(models.Model):
    """One objection is enough to replace the mediator; silence is no waiver."""

    disclosure = models.ForeignKey(ConflictDisclosure, models.PROTECT, related_name="answers")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    objects_to_mediator = models.BooleanField("s’oppose")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["disclosure", "party"], name="disclosure_answered_once")]

    def __str__(self):
        return f"{self.party} – {'s’oppose' if self.objects_to_mediator else 'ne s’oppose pas'}"
