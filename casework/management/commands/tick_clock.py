"""Perform what the terms make due: `manage.py tick_clock [--today 2027-01-15] [--dry-run]`."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from casework import clock


class Command(BaseCommand):
    help = "Envoie les rappels et constate les échéances passées, comme le fait l’ouvrier en arrière-plan."

    def add_arguments(self, parser):
        parser.add_argument("--today", help="date à considérer, AAAA-MM-JJ (aujourd’hui par défaut)")
        parser.add_argument("--dry-run", action="store_true", help="montre sans rien faire")

    def handle(self, *args, today=None, dry_run=False, **options):
        day = self._day(today)
        if dry_run:
            acts = clock.due_acts(day)
            self._print(f"{len(acts)} acte(s) à accomplir au {day:%d/%m/%Y} :", acts)
            return
        report = clock.tick(day)
        self._print(f"{len(report.performed)} acte(s) accompli(s) au {day:%d/%m/%Y} :", report.performed)
        if report.failed:
            self._print(f"{len(report.failed)} acte(s) en échec :", report.failed)
            raise CommandError("Certains actes n’ont pas pu être accomplis ; le journal technique dit pourquoi.")

    def _day(self, text):
        try:
            return date.fromisoformat(text) if text else timezone.localdate()
        except ValueError as error:
            raise CommandError("La date s’écrit AAAA-MM-JJ, par exemple 2027-01-15.") from error

    def _print(self, title, acts):
        self.stdout.write(title)
        for act in acts:
            self.stdout.write(f"  {act}")
