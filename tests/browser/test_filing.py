"""A request from its first question to its confirmation, in a browser: axe-core on every page, then a keyboard alone."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from casework.models import Case
from tests.browser.axe import assert_fits, assert_no_violations
from tests.intake.walk import PDF, PLAIN
from tests.story import mailed_code

MOST_PAGES = 70
ADDRESS = "nadia.martin@example.fr"
RELIEF = {"label": "Reprendre le carrelage", "amount": "250"}


def test_a_whole_request_by_hand(page, site):
    page.goto(f"{site}/demande/")
    seen = []
    for _ in range(MOST_PAGES):
        if page.url not in seen:
            assert_no_violations(page)
            assert_fits(page)
        seen.append(page.url)
        if page.url.endswith("/envoyee/"):
            break
        go_on(page)
    expect(page.get_by_text(Case.objects.get().reference).first).to_be_visible()
    assert Case.objects.get().exhibits.exists()
    page.go_back()
    assert Case.objects.count() == 1, "the back button sends nothing twice"


def test_the_first_questions_by_keyboard_alone(page, site):
    page.goto(f"{site}/demande/secteur/")
    page.get_by_label("Bâtiment").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/etape/reclamation/")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("alert").get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/etape/reclamation-date/")


def go_on(page):
    """Answer the page as an ordinary person would, and press its main button."""
    path = page.url.split("/demande/")[-1] if "/demande/" in page.url else page.url
    if "/connexion/code/" in page.url:
        page.get_by_label("Code").first.fill(mailed_code(ADDRESS))
    elif "/connexion/" in page.url:
        page.get_by_label("Adresse e-mail").fill(ADDRESS)
    elif "/etape/" in path:
        fill(page, path.rstrip("/").split("/")[-1])
    elif "/demandes/" in path:
        fill_relief(page)
    elif path.startswith("secteur"):
        page.get_by_label("Bâtiment").check()
    button = page.locator("main .govuk-button:visible:not(.govuk-button--secondary)").first
    with page.expect_navigation():
        button.click()


def fill(page, step):
    if step.startswith("document"):
        page.locator("input[type=file]").first.set_input_files(
            {"name": f"{step}.pdf", "mimeType": "application/pdf", "buffer": PDF + step.encode()}
        )
        return
    if step == "reclamation-date":
        return fill_day(page, timezone.localdate() - timedelta(days=90))
    if step.startswith("q-"):
        return fill_anything(page)
    for name, value in PLAIN.get(step, {}).items():
        field = page.locator(f"main [name='{step}-{name}']")
        kind = field.first.get_attribute("type")
        if kind == "radio":
            page.locator(f"main [name='{step}-{name}'][value='{value}']").check()
        elif kind == "checkbox":
            field.first.check()
        else:
            field.first.fill(value)


def fill_anything(page):
    """The first choice of each list, a few words, a plausible amount and day."""
    names = page.locator("main form [name]").evaluate_all("all => [...new Set(all.map(field => field.name))]")
    for name in names:
        field = page.locator(f"main form [name='{name}']").first
        kind = field.get_attribute("type")
        if kind in ("radio", "checkbox"):
            field.check()
        elif name.endswith("_day") or name.endswith("_month"):
            field.fill("3")
        elif name.endswith("_year"):
            field.fill(str(timezone.localdate().year - 1))
        elif name.endswith("-postal_code"):
            field.fill("44000")
        elif kind in ("hidden", "submit") or field.evaluate("one => one.tagName") == "BUTTON":
            continue
        elif field.get_attribute("inputmode") in ("decimal", "numeric"):
            field.fill("3")
        else:
            field.fill("Quelques mots")


def fill_relief(page):
    page.get_by_role("radio").first.check()
    page.locator("[name=label]").fill(RELIEF["label"])
    if page.locator("[name=amount]").count():
        page.locator("[name=amount]").fill(RELIEF["amount"])
    fill_day(page, timezone.localdate() + timedelta(days=200))


def fill_day(page, day):
    for part in ("day", "month", "year"):
        page.locator(f"main [name$='_{part}']").first.fill(str(getattr(day, part)))
