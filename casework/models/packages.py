"""Médiation sur-mesure: packages of hours that all parties agree to, and the time spent (process 2.1.2)."""

from decimal import ROUND_DOWN, Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from casework.models.kept import KeptQuerySet

HOURS_A_PACKAGE = Decimal("2.0")
WARNING_SHARE = Decimal("0.9")


class Package(models.Model):
    """Two hours of meetings, begun by unanimous consent; several professionals share its price."""

    class Format(models.TextChoices):
        AUDIO = "audio", "Par téléphone"
        VIDEO = "video", "En visioconférence"
        IN_PERSON = "in_person", "En présence"

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="packages")
    number = models.PositiveSmallIntegerField("numéro")
    hours = models.DecimalField("heures", max_digits=4, decimal_places=1, default=HOURS_A_PACKAGE)
    format = models.CharField(
        "forme des rencontres", max_length=12, choices=Format, blank=True,
        help_text="Empty for the package that several professionals accept with their invitation.",
    )  # fmt: skip
    purpose = models.TextField("objet des rencontres", max_length=2000, blank=True)
    price_excl_vat = models.DecimalField("prix HT", max_digits=8, decimal_places=2, null=True, blank=True)
    vat_rate = models.DecimalField("taux de TVA (%)", max_digits=4, decimal_places=1, null=True, blank=True)
    newcomer = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The professional who joins a case under way if all consent (case C25).",
    )  # fmt: skip
    offered_on = models.DateField("proposé le")
    accepted_on = models.DateField("accepté par tous le", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="Set when somebody did not accept.")

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="package_number")]

    def __str__(self):
        return f"{self.case} – forfait n° {self.number}"

    @property
    def is_open(self):
        """Whether the parties may still answer."""
        return self.accepted_on is None and self.ended_on is None

    @property
    def spent(self) -> Decimal:
        """Hours recorded so far."""
        return sum((entry.hours for entry in self.entries.all()), Decimal(0))

    @property
    def is_nearly_spent(self):
        return self.spent >= self.hours * WARNING_SHARE


class PackageShare(models.Model):
    """What one professional owes of a package: shown to it before it accepts, frozen then."""

    package = models.ForeignKey(Package, models.PROTECT, related_name="shares")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    percent = models.DecimalField("part (%)", max_digits=5, decimal_places=2)
    amount_excl_vat = models.DecimalField("montant HT", max_digits=8, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["package", "party"], name="share_once")]

    def __str__(self):
        return f"{self.package} – {self.percent} %"


def split_evenly(total: Decimal, weights: list[Decimal]) -> list[Decimal]:
    """`total` in cents by these weights; the last takes what rounding leaves, so that the parts make the whole.

    >>> split_evenly(Decimal(100), [Decimal(1)] * 3)
    [Decimal('33.33'), Decimal('33.33'), Decimal('33.34')]
    """
    parts = [(total * weight / sum(weights)).quantize(Decimal("0.01"), ROUND_DOWN) for weight in weights[:-1]]
    return [*parts, (total - sum(parts)).quantize(Decimal("0.01"))]


class PackageConsent(models.Model):
    package = models.ForeignKey(Package, models.PROTECT, related_name="consents")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    accepted = models.BooleanField()
    lapsed = models.BooleanField(default=False, help_text="True when silence answered for the party.")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["package", "party"], name="package_answered_once")]

    def __str__(self):
        return f"{self.party} – {'oui' if self.accepted else 'non'}"


class HoursEntry(models.Model):
    package = models.ForeignKey(Package, models.PROTECT, related_name="entries")
    on = models.DateField("date")
    hours = models.DecimalField(
        "durée en heures", max_digits=3, decimal_places=1,
        validators=[MinValueValidator(Decimal("0.1")), MaxValueValidator(Decimal(12))],
    )  # fmt: skip
    about = models.CharField("objet", max_length=200)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.package} – {self.on:%d/%m/%Y}"
