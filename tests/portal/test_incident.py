"""The page of an internal error, for a view that fails and for a database that does not answer."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.urls import path

from casework.models import CentreDetails
from portal import urls

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
handler500 = urls.handler500


@login_not_required
def broken(request):
    raise RuntimeError("mot-de-la-panne")


urlpatterns = [path("panne/", broken)]


@pytest.fixture
def page(client):
    client.raise_request_exception = False
    return lambda: client.get("/panne/")


def test_an_incident_says_who_to_write_to_and_nothing_of_its_cause(page):
    CentreDetails.objects.update_or_create(defaults={"name": "Médiation Horizon", "email": "ici@horizon.example"})
    response = page()
    html = response.content.decode()
    assert response.status_code == 500
    assert "<title>Un incident s’est produit – Médiation Horizon</title>" in html
    assert 'href="mailto:ici@horizon.example"' in html
    assert "mot-de-la-panne" not in html


def test_an_incident_of_the_database_still_has_its_page(page):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE casework_centredetails")
    html = page().content.decode()
    assert "<title>Un incident s’est produit</title>" in html
    assert "écrivez au centre de médiation" in html
