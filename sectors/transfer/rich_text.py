"""The formatted texts of a file: plain HTML with the few tags an editor has, and addresses instead of page numbers."""

import re

from wagtail.rich_text import expand_db_html
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

TAGS = ("[document]", "b", "strong", "i", "em", "p", "br", "ul", "ol", "li")
DEEPEST = 30


class _Cleaner(Whitelister):
    element_rules = dict.fromkeys(TAGS, allow_without_attributes) | {"a": attribute_rule({"href": check_url})}


def written_out(source):
    """The stored text `source` for a file: a link to a page of this site becomes its address, which others can read."""
    return _Cleaner().clean(expand_db_html(source or ""))


def cleaned(html):
    """`html` from a file, without anything that an editor could not have written (scripts, styles, attributes)."""
    return _Cleaner().clean(html)


def too_deep(html):
    """True if tags are nested as no editor nests them: the cleaning would lose itself there."""
    depth = 0
    for closing in re.findall(r"<(/?)[a-zA-Z]", html):
        depth += -1 if closing else 1
        if depth > DEEPEST:
            return True
    return False
