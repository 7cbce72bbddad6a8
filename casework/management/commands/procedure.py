"""Print the procedure: `manage.py procedure [--format json] [--order source] [--check docs/procedure.md]`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from casework.enums import Order
from casework.procedure import printing

FORMATS = {
    "text": printing.as_text,
    "json": printing.as_json,
    "mermaid": printing.as_mermaid,
    "markdown": printing.as_markdown,
}


class Command(BaseCommand):
    help = "Montre la procédure telle que le programme l’exécute, acte par acte."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=FORMATS, default="text", help="text par défaut")
        parser.add_argument("--order", choices=Order.values, help="un seul des deux ordres (les deux par défaut)")
        parser.add_argument("--check", metavar="FICHIER", help="échoue si ce fichier markdown n’est plus à jour")

    def handle(self, *args, order=None, check=None, **options):
        if check:
            self._check(Path(check), order)
        else:
            self.stdout.write(FORMATS[options["format"]](order))

    def _check(self, page, order):
        if not page.is_file():
            raise CommandError(f"Le fichier {page} n’existe pas. Tapez : script/docs")
        if page.read_text(encoding="utf-8").rstrip("\n") != printing.as_markdown(order):
            raise CommandError(f"Le fichier {page} n’est plus à jour avec la procédure. Tapez : script/docs")
        self.stdout.write(f"{page} est à jour.")
