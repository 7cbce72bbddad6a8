"""Signing in as people do: an e-mailed code, a passkey, a password with a second factor. axe-core on every page."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from portal.models import User
from tests.browser.axe import assert_fits, assert_no_violations

PASSWORD = "Une phrase de passe longue"


@pytest.fixture
def authenticator(page):
    """A telephone that keeps passkeys and whose owner always shows a fingerprint."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    held = {**options, "isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": held})


@pytest.fixture
def arrive(page, site):
    """arrive(heading, path=None): the page with this heading, which must be accessible and fit the screen."""

    def look(heading, path=None):
        if path:
            page.goto(site + path)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        assert_no_violations(page)
        assert_fits(page)

    return look


@pytest.fixture
def press(page):
    return lambda name, role="button": page.get_by_role("main").get_by_role(role, name=name, exact=True).click()


def sign_in_with_a_code(page, arrive, press):
    arrive("Votre adresse e-mail", "/compte/connexion/")
    page.get_by_label("Adresse e-mail").fill("nadia.martin@example.fr")
    press("Recevoir un code")
    arrive("Votre code")
    page.get_by_label("Code reçu par e-mail").fill(re.search(r"\b\d{6}\b", mail.outbox[-1].body).group())
    press("Me connecter")


def test_a_consumer_comes_in_by_a_code_then_by_a_passkey_without_one(page, arrive, press, authenticator):
    sign_in_with_a_code(page, arrive, press)
    arrive("Mon espace")
    arrive("Mon compte", "/compte/")
    press("Gérer les clés d’accès", "link")
    arrive("Mes clés d’accès")
    press("Ajouter une clé d’accès")
    arrive("Ajouter une clé d’accès")
    page.get_by_label("Nom de cette clé").fill("Mon téléphone")
    press("Créer la clé d’accès")
    arrive("Mes clés d’accès")
    expect(page.get_by_role("term")).to_have_text("Mon téléphone")
    arrive("Mon compte", "/compte/")
    press("Me déconnecter")
    arrive("Votre adresse e-mail", "/compte/connexion/")
    press("Me connecter avec une clé d’accès")
    arrive("Mon espace")
    assert User.objects.get().email == "nadia.martin@example.fr"


def test_who_lost_the_device_removes_its_key_after_an_e_mailed_code(page, arrive, press, authenticator):
    sign_in_with_a_code(page, arrive, press)
    arrive("Ajouter une clé d’accès", "/compte/securite/cles/ajouter/")
    press("Créer la clé d’accès")
    arrive("Mes clés d’accès")
    arrive("Se déconnecter", "/compte/deconnexion/")
    press("Me déconnecter")
    sign_in_with_a_code(page, arrive, press)
    arrive("Mes clés d’accès", "/compte/securite/cles/")
    press("Retirer Clé d’accès 1", "link")
    arrive("Retirer « Clé d’accès 1 » ?")
    press("Retirer")
    arrive("Mes clés d’accès")
    expect(page.get_by_text("Vous n’avez pas encore de clé d’accès.")).to_be_visible()


def give_password(page, arrive, press):
    arrive("Connexion de l’équipe", "/admin/")
    page.get_by_label("Adresse e-mail").fill("equipe@mediation-rivage.example")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    press("Continuer")
    arrive("Votre second facteur")


def test_the_team_gives_a_password_then_a_code_or_a_passkey(page, site, arrive, press, authenticator, settings):
    User.objects.create_superuser("equipe@mediation-rivage.example", PASSWORD)
    give_password(page, arrive, press)
    page.get_by_label("Code de votre application").fill(settings.DEMO_SECOND_FACTOR_CODE)
    press("Me connecter")
    expect(page).to_have_url(f"{site}/admin/")
    page.goto(f"{site}/compte/securite/cles/ajouter/")
    arrive("Est-ce bien vous ?")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    press("Continuer")
    arrive("Ajouter une clé d’accès")
    press("Créer la clé d’accès")
    arrive("Codes de secours")
    arrive("Sécurité de mon compte", "/compte/securite/")
    arrive("Retirer l’application d’authentification ?", "/compte/securite/application/retirer/")
    arrive("Se déconnecter", "/compte/deconnexion/")
    press("Me déconnecter")
    give_password(page, arrive, press)
    press("Utiliser une clé d’accès")
    expect(page).to_have_url(f"{site}/admin/")
