"""The register of mediators, and who was designated for which case."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Max, Q
from django.utils import timezone


class MediatorQuerySet(models.QuerySet):
    def listed(self, on=None):
        """Those shown to the public: active, in a current term (C. conso. L613-1, R614-1)."""
        on = on or timezone.localdate()
        return self.filter(active=True, mandate_start__lte=on, mandate_end__gte=on)

    def with_load(self):
        """Adds `load` (open missions) and `last_appointed` (date or None), for the designation's ties."""
        current = Q(designations__ended_on=None) & ~Q(designations__case__stage="closed")
        return self.annotate(
            load=Count("designations", filter=current, distinct=True), last_appointed=Max("designations__appointed_on")
        )


class Mediator(models.Model):
    """A natural person, « médiateur de la consommation » and nothing else on screen or letter."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="mediator"
    )
    first_name = models.CharField("prénom", max_length=100)
    last_name = models.CharField("nom", max_length=100)
    email = models.EmailField("adresse e-mail")
    phone = models.CharField("téléphone", max_length=30, blank=True)
    department = models.CharField("département", max_length=3, help_text="Code, par exemple 44 ou 2A.")
    city = models.CharField("ville", max_length=100, blank=True)
    career = models.TextField("parcours", help_text="Diplômes et parcours, publiés sur le site (R614-1).")
    languages = models.CharField("langues", max_length=200, default="français")
    mandate_start = models.DateField("début du mandat")
    mandate_end = models.DateField("fin du mandat")
    independence_statement_on = models.DateField("déclaration d’indépendance signée le", null=True, blank=True)
    max_cases = models.PositiveSmallIntegerField("nombre maximal de dossiers ouverts", default=15)
    active = models.BooleanField("en activité", default=True)
    declared_interests = models.TextField(
        "intérêts déclarés",
        blank=True,
        help_text="Un par ligne : SIREN, ou nom d’une personne ou d’une entreprise. Jamais publié.",
    )

    objects = MediatorQuerySet.as_manager()

    class Meta:
        verbose_name = "médiateur"
        verbose_name_plural = "médiateurs"
        ordering = ["last_name", "first_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mandate_end__gt=models.F("mandate_start")),
                name="mediator_mandate_in_order",
                violation_error_message="Le mandat finit après avoir commencé.",
            )
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}"


class SectorTraining(models.Model):
    """Only mediators trained in a sector may be designated for it (amendment of 12 September 2016)."""

    mediator = models.ForeignKey(Mediator, models.CASCADE, related_name="trainings")
    federation = models.ForeignKey("sectors.Federation", models.PROTECT, related_name="+", verbose_name="secteur")
    trained_on = models.DateField("formé le")

    class Meta:
        verbose_name = "formation au secteur"
        verbose_name_plural = "formations aux secteurs"
        constraints = [models.UniqueConstraint(fields=["mediator", "federation"], name="training_once")]

    def __str__(self):
        return f"{self.mediator} – {self.federation}"


class EndReason(models.TextChoices):
    DECLINED = "declined", "Mission déclinée"
    CONFLICT = "conflict", "Mission déclinée : conflit d’intérêts"
    STEPPED_DOWN = "stepped_down", "Déport du médiateur"
    RECUSAL = "recusal", "Récusation par une partie"
    REPLACED = "replaced", "Remplacement par le Centre"


class Designation(models.Model):
    """One mediator asked for one case; confirmed by the mediator, ended or current."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="designations")
    mediator = models.ForeignKey(Mediator, models.PROTECT, related_name="designations")
    appointed_on = models.DateField("désigné le")
    confirmed_on = models.DateField("mission acceptée le", null=True, blank=True)
    ended_on = models.DateField("fin de mission le", null=True, blank=True)
    end_reason = models.CharField(max_length=16, choices=EndReason, blank=True)
    end_text = models.TextField(blank=True)
    ranking = models.JSONField(default=list, help_text="[{mediator, name, reasons, rank}] as it stood.")
    choice_reason = models.TextField("raison du choix", blank=True)
    checks = models.JSONField(
        "vérifications", default=list, blank=True, help_text="[{found, party}] answered « no link » at the acceptance."
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_on=None),
                name="designation_one_current",
                violation_error_message="Un médiateur est déjà désigné pour ce dossier.",
            )
        ]

    def __str__(self):
        return f"{self.case} – {self.mediator}"
