"""0004 altered the versions' table, which SQLite makes again without its trigger. See portal/frozen_rows.py."""

from django.db import migrations

from portal.frozen_rows import refuse_updates

FROZEN = "document, sha256, number, schema_version, sector_slug, sector_title, form_slug, title, federation_id, published_at, note"
frozen = refuse_updates("sectors_formversion", "a published form version never changes", columns=FROZEN)


class Migration(migrations.Migration):
    dependencies = [("sectors", "0005_notes_on_findings")]
    operations = [migrations.RunPython(frozen.reverse_code, frozen.code), frozen]
