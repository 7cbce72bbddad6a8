"""A session ends by itself: without activity, and after twelve hours in any case."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def true_limits(settings):
    settings.SESSION_COOKIE_AGE = 12 * 60 * 60
    settings.SESSION_IDLE_SECONDS = {"party": 30 * 60, "staff": 15 * 60}


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def test_a_party_is_signed_out_after_half_an_hour_away(client, clock):
    client.force_login(User.objects.create_user("martin@example.fr"))
    client.get("/compte/")
    clock.shift(timedelta(minutes=29))
    assert client.get("/compte/").status_code == 200
    clock.shift(timedelta(minutes=31))
    response = client.get("/compte/", follow=True)
    assert "déconnecté après un temps sans activité" in response.content.decode()
    assert response.redirect_chain[-1][0] == "/compte/connexion/?next=/compte/"


def test_the_team_is_signed_out_after_a_quarter_of_an_hour(client, clock):
    client.force_login(User.objects.create_user("centre@example.fr", is_staff=True))
    client.get("/compte/")
    clock.shift(timedelta(minutes=16))
    assert client.get("/compte/")["Location"] == "/compte/equipe/?next=/compte/"


def test_twelve_hours_are_the_most_even_for_the_busy(client, clock):
    client.force_login(User.objects.create_user("martin@example.fr"))
    for _ in range(36):
        assert client.get("/compte/").status_code == 200
        clock.shift(timedelta(minutes=20))
    clock.shift(timedelta(minutes=1))
    assert client.get("/compte/").status_code == 302


def test_signing_out_ends_the_session_on_the_server(client):
    client.force_login(User.objects.create_user("martin@example.fr"))
    cookie = client.cookies["sessionid"].value
    response = client.post("/compte/deconnexion/")
    assert "storage" in response["Clear-Site-Data"]
    client.cookies["sessionid"] = cookie
    assert client.get("/compte/").status_code == 302


def test_a_closed_account_is_out_at_the_next_page(client):
    user = User.objects.create_user("martin@example.fr")
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/compte/").status_code == 302
