"""The consumer and the professionals of a case."""

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.db.models import Q

from casework.deadlines import department_of
from casework.enums import Channel, Execution, IdentityDoubt, Need, Outcome, ResponseState, Role


class PartyQuerySet(models.QuerySet):
    def unreached(self):
        """Those whom no message reaches for now, as `is_unreached` says it of one."""
        by_post = Q(channel=Channel.POST) | Q(email="") | Q(email_works=False)
        lost = Q(post_works=False) | Q(address="") | Q(postal_code="") | Q(city="")
        invited = Q(role=Role.CLAIMANT) | Q(invited_on__isnull=False)
        return self.filter(by_post, lost, invited, hidden=False)


class Party(models.Model):
    """One person or company of one case. `response` is written by acts only."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="parties")
    role = models.CharField(max_length=16, choices=[(r.value, r.label) for r in (Role.CLAIMANT, Role.RESPONDENT)])
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="parties")
    first_name = models.CharField("prénom", max_length=100, blank=True)
    last_name = models.CharField("nom", max_length=100, blank=True)
    company = models.CharField("entreprise", max_length=200, blank=True)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    email = models.EmailField("adresse e-mail", blank=True)
    email_works = models.BooleanField(default=True, help_text="False once a message bounced.")
    post_works = models.BooleanField(
        default=True, help_text="False once a letter came back, until the Centre writes again or corrects the address."
    )
    phone = models.CharField("téléphone", max_length=30, blank=True)
    address = models.CharField("adresse", max_length=300, blank=True)
    postal_code = models.CharField("code postal", max_length=10, blank=True)
    city = models.CharField("ville", max_length=100, blank=True)
    channel = models.CharField("correspondance", max_length=8, choices=Channel, default=Channel.ONLINE)

    response = models.CharField("réponse", max_length=16, choices=ResponseState, default=ResponseState.NOT_INVITED)
    invited_on = models.DateField("invité le", null=True, blank=True)
    responded_on = models.DateField("a répondu le", null=True, blank=True)
    refusal_reasons = models.JSONField("raisons du refus", default=list, blank=True)
    refusal_text = models.TextField("explications du refus", blank=True)
    communicable_reason = models.TextField("motif communicable", blank=True)
    identity_doubt = models.CharField("« ce n’est pas moi »", max_length=16, choices=IdentityDoubt, blank=True)
    identity_text = models.TextField("explications sur l’identité", blank=True)
    intercession_asked_on = models.DateField(null=True, blank=True)
    intercession_answered_on = models.DateField(null=True, blank=True)
    withdrew_on = models.DateField("s’est retiré le", null=True, blank=True)
    dropped_on = models.DateField(
        null=True, blank=True, help_text="The claimant goes on without this professional, who had not accepted."
    )
    confirmed_on = models.DateField(
        "a confirmé sa demande le", null=True, blank=True, help_text="Postal filing: the consumer joined and confirmed."
    )
    newcomer = models.BooleanField(
        default=False, help_text="Named during the mediation: at the table once all have consented (case C25)."
    )
    newcomer_note = models.TextField(
        "lien avec le litige", max_length=2000, blank=True, help_text="The contract or the direct link, as it was told."
    )
    prior_complaint_on = models.DateField(
        "réclamation écrite du", null=True, blank=True, help_text="Its own year, when it was named later."
    )
    admissibility_note = models.TextField("note de recevabilité", max_length=2000, blank=True)
    settled_on = models.DateField("a confirmé un arrangement le", null=True, blank=True)
    execution = models.CharField("exécution de l’accord", max_length=8, choices=Execution, blank=True)
    execution_on = models.DateField(null=True, blank=True)
    needs = models.JSONField("besoins", default=list, blank=True, help_text="Values of Need.")
    needs_note = models.CharField("précision", max_length=200, blank=True)
    invitation_hash = models.CharField(max_length=128, blank=True)
    joined_at = models.DateTimeField("a rejoint l’espace le", null=True, blank=True)
    hidden = models.BooleanField(default=False, help_text="True when this party may no longer open the case.")

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = "partie"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(role=Role.CLAIMANT),
                name="party_one_claimant",
                violation_error_message="Un dossier a un seul consommateur.",
            )
        ]

    def __str__(self):
        return self.company or f"{self.first_name} {self.last_name}".strip()

    @property
    def is_claimant(self):
        return self.role == Role.CLAIMANT

    @property
    def is_respondent(self):
        return self.role == Role.RESPONDENT

    @property
    def person_name(self):
        return f"{self.first_name} {self.last_name}".strip() or self.company

    @property
    def is_postal(self):
        """Whether messages reach this party by letter (procedure, section 2)."""
        return self.channel == Channel.POST or not self.email or not self.email_works

    @property
    def is_unreached(self):
        """Whether nothing reaches this party for now: the Centre has to find how to write to it."""
        written_to = self.is_invited and not self.hidden
        return written_to and self.is_postal and not (self.post_works and self.has_postal_address)

    @property
    def has_postal_address(self):
        return bool(self.address and self.postal_code and self.city)

    @property
    def reads_large_print(self):
        return Need.LARGE_PRINT in self.needs

    @property
    def is_solicited(self):
        """The Centre intervenes with this professional, which has not answered again yet (process 2.1.1)."""
        return bool(self.intercession_asked_on and not self.intercession_answered_on and not self.is_out)

    @property
    def is_invited(self):
        return self.is_claimant or self.invited_on is not None

    @property
    def is_out(self):
        """Whether the case goes on, or went on, without this party: it left, or was left out."""
        return bool(self.withdrew_on or self.dropped_on)

    def left_with(self, case) -> bool:
        """A withdrawal that ended `case`, its own: what was said before it stays readable to those who said it."""
        return case.outcome == Outcome.WITHDRAWN and self.withdrew_on == case.closed_on

    def last_day_in(self, case):
        """The last day of `case`, its own, that this party knows of, if it went on without it; None for the others."""
        return None if self.left_with(case) else self.withdrew_on or self.dropped_on

    def is_told_of(self, case, day) -> bool:
        """Whether what happened that day in `case`, its own, is still this party's to know (docs/decisions/0018)."""
        last_day = self.last_day_in(case)
        return last_day is None or day <= last_day

    @property
    def is_standing(self):
        if self.is_out or self.newcomer:
            return False
        return self.is_claimant or self.response not in (ResponseState.DECLINED, ResponseState.NO_RESPONSE)

    @property
    def department(self):
        return department_of(self.postal_code)

    def set_invitation_code(self, code: str):
        self.invitation_hash = make_password(normalise_code(code))

    def accepts_code(self, code: str) -> bool:
        return bool(self.invitation_hash) and check_password(normalise_code(code), self.invitation_hash)


def normalise_code(code: str) -> str:
    """Codes are read from a letter: case, spaces and dashes do not count."""
    return "".join(character for character in code.upper() if character.isalnum())
