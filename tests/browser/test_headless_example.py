"""A form run from the API alone, in a browser, to its end; axe-core on every page."""

import pytest
from django.urls import include, path
from playwright.sync_api import expect

from portal.urls import urlpatterns as portal_urls
from tests.browser.axe import assert_fits, assert_no_violations

MOST_PAGES = 60
urlpatterns = [path("demo/", include("portal.demonstration.urls")), *portal_urls]


@pytest.fixture
def example(site, settings):
    settings.ROOT_URLCONF = __name__
    return f"{site}/demo/formulaire/"


def test_a_form_is_answered_to_its_end(page, example):
    page.goto(example)
    seen = set()
    for _ in range(MOST_PAGES):
        expect(page.locator("h1")).to_be_focused()
        assert_no_violations(page)
        assert_fits(page)
        seen.add(page.url.partition("#")[2])
        if page.url.endswith("#recapitulatif"):
            break
        answer(page)
        turn(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Toutes les réponses sont là")
    steps = [key for key in seen if key.startswith("etape-")]
    assert len(steps) >= 4, seen
    assert page.locator("dt").count() >= 8


def test_what_is_missing_is_said_and_the_keyboard_goes_there(page, example):
    page.goto(example)
    expect(page.locator("h1")).to_be_focused()
    page.get_by_role("button", name="Continuer").click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    assert page.title().startswith("Erreur : ")
    assert_no_violations(page)
    alert.get_by_role("link").press("Enter")
    expect(page.get_by_role("radio").first).to_be_focused()


def test_going_back_keeps_what_was_answered(page, example):
    page.goto(example)
    page.get_by_label("Bâtiment").check()
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_label("Rénovation")).to_be_visible()
    page.get_by_role("button", name="Précédent").click()
    expect(page.get_by_label("Bâtiment")).to_be_checked()


@pytest.mark.parametrize("size", ["desk"])
def test_a_portal_that_is_too_busy_is_said_and_nothing_is_lost(page, example, size):
    page.goto(example)
    page.get_by_label("Bâtiment").check()
    page.route("**/axes", lambda route: route.fulfill(status=429, json={"detail": "Trop de demandes."}))
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("alert")).to_have_text("Trop de demandes.")
    expect(page.get_by_label("Bâtiment")).to_be_checked()
    page.unroute("**/axes")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_label("Rénovation")).to_be_visible()


def answer(page):
    """Something acceptable in every field of the page."""
    for group in page.locator("main form > fieldset, main form > .field").all():
        radios, boxes = group.get_by_role("radio"), group.get_by_role("checkbox")
        if radios.count():
            radios.first.check()
        elif boxes.count():
            boxes.first.check()
        for field in group.locator("input:not([type=radio]):not([type=checkbox]), textarea").all():
            field.fill(plausible(field))


def plausible(field):
    if field.get_attribute("type") == "date":
        return "2025-06-15"
    if "postal_code" in (field.get_attribute("name") or ""):
        return "44000"
    kinds = {"decimal": "1250,50", "numeric": "12", "tel": "06 12 34 56 78", "email": "nadia@exemple.fr"}
    return kinds.get(field.get_attribute("inputmode"), "Une réponse.")


def turn(page):
    """Press the main button, and wait for another page, or for the same one with something more to fill."""
    before = page.locator("h1").element_handle()
    page.locator("main button:not(.second)").first.click()
    page.wait_for_function("before => !before.isConnected", arg=before)
