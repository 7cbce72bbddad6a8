"""The mediator's proposed solution and the parties' answers."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from casework.models.kept import KeptQuerySet


class SolutionProposal(models.Model):
    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="solutions")
    mediator = models.ForeignKey("casework.Mediator", models.PROTECT, related_name="+")
    text = models.TextField("solution proposée", max_length=12000)
    reasons = models.TextField("raisons, en droit et en équité", max_length=12000)
    proposed_on = models.DateField()
    answer_by = models.DateField("réponse attendue avant le")

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} – {self.proposed_on:%d/%m/%Y}"


class SolutionAnswer(models.Model):
    """Nobody learns who accepted before all have answered or the date has passed."""

    solution = models.ForeignKey(SolutionProposal, models.CASCADE, related_name="answers")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    accepted = models.BooleanField()
    lapsed = models.BooleanField(default=False, help_text="True when silence answered for the party.")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["solution", "party"], name="solution_answered_once")]

    def __str__(self):
        return f"{self.party} – {'oui' if self.accepted else 'non'}"
