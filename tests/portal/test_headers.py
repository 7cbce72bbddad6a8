"""Every response carries the headers that keep others out of our pages."""

import pytest

from portal.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/compte/connexion/", "/compte/", "/n-existe-pas/", "/sante/", "/demo/"])
def test_the_public_site_has_the_strict_policy(client, address):
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    for directive in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert directive in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_the_admin_has_its_own_listed_policy(client):
    policy = client.get("/admin/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy


def test_a_signed_in_page_is_kept_in_no_cache(client):
    client.force_login(User.objects.create_user("martin@example.fr"))
    assert "no-store" in client.get("/compte/").headers["Cache-Control"]


def test_the_public_pages_hold_no_inline_script_or_style(client):
    for address in ("/compte/connexion/", "/compte/equipe/", "/demo/", "/demo/courrier/"):
        page = client.get(address).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick=" not in page
        assert "<script>" not in page


def test_a_page_that_stayed_open_too_long_answers_in_french():
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/compte/connexion/", {"email": "martin@example.fr"})
    assert response.status_code == 403
    assert "ouverte trop longtemps" in response.content.decode()
