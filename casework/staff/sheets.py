"""Tables for a spreadsheet: opened there, no cell is ever read as a formula."""

import csv
import io

# What a spreadsheet takes for a formula, or for a command in older ones.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def sheet(rows) -> str:
    """The rows as CSV for a French spreadsheet: semicolons, a byte order mark, dangerous beginnings made harmless."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(
        [harmless(cell) for cell in row] for row in rows
    )
    return "\ufeff" + written.getvalue()


def harmless(cell) -> str:
    """The text of a cell; an apostrophe first where the spreadsheet would compute it."""
    text = str(cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text
