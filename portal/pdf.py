"""HTML in, PDF out, for whoever needs paper: issued documents, letters, the letter of complaint.

The layout happens in another process (press.py): WeasyPrint, slow and large, is never imported by a web worker, and
a text that takes too long or too much memory ends that process and nothing else.
"""

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders

from portal import press

FACES = ("latin-400", "latin-700", "latin-ext-400", "latin-ext-700")
FONTS = [f"atkinson-hyperlegible-next-{face}-{style}.woff2" for face in FACES for style in ("normal", "italic")]


class RenderError(Exception):
    """The PDF could not be made. Says how the press ended, never what it was printing."""


@lru_cache(maxsize=1)
def assets() -> dict[str, str]:
    """The only files that a document may show: name → path in our static folders."""
    found = {name: finders.find(f"portal/fonts/{name}") for name in FONTS}
    return {name: path for name, path in found.items() if path}


def pdf_of(*pages: str) -> bytes:
    """One tagged PDF (PDF/UA) of these HTML texts, one after the other. RenderError when it cannot be made."""
    work = json.dumps({"pages": pages, "assets": assets()}).encode()
    command = [sys.executable, "-I", str(Path(press.__file__))]
    try:
        done = subprocess.run(
            command, input=work, capture_output=True, timeout=press.seconds_for(pages) + 10, check=False
        )
    except subprocess.TimeoutExpired:
        raise RenderError("timeout") from None
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise RenderError(f"press ended with {done.returncode}")
    return done.stdout
