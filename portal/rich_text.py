"""Wagtail's editor of rich text; what is sent in its place and cannot be read stays as plain words."""

from django.utils.html import format_html
from wagtail.admin.rich_text import DraftailRichTextArea

UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError)


class KeepingRichText(DraftailRichTextArea):
    """The same editor. A script, or a broken browser, may send anything: that is text, not an incident."""

    def value_from_datadict(self, data, files, name):
        try:
            return super().value_from_datadict(data, files, name)
        except UNREADABLE:
            return format_html("<p>{}</p>", data.get(name) or "")
