"""manage.py sector_export_schema: the JSON Schema of an exported sector, as docs/sector-export-schema.json keeps it."""

import json

from django.core.management.base import BaseCommand

from sectors.transfer.schema import json_schema


class Command(BaseCommand):
    help = "Écrit le schéma JSON du fichier d’un secteur exporté."

    def handle(self, *args, **options):
        self.stdout.write(json.dumps(json_schema(), indent=2, sort_keys=True, ensure_ascii=False))
