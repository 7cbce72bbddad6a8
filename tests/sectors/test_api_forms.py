"""A form run by another site, from the API alone: axes, coverage, versions, schemas, evaluation."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sectors.models import FormVersion

FORM = "/api/forms/batiment/renovation-execution"
EVALUATE = f"{FORM}/versions/1/evaluate"


def ask(client, body, **extra):
    return client.post(EVALUATE, json.dumps(body), content_type="application/json", **extra)


@pytest.fixture
def version(renovation):
    return renovation.last_version


def test_axes_say_when_they_are_asked_and_help_to_choose(client, sectors):
    axes = client.get("/api/sectors/batiment/axes").json()
    assert [axis["key"] for axis in axes] == [axis["key"] for axis in client.get("/api/sectors").json()[0]["axes"]]
    for axis in axes:
        assert {"help", "asked_when", "options"} <= set(axis)
        assert all("example" in option for option in axis["options"])


def test_coverage_says_which_form_takes_which_disputes(client, version):
    rows = client.get("/api/sectors/batiment/coverage").json()
    found = next(row for row in rows if row["form"] == "renovation-execution")
    assert found["covers"] == version.data["covers"]
    assert sum(row["general"] for row in rows) == 1


def test_versions_are_found_by_list_and_by_hash(client, version):
    told = client.get(f"{FORM}/versions").json()
    assert [row["number"] for row in told] == [1]
    by_hash = client.get(f"/api/versions/{version.sha256}")
    assert by_hash.content.decode() == version.document
    assert "immutable" in by_hash["Cache-Control"]
    assert client.get("/api/versions/0000").status_code == 404
    assert client.get("/api/forms/batiment/inconnu/versions").status_code == 404


@pytest.mark.parametrize("path", ["/api/sectors", "/api/sectors/batiment", "/api/sectors/batiment/axes", "/api/schema",
                                  "/api/sectors/batiment/coverage", f"{FORM}/versions"])  # fmt: skip
def test_a_list_that_did_not_change_is_not_sent_again(client, sectors, path):
    first = client.get(path)
    assert "max-age=300" in first["Cache-Control"]
    assert not first.cookies
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_the_schema_of_the_answers_has_every_question(client, version):
    schema = client.get(f"{FORM}/versions/1/answers-schema").json()
    asked = {q["key"] for s in version.data["steps"] for q in s["questions"] if q["type"] not in ("info", "file")}
    assert set(schema["properties"]) == asked
    assert client.get(f"{FORM}/versions/9/answers-schema").status_code == 404


def test_nothing_answered_leads_to_the_first_step(client, version):
    told = ask(client, {"facets": {"travaux": "renovation", "nature": "execution"}, "answers": {}})
    assert told.status_code == 200
    assert told.json()["next_step"] == version.data["steps"][0]["key"]
    assert not told.json()["complete"]
    assert {problem["code"] for problem in told.json()["problems"]} == {"required"}
    assert not told.cookies
    assert told["Cache-Control"] == "no-store"


def test_a_wrong_answer_is_a_422_that_names_it(client, version):
    question = next(q for s in version.data["steps"] for q in s["questions"] if q["type"] == "choice")
    told = ask(client, {"answers": {question["key"]: "pas-une-option", "inconnue": 1}})
    assert told.status_code == 422
    problem = next(p for p in told.json()["problems"] if p["key"] == question["key"])
    assert "choisissez parmi les réponses proposées" in problem["message"]
    assert told.json()["unknown"] == ["inconnue"]


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"answers": []}', b"[" * 30_000, b"\xff", b"9" * 6000])
def test_what_cannot_be_read_is_said_in_french(client, sectors, body):
    told = client.post(EVALUATE, body, content_type="application/json")
    assert told.status_code == 400
    assert told.json()["detail"].endswith(".")


def test_what_is_too_large_is_refused(client, sectors):
    assert ask(client, {"answers": {"a": "x" * 70_000}}).status_code == 413


def test_too_many_in_a_minute_wait(client, sectors, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "api"}}
    codes = [ask(client, {}).status_code for _ in range(121)]
    assert codes[:120] == [200] * 120
    assert codes[120] == 429
    assert ask(client, {}, REMOTE_ADDR="10.1.2.3").status_code == 200


def test_nothing_is_kept(client, version, django_assert_num_queries):
    before = FormVersion.objects.count()
    with django_assert_num_queries(1):
        ask(client, {"answers": {}})
    assert FormVersion.objects.count() == before


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_sent_is_answered(client, version, data):
    keys = [q["key"] for s in version.data["steps"] for q in s["questions"]]
    answers = data.draw(st.dictionaries(st.sampled_from(keys), ANYTHING, max_size=8))
    facets = data.draw(st.dictionaries(st.sampled_from(["travaux", "nature"]), ANYTHING))
    assert ask(client, {"answers": answers, "facets": facets}).status_code in (200, 422)


def test_no_other_site_reads_it_unless_named(client, sectors, settings):
    here = {"origin": "https://federation.example"}
    assert "Access-Control-Allow-Origin" not in client.get("/api/sectors", headers=here)
    settings.CORS_ALLOWED_ORIGINS = ["https://federation.example"]
    named = client.get("/api/sectors", headers=here)
    assert named["Access-Control-Allow-Origin"] == "https://federation.example"
    assert "Access-Control-Allow-Credentials" not in named
    assert "Access-Control-Allow-Origin" not in client.get("/demande/", headers=here)


def test_every_address_is_in_the_openapi_document(client):
    paths = client.get("/api/openapi.json").json()["paths"]
    assert len([path for path in paths if re.search("evaluate|coverage|axes|answers-schema|schema", path)]) >= 5
