from datetime import UTC, datetime

from django.db import migrations
from django.db.models import Max
from django.db.migrations.recorder import MigrationRecorder

FIRST_MARKS = "0015_talks_subjects_and_marks"
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


def mark_what_was_there(apps, schema_editor):
    """What was written before anybody's reading was kept is new to nobody; who has read it is not known.

    Everybody whom a case may have as a reader gets a mark; the access of each still decides who reads.
    """
    recorded = MigrationRecorder(schema_editor.connection).migration_qs
    since = recorded.filter(app="casework", name=FIRST_MARKS).values_list("applied", flat=True).first()
    posts = apps.get_model("casework", "ForumPost").objects.order_by()
    old = posts.filter(at__lt=since) if since else posts
    places = old.values("case", "subject", "caucus_with").annotate(last=Max("pk"))
    ReadMark = apps.get_model("casework", "ReadMark")
    for place in places:
        where = {"subject_id": place["subject"], "apart_with_id": place["caucus_with"]}
        readers = readers_of(apps, place["case"]) - set(ReadMark.objects.filter(**where).values_list("user", flat=True))
        ReadMark.objects.bulk_create(
            ReadMark(user_id=user, last_post=place["last"], at=UNKNOWN, **where) for user in sorted(readers)
        )


def readers_of(apps, case):
    """The accounts of the parties, of those beside them, and of the mediators."""
    party, third, designation = (apps.get_model("casework", name) for name in ("Party", "ThirdParty", "Designation"))
    accounts = [
        *party.objects.filter(case=case).values_list("user", flat=True),
        *third.objects.filter(case=case).values_list("user", flat=True),
        *designation.objects.filter(case=case).values_list("mediator__user", flat=True),
    ]
    return set(accounts) - {None}


class Migration(migrations.Migration):

    dependencies = [("casework", "0020_show_exhibits")]

    operations = [migrations.RunPython(mark_what_was_there, migrations.RunPython.noop, elidable=True)]
