"""Migrations take half a minute: SQLite's are played once, then kept with pytest's cache until one of them changes."""

import hashlib
import os
import sqlite3
from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.backends.signals import connection_created

from portal import frozen_rows

# What migrations of ours call, and so are made of.
MIGRATIONS_CALL = [Path(frozen_rows.__file__)]


def begin_where_they_end(folder: Path):
    """A new test database in memory opens on what was kept in `folder`, if it was made by these very migrations."""
    kept = _file(folder)
    if connection.vendor != "sqlite" or not kept.exists():
        return

    def fill(sender, connection, **kwargs):
        database = connection.connection
        if connection.is_in_memory_db() and not database.execute("SELECT name FROM sqlite_master").fetchone():
            with sqlite3.connect(kept) as source:
                source.backup(database)

    connection_created.connect(fill, weak=False)


def keep(folder: Path):
    """Keep in `folder` the database that the migrations have just made."""
    kept = _file(folder)
    if connection.vendor != "sqlite" or kept.exists():
        return
    connection.ensure_connection()
    unfinished = kept.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(unfinished) as target:
        connection.connection.backup(target)
    unfinished.replace(kept)
    for old in set(folder.glob("*.sqlite3")) - {kept}:
        old.unlink(missing_ok=True)


def _file(folder) -> Path:
    """Named by the migrations of every application, ours and the libraries', and by what ours call."""
    known = hashlib.sha256()
    for path in MIGRATIONS_CALL:
        known.update(path.read_bytes())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for path in sorted(Path(app.path).glob("migrations/*.py")):
            known.update(f"{app.label}/{path.name}\n".encode() + path.read_bytes())
    return folder / f"{known.hexdigest()}.sqlite3"
