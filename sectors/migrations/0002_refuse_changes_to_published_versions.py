"""The database itself refuses to change what was published."""

from django.db import migrations

from portal.frozen_rows import refuse_updates

FROZEN = "document, sha256, number, schema_version, sector_slug, sector_title, form_slug, title, federation_id, published_at, note"


class Migration(migrations.Migration):
    dependencies = [("sectors", "0001_partners_typology_forms_versions")]
    operations = [
        refuse_updates("sectors_formversion", "a published form version never changes", columns=FROZEN),
    ]
