"""A long list page by page: nothing twice, nothing missed, and no address makes an error."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from portal.keyset import key_page
from portal.models import User

START = datetime(2027, 1, 4, 9, tzinfo=UTC)


def people(count, first=0):
    """Accounts, two of which always came at the same moment: the last column of the order tells them apart."""
    User.objects.bulk_create(
        User(email=f"p{number:03}@exemple.example", date_joined=START + timedelta(minutes=number // 2))
        for number in range(first, first + count)
    )


@pytest.fixture
def newest(db):
    people(25)
    return User.objects.order_by("-date_joined", "-pk")


def page_at(queryset, address="", name="comptes", **kwargs):
    request = RequestFactory().get(f"/{address.partition('#')[0]}")
    return key_page(request, queryset, name, size=10, **kwargs)


def names(page):
    return [user.email[1:4] for user in page]


def numbers(last, first):
    return [f"{number:03}" for number in range(last, first - 1, -1)]


def test_from_the_first_page_to_the_last_and_back(newest):
    first = page_at(newest)
    second = page_at(newest, first.after_url)
    third = page_at(newest, second.after_url)
    assert [names(page) for page in (first, second, third)] == [numbers(24, 15), numbers(14, 5), numbers(4, 0)]
    assert first.is_first
    assert not third.after_url
    assert names(page_at(newest, third.before_url)) == names(second)
    back = page_at(newest, second.before_url)
    assert names(back) == names(first)
    assert names(page_at(newest, back.after_url)) == names(second)


def test_a_page_read_in_the_order_of_writing(newest):
    assert [user.email[1:4] for user in page_at(newest).reversed()] == numbers(24, 15)[::-1]


def test_a_short_list_has_no_neighbour(db):
    people(10)
    page = page_at(User.objects.order_by("pk"))
    assert (len(page), page.before_url, page.after_url) == (10, "", "")


def test_what_is_added_meanwhile_shifts_nothing(newest):
    """A page number would show again at the top of page 2 what was at the bottom of page 1."""
    first = page_at(newest)
    people(3, first=25)
    second = page_at(newest, first.after_url)
    assert names(second) == numbers(14, 5)


def test_going_back_shows_what_was_added_meanwhile(newest):
    second = page_at(newest, page_at(newest).after_url)
    people(3, first=25)
    middle = page_at(newest, second.before_url)
    assert names(middle) == numbers(24, 15)
    assert names(page_at(newest, middle.before_url)) == numbers(27, 18)


def test_a_key_whose_row_is_gone_still_finds_its_place(newest):
    first = page_at(newest)
    User.objects.filter(email__in=["p015@exemple.example", "p014@exemple.example"]).delete()
    assert names(page_at(newest, first.after_url)) == numbers(13, 4)


def test_a_key_with_nothing_after_it_any_more_is_the_first_page(newest):
    second = page_at(newest, page_at(newest).after_url)
    User.objects.filter(email__lt="p005").delete()
    assert names(page_at(newest, second.after_url)) == numbers(24, 15)


@pytest.mark.parametrize(
    "typed", ["x", "1", "[true]", "%00", "é", "a:b", "IltmYWxzZSwgMV0i:x", "W2ZhbHNlLDFd", "9" * 5000, "%ff%fe", ":"]
)
def test_a_forged_key_is_the_first_page(newest, typed):
    assert names(page_at(newest, f"?comptes={typed}")) == numbers(24, 15)


def test_a_key_changed_by_one_letter_is_the_first_page(newest):
    address = page_at(newest).after_url
    changed = address.replace("=", "=A", 1)
    assert names(page_at(newest, changed)) == numbers(24, 15)


def test_a_key_of_another_order_is_the_first_page(newest):
    address = page_at(newest).after_url
    assert names(page_at(User.objects.order_by("-pk"), address)) == numbers(24, 15)


def test_the_rest_of_the_address_is_kept(newest):
    page = page_at(newest, "?autre=%C3%A9t%C3%A9&comptes=x", anchor="tab-comptes")
    assert page.after_url.startswith("?autre=%C3%A9t%C3%A9&comptes=")
    assert page.after_url.endswith("#tab-comptes")


def test_one_query_a_page(newest, django_assert_num_queries):
    with django_assert_num_queries(1):
        address = page_at(newest).after_url
    with django_assert_num_queries(1):
        page_at(newest, address)


def test_the_links_say_where_they_lead(newest):
    second = page_at(newest, page_at(newest).after_url)
    html = render_to_string(
        "components/key_pages.html", {"page": second, "before": "Plus récents", "after": "Plus anciens"}
    )
    assert 'rel="prev">Plus récents</a>' in html
    assert 'rel="next">Plus anciens</a>' in html
    assert render_to_string("components/key_pages.html", {"page": page_at(newest.none())}).strip() == ""
