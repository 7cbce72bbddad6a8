"""A message or a document as people read it: without its tags, styles and drawings."""

import html
import re

NBSP = "\N{NO-BREAK SPACE}"


def text_of(page: str) -> str:
    """The words of an HTML page, on one line; no-break spaces stay what they are."""
    page = re.sub(r"<!--.*?-->", "", page, flags=re.S)
    page = re.sub(r"<(style|svg|title)\b.*?</\1>", " ", page, flags=re.S)
    page = re.sub(r"</?(strong|span|em)\b[^>]*>", "", page)
    page = re.sub(r"<[^>]+>", " ", page)
    return re.sub(r"[ \t\n]+", " ", html.unescape(page)).strip()


def plain(text: str) -> str:
    """The same words without the spaces that keep a number and what it counts on one line."""
    return text.replace(NBSP, " ")


def said(row) -> str:
    """Everything that one message says, whatever its channel."""
    return f"{row.subject}\n{row.body}\n{text_of(row.letter_html)}"
