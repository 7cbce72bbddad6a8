"""Content that takes seconds to load is loaded once: the next tests get the same rows in some milliseconds.

What a loader changed is kept as rows of whole tables and written back inside the test's own transaction, which takes it
away again. Foreign keys are checked at the end of a transaction, so that the order of tables does not matter. The private
files that it wrote are kept beside, and what it promised to do once the transaction has ended.
"""

import pickle
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from home.demo import load as load_public_site
from sectors.demo import load as load_sectors


class KeptContent:
    """`give()` leaves the database as `load()` would, on the database as the migrations leave it."""

    def __init__(self, load):
        self.load = load
        self.before, self.rows = {}, None
        self.files, self.promised = {}, []

    def give(self):
        if self.rows is None:
            self._keep()
        elif self._is_untouched():
            self._write_back()
        else:
            self.load()

    def _write_back(self):
        for table, rows in self.rows.items():
            _write(table, rows, replace=bool(self.before[table]))
        for path, content in self.files.items():
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        for promise in self.promised:
            transaction.on_commit(promise)

    def _keep(self):
        tables, files, promised = _tables(), _private_files(), len(connection.run_on_commit)
        before = {table: _read(table) for table in tables}
        self.load()
        self.files = {path: path.read_bytes() for path in _private_files() - files}
        self.promised = [promise for _, promise, _ in connection.run_on_commit[promised:]]
        after = {table: _read(table) for table in tables}
        self.rows = {table: rows for table, rows in after.items() if rows != before[table]}
        self.before = {table: len(before[table]) for table in self.rows}

    def _is_untouched(self):
        """Nothing was written yet to the tables that would be replaced."""
        return all(_count(table) == size for table, size in self.before.items())


class KeptStory(KeptContent):
    """A tale that is told on a database where nothing was written since the test began, and only there."""

    def __init__(self, tell):
        super().__init__(self._tell)
        self.tell, self.told, self.pickled = tell, None, None

    def _tell(self):
        self.told = self.tell()

    def again(self):
        """What `tell()` answers, whoever asked for it before."""
        self.told = None
        self.give()
        return self.told or pickle.loads(self.pickled)

    def give(self):
        if self.rows is None and not self._is_untouched():
            self._tell()
        else:
            super().give()

    def _keep(self):
        super()._keep()
        self.pickled = pickle.dumps(self.told)

    def _is_untouched(self):
        # Foreign keys are checked at each row outside a transaction, and promises are kept at once.
        return connection.in_atomic_block and not _has_written()


_writes_before = 0


def begin():
    """A test begins: what is written from now on is its own."""
    global _writes_before
    _writes_before = _writes()


def _has_written():
    if connection.vendor == "sqlite":
        return _writes() != _writes_before
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
        return cursor.fetchone()[0]


def _writes():
    """How many rows SQLite has written since it was opened, those that a transaction took away included."""
    sqlite = connection.connection if connection.vendor == "sqlite" else None
    return sqlite.total_changes if sqlite else 0


def _private_files():
    return {path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()}


def _tables():
    """Those of models, without the search index that SQLite fills by itself."""
    with connection.cursor() as cursor:
        existing = connection.introspection.django_table_names(only_existing=True, include_views=False)
        if connection.vendor != "sqlite":
            return existing
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%%'")
        filled_by_itself = {name for (name,) in cursor.fetchall()}
    return [table for table in existing if table not in filled_by_itself]


@cache
def _columns(table):
    """Asked once: on SQLite, Django parses the SQL of the table to know them."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    return [connection.ops.quote_name(column.name) for column in described]


def _count(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
        return cursor.fetchone()[0]


def _read(table):
    """Every row, in the database's own form."""
    table = connection.ops.quote_name(table)
    if connection.vendor == "sqlite":
        # « + » hides the declared type, so that the driver converts nothing.
        columns = ", ".join(f"+{name}" for name in _columns(table.strip('"')))
        return connection.connection.execute(f"SELECT {columns} FROM {table}").fetchall()
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return [bytes(line) for line in copy]


def _write(table, rows, replace):
    columns, table = _columns(table), connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if replace:
            cursor.execute(f"DELETE FROM {table}")
        if connection.vendor == "sqlite":
            values = f"VALUES ({', '.join('?' * len(columns))})"
            connection.connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) {values}", rows)
        else:
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for line in rows:
                    copy.write(line)


PUBLIC_SITE = KeptContent(load_public_site)
SECTORS = KeptContent(load_sectors)
