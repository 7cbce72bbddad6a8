"""manage.py import_sector <file> --under <federation>: a sector from its file, as drafts (docs/sector-export.md)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sectors.models import Federation
from sectors.transfer.creating import import_new
from sectors.transfer.faults import BadFile
from sectors.transfer.reading import read_export
from sectors.transfer.report import LEVELS, check_drafts


class Command(BaseCommand):
    help = "Crée un secteur en brouillon à partir d’un fichier JSON. Rien n’est publié ; rien n’est remplacé."

    def add_arguments(self, parser):
        parser.add_argument("file", help="le fichier écrit par export_sector")
        parser.add_argument("--under", required=True, help="la fédération, par son nom dans les adresses")
        parser.add_argument("--slug", default="", help="un autre nom pour le secteur dans les adresses")
        parser.add_argument("--dry-run", action="store_true", help="tout vérifier, ne rien créer")

    def handle(self, file, under, slug, dry_run, **options):
        federation = Federation.objects.filter(slug=under).first()
        if federation is None:
            raise CommandError(f"Aucune fédération ne s’appelle « {under} ».")
        try:
            content = Path(file).read_bytes()
        except OSError as problem:
            raise CommandError(f"Ce fichier ne peut pas être lu : {problem}.") from None
        try:
            said = import_new(read_export(content), federation, slug, look=_said if dry_run else None)
        except BadFile as problem:
            raise CommandError(f"Rien n’a été créé.\n{problem}") from None
        for line in said if dry_run else _said(said):
            self.stdout.write(line)
        self.stdout.write("Essai seulement : rien n’a été créé." if dry_run else "Tout est en brouillon.")


def _said(imported):
    lines = [f"{imported.sector} (« {imported.sector.slug} »), {len(imported.forms)} formulaires."]
    for checked in check_drafts(imported.sector):
        lines.append(f"{checked.name} : {checked.summary}")
        lines += [f"  {LEVELS[one.level]} {one.code} {one.text}" for one in checked.findings]
    return lines + imported.left_behind
