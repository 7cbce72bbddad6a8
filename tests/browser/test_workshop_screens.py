"""Every room of the workshop, of the figures and of a sector's transfer: accessible, and no wider than the screen."""

from sectors.models import UnmatchedDispute
from tests import people
from tests.access.test_own_sector import rooms
from tests.browser.axe import assert_fits, violations
from tests.browser.test_staff import WAGTAIL_FAULTS, sign_in

LISTS = ["/admin/formulaires/", "/admin/formulaires/sans-reponse/", "/admin/formulaires/chiffres/"]


def faults_of(page):
    """What axe finds here but for Wagtail's own faults, and a page that is too wide."""
    found = [
        line
        for line in violations(page)
        if not any(line.startswith(f"{rule}: ") and line.endswith(f" ({place})") for rule, place in WAGTAIL_FAULTS)
    ]
    try:
        assert_fits(page)
    except AssertionError as wide:
        found.append(str(wide))
    return found


def test_every_room_of_the_workshop_is_accessible_and_fits(page, site, size):
    UnmatchedDispute.note("batiment", "Type de travaux", "Une piscine qui fuit")
    sign_in(page, f"{site}/admin/", people.editor())
    faults = {}
    for url in [*LISTS, *rooms()]:
        answer = page.goto(f"{site}{url}") if not url.endswith((".svg", "/exporter/")) else None
        if answer and answer.status == 200:
            page.wait_for_load_state()
            if found := faults_of(page):
                faults[page.url.removeprefix(site)] = found
    assert faults == {}
