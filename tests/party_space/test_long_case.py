"""A case with sixty entries, messages and exhibits: its pages show the last ones, and lead to the others."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests import people
from tests.long_case import long_case

COUNT = 60


@pytest.fixture
def told(db):
    return long_case(COUNT)


@pytest.fixture
def martin(told):
    client = Client()
    client.force_login(people.martin())
    return client


def page(client, told, name, *args, address=""):
    answer = client.get(reverse(f"party_space:{name}", args=[told.case.reference, *args]) + address)
    assert answer.status_code == 200
    return answer.content.decode()


def leads_to(html, rel):
    """Where « plus anciens » (next) or « plus récents » (prev) leads, or None."""
    found = re.search(rf'href="([^"]+)" rel="{rel}"', html)
    return found and found[1].replace("&amp;", "&")


def walk(client, told, name, *args):
    """The pages from the last rows to the first."""
    pages, address = [], ""
    while address is not None:
        pages.append(page(client, told, name, *args, address=address))
        address = leads_to(pages[-1], "next")
    return pages


def test_every_exhibit_is_on_one_page_and_in_order(martin, told):
    pages = walk(martin, told, "exhibits")
    assert len(pages) == 2
    numbers = [[int(number) for number in re.findall(r"Pièce n°\s(\d+)", html)] for html in pages]
    assert numbers[1] + numbers[0] == list(range(1, told.case.exhibits.count() + 1))


def test_the_way_back_leads_to_the_last_exhibits(martin, told):
    older = page(martin, told, "exhibits", address=leads_to(page(martin, told, "exhibits"), "next"))
    assert f"Photographie {told.case.exhibits.count()}" in page(
        martin, told, "exhibits", address=leads_to(older, "prev")
    )


def test_the_story_page_by_page_is_the_story_on_one_page(martin, told):
    def lines(html):
        return re.findall(r'<time class="space-history__day".*?</li>', html)

    pages = walk(martin, told, "history")
    assert len(pages) > 2
    parts = [line for html in reversed(pages) for line in lines(html)]
    whole = page(martin, told, "history", address="?entiere=oui")
    assert parts == lines(whole)
    assert len(parts) > 3 * COUNT
    assert leads_to(whole, "next") is None


@pytest.mark.parametrize("name", ["exhibits", "history"])
@pytest.mark.parametrize("typed", ["?pieces=x&page=x", "?pieces=%00&page=%00", "?page=W10:x&pieces=W10:x"])
def test_a_forged_key_is_the_first_page(martin, told, name, typed):
    assert leads_to(page(martin, told, name, address=typed), "prev") is None


def test_the_table_shows_the_last_entries_of_a_column_and_the_point_all_of_them(martin, told):
    row = told.case.offer_rows.first()
    written = [offer.text for offer in row.offers.all()]
    table = page(martin, told, "table")
    assert sum(text in table for text in written) < len(written)
    assert written[-1] in table
    assert reverse("party_space:point", args=[told.case.reference, row.pk]) in table
    pages = walk(martin, told, "point", row.pk)
    assert all(any(text in html for html in pages) for text in written)


def test_the_point_of_another_case_is_a_404(martin, told):
    other = long_case(0).case.offer_rows.first()
    assert martin.get(reverse("party_space:point", args=[told.case.reference, other.pk])).status_code == 404
