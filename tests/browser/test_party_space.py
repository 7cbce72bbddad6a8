"""The parties' space as people use it: an invitation, an answer, talks, a signature. axe-core on every page."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from casework.correspondence.dispatch import drain
from casework.enums import Role, Stage
from casework.models import Case, Party, Tariff
from tests import people
from tests.browser.axe import assert_fits, assert_no_violations
from tests.story import Story, mailed_code


@pytest.fixture
def look(page, live_server):
    """look(path): open a page of the site, which must be accessible and fit the screen."""

    def go(path):
        page.goto(live_server.url + path)
        assert_no_violations(page)
        assert_fits(page)

    return go


@pytest.fixture
def sign_in(page, live_server):
    """sign_in(user): this browser, with this account's session."""

    def give(user):
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        page.context.clear_cookies()
        page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])

    return give


def last_code(address):
    drain()
    return mailed_code(address)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    assert_no_violations(page)
    assert_fits(page)


def test_a_professional_answers_an_invitation(page, look, transactional_db):
    Tariff.objects.create(track="e_mediation", amount_excl_vat=60, valid_from="2026-01-01")
    story = Story()
    Party.objects.filter(pk=story.respondent.pk).update(user=None)
    look("/espace/invitation/")
    page.get_by_label("Adresse e-mail").fill("contact@toitures-dubois.example")
    press(page, "Recevoir un code")
    page.get_by_label(re.compile("Code")).fill(last_code("contact@toitures-dubois.example"))
    page.get_by_role("button", name="Me connecter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Où en est le dossier")
    expect(page.get_by_text("C’est à vous")).to_be_visible()
    assert_no_violations(page)
    page.get_by_role("link", name="La demande").click()
    expect(page.get_by_text("60 € HT")).to_be_visible()
    assert_no_violations(page)
    press(page, "Accepter la médiation")
    press(page, "Accepter la médiation")
    expect(page.get_by_text("Il y a quelque chose à corriger")).to_be_visible()
    page.get_by_label("J’ai pris connaissance du tarif").check()
    press(page, "Accepter la médiation")
    expect(page.get_by_text("Vous avez accepté la médiation.", exact=False).first).to_be_visible()
    assert Case.objects.get(pk=story.case.pk).stage == Stage.APPOINTMENT


def test_a_consumer_talks_and_signs(page, look, sign_in, transactional_db):
    story = Story.in_stage(Stage.MEDIATION).offer(text="Nous reprenons la noue.").say(Role.RESPONDENT)
    space = f"/espace/dossier/{story.case.reference}/"
    sign_in(people.martin())
    for path in ("/espace/", space, f"{space}demande/", f"{space}pieces/", f"{space}historique/", f"{space}forum/"):
        look(path)
    look(f"{space}propositions/")
    page.get_by_role("link", name="Répondre à la proposition").click()
    page.get_by_label("J’accepte cette proposition").check()
    press(page, "Envoyer ma réponse")
    expect(page.get_by_text("1 point sur 2")).to_be_visible()
    look(f"{space}forum/")
    press(page, "Écrire sur le forum")
    page.get_by_label("Votre message").fill("Merci, cela me convient.")
    press(page, "Envoyer le message")
    expect(page.locator("#messages").get_by_text("Merci, cela me convient.")).to_be_visible()
    story.propose()
    look(f"{space}solution/")
    press(page, "Accepter la solution")
    press(page, "Accepter la solution")
    story.accept_solution(Role.RESPONDENT).circulate().approve(Role.RESPONDENT)
    look(f"{space}protocole/")
    press(page, "Approuver le projet")
    press(page, "Approuver cette version")
    press(page, "Recevoir un code de signature")
    press(page, "Recevoir le code")
    page.get_by_label("Code reçu par courriel").fill(last_code("nadia.martin@example.fr"))
    press(page, "Signer le protocole")
    expect(page.get_by_text("A signé le").first).to_be_visible()
    story.sign(Role.RESPONDENT).sign(Role.MEDIATOR)
    look(space)
    expect(page.get_by_text("le protocole d’accord est signé par tous", exact=False)).to_be_visible()


def test_leaving_by_keyboard_alone(page, look, sign_in, transactional_db):
    story = Story.in_stage(Stage.MEDIATION)
    sign_in(people.martin())
    look(f"/espace/dossier/{story.case.reference}/")
    page.get_by_role("link", name="Se retirer de la médiation").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Se retirer de la médiation")
    assert_no_violations(page)
    page.get_by_label("Raison").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("pris fin par un retrait")).to_be_visible()
    assert Case.objects.get(pk=story.case.pk).outcome == "withdrawn"
