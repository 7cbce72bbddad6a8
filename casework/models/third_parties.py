"""Who stands beside a party: a lawyer, a person of trust, a representative with a mandate (R612-1, 3°)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casework.enums import Capacity, Notices


class ThirdParty(models.Model):
    """One person on one case, on the side of one party; the account joins by its proven address and no other way."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="third_parties")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="third_parties")
    capacity = models.CharField("qualité", max_length=16, choices=Capacity)
    first_name = models.CharField("prénom", max_length=100)
    last_name = models.CharField("nom", max_length=100)
    email = models.EmailField("adresse e-mail")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="third_parties"
    )
    mandate = models.ForeignKey("casework.Exhibit", models.PROTECT, null=True, blank=True, related_name="+")
    reads_caucus = models.BooleanField("lit l’aparté", default=False, help_text="Only when the party ticked it.")
    notices = models.CharField(
        "qui reçoit les messages", max_length=16, choices=Notices, default=Notices.BOTH,
        help_text="By the mandate; what makes a term run goes to the party all the same.",
    )  # fmt: skip
    invited_at = models.DateTimeField("invité le", default=timezone.now)
    joined_at = models.DateTimeField("a rejoint l’espace le", null=True, blank=True)
    ended_at = models.DateTimeField("accès terminé le", null=True, blank=True)

    class Meta:
        verbose_name = "tiers"
        verbose_name_plural = "tiers"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(ended_at=None, user__isnull=False), name="third_party_once",
                violation_error_message="Cette personne accompagne déjà une partie de ce dossier.",
            ),
            models.CheckConstraint(
                condition=~Q(capacity=Capacity.REPRESENTATIVE) | Q(mandate__isnull=False),
                name="third_party_mandate",
                violation_error_message="Un représentant a un mandat.",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def is_representative(self):
        """Acts in the name of the party; the others speak for themselves."""
        return self.capacity == Capacity.REPRESENTATIVE

    @property
    def is_active(self):
        return self.ended_at is None

    @property
    def gets_copies(self):
        """A lawyer and a representative receive what the party receives (case C15), once they have come."""
        return self.is_active and self.user_id is not None and self.capacity != Capacity.SUPPORT

    @property
    def hears_alone(self):
        """A representative who has come, and receives in the party's place what is not the party's own."""
        return self.is_representative and self.gets_copies and self.notices == Notices.REPRESENTATIVE

    @property
    def quality(self):
        """« avocat », in the middle of a sentence."""
        return self.get_capacity_display().lower()

    @property
    def as_what(self):
        """« en qualité d’avocat »."""
        return f"en qualité {'d’' if self.capacity == Capacity.LAWYER else 'de '}{self.quality}"

    @property
    def label(self):
        """« Jean Roux (avocat de Nadia Martin) »: how an entry is signed."""
        return self.label_beside(str(self.party))

    def label_beside(self, name):
        """The same, beside a party that had this name then."""
        of = "d’" if name[:1].lower() in "aeéèêiouyh" else "de "
        return f"{self} ({self.quality} {of}{name})"
