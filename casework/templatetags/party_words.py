"""Small helps of the parties' pages."""

from django import template

from portal.typography import typeset

register = template.Library()


@register.filter
def file_size(size):
    """« 840 Ko », « 2,4 Mo »."""
    size = int(size or 0)
    if size < 1000:
        return typeset(f"{size} octets")
    if size < 1_000_000:
        return f"{size // 1000}\N{NO-BREAK SPACE}Ko"
    return f"{size / 1_000_000:.1f}\N{NO-BREAK SPACE}Mo".replace(".", ",")
