"""The team's own marks on a case: labels, and who follows it. Nothing here changes a case or reaches a party."""

from django.conf import settings
from django.db import models


class Label(models.Model):
    """A word of the Centre's list, put on cases to find them again."""

    name = models.CharField("étiquette", max_length=40, unique=True)
    active = models.BooleanField("proposée", default=True, help_text="Décochez pour ne plus la proposer.")
    cases = models.ManyToManyField("casework.Case", related_name="labels", blank=True)

    class Meta:
        verbose_name = "étiquette"
        verbose_name_plural = "étiquettes"
        ordering = ["name"]

    def __str__(self):
        return self.name


class Follow(models.Model):
    """A member of the team who follows a case; `seen`: the number of the last event read there."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="follows")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="follow_once")]

    def __str__(self):
        return f"{self.user} – {self.case}"
