"""The forum (talks) and the exhibits (communicable): two places, never mixed (procedure, section 9)."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.storages import private_storage


class ForumPostQuerySet(models.QuerySet):
    def shared(self):
        """What every party and the mediator read."""
        return self.filter(caucus_with=None)

    def caucus(self, party, mediator=None):
        """The aparté of this party, all of it for the party, and for a mediator what was said with it."""
        posts = self.filter(caucus_with=party)
        return posts.filter(mediator=mediator) if mediator else posts


class ForumPost(models.Model):
    """Read by the parties and the mediator only; the Centre never sees it.

    With `caucus_with`, an aparté: that party and `mediator` alone, not the mediator who comes next.
    """

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="forum_posts")
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

    def __str__(self):
        return f"{self.case} – {self.author_name}"


class Exhibit(models.Model):
    """A private file; only `case_for` opens the door to it."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="exhibits")
    number = models.PositiveSmallIntegerField("numéro")
    party = models.ForeignKey("casework.Party", models.PROTECT, null=True, blank=True, related_name="exhibits")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=255)
    title = models.CharField("intitulé", max_length=200)
    file = models.FileField(storage=private_storage, upload_to="exhibits/%Y/%m/", max_length=300)
    file_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    confidential = models.BooleanField(
        "confidentiel", default=False,
        help_text="Made in the process: for the parties and the mediator, unless the parties agree (CPC 1528-3).",
    )  # fmt: skip
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="exhibit_number")]

    def __str__(self):
        return f"Pièce n° {self.number} – {self.title}"
