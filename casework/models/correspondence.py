"""The outbox: one row per message and recipient, which is also the record of what left."""

from django.conf import settings
from django.db import models

from casework.enums import DispatchChannel, DispatchState, ReturnReason


class Dispatch(models.Model):
    """ready → sending(beat) → sent | held, or to_post → posted. The exact text that left is kept."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="dispatches")
    event = models.ForeignKey("casework.CaseEvent", models.PROTECT, related_name="dispatches")
    message = models.CharField("message", max_length=48)
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="dispatches")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    recipient = models.CharField(max_length=40, help_text="party:12, mediator:3 or centre: once per event and message.")
    recipient_name = models.CharField(max_length=255)
    channel = models.CharField("voie", max_length=8, choices=DispatchChannel)
    to_address = models.CharField("adresse", max_length=1000)
    subject = models.CharField("objet", max_length=200)
    body = models.TextField(help_text="E-mail text; a placeholder stands where a code goes.")
    letter_html = models.TextField(blank=True)
    calendar = models.TextField(blank=True, help_text="The .ics of a meeting, attached to the e-mail.")
    secret = models.CharField(max_length=40, blank=True, help_text="A code for the message; erased once it left.")
    document = models.ForeignKey("casework.IssuedDocument", models.PROTECT, null=True, blank=True, related_name="+")
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField("état", max_length=12, choices=DispatchState, default=DispatchState.READY)
    owner = models.CharField(max_length=60, blank=True)
    beat = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    left_at = models.DateTimeField("parti le", null=True, blank=True)
    posted_on = models.DateField("mis à la poste le", null=True, blank=True)
    printed_at = models.DateTimeField("imprimé le", null=True, blank=True)
    again_at = models.DateTimeField("à envoyer de nouveau depuis le", null=True, blank=True)
    starts_term = models.BooleanField(default=False)
    maybe_twice = models.BooleanField("peut-être deux fois", default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField("dernière erreur", max_length=300, blank=True)

    class Meta:
        verbose_name = "message"
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["state", "created_at"])]
        constraints = [
            models.UniqueConstraint(fields=["event", "recipient", "message"], name="dispatch_once"),
        ]

    def __str__(self):
        return f"{self.case} – {self.message} → {self.recipient}"

    @property
    def waits_since(self):
        """Since when this letter is to be posted."""
        return self.again_at or self.created_at

    @property
    def last_sending(self):
        """The last try, of those at hand; None when it never left, or left by e-mail without a word since."""
        return next(reversed(self.sendings.all()), None)


class Sending(models.Model):
    """One try to reach somebody with a message: posted and perhaps returned, or an e-mail that did not arrive.

    The text of the message stands in its Dispatch; what a try keeps of its own is the address that it bore.
    """

    dispatch = models.ForeignKey(Dispatch, models.CASCADE, related_name="sendings")
    channel = models.CharField("voie", max_length=8, choices=DispatchChannel)
    to_address = models.CharField("adresse", max_length=1000)
    left_on = models.DateField("parti le")
    tracking = models.CharField("numéro de suivi", max_length=20, blank=True)
    came_back_on = models.DateField("revenu le", null=True, blank=True)
    reason = models.CharField("mention de la poste", max_length=12, choices=ReturnReason, blank=True)
    note = models.TextField("précisions", max_length=1000, blank=True)

    class Meta:
        verbose_name = "envoi"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.dispatch} – {self.left_on:%d/%m/%Y}"
