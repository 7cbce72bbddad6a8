"""What happened on a page of a form: never an answer, a person, an address or a case (issue 3, part 11)."""

from datetime import timedelta

from django.db import models


class Kind(models.TextChoices):
    VIEWED = "viewed", "page affichée"
    COMPLETED = "completed", "page remplie"
    INVALID = "invalid", "réponse refusée"
    BACK = "back", "retour en arrière"
    SAVED_EXIT = "saved_exit", "enregistrée pour plus tard"
    RESUMED = "resumed", "reprise"
    SUBMITTED = "submitted", "demande envoyée"
    OUTCOME = "outcome", "fin ou mur d’information affiché"
    HELPED = "helped", "« cela m’a aidé »"
    NOT_HELPED = "not_helped", "« cela ne m’a pas aidé »"


KEPT_DAYS = 396  # thirteen months


class StepEventQuerySet(models.QuerySet):
    def expired(self, today):
        """What is older than thirteen months; erasing it twice does nothing more."""
        return self.filter(day__lt=today - timedelta(days=KEPT_DAYS))


class StepEvent(models.Model):
    """`visit` is drawn by lot and changed after seven days; before a form is chosen there is no `version`."""

    sector_slug = models.SlugField("secteur", max_length=255)
    version = models.ForeignKey(
        "sectors.FormVersion", models.PROTECT, null=True, blank=True, related_name="step_events", verbose_name="version"
    )
    step = models.CharField("étape", max_length=80)
    kind = models.CharField("ce qui s’est passé", max_length=12, choices=Kind)
    detail = models.CharField("champ ou fin", max_length=80, blank=True)
    seconds = models.PositiveIntegerField("durée", null=True, blank=True)
    day = models.DateField("jour")
    visit = models.UUIDField("visite")

    objects = StepEventQuerySet.as_manager()

    class Meta:
        verbose_name = "passage sur une étape"
        verbose_name_plural = "passages sur les étapes"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["version", "step", "kind"], name="step_event_of_version"),
            models.Index(fields=["day"], name="step_event_day"),
        ]

    def __str__(self):
        return f"{self.step} – {self.kind}"
