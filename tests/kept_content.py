"""Content that takes seconds to load is loaded once: the next tests get the same rows in some milliseconds.

What a loader changed is kept as rows of whole tables and written back inside the test's own transaction, which takes it
away again. Foreign keys are checked at the end of a transaction, so that the order of tables does not matter.
"""

from django.db import connection

from home.demo import load as load_public_site
from sectors.demo import load as load_sectors


class KeptContent:
    """`give()` leaves the database as `load()` would, on the database as the migrations leave it."""

    def __init__(self, load):
        self.load = load
        self.before, self.rows = {}, None

    def give(self):
        if self.rows is None:
            self._keep()
        elif self._is_untouched():
            for table, rows in self.rows.items():
                _write(table, rows, replace=bool(self.before[table]))
        else:
            self.load()

    def _keep(self):
        tables = _tables()
        before = {table: _read(table) for table in tables}
        self.load()
        after = {table: _read(table) for table in tables}
        self.rows = {table: rows for table, rows in after.items() if rows != before[table]}
        self.before = {table: len(before[table]) for table in self.rows}

    def _is_untouched(self):
        """Nothing was written yet to the tables that would be replaced."""
        return all(len(_read(table)) == size for table, size in self.before.items())


def _tables():
    """Those of models, without the search index that SQLite fills by itself."""
    with connection.cursor() as cursor:
        existing = connection.introspection.django_table_names(only_existing=True, include_views=False)
        if connection.vendor != "sqlite":
            return existing
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%%'")
        filled_by_itself = {name for (name,) in cursor.fetchall()}
    return [table for table in existing if table not in filled_by_itself]


def _columns(table):
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    return [connection.ops.quote_name(column.name) for column in described]


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
