"""Everything script/server needs of Django, in one process: tables, files, invented data, and what to try."""

import logging
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.demonstration.views import accounts


class Command(BaseCommand):
    """Safe to run again; a second run only does what changed."""

    help = "Prepare the demonstration: migrate, collect static files when they changed, load the data, list accounts."

    def handle(self, **options):
        logging.disable(logging.INFO)  # one line per page published would hide what matters here
        self.stdout.write("▸ Base de données")
        call_command("migrate", interactive=False, verbosity=0)
        if static_files_changed():
            self.stdout.write("▸ Feuilles de style, polices et images")
            call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        self.stdout.write("▸ Données de la démonstration")
        call_command("load_demo", verbosity=0)
        self._list_accounts()

    def _list_accounts(self):
        self.stdout.write(f"\nComptes de la démonstration (second facteur : {settings.DEMO_SECOND_FACTOR_CODE})\n")
        for account in accounts():
            password = account["password"] or "code reçu par e-mail"
            self.stdout.write(f"  {account['role']} : {account['email']} · {password}\n    {account['can_try']}")


def static_files_changed():
    """True when a source file is newer than the manifest of the collected ones, or there is none yet."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    collected = manifest.stat().st_mtime
    return any(
        Path(storage.path(name)).stat().st_mtime > collected
        for finder in get_finders()
        for name, storage in finder.list([])
    )
