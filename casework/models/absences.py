"""When somebody of the team is away. A clerk of the Centre names a stand-in; a mediator's mission has none."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class AbsenceQuerySet(models.QuerySet):
    def on(self, day):
        """Those that last on that day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def ahead(self, today):
        """Those that last, or are still to come."""
        return self.filter(ends_on__gte=today)

    def overlapping(self, first, last):
        """Those that share a day with this period."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class Absence(models.Model):
    """From a day to another, both included. It opens no case to anybody (docs/decisions/0015)."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences", verbose_name="personne absente"
    )
    starts_on = models.DateField("du")
    ends_on = models.DateField("au")
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="remplaçant",
        help_text="Of the Centre, for somebody of the Centre. Never for a mediator.",
    )  # fmt: skip
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField("notée le", default=timezone.now)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "absence"
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="absence_in_order",
                violation_error_message="Une absence finit après avoir commencé.",
            ),
            models.CheckConstraint(
                condition=~Q(stand_in=F("person")), name="absence_stood_in_by_another",
                violation_error_message="Une personne absente est remplacée par une autre.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person}, {self.period}"

    @property
    def period(self):
        """« du 03/12/2026 au 20/12/2026 »."""
        return f"du {self.starts_on:%d/%m/%Y} au {self.ends_on:%d/%m/%Y}"

    def lasts_on(self, day) -> bool:
        return self.starts_on <= day <= self.ends_on
