"""Searching the public pages."""

import pytest
from wagtail.models import Page

pytestmark = pytest.mark.usefixtures("site")


def found(client, query, **more):
    response = client.get("/recherche/", {"q": query, **more})
    assert response.status_code == 200
    return response


def test_a_word_of_a_page_is_found(client):
    page = found(client, "forclusion")
    assert "Comment ça se passe" in [result.title for result in page.context["results"]]
    assert 'value="forclusion"' in page.content.decode()


def test_nothing_found_says_so_and_keeps_the_words(client):
    html = found(client, "hippopotame").content.decode()
    assert "Aucune page ne contient" in html
    assert 'value="hippopotame"' in html


def test_an_empty_search_explains_itself(client):
    assert "Écrivez un ou plusieurs mots" in client.get("/recherche/").content.decode()


def test_a_page_of_results_that_does_not_exist_shows_the_nearest(client):
    for number in ("2", "999", "-1", "0", "deux", "1e9", "9" * 500):
        assert found(client, "médiation", page=number).context["results"].number >= 1


def test_hostile_words_are_only_words(client):
    for query in (
        '"',
        "'",
        "a\x00b",
        "\ud800",
        "%",
        "*",
        "AND OR NOT",
        "(((",
        "a:b",
        "-",
        "é" * 10_000,
        "<script>x",
        "٣",
    ):
        response = found(client, query.encode("utf-8", "surrogatepass"))
        assert "<script>x" not in response.content.decode()


def test_withdrawn_and_private_pages_are_not_found(client):
    Page.objects.get(slug="deroulement").unpublish()
    titles = [result.title for result in found(client, "forclusion").context["results"]]
    assert "Comment ça se passe" not in titles


def test_many_results_come_in_pages(client):
    page = found(client, "médiation")
    assert page.context["results"].paginator.count > 0
    if page.context["results"].paginator.num_pages > 1:
        assert "Page suivante" in page.content.decode()
