"""What one party and the mediator of the day tell each other alone: a question put apart, a limit confided.

Like the caucus (talks.py): never for the other party, the Centre, nor the next mediator unless the party agrees.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone


class ApartQuerySet(models.QuerySet):
    def with_mediator(self, mediator):
        """What this mediator may read."""
        return self.filter(mediator=mediator) if mediator else self.none()


class Question(models.Model):
    """The mediator asks one party alone, about one point or about the whole; the answer is given once."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="questions")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="questions")
    mediator = models.ForeignKey("casework.Mediator", models.PROTECT, related_name="+")
    row = models.ForeignKey("casework.OfferRow", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField("question", max_length=4000)
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField("réponse", max_length=8000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ApartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text if len(self.text) <= 160 else f"{self.text[:160]}…"


class Limit(models.Model):
    """« Jusqu’où iriez-vous ? » on one point; a new one takes the place of the last, which is kept."""

    row = models.ForeignKey("casework.OfferRow", models.CASCADE, related_name="limits")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="limits")
    mediator = models.ForeignKey("casework.Mediator", models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    amount = models.DecimalField("montant", max_digits=10, decimal_places=2)
    at = models.DateTimeField(default=timezone.now)

    objects = ApartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.party} – {self.row}"
