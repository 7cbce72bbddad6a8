"""The public site at 360 and 1280 px, with axe-core, with and without scripts."""

import gzip

from django.core.mail import send_mail
from playwright.sync_api import expect

from casework.demo import load as load_cases
from home.demo import PAGES
from tests.browser.axe import assert_fits, assert_no_violations

PATHS = ["/", *(f"/{fields['slug']}/" for _, fields, _, _ in PAGES), "/recherche/?q=accord", "/recherche/?q=xyzzy",
         "/demande-par-courrier/", "/compte/connexion/", "/compte/equipe/", "/nulle-part/"]  # fmt: skip


def test_every_public_page_is_accessible_and_fits_the_screen(page, site):
    for path in PATHS:
        page.goto(site + path)
        assert_no_violations(page)
        assert_fits(page)


def test_a_consumer_finds_the_way_by_keyboard_alone(page, site):
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Déposer une demande")).to_be_focused()


def test_the_menu_opens_on_a_telephone(page, site, size):
    page.goto(site)
    link = page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Les médiateurs")
    if size == "telephone":
        expect(link).to_be_hidden()
        page.get_by_role("button", name="Menu").click()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Les médiateurs")


def test_the_search_keeps_what_was_typed(page, site):
    page.goto(site)
    page.get_by_label("Chercher sur le site").fill("forclusion")
    page.get_by_role("search").get_by_role("button", name="Chercher").click()
    expect(page.get_by_label("Que cherchez-vous ?")).to_have_value("forclusion")
    page.get_by_role("link", name="Comment ça se passe").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Comment ça se passe")


def test_everything_works_without_scripts(browser, site, browser_context_args):
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    page.goto(site)
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Aide").click()
    page.get_by_text("Est-ce vraiment gratuit pour moi").click()
    expect(page.get_by_text("Le consommateur ne paie rien")).to_be_visible()
    context.close()


def test_a_page_weighs_less_than_100_kb_fonts_apart(page, site):
    weights = []
    page.on("response", lambda response: weights.append(response))
    page.goto(site, wait_until="networkidle")
    total = sum(len(gzip.compress(response.body())) for response in weights if "woff2" not in response.url)
    assert total < 100_000
    assert all(response.url.startswith(site) for response in weights)


def test_the_demonstration_shows_its_accounts_and_its_mail(page, site, settings, tmp_path):
    settings.EMAIL_BACKEND = "portal.demonstration.mail.FolderEmailBackend"
    settings.DEMO_MAIL_ROOT = tmp_path
    load_cases()
    send_mail(
        "Votre invitation",
        f"Ouvrez {site}/espace/invitation/une-adresse-bien-longue/",
        None,
        [f"{'a' * 50}@example.fr"],
    )
    for path in ("/demo/", "/demo/courrier/"):
        page.goto(site + path)
        assert_no_violations(page)
        assert_fits(page)
    page.get_by_role("link", name="Votre invitation").click()
    expect(page.get_by_role("link", name=f"{site}/espace/invitation/")).to_be_visible()
    assert_no_violations(page)
    assert_fits(page)


def test_pages_that_say_no_say_it_well(page, site, settings):
    def arrive(heading):
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        assert_no_violations(page)
        assert_fits(page)

    page.goto(f"{site}/compte/connexion/")
    page.get_by_label("Adresse e-mail").fill("martin@example.fr")
    page.context.clear_cookies()
    page.get_by_role("button", name="Recevoir un code").click()
    arrive("Cette page est restée ouverte trop longtemps")
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(page)}}
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _ in range(2):
        page.goto(f"{site}/compte/equipe/")
        page.get_by_role("button", name="Continuer").click()
    arrive("Trop d’essais se suivent")
    settings.ROOT_URLCONF = "tests.portal.test_incident"
    page.goto(f"{site}/panne/")
    arrive("Un incident s’est produit de notre côté")
