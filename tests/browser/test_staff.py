"""The desk of the Centre and of the mediators: from the password to the solution. axe-core on every page."""

import re

import pytest
from playwright.sync_api import expect

from casework.enums import Act, DispatchState, Role, Stage
from casework.models import Case, Tariff
from tests import people
from tests.browser.axe import assert_fits, violations
from tests.story import Story

FOCUSED = "document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText"
# The tables whose lines are cards on a phone, and that would still need sideways scrolling.
SIDEWAYS = """[...document.querySelectorAll('.cw-scroll:has(.cw-stack)')]
  .filter(box => box.scrollWidth > box.clientWidth).map(box => box.getAttribute('aria-label'))"""
PASSWORD = "Une phrase de passe longue"  # tests/people.py
# Faults of Wagtail's own templates, one by one: the rule, the only element where it is let through, and why it stays.
WAGTAIL_FAULTS = {
    ("aria-allowed-role", 'h2[role="alert"]'): "« Il y a 2 correspondances » above the results of a filtered list",
    ("landmark-unique", r".w-h-\[42px\]"): "the search of the menu beside that of the dashboard, both without a name",
    ("label-content-name-mismatch", ".w-dropdown__toggle"): "the number of filters beside the name of their button",
}


@pytest.fixture
def admin(live_server, transactional_db):
    """The address of the desk."""
    return f"{live_server.url}/admin/"


def check(page):
    """Accessible, but for the faults named above, and no wider than the screen."""
    page.wait_for_load_state()
    if (messages := page.locator(".messages > ul")).count():
        expect(messages).to_have_css("opacity", "1")  # once they have faded in
    known = [(f"{rule}: ", f" ({selector})") for rule, selector in WAGTAIL_FAULTS]
    broken = [line for line in violations(page) if not any(line.startswith(a) and line.endswith(b) for a, b in known)]
    assert not broken, f"{page.url} : {broken}"
    assert_fits(page)
    hidden = page.evaluate(SIDEWAYS)
    assert not hidden or page.viewport_size["width"] > 400, f"{page.url} : {hidden}"


def sign_in(page, admin, user):
    """A new person at this browser: password, then the second factor (the demonstration's code)."""
    page.context.clear_cookies()
    page.goto(admin)
    page.get_by_label("Adresse e-mail").fill(user.email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label(re.compile("Code")).fill("123456")
    page.get_by_role("button", name=re.compile("Continuer|Confirmer|connecter")).click()
    page.wait_for_url(admin)
    check(page)


def follow(page, name, role="link"):
    page.get_by_role(role, name=name).first.click()
    check(page)


def done(page, words):
    """The page after an act says that it is done."""
    expect(page.get_by_text(f"C’est fait. {words}.")).to_be_visible()
    check(page)


def stage_of(story):
    return Case.objects.get(pk=story.case.pk).stage


def test_from_the_designation_to_the_solution(page, admin):
    story = Story().accept()
    sign_in(page, admin, people.centre())
    follow(page, "Désigner un médiateur")
    expect(page.get_by_label("1. Claire Vasseur")).to_be_checked()
    page.get_by_role("button", name="Désigner ce médiateur").click()
    done(page, "Médiateur désigné")

    sign_in(page, admin, story.vasseur.user)
    follow(page, "Accepter ou décliner la mission")
    follow(page, "Accepter la mission")
    page.get_by_role("button", name="Accepter la mission").click()
    expect(page.get_by_text("Il faut corriger ce qui suit.")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="Il faut corriger")).to_be_focused()
    check(page)
    page.get_by_label("Je déclare être indépendant").check()
    page.get_by_role("button", name="Accepter la mission").click()
    done(page, "Mission acceptée")
    follow(page, "Déclarer la demande recevable")
    page.get_by_role("button", name="Déclarer la demande recevable").click()
    done(page, "Demande déclarée recevable")
    follow(page, "Faire une proposition")
    page.get_by_label("Point concerné").select_option(label="Une reprise de la toiture")
    page.get_by_label("Votre proposition").fill("Une visite commune avant le devis de reprise.")
    page.get_by_role("button", name="Inscrire au tableau").click()
    done(page, "Proposition inscrite au tableau")
    follow(page, "Échanges", role="tab")
    expect(page.get_by_role("tabpanel", name="Échanges").get_by_text("Une visite commune")).to_be_visible()
    follow(page, "Proposer une solution")
    page.get_by_label("Solution proposée").fill("La noue est reprise avant le 30 juin.")
    page.get_by_label("Raisons, en droit et en équité").fill("Le devis signé la prévoit.")
    page.get_by_role("button", name="Proposer cette solution").click()
    done(page, "Solution proposée")
    assert stage_of(story) == Stage.SOLUTION_PROPOSED


def test_every_screen_of_the_centre(page, admin):
    tariff = Tariff.objects.create(track="e_mediation", amount_excl_vat=60, valid_from="2026-01-01")
    story = Story.in_stage(Stage.MEDIATION)
    postal = Story(professional_email="")
    held = story.case.dispatches.filter(channel="email").first()
    held.state = DispatchState.HELD
    held.save()
    sign_in(page, admin, people.centre())
    page.get_by_label("Chercher un dossier").fill(postal.case.reference)
    follow(page, "Chercher", role="button")
    follow(page, postal.case.reference)
    for tab in ("Demande", "Pièces et documents", "Échanges", "Courriers", "Journal", "Notes"):
        follow(page, tab, role="tab")
    follow(page, "Noter la mise à la poste")
    letter = postal.case.dispatches.get(message="invitation")
    for path in ("dossiers/", f"dossiers/{postal.case.reference}/messages/{letter.pk}/", "dossiers/?stage=mediation",
                 "dossiers/?q=xyzzy", f"registres/mediateurs/inspect/{story.vasseur.pk}/",
                 f"registres/tarifs/inspect/{tariff.pk}/", "refus/", "absences/", "suivi/conflits/",
                 "courriers/"):  # fmt: skip
        page.goto(admin + path)
        check(page)
    page.get_by_role("checkbox", name=letter.subject).check()
    page.get_by_role("button", name="Noter la mise à la poste").click()
    expect(page.get_by_text("Mise à la poste notée")).to_be_visible()
    follow(page, "Noter comme parti", role="button")
    expect(page.get_by_text("Le message est noté comme parti.")).to_be_visible()


@pytest.mark.parametrize("size", ["desk"])
def test_a_mediator_decides_by_keyboard_alone(page, admin):
    story = Story().accept().appoint().confirm()
    page.goto(admin)

    def press_on(name, key="Enter"):
        """Tab to the element of this name, then press the key."""
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(FOCUSED).strip().startswith(name):
                return page.keyboard.press(key)
        raise AssertionError(f"« {name} » is not reached by the keyboard")

    press_on("Adresse e-mail", "Home")
    page.keyboard.type(story.vasseur.user.email)
    press_on("Mot de passe", "Home")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/code/**")
    press_on("Code", "Home")
    page.keyboard.type("123456")
    page.keyboard.press("Enter")
    page.wait_for_url(admin)
    press_on("Décider de la recevabilité")
    page.wait_for_url("**/dossiers/**")
    press_on("Situation", "ArrowRight")
    expect(page.get_by_role("heading", name="Ce que demande le consommateur")).to_be_visible()
    page.keyboard.press("Home")
    expect(page.get_by_role("heading", name="Où en est le dossier")).to_be_visible()
    page.reload()
    press_on("Déclarer la demande irrecevable")
    page.wait_for_url(f"**/{Act.DECLARE_INADMISSIBLE}/")
    press_on("Pas de réclamation écrite préalable", "Space")
    press_on("Les faits qui fondent ce motif", "Home")
    page.keyboard.type("Aucune lettre ni aucun courriel n’a été adressé avant le 4 janvier.")
    press_on("Ce que le consommateur peut encore faire", "Home")
    page.keyboard.type("Écrire à l’entreprise, puis revenir.")
    press_on("Déclarer la demande irrecevable")
    expect(page.get_by_text("C’est fait. Demande déclarée irrecevable.")).to_be_visible()
    assert stage_of(story) == Stage.CLOSED
    assert story.case.events.last().role == Role.MEDIATOR
