"""What one professional would pay, and how that is a share of a package (decision D: equal shares by default)."""

from dataclasses import dataclass
from decimal import Decimal

from casework.enums import Track
from casework.models.tariffs import tariff_for


@dataclass(frozen=True)
class Price:
    """Shown to this professional alone. `whole`: the price of the package when this is a share of it."""

    amount_excl_vat: Decimal
    vat_rate: Decimal
    percent: Decimal = Decimal(100)
    whole: Decimal | None = None

    @property
    def amount_incl_vat(self):
        return (self.amount_excl_vat * (1 + self.vat_rate / 100)).quantize(Decimal("0.01"))

    @property
    def is_share(self):
        return self.whole is not None and self.whole != self.amount_excl_vat


def price_for(party, track=None) -> Price | None:
    """The price of this track (the case's, unless said) for this professional, or None where no tariff is known.

    A package keeps the price and the shares it was offered at; a convention's own tariff comes before the general one.
    """
    case = party.case
    if (track or case.track) == Track.TAILORED and (share := _share(case, party)):
        package = share.package
        return Price(share.amount_excl_vat, package.vat_rate, share.percent, package.price_excl_vat)
    tariff = tariff_for(case, track=track)
    return Price(tariff.amount_excl_vat, tariff.vat_rate) if tariff else None


def _share(case, party):
    """This professional's share of the last package that was not refused, once it has a price."""
    package = next((package for package in reversed(list(case.packages.all())) if package.ended_on is None), None)
    if package is None or package.price_excl_vat is None:
        return None
    return next((share for share in package.shares.all() if share.party_id == party.pk), None)
