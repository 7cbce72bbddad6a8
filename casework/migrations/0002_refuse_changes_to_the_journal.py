"""The database itself refuses to change the journal, and what was issued; a PDF is written once, when it is made."""

from django.db import migrations

from portal.frozen_rows import refuse_updates

FROZEN = "case_id, event_id, kind, number, issued_at, verification_code, html, html_sha256"
MADE_ONCE = "pdf, pdf_sha256, render_error"


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_cases_and_what_hangs_on_them")]
    operations = [
        refuse_updates("casework_caseevent", "the journal is append-only"),
        refuse_updates("casework_issueddocument", "an issued document never changes", columns=FROZEN),
        refuse_updates(
            "casework_issueddocument",
            "a document is printed once",
            columns=MADE_ONCE,
            when="OLD.pdf <> ''",
            name="printed",
        ),
    ]
