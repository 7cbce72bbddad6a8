"""The three-column table of proposals: rows are points of dispute, entries are kept for ever."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Window
from django.db.models.functions import Lag, RowNumber
from django.utils import timezone

from casework.models.kept import KeptQuerySet


class OfferRow(models.Model):
    """One point of dispute; the first ones are the lines of relief sought at filing."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="offer_rows")
    position = models.PositiveSmallIntegerField()
    title = models.CharField("point de désaccord", max_length=200)
    kind = models.CharField(max_length=40, blank=True, help_text="Kind of relief, from the form version.")

    objects = KeptQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["case", "position"], name="offer_row_position")]

    def __str__(self):
        return self.title

    @property
    def agreed_offer(self):
        """The entry that every other party at the table has accepted, or None."""
        return next((offer for offer in reversed(list(self.offers.all())) if offer.agreed_at), None)


class OfferQuerySet(models.QuerySet):
    def last_of_each_column(self, count):
        """The last entries of each author on each point, at most `count`, with what a table needs of the others.

        `before_pk` and `before_party`: the entry before on the same point; `in_column`: how many
        its author wrote there.
        """
        column = [F("row"), F("party")]
        before = {"partition_by": [F("row")], "order_by": [F("at"), F("pk")]}
        return self.annotate(
            before_pk=Window(Lag("pk"), **before),
            before_party=Window(Lag("party_id"), **before),
            in_column=Window(Count("pk"), partition_by=column),
            from_last=Window(RowNumber(), partition_by=column, order_by=[F("at").desc(), F("pk").desc()]),
        ).filter(from_last__lte=count)


class Offer(models.Model):
    """One entry, in the column of its author: a party's (party set) or the mediator's (party empty)."""

    row = models.ForeignKey(OfferRow, models.CASCADE, related_name="offers")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="offers")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=255)
    text = models.TextField("proposition", max_length=4000)
    amount = models.DecimalField("montant", max_digits=10, decimal_places=2, null=True, blank=True)
    by = models.DateField("avant le", null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField("accord sur ce point le", null=True, blank=True)
    replaced_at = models.DateTimeField(
        "remplacée le", null=True, blank=True, help_text="The author wrote again on this point: no answer is awaited."
    )

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.author_name} : {self.text[:60]}"


class OfferAnswer(models.Model):
    """A party's answer to somebody else's entry; it can be given once."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="answers")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    accepted = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "party"],
                name="offer_answered_once",
                violation_error_message="Vous avez déjà répondu à cette proposition.",
            )
        ]

    def __str__(self):
        return f"{self.party} – {'oui' if self.accepted else 'non'}"
