"""The press: HTML in, tagged PDF out, as a program of its own.

    python portal/press.py < {"pages": ["<html>…"], "assets": {"name": "/path"}} > document.pdf

It knows neither Django nor the database. It reads nothing but the assets it is given, and it dies rather than
take too long or too much memory: what people write is laid out here, so it is kept apart from everything else.
"""

import io
import json
import mimetypes
import re
import resource
import sys
from functools import cache
from pathlib import Path

SECONDS, MEMORY = 20, 1024**3
TAG, ENDLESS = re.compile(r"(<[^>]*>)"), re.compile(r"(?:&[#\w]+;|[^\s&]){120,}")
PIECE, MAY_BREAK = re.compile(r"(?:&[#\w]+;|[^\s&]){40}"), "\N{ZERO WIDTH SPACE}"


def print_pages(pages: list[str], assets: dict[str, str]) -> bytes:
    """One PDF/UA of these HTML texts, one after the other. `assets`: name → file, asked for as « asset:name »."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class AssetFetcher(URLFetcher):
        """Answers the names it was given and refuses every other address: no socket, no other file."""

        def fetch(self, url, headers=None):
            name = url.removeprefix("asset:")
            if name == url or name not in assets:
                raise ValueError("Only the project's own assets may be read.")
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, unpacked(assets[name]), {"Content-Type": kind})

    options = {"pdf_variant": "pdf/ua-1"}
    parts = [HTML(string=breakable(page), url_fetcher=AssetFetcher()).render(**options) for page in pages]
    whole = parts[0] if len(parts) == 1 else parts[0].copy([sheet for part in parts for sheet in part.pages])
    return whole.write_pdf(**options)


@cache
def unpacked(path: str) -> bytes:
    """A file; a font as its letters, unpacked once and not again for each page of a batch."""
    if not path.endswith(".woff2"):
        return Path(path).read_bytes()
    from fontTools.ttLib import woff2

    plain = io.BytesIO()
    woff2.decompress(path, plain)
    return plain.getvalue()


def breakable(page: str) -> str:
    """The page with places to break in words that have none: laying out 40,000 letters in a row takes minutes."""
    parts = TAG.split(page)
    parts[::2] = (ENDLESS.sub(lambda word: PIECE.sub(rf"\g<0>{MAY_BREAK}", word[0]), text) for text in parts[::2])
    return "".join(parts)


def seconds_for(pages: list[str]) -> int:
    """How long the press may work: what one text may take, and a little more for each of a batch."""
    return SECONDS + len(pages) // 4


def main():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    work = json.load(sys.stdin)
    seconds = seconds_for(work["pages"])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    sys.stdout.buffer.write(print_pages(work["pages"], work["assets"]))


if __name__ == "__main__":
    main()
