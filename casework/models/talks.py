"""The forum (talks) and the exhibits (communicable): two places, never mixed (procedure, section 9)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.private_files import PrivateFile


class ForumSubject(models.Model):
    """One conversation of the forum, opened by a party or by the mediator; `moved_at` is its last message's moment."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="forum_subjects")
    number = models.PositiveSmallIntegerField()
    title = models.CharField("sujet", max_length=200)
    opened_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-moved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="forum_subject_number")]
        indexes = [models.Index(fields=["case", "-moved_at", "-id"], name="forum_subject_moved")]

    def __str__(self):
        return self.title


class ForumPostQuerySet(models.QuerySet):
    def caucus(self, party):
        """The aparté of this party, with whichever mediator."""
        return self.filter(caucus_with=party)


class ForumPost(models.Model):
    """Read by the parties and the mediator only; the Centre never sees it.

    Either in a subject of the forum, or, with `caucus_with`, in an aparté: that party and `mediator` alone, not the
    mediator who comes next.
    """

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="forum_posts")
    subject = models.ForeignKey(ForumSubject, models.CASCADE, null=True, blank=True, related_name="posts")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=255)
    third = models.ForeignKey(
        "casework.ThirdParty", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Set when somebody beside the party wrote.",
    )  # fmt: skip
    caucus_with = models.ForeignKey(
        "casework.Party", models.PROTECT, null=True, blank=True, related_name="caucus_posts"
    )
    mediator = models.ForeignKey("casework.Mediator", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField("message", max_length=8000)
    at = models.DateTimeField(default=timezone.now)

    objects = ForumPostQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject=None, caucus_with__isnull=False) | Q(subject__isnull=False, caucus_with=None),
                name="forum_post_in_one_place",
            )
        ]

    def __str__(self):
        return f"{self.case} – {self.author_name}"


class ExhibitQuerySet(models.QuerySet):
    def communicable(self):
        """What may be shown to somebody who is not at the table: the Centre, one who is invited, an expert."""
        return self.filter(confidential=False)

    def outside_the_talks(self):
        """Without what was shown with a message of the forum, which is for its readers alone."""
        return self.filter(post=None)


class Exhibit(PrivateFile):
    """A private file; only `case_for` opens the door to it.

    With `post`, it came with a message of the forum: those who read the message read it, and nobody else.
    """

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="exhibits")
    number = models.PositiveSmallIntegerField("numéro")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="exhibits")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=255)
    title = models.CharField("intitulé", max_length=200)
    confidential = models.BooleanField(
        "confidentiel", default=False,
        help_text="Made in the process: for the parties and the mediator, unless the parties agree (CPC 1528-3).",
    )  # fmt: skip
    post = models.ForeignKey(ForumPost, models.PROTECT, null=True, blank=True, related_name="exhibits")
    at = models.DateTimeField(default=timezone.now)

    objects = ExhibitQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="exhibit_number")]

    def __str__(self):
        return f"Pièce n° {self.number} – {self.title}"


class ApartExhibit(PrivateFile):
    """A file shown in an aparté. No number: a gap in the case's list would tell the others that there is one."""

    post = models.ForeignKey(ForumPost, models.CASCADE, related_name="apart_exhibits")
    title = models.CharField("intitulé", max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title
