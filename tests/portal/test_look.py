"""The site's look: light, ours, and made of files that come from this host alone."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "portal" / "static"
STYLES = ("portal/fonts/fonts.css", "vendor/govuk-frontend/govuk-frontend.min.css", "portal/portal.css")
SCRIPTS = ("portal/portal.js", "vendor/govuk-frontend/govuk-frontend.min.js")


def test_styles_scripts_and_images_of_a_page_stay_under_100_kb():
    files = [*STYLES, *SCRIPTS, "portal/images/logo.svg", "portal/images/rivage.svg"]
    weight = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in files)
    assert weight < 60_000  # the rest is for the page itself


@pytest.mark.parametrize("name", STYLES)
def test_nothing_that_is_not_ours_to_show(name):
    text = (STATIC / name).read_text()
    assert not re.search(r"GDS Transport|crest|gov\.uk|sourceMapping|url\(.?https?:", text, re.IGNORECASE)


def test_vendored_files_are_the_ones_written_down():
    lines = re.findall(
        r"^\| (\S+)[^|]*\|.*\| ([0-9a-f]{64}) \|$", (STATIC / "vendor/README.md").read_text(), re.MULTILINE
    )
    assert len(lines) >= 10
    for name, digest in lines:
        path = STATIC / name if not name.startswith("tests/") else STATIC.parents[1] / name
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, name
