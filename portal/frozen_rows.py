"""Rows that the database itself refuses to change, on SQLite and on PostgreSQL. For migrations.

Only UPDATE is refused: DELETE is left to Django, whose models refuse it themselves where they must (tests empty
their tables, and what the law says to erase is erased). A later migration that alters such a table on SQLite makes it
again without its trigger: it must call refuse_updates() once more.
"""

from django.db import migrations


def refuse_updates(table, message, *, columns="", when="", name="frozen") -> migrations.RunPython:
    """The operation that makes an UPDATE of `table` fail with IntegrityError and this message.

    `columns`: only these, separated by commas; all when empty. `when`: only where this holds of the row as it was
    (« OLD.pdf <> '' »). `name` tells the triggers of one table apart.
    """
    trigger = f"{table}_{name}"
    of = f" OF {columns}" if columns else ""
    head = f"CREATE TRIGGER {trigger} BEFORE UPDATE{of} ON {table}"
    sqlite = f"{head} {f'WHEN {when} ' if when else ''}BEGIN SELECT RAISE(ABORT, '{message}'); END"
    postgresql = f"""
        CREATE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
        {head} FOR EACH ROW {f"WHEN ({when}) " if when else ""}EXECUTE FUNCTION {trigger}()
    """
    makes = {"sqlite": sqlite, "postgresql": postgresql}
    drops = {
        "sqlite": f"DROP TRIGGER IF EXISTS {trigger}",
        "postgresql": f"DROP TRIGGER IF EXISTS {trigger} ON {table}; DROP FUNCTION IF EXISTS {trigger}()",
    }
    return migrations.RunPython(_run(makes), _run(drops))


def _run(statements):
    def run(apps, schema_editor):
        schema_editor.execute(statements[schema_editor.connection.vendor])

    return run
