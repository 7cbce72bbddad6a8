"""Marks the paragraphs that a letter or a document may not leave without."""

import re

from django import template
from django.utils.safestring import mark_safe

register = template.Library()
_MARK = re.compile(r"<!--must:([a-z_]+)-->")


class MustNode(template.Node):
    def __init__(self, name, nodelist):
        self.name, self.nodelist = name, nodelist

    def render(self, context):
        content = self.nodelist.render(context)
        # An empty paragraph is a missing one.
        return mark_safe(f"<!--must:{self.name}-->{content}") if content.strip() else ""


@register.tag
def must(parser, token):
    """{% must "withdrawal" %}…{% endmust %}: a compulsory item (messages.py lists them)."""
    _, name = token.split_contents()
    nodelist = parser.parse(("endmust",))
    parser.delete_first_token()
    return MustNode(name.strip("\"'"), nodelist)


def marks_in(html: str) -> set[str]:
    """The compulsory items that stand in this HTML."""
    return set(_MARK.findall(html))
