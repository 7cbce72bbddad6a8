"""What another program may read: published content, byte for byte, without an account."""

import hashlib

import pytest
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse
from wagtail.models import PageViewRestriction

from sectors.models import FormVersion


@pytest.fixture
def listed(client, sectors):
    return client.get("/api/sectors").json()


def test_the_list_of_sectors_has_the_promised_shape(listed):
    assert [sector["slug"] for sector in listed] == ["batiment", "automobile"]
    for sector in listed:
        assert set(sector) == {"slug", "title", "federation", "axes", "forms"}
        for axis in sector["axes"]:
            assert set(axis) == {"key", "label", "options"}
            assert all(set(option) == {"key", "label"} for option in axis["options"])
        for form in sector["forms"]:
            assert set(form) == {"slug", "title", "version", "sha256", "url"}


def test_a_version_is_served_byte_for_byte(client, listed):
    for sector in listed:
        for form in sector["forms"]:
            answer = client.get(form["url"])
            assert answer.status_code == 200
            assert hashlib.sha256(answer.content).hexdigest() == form["sha256"]
            assert answer["ETag"] == f'"sha256:{form["sha256"]}"'
            assert "immutable" in answer["Cache-Control"]
            assert "public" in answer["Cache-Control"]
            assert answer["Content-Type"].startswith("application/json")
            assert not answer.cookies


def test_a_known_version_is_not_sent_again(client, listed):
    form = listed[0]["forms"][0]
    answer = client.get(form["url"], headers={"If-None-Match": f'"sha256:{form["sha256"]}"'})
    assert answer.status_code == 304
    assert answer.content == b""


def test_the_current_version_is_a_redirection(client, renovation):
    first = client.get("/api/forms/batiment/renovation-execution")
    assert first.status_code == 302
    assert first["Location"] == "/api/forms/batiment/renovation-execution/versions/1"
    renovation.estimated_minutes = 21
    renovation.save_revision().publish()
    assert client.get("/api/forms/batiment/renovation-execution")["Location"].endswith("/versions/2")
    assert client.get("/api/forms/batiment/renovation-execution/versions/1").status_code == 200


def test_an_immutable_version_costs_one_query(client, listed, django_assert_num_queries):
    form = listed[0]["forms"][0]
    known = {"If-None-Match": f'"sha256:{form["sha256"]}"'}
    for url in (form["url"], f"/api/versions/{form['sha256']}"):
        with django_assert_num_queries(1):
            assert client.get(url).status_code == 200
        with django_assert_num_queries(1):
            assert client.get(url, headers=known).status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/api/sectors/inconnu",
        "/api/forms/batiment/inconnu",
        "/api/forms/inconnu/renovation-execution",
        "/api/forms/batiment/renovation-execution/versions/99999999999999999999",
        "/api/forms/batiment/renovation-execution/versions/0",
    ],
)
def test_what_does_not_exist_is_a_404_in_json(client, sectors, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["detail"].endswith(".")


def test_a_number_that_is_no_number_is_said_in_json(client, sectors):
    answer = client.get("/api/forms/batiment/renovation-execution/versions/un")
    assert answer.status_code in (404, 422)
    assert answer.json()["detail"]


def test_a_sector_alone(client, sectors, listed):
    assert client.get("/api/sectors/automobile").json() == listed[1]


def test_what_is_private_or_offline_is_not_told(client, building, renovation):
    renovation.unpublish()
    assert client.get("/api/forms/batiment/renovation-execution").status_code == 404
    restriction = PageViewRestriction.objects.create(page=building, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get(name="Éditeurs FBA"))
    assert [sector["slug"] for sector in client.get("/api/sectors").json()] == ["automobile"]
    assert client.get("/api/sectors/batiment").status_code == 404


def test_a_draft_is_never_told(client, renovation):
    renovation.title = "Titre secret"
    renovation.save_revision()
    assert "secret" not in client.get("/api/sectors").content.decode()


def test_the_openapi_document_is_public(client, sectors):
    answer = client.get("/api/openapi.json")
    assert answer.status_code == 200
    paths = answer.json()["paths"]
    assert "/api/sectors" in paths
    assert "/api/forms/{sector}/{slug}/versions/{number}" in paths


def test_there_is_no_page_with_foreign_scripts():
    with pytest.raises(NoReverseMatch):
        reverse("sectors-api:openapi-view")


def test_the_versions_on_offer_are_the_current_ones(client, sectors, listed):
    told = {form["sha256"] for sector in listed for form in sector["forms"]}
    assert told == set(FormVersion.objects.current().values_list("sha256", flat=True))
