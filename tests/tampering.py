"""What somebody with the keys of the database would do: change a row behind the program's back."""

from django.db import connection

TRIGGERS = {
    "casework_caseevent": ["casework_caseevent_frozen"],
    "casework_issueddocument": ["casework_issueddocument_frozen", "casework_issueddocument_printed"],
}


def tamper(table, pk, **values):
    """UPDATE this row with its table's triggers taken away; the test's own transaction brings them back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for trigger in TRIGGERS[table]:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}{on}")
        columns = ", ".join(f"{column} = %s" for column in values)
        cursor.execute(f"UPDATE {table} SET {columns} WHERE id = %s", [*values.values(), pk])
        assert cursor.rowcount == 1
