"""Documents of a draft: kept as soon as they are good, private, never lost by an error elsewhere on the page."""

from django.db import transaction

from intake.models import MAX_FILES, DraftFile
from portal.uploads import describe


def keep(draft, request_key, uploads) -> int:
    """Store these checked uploads for one document of the draft; return how many are new.

    The same file sent twice (double click, refreshed page) is kept once. The quota is checked again under the lock
    that the caller holds on the draft.
    """
    kept = 0
    for upload in uploads:
        facts = describe(upload)
        known = draft.files.filter(request_key=request_key, sha256=facts["sha256"]).exists()
        if known or draft.files.count() >= MAX_FILES:
            continue
        row = DraftFile(draft=draft, request_key=request_key, **facts)
        row.file.save(facts["file_name"], upload, save=False)
        row.save()
        kept += 1
    return kept


def remove(row):
    """Forget a file: the row now, the file itself once that is certain."""
    storage, name = row.file.storage, row.file.name
    row.delete()
    transaction.on_commit(lambda: storage.delete(name))


def remove_all(draft):
    for row in draft.files.all():
        remove(row)
