"""The public pages, as anybody reads them without an account."""

import re

import pytest
from django.core import mail
from wagtail.models import Page, Site

from casework.models import CentreDetails
from home.demo import FOOTER, PAGES, load, typeset
from home.models import FaqPage, HeaderAndFooter, HomePage

pytestmark = pytest.mark.usefixtures("site")
SLUGS = [fields["slug"] for _, fields, _, _ in PAGES]
PATHS = ["/", *(f"/{slug}/" for slug in SLUGS), "/recherche/", "/demande-par-courrier/"]


def text_of(response):
    """What is shown, with plain spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()).replace("\u00a0", " "))


def test_the_home_page_says_what_it_is_and_opens_the_three_ways(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "gratuite pour les consommateurs" in text_of(page)
    html = page.content.decode()
    assert all(f'href="{path}"' in html for path in ("/demande/", "/espace/invitation/", "/demande-par-courrier/"))


def test_every_page_is_complete_and_needs_nothing_that_the_content_policy_refuses(client):
    for path in PATHS:
        page = client.get(path)
        html = page.content.decode()
        assert page.status_code == 200, path
        assert html.count("<h1") == 1, path
        assert '<html lang="fr"' in html
        assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|<style", html), path
        assert len(html) < 60_000, path


def test_no_link_between_pages_leads_nowhere(client):
    pages = set(PATHS)
    for path in PATHS:
        html = client.get(path).content.decode()
        assert "<a>" not in html, path  # what Wagtail writes for a page that does not exist
        assert {link for link in re.findall(r'href="(/[^"#?]*)"', html) if link.strip("/") in SLUGS} <= pages


def test_no_price_is_shown_outside_the_page_for_professionals(client):
    for path in PATHS:
        assert ("60 €" in text_of(client.get(path))) == (path == "/tarifs-professionnels/"), path


def test_the_footer_says_who_we_are_and_who_controls_us(client):
    shown = text_of(client.get("/"))
    assert "12 rue de l’Exemple 44000 Nantes" in shown
    assert "contact@mediation-rivage.example" in shown
    assert "CECMC" in shown
    assert "12 mars 2026" in shown


def test_the_centre_is_renamed_in_one_place(client):
    centre = CentreDetails.load()
    centre.name, centre.address, centre.email = (
        "Médiation Horizon",
        "3 quai Neuf\n33000 Bordeaux",
        "ici@horizon.example",
    )
    centre.save()
    for path in (*PATHS, "/compte/connexion/", "/compte/equipe/", "/demande/", "/nulle-part/", "/demo/"):
        page = client.get(path)
        assert re.search(r"<title>[^<]+ – Médiation Horizon</title>", page.content.decode()), path
        assert "3 quai Neuf" in text_of(page), path
    client.post("/compte/connexion/", {"email": "martin@example.fr"})
    assert "Médiation Horizon" in mail.outbox[0].body


def test_a_page_withdrawn_by_an_editor_leaves_menu_and_footer(client):
    for slug in ("aide", "contact"):
        Page.objects.get(slug=slug).unpublish()
    html = client.get("/").content.decode()
    assert 'href="/aide/"' not in html
    assert 'href="/contact/"' not in html


def test_loading_again_adds_nothing_and_keeps_what_editors_wrote(client):
    help_page = FaqPage.objects.get(slug="aide")
    help_page.title = "Besoin d’aide"
    help_page.save_revision().publish()
    load()
    assert Page.objects.count() == len(PAGES) + 2
    assert HomePage.objects.count() == Site.objects.count() == 1
    assert "Besoin d’aide" in text_of(client.get("/aide/"))
    assert HeaderAndFooter.objects.get().footer_links.count() == len(FOOTER)


def test_french_spaces_do_not_break():
    assert typeset("Gratuit ? Oui : « 60 € ».") == "Gratuit\u00a0? Oui\u00a0: «\u00a060\u00a0€\u00a0»."


def test_texts_are_dated(client):
    shown = text_of(client.get("/textes/"))
    assert "Article L612-2" in shown
    assert "Liste vérifiée le" in shown


def test_the_printable_form_asks_what_a_filing_needs_and_says_where_to_send_it(client):
    shown = text_of(client.get("/demande-par-courrier/"))
    for words in ("À envoyer à", "44000 Nantes", "réclamation écrite", "Ce que vous demandez", "Signature", "SIRET"):
        assert words in shown


def test_robots_and_sitemap_name_public_pages_only(client):
    robots = client.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    assert "Disallow: /espace/" in robots.content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/aide/" in sitemap
    assert "/espace/" not in sitemap


def test_an_unknown_address_is_a_page_in_french(client):
    page = client.get("/nulle-part/")
    assert page.status_code == 404
    assert "Cette page n’existe pas" in text_of(page)


def test_pages_are_for_reading_only(client):
    assert client.post("/recherche/").status_code == 405
    assert client.post("/demande-par-courrier/").status_code == 405
