import pytest
from django.test import Client
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from tests import people


def address(name, case, *args):
    return reverse(f"party_space:{name}", args=[case.reference, *args])


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def martin(db):
    return SimpleLazyObject(lambda: signed_in(people.martin()))  # signs in when used, after the story is told


@pytest.fixture
def dubois(db):
    return SimpleLazyObject(lambda: signed_in(people.dubois()))


@pytest.fixture
def act(django_capture_on_commit_callbacks):
    """act(client, case, act, **data): fills in the act's form as a person would, and answers the response."""

    def perform(client, case, name, **data):
        url = address("act", case, name)
        page = client.get(url)
        form = page.context["form"]
        shown = {field.html_name: field.value() for field in form if field.value() not in (None, "")}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(url, {**shown, **data})

    return perform
