"""Huey: the doorbell of the outbox and the clock's hand. Losing all of it loses no notice (docs/architecture.md)."""

import hashlib
import os

from huey.serializer import SignedSerializer


def huey_settings(secret_key, data_dir, database_url=""):
    """Return HUEY: PostgreSQL when HUEY_DATABASE_URL (else a PostgreSQL DATABASE_URL) says so, a SQLite file otherwise.

    Messages are signed with a key of their own: nobody who can write to the queue can have code run by the worker.
    """
    key = hashlib.sha256(b"portal.huey:" + secret_key.encode()).hexdigest()
    common = {
        "name": "portal",
        "results": False,
        "immediate": False,
        "utc": True,
        "serializer": SignedSerializer(secret=key),
        "consumer": {"workers": 2, "worker_type": "thread", "graceful_signal": "TERM", "shutdown_timeout": 25},
    }
    if database_url.startswith(("postgres://", "postgresql://")):
        return {**common, "huey_class": "huey.PostgresHuey", "dsn": database_url}
    return {**common, "huey_class": "huey.SqliteHuey", "filename": _private_file(data_dir / "huey.sqlite3")}


def _private_file(path):
    """Create the file for its owner alone before SQLite would create it for everyone."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    path.chmod(0o600)
    return str(path)
