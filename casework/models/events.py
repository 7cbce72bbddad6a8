"""The case's journal: append-only, each event carrying the hash of the one before."""

import hashlib
import json
from datetime import UTC

from django.conf import settings
from django.db import models

from casework.enums import Act, Role, Stage


class CaseEvent(models.Model):
    """What was done, by whom, when. Created by casework/procedure/engine.py only."""

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=32, choices=Act)
    role = models.CharField(max_length=16, choices=Role)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, related_name="events")
    on_behalf_of = models.ForeignKey("casework.Party", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    stage_before = models.CharField(max_length=24, choices=Stage, blank=True)
    stage_after = models.CharField(max_length=24, choices=Stage)
    data = models.JSONField(default=dict)
    token = models.UUIDField(null=True, help_text="One per form shown: a double click is one act.")
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="event_number"),
            models.UniqueConstraint(fields=["case", "token"], name="event_token"),
        ]

    def __str__(self):
        return f"{self.case} n° {self.number} {self.get_act_display()}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("The journal is append-only.")
        self.hash = self.computed_hash()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("The journal is append-only.")

    def computed_hash(self) -> str:
        """SHA-256 of the event's canonical JSON, the hash of the one before included."""
        content = {
            "case": self.case_id, "number": self.number, "act": str(self.act), "role": str(self.role),
            "user": self.user_id, "party": self.party_id, "on_behalf_of": self.on_behalf_of_id,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"), "before": str(self.stage_before),
            "after": str(self.stage_after), "data": self.data, "previous": self.previous_hash,
        }  # fmt: skip
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
