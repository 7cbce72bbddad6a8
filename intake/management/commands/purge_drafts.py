"""manage.py purge_drafts [--today 2027-01-15] [--dry-run]: remind, warn, erase the unfinished requests."""

from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from intake import purge
from intake.models import Draft


class Command(BaseCommand):
    help = "Erase the drafts that nobody came back to, after telling their authors; the worker does it each day."

    def add_arguments(self, parser):
        parser.add_argument("--today", type=date.fromisoformat, help="the day to act as, AAAA-MM-JJ")
        parser.add_argument("--dry-run", action="store_true", help="count, change nothing")

    def handle(self, *, today=None, dry_run=False, **options):
        today = today or timezone.localdate()
        if dry_run:
            drafts = Draft.objects
            reminded, warned = drafts.to_remind(today).count(), drafts.to_warn(today).count()
            erased = drafts.expired(today).count()
        else:
            reminded, warned = purge.send_reminders(today), purge.warn_before_erasure(today)
            erased = purge.purge_drafts(today)
        self.stdout.write(f"{reminded} reminded, {warned} warned, {erased} erased")
