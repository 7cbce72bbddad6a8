"""Stable names: each axis, option, step and question has a key that never changes, whatever its wording becomes."""

import re

from django.utils.text import slugify

KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")
NONE_FITS = "none_fits"
RESERVED = frozenset({NONE_FITS, "file"})


def is_key(text):
    """True if `text` may serve as a key: a small letter, then 1 to 39 small letters, digits or underscores."""
    return isinstance(text, str) and KEY.fullmatch(text) is not None


def key_from_label(label, taken=()):
    """Return a new key made from the words of `label`, different from every key in `taken`."""
    words = slugify(re.sub(r"['’]", " ", label)).replace("-", "_").strip("_")
    base = words if words[:1].isalpha() else f"k_{words}".rstrip("_")
    base = base[:40].rstrip("_")
    base = base if is_key(base) else f"{base}_1"
    key, number = base, 1
    while key in taken or key in RESERVED:
        number += 1
        key = f"{base[: 39 - len(str(number))]}_{number}"
    return key
