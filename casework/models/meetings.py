"""The agenda: slots that the mediator proposes, what each party answers, the meeting that is held (process 2.1.2)."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.utils import timezone

from casework.models.kept import KeptQuerySet
from casework.models.packages import Package
from casework.models.parties import normalise_code

# A reminder leaves when so many days are left (procedure, section 4, the agenda).
REMINDER_DAYS = (7, 1)


class Meeting(models.Model):
    """Proposed (slots, no hour yet), then confirmed at an hour, moved, cancelled or held."""

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="meetings")
    number = models.PositiveSmallIntegerField("numéro")
    mediator = models.ForeignKey("casework.Mediator", models.PROTECT, related_name="meetings")
    mode = models.CharField("forme", max_length=12, choices=Package.Format)
    minutes = models.PositiveSmallIntegerField("durée en minutes", default=60)
    place = models.CharField("adresse, ou numéro à composer", max_length=300, blank=True)
    access = models.CharField("accès des personnes handicapées", max_length=500, blank=True)
    own_link = models.URLField("lien du médiateur", max_length=500, blank=True)
    room = models.CharField(max_length=64, blank=True, help_text="Unguessable name of the room under the base address.")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, help_text="The same in every calendar message.")
    sequence = models.PositiveSmallIntegerField(default=0)
    proposed_at = models.DateTimeField("proposé le")
    starts_at = models.DateTimeField("commence le", null=True, blank=True, db_index=True)
    changed_at = models.DateTimeField(help_text="When the hour, the place or the state last changed.")
    cancelled_at = models.DateTimeField("annulé le", null=True, blank=True)
    cancel_reason = models.CharField("raison de l’annulation", max_length=500, blank=True)
    attendance_on = models.DateField("présences notées le", null=True, blank=True)
    reminded = models.JSONField(default=list, help_text="Days left already reminded or skipped.")

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = "rendez-vous"
        verbose_name_plural = "rendez-vous"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="meeting_number")]

    def __str__(self):
        return f"{self.case} – rendez-vous n° {self.number}"

    @property
    def is_proposed(self):
        """Whether the parties may still say when they are free."""
        return self.starts_at is None and self.cancelled_at is None

    @property
    def is_confirmed(self):
        return self.starts_at is not None and self.cancelled_at is None

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    def is_ahead(self, at=None):
        """Confirmed, and not over yet at that moment: now, or the one an act counts from."""
        return self.is_confirmed and self.ends_at > (at or timezone.now())

    @property
    def link(self) -> str:
        """Where a video meeting is held: the mediator's own address, else the room made for this meeting."""
        if self.mode != Package.Format.VIDEO:
            return ""
        return self.own_link or f"{settings.MEETING_ROOM_BASE.rstrip('/')}/{self.room}"

    @property
    def mode_words(self):
        """« en visioconférence », in the middle of a sentence."""
        return self.get_mode_display()[:1].lower() + self.get_mode_display()[1:]

    @property
    def where(self) -> str:
        """One line: the address, the room, or who calls whom."""
        if self.mode == Package.Format.AUDIO:
            return self.place or "Le médiateur vous appelle au numéro que vous nous avez donné."
        return self.place if self.mode == Package.Format.IN_PERSON else self.link

    @property
    def invited(self) -> list:
        """Every guest, whoever has left since; reads prefetched guests."""
        return [guest.party for guest in self.guests.all()]

    @property
    def convened(self) -> list:
        """The guests whom the case has not gone on without; reads prefetched guests."""
        return [party for party in self.invited if not party.withdrew_on or party.left_with(self.case)]

    def skipped_reminders(self, today) -> list[int]:
        """The reminders whose day has come or gone when the hour is set: the message itself has just said it."""
        left = (timezone.localdate(self.starts_at) - today).days
        return [days for days in REMINDER_DAYS if days >= left]

    def grid(self) -> "Grid":
        """Who can come when, the best slots marked; reads prefetched slots, answers and guests."""
        guests = self.convened
        lines = [_line(slot, guests) for slot in self.slots.all()]
        best = min((line.score for line in lines if line.is_possible), default=None)
        return Grid(guests, [(line, line.is_possible and line.score == best) for line in lines])


@dataclass(frozen=True)
class GridLine:
    """One slot, and each guest's answer (None: not answered yet), in the order of the guests."""

    slot: "MeetingSlot"
    answers: list

    def count(self, choice):
        return sum(1 for answer in self.answers if answer and answer.choice == choice)

    @property
    def is_possible(self):
        """Somebody accepted it."""
        return any(answer and answer.choice != SlotAnswer.Choice.NO for answer in self.answers)

    @property
    def score(self):
        """Fewest refusals first, then fewest silences, then fewest « si nécessaire »."""
        silent = sum(1 for answer in self.answers if answer is None)
        return self.count(SlotAnswer.Choice.NO), silent, self.count(SlotAnswer.Choice.IF_NEEDED)

    @property
    def words(self):
        """« 2 oui, 1 si nécessaire »."""
        return ", ".join(f"{self.count(c)} {c.label.lower()}" for c in SlotAnswer.Choice if self.count(c)) or "—"


@dataclass(frozen=True)
class Grid:
    guests: list
    lines: list


def _line(slot, guests):
    given = {answer.party_id: answer for answer in slot.answers.all()}
    return GridLine(slot, [given.get(party.pk) for party in guests])


class MeetingSlot(models.Model):
    """An hour at which the mediator is free."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField("commence le")

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "starts_at"], name="slot_once")]

    def __str__(self):
        return f"{timezone.localtime(self.starts_at):%d/%m/%Y %H:%M}"

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.meeting.minutes)


class SlotAnswer(models.Model):
    """What a party says of one slot; it may say otherwise until the meeting is confirmed."""

    class Choice(models.TextChoices):
        YES = "yes", "Oui"
        IF_NEEDED = "if_needed", "Si nécessaire"
        NO = "no", "Non"

    slot = models.ForeignKey(MeetingSlot, models.CASCADE, related_name="answers")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    choice = models.CharField("réponse", max_length=10, choices=Choice)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The mediator who typed it after a call; empty when the party answered itself.",
    )  # fmt: skip
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slot", "party"], name="slot_answered_once")]

    def __str__(self):
        return f"{self.slot} – {self.get_choice_display()}"


class MeetingGuest(models.Model):
    """A party that is invited to a meeting: the code in its letter, and whether it came."""

    class Attendance(models.TextChoices):
        PRESENT = "present", "Présent"
        ABSENT = "absent", "Absent"
        EXCUSED = "excused", "Excusé"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="guests")
    party = models.ForeignKey("casework.Party", models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=128, blank=True)
    attendance = models.CharField("présence", max_length=10, choices=Attendance, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "party"], name="guest_once")]

    def __str__(self):
        return f"{self.meeting} – {self.party}"

    def set_code(self, code: str):
        self.code_hash = make_password(normalise_code(code))

    def accepts_code(self, code: str) -> bool:
        return bool(self.code_hash) and check_password(normalise_code(code), self.code_hash)
