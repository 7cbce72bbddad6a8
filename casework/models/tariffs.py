"""What a mediation costs the professional; the consumer never pays and never sees it."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from casework.enums import Track


class Tariff(models.Model):
    """The price of a track, for one convention or (convention empty) for all, from a date on."""

    track = models.CharField("voie", max_length=16, choices=Track)
    convention = models.ForeignKey(
        "sectors.Convention", models.PROTECT, null=True, blank=True, related_name="tariffs",
        help_text="Laisser vide pour le tarif général.",
    )  # fmt: skip
    amount_excl_vat = models.DecimalField(
        "montant HT", max_digits=8, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )
    vat_rate = models.DecimalField("taux de TVA (%)", max_digits=4, decimal_places=1, default=Decimal("20.0"))
    valid_from = models.DateField("en vigueur à partir du")

    class Meta:
        verbose_name = "tarif"
        verbose_name_plural = "tarifs"
        ordering = ["track", "-valid_from"]

    def __str__(self):
        return f"{self.get_track_display()} : {self.amount_excl_vat} € HT"

    @property
    def amount_incl_vat(self):
        return (self.amount_excl_vat * (1 + self.vat_rate / 100)).quantize(Decimal("0.01"))


def tariff_for(case, on=None, track=None):
    """The tariff shown to the professionals of this case: its convention's, else the general one, else None."""
    current = Tariff.objects.filter(track=track or case.track, valid_from__lte=on or case.filed_on)
    # The general tariff answers only where the convention has none of its own.
    fitting = current.filter(Q(convention=case.convention_id) | Q(convention=None))
    return fitting.order_by(F("convention").asc(nulls_last=True), "-valid_from").first()
