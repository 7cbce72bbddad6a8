"""How far each person has read. Reading is no act: it changes no case and stands in no journal."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

# The moment of a mark that stands for the messages written before anybody's reading was kept: they are not new, and
# nobody knows who has read them.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


class ReadMarkQuerySet(models.QuerySet):
    def at(self, place):
        """Those of one place: a subject of the forum, or the party of an aparté."""
        return self.filter(**place_of(place))


class ReadMark(models.Model):
    """The last message that one person has had before its eyes, in one subject or in one aparté."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    subject = models.ForeignKey("casework.ForumSubject", models.CASCADE, null=True, blank=True, related_name="marks")
    apart_with = models.ForeignKey("casework.Party", models.CASCADE, null=True, blank=True, related_name="+")
    last_post = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = ReadMarkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "subject"], name="read_mark_once_per_subject"),
            models.UniqueConstraint(fields=["user", "apart_with"], name="read_mark_once_per_apart"),
            models.CheckConstraint(
                condition=Q(subject=None, apart_with__isnull=False) | Q(subject__isnull=False, apart_with=None),
                name="read_mark_of_one_place",
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.subject or self.apart_with}"

    @property
    def is_known(self):
        """Whether somebody was seen reading; False for what was written before that was kept."""
        return self.at != UNKNOWN


def place_of(place) -> dict:
    """The columns that say where: `place` is a ForumSubject or the Party of an aparté."""
    from casework.models.talks import ForumSubject

    return {"subject": place} if isinstance(place, ForumSubject) else {"apart_with": place}
