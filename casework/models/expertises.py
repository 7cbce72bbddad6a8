"""An expert: a quote, what each party would pay of it, consents in writing, then a report (case C33)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casework.models.kept import KeptQuerySet
from portal.storages import private_storage


class Expertise(models.Model):
    """Asked by one party at its own cost, or for all. Nothing is ordered before all who pay have said yes.

    A joint report becomes an exhibit, confidential. A report that one party paid for is that party's own (`file`) until
    it adds it to the file.
    """

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="expertises")
    number = models.PositiveSmallIntegerField("numéro")
    asked_by = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: the mediator."
    )
    joint = models.BooleanField("à frais partagés")
    first_name = models.CharField("prénom", max_length=100)
    last_name = models.CharField("nom", max_length=100)
    speciality = models.CharField("spécialité", max_length=200)
    email = models.EmailField("adresse e-mail")
    purpose = models.TextField("mission", max_length=2000)
    amount = models.DecimalField("montant du devis", max_digits=10, decimal_places=2)
    asked_at = models.DateTimeField("demandée le", default=timezone.now)
    ordered_at = models.DateTimeField("commandée le", null=True, blank=True)
    delivered_at = models.DateTimeField("rapport remis le", null=True, blank=True)
    ended_at = models.DateTimeField("mission terminée le", null=True, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="expertises")
    joined_at = models.DateTimeField("a ouvert sa page le", null=True, blank=True)
    exhibits = models.ManyToManyField("casework.Exhibit", blank=True, related_name="+")
    report = models.ForeignKey("casework.Exhibit", models.PROTECT, null=True, blank=True, related_name="+")
    file = models.FileField(storage=private_storage, upload_to="reports/%Y/%m/", max_length=300, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "expertise"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="expertise_number"),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="expertise_amount", violation_error_message="Un devis n’est pas nul."
            ),
            models.CheckConstraint(
                condition=Q(joint=True) | Q(asked_by__isnull=False), name="expertise_paid_by_somebody",
                violation_error_message="Une expertise est payée par quelqu’un.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def is_active(self):
        return self.ended_at is None

    @property
    def is_declined(self):
        """Somebody refused its share, and nobody has ordered since."""
        return self.ordered_at is None and any(share.accepted is False for share in self.shares.all())

    @property
    def is_open(self):
        """Whether consents are awaited."""
        return self.is_active and self.ordered_at is None and not self.is_declined

    @property
    def state(self):
        """Where it stands, in one sentence."""
        if self.ended_at:
            return "Mission terminée."
        if self.delivered_at:
            return "Rapport remis."
        if self.ordered_at:
            return "Expertise commandée, rapport attendu."
        return "Refusée par une partie : rien n’est commandé." if self.is_declined else "Accords attendus."

    def concerns(self, party) -> bool:
        """Whether this party knows of it: what one pays alone is nobody else's business."""
        return self.joint or (party is not None and self.asked_by_id == party.pk)


class ExpertiseShare(models.Model):
    """What one party would pay: told to that party alone, asked from it in writing."""

    expertise = models.ForeignKey(Expertise, models.CASCADE, related_name="shares")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    percent = models.DecimalField("part (%)", max_digits=5, decimal_places=2)
    amount = models.DecimalField("montant", max_digits=10, decimal_places=2)
    accepted = models.BooleanField("accepte", null=True, blank=True)
    answered_at = models.DateTimeField("a répondu le", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["expertise", "party"], name="expertise_share_once")]

    def __str__(self):
        return f"{self.expertise} – {self.party}"
