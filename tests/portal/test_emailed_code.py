"""One page for everyone: an address, a code, ten minutes, this browser, once."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.models import User

pytestmark = pytest.mark.django_db
ADDRESS_PAGE, CODE_PAGE = "/compte/connexion/", "/compte/connexion/code/"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def ask(client, email, following=""):
    return client.post(ADDRESS_PAGE + following, {"email": email})


def code_in(message):
    return re.search(r"\b\d{6}\b", message.body).group()


def type_in(client, code, **options):
    return client.post(CODE_PAGE, {"code": code}, **options)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_newcomer_gets_an_account_when_the_code_comes_back(client):
    ask(client, "Mme.Martin@Example.fr")
    assert not User.objects.exists()
    response = type_in(client, code_in(mail.outbox[0]))
    user = User.objects.get()
    assert response.status_code == 302
    assert is_signed_in(client)
    assert user.email == "mme.martin@example.fr"
    assert not user.has_usable_password()


def test_a_known_person_is_signed_in_and_led_where_they_were_going(client):
    user = User.objects.create_user("martin@example.fr")
    sent_to = ask(client, user.email, "?next=/espace/")["Location"]
    response = client.post(sent_to, {"code": code_in(mail.outbox[0])})
    assert response["Location"] == "/espace/"
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize("elsewhere", ["https://ailleurs.example/", "//ailleurs.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(client, elsewhere):
    sent_to = ask(client, "martin@example.fr", f"?next={elsewhere}")["Location"]
    response = client.post(sent_to, {"code": code_in(mail.outbox[0])})
    assert response["Location"] == "/espace/"


def test_known_unknown_closed_and_team_addresses_get_the_same_answer():
    User.objects.create_user("connue@example.fr")
    User.objects.create_user("fermee@example.fr", is_active=False)
    User.objects.create_user("equipe@example.fr", is_staff=True)
    pages = set()
    for email in ("connue@example.fr", "fermee@example.fr", "equipe@example.fr", "nouvel@example.fr"):
        browser = Client()
        assert ask(browser, email).status_code == 302
        pages.add(TOKEN.sub(b"", browser.get(CODE_PAGE).content).replace(email.encode(), b"@"))
    assert len(pages) == 1
    assert len(mail.outbox) == 4


def test_a_member_of_the_team_never_gets_a_code(client):
    User.objects.create_user("equipe@example.fr", is_staff=True)
    ask(client, "equipe@example.fr")
    assert not re.search(r"\b\d{6}\b", mail.outbox[0].body)
    assert "/compte/equipe/" in mail.outbox[0].body
    for code in ("", " ", "000000"):
        type_in(client, code)
    assert not is_signed_in(client)


def test_a_closed_account_stays_closed_whatever_the_code(client):
    User.objects.create_user("fermee@example.fr", is_active=False)
    ask(client, "fermee@example.fr")
    response = type_in(client, code_in(mail.outbox[0]), follow=True)
    assert "Ce compte est fermé" in response.content.decode()
    assert not is_signed_in(client)


def test_a_wrong_code_says_so_and_the_right_one_still_works(client):
    ask(client, "martin@example.fr")
    code = code_in(mail.outbox[0])
    page = type_in(client, wrong(code)).content.decode()
    assert "ce n’est pas le bon" in page
    assert "il vous reste 4 essais" in page
    assert "martin@example.fr" in page
    type_in(client, f"{code[:3]} {code[3:]}")
    assert is_signed_in(client)


def test_an_empty_answer_costs_no_try(client):
    ask(client, "martin@example.fr")
    for _ in range(6):
        assert type_in(client, " ").status_code == 200
    type_in(client, code_in(mail.outbox[0]))
    assert is_signed_in(client)


def test_the_fifth_wrong_code_is_the_last(client):
    ask(client, "martin@example.fr")
    code = code_in(mail.outbox[0])
    for _ in range(4):
        type_in(client, wrong(code))
    page = type_in(client, wrong(code), follow=True).content.decode()
    assert "Demandez-en un nouveau" in page
    assert 'value="martin@example.fr"' in page
    type_in(client, code)
    assert not is_signed_in(client)


def test_a_code_is_too_old_after_ten_minutes(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask(client, "martin@example.fr")
        code = code_in(mail.outbox[0])
        clock.shift(timedelta(minutes=10, seconds=1))
        page = type_in(client, code, follow=True).content.decode()
    assert "plus de dix minutes" in page
    assert 'value="martin@example.fr"' in page
    assert not is_signed_in(client)


def test_a_code_serves_once(client):
    ask(client, "martin@example.fr")
    code = code_in(mail.outbox[0])
    type_in(client, code)
    client.post("/compte/deconnexion/")
    page = type_in(client, code, follow=True).content.decode()
    assert "il a déjà servi" in page
    assert not is_signed_in(client)


def test_a_code_is_worth_nothing_in_another_browser(client):
    ask(client, "martin@example.fr")
    other = Client()
    page = type_in(other, code_in(mail.outbox[0]), follow=True).content.decode()
    assert "autre navigateur" in page
    assert not is_signed_in(other)


def test_a_new_code_kills_the_one_before(client):
    ask(client, "martin@example.fr")
    ask(client, "martin@example.fr")
    first, second = (code_in(message) for message in mail.outbox)
    if first != second:
        type_in(client, first)
        assert not is_signed_in(client)
    type_in(client, second)
    assert is_signed_in(client)


def test_the_code_is_kept_nowhere_in_clear(client):
    ask(client, "martin@example.fr")
    assert code_in(mail.outbox[0]) not in str(dict(client.session))


def test_links_come_from_the_configured_address_only(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    User.objects.create_user("equipe@example.fr", is_staff=True)
    client.post(ADDRESS_PAGE, {"email": "equipe@example.fr"}, headers={"host": "pirate.example"})
    assert settings.PORTAL_URL in mail.outbox[0].body
    assert "pirate" not in mail.outbox[0].body


def test_an_address_gets_five_codes_in_a_quarter_of_an_hour(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "codes"}}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for number in range(7):
            response = ask(Client(), "Martin@example.fr" if number % 2 else "martin@example.fr")
        assert len(mail.outbox) == 5
        assert "Trop d’essais se suivent" in response.content.decode()
        assert ask(Client(), "dubois@example.fr").status_code == 302
        clock.shift(timedelta(minutes=16))
        assert ask(Client(), "martin@example.fr").status_code == 302


@pytest.mark.parametrize(
    "typed", ["", "martin", "martin@", "a" * 300 + "@example.fr", "x@example.fr\r\nBcc: y@example.fr"]
)
def test_what_is_no_address_is_said_and_kept(client, typed):
    response = ask(client, typed)
    assert response.status_code == 200
    assert "Adresse e-mail" in response.context["form"].errors["email"][0]
    assert not mail.outbox


def test_a_sixth_code_for_one_address_waits(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}}
    answers = [Client().post(ADDRESS_PAGE, {"email": "martin@example.fr"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [200]
    assert "Attendez un quart d’heure" in answers[5].content.decode()
    assert len(mail.outbox) == 5
