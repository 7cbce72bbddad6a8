"""Two texts, word by word: what was taken away, what was added."""

import re
from difflib import SequenceMatcher
from html import unescape

from django.utils.html import strip_tags

SAME, ADDED, REMOVED = "same", "added", "removed"
BLOCK_ENDS = re.compile(r"</(p|li|h\d|div)>|<br\s*/?>")

EDITOR_MARKS = re.compile(r' data-block-key="[^"]*"')


def tidy(html):
    """A rich text without the marks that Wagtail's editor leaves at each saving; nothing when it has no word."""
    return EDITOR_MARKS.sub("", html) if plain(html) else ""


def word_changes(before, after):
    """[(SAME, ADDED or REMOVED, text)], in reading order; words are compared, not letters.

    The texts put together again are `before` (without what was added) and `after` (without what was removed), spaces
    counting as one.
    """
    old, new = before.split(), after.split()
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append((SAME, " ".join(old[i:j])))
            continue
        if j > i:
            found.append((REMOVED, " ".join(old[i:j])))
        if m > k:
            found.append((ADDED, " ".join(new[k:m])))
    return found


def plain(html):
    """The words of a rich text, without its tags."""
    return " ".join(unescape(strip_tags(BLOCK_ENDS.sub(" ", html or ""))).split())
