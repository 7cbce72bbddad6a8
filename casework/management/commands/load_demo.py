"""Load the demonstration: `manage.py load_demo`. Safe to run again; refuses production settings."""

import logging
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

LOADERS = ("home.demo.load", "sectors.demo.load", "casework.demo.load")


class Command(BaseCommand):
    help = "Charge les pages, les formulaires, les comptes et les dossiers de démonstration."

    def handle(self, *args, **options):
        if not getattr(settings, "DEMONSTRATION", False):
            raise CommandError("La démonstration ne se charge qu’avec ses propres réglages.")
        for path in LOADERS:
            with quiet():
                import_string(path)()
            self.stdout.write(f"{apps.get_app_config(path.split('.')[0]).verbose_name} : prêt.")


@contextmanager
def quiet():
    """One line per page published would hide what matters."""
    before = logging.root.manager.disable
    logging.disable(max(before, logging.INFO))
    try:
        yield
    finally:
        logging.disable(before)
