"""manage.py export_sector <slug>: a sector as one JSON file (docs/sector-export.md)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sectors.models import SectorPage
from sectors.transfer.writing import as_text, export_sector


class Command(BaseCommand):
    help = "Écrit un secteur (classement, bibliothèques, formulaires) en un fichier JSON."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="le nom du secteur dans les adresses")
        parser.add_argument("--output", help="le fichier à écrire ; sans lui, la sortie standard")

    def handle(self, slug, output, **options):
        sector = SectorPage.objects.filter(slug=slug).first()
        if sector is None:
            raise CommandError(f"Aucun secteur ne s’appelle « {slug} ».")
        text = as_text(export_sector(sector))
        if not output:
            self.stdout.write(text, ending="")
            return
        try:
            Path(output).write_text(text, encoding="utf-8")
        except OSError as problem:
            raise CommandError(f"Ce fichier ne peut pas être écrit : {problem}.") from None
        self.stderr.write(f"Secteur « {sector.title} » écrit dans {output}.")
