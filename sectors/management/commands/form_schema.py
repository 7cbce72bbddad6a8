"""manage.py form_schema: the JSON Schema of a published form, as docs/form-schema.json keeps it."""

import json

from django.core.management.base import BaseCommand

from sectors.schema import json_schema


class Command(BaseCommand):
    help = "Écrit le schéma JSON du document d’un formulaire publié."

    def handle(self, *args, **options):
        self.stdout.write(json.dumps(json_schema(), indent=2, sort_keys=True, ensure_ascii=False))
