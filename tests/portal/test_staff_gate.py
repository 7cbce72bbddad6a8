"""Nobody enters the team's desk with one factor: not with a password alone, not with an e-mailed code."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from portal.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "une longue phrase de passe"
DESK = "/admin/"


@pytest.fixture
def editor(settings):
    settings.DEMO_SECOND_FACTOR_CODE = None
    group = Group.objects.create(name="Éditeurs FBA")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user("redaction@example.fr", PASSWORD, is_staff=True)
    user.groups.add(group)
    Authenticator.objects.filter(user=user).delete()
    return user


@pytest.fixture
def secret(editor, rf):
    secret = generate_totp_secret()
    TOTP.activate(editor, secret)
    return secret


def code_for(secret):
    return format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30))


def give_password(client, password=PASSWORD):
    return client.post("/compte/equipe/", {"login": "redaction@example.fr", "password": password}, follow=True)


def where(client, address=DESK):
    response = client.get(address)
    return response.status_code, response.headers.get("Location", "")


def test_an_anonymous_visitor_is_asked_for_a_password(client):
    assert where(client, "/admin/pages/") == (302, "/compte/equipe/?next=/admin/pages/")
    assert where(client, "/admin/login/?next=/admin/pages/") == (
        302,
        "/compte/equipe/?next=/admin/login/%3Fnext%3D/admin/pages/",
    )


def test_a_party_is_told_that_the_page_does_not_exist(client):
    client.force_login(User.objects.create_user("martin@example.fr"))
    assert where(client)[0] == 404
    assert where(client, "/admin/pages/")[0] == 404


def test_the_password_alone_leads_to_the_second_factor(client, editor, secret):
    give_password(client)
    assert "_auth_user_id" not in client.session
    assert where(client)[1].startswith("/compte/equipe/")
    client.post("/compte/equipe/code/", {"code": code_for(secret)})
    assert where(client)[0] == 200


def test_a_wrong_password_or_second_factor_opens_nothing(client, editor, secret):
    page = give_password(client, "un autre mot de passe").content.decode()
    assert "n’est pas le bon" in page
    give_password(client)
    page = client.post("/compte/equipe/code/", {"code": "abcdef"}).content.decode()
    assert "Ce code n’est pas le bon" in page
    assert where(client)[0] == 302


def test_a_code_of_the_application_serves_once(client, editor, secret, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "totp"}}
    with time_machine.travel(timezone.now(), tick=False):
        for expected in (200, 302):
            give_password(client)
            client.post("/compte/equipe/code/", {"code": code_for(secret)})
            assert where(client)[0] == expected
            client.post("/compte/deconnexion/")


def test_without_a_second_factor_the_desk_asks_to_set_one_up(client, editor):
    give_password(client)
    assert where(client) == (302, "/compte/securite/application/?next=/admin/")
    asked = client.get("/compte/securite/application/")
    assert asked["Location"].startswith("/compte/verifier/mot-de-passe/")
    client.post(asked["Location"], {"password": PASSWORD})
    secret = client.get("/compte/securite/application/").context["form"].secret
    assert client.get("/compte/securite/application/image/")["Content-Type"] == "image/svg+xml"
    client.post("/compte/securite/application/", {"code": code_for(secret)})
    assert where(client)[0] == 200


def test_a_session_that_did_not_show_the_second_factor_is_asked_for_it(client, editor, secret):
    session = open_session_with_password_only(client, editor)
    assert where(client) == (302, "/compte/verifier/code/?next=/admin/")
    response = client.post("/compte/verifier/code/?next=/admin/", {"code": code_for(secret)})
    assert response["Location"] == "/admin/"
    assert where(client)[0] == 200
    assert session


def open_session_with_password_only(client, user):
    """As if the second factor had been set up in another browser after this session was opened."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    return session


def test_a_member_of_the_team_cannot_drop_the_last_second_factor(client, editor, secret):
    give_password(client)
    client.post("/compte/equipe/code/", {"code": code_for(secret)})
    client.post("/compte/verifier/mot-de-passe/", {"password": PASSWORD})
    client.post("/compte/securite/application/retirer/")
    assert Authenticator.objects.filter(user=editor, type=Authenticator.Type.TOTP).exists()


def test_the_demonstrations_code_is_accepted_in_the_demonstration_only(client, editor, secret, settings):
    give_password(client)
    client.post("/compte/equipe/code/", {"code": "123456"})
    assert where(client)[0] == 302
    settings.DEMO_SECOND_FACTOR_CODE = "123456"
    settings.DEMONSTRATION = False
    client.post("/compte/equipe/code/", {"code": "123456"})
    assert where(client)[0] == 302
    settings.DEMONSTRATION = True
    client.post("/compte/equipe/code/", {"code": "123456"})
    assert where(client)[0] == 200


@pytest.mark.parametrize(
    "address", ["/compte/signup/", "/compte/inscription/", "/compte/password/reset/", "/compte/email/"]
)
def test_pages_of_the_library_that_we_do_not_use_do_not_exist(client, address):
    assert where(client, address)[0] == 404
