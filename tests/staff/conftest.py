"""What the tests of the staff's screens share: each person with an open session, and the pages of one case."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from tests import people


def signed_in(user) -> Client:
    """A browser of this person, second factor given."""
    client = Client(headers={"accept-language": "fr"})
    client.force_login(user)
    return client


@pytest.fixture
def centre(db):
    return SimpleLazyObject(lambda: signed_in(people.centre()))  # signs in when used, after the story is told


@pytest.fixture
def editor(db):
    from django.contrib.auth.models import Permission

    account = people.editor()
    account.groups.first().permissions.add(Permission.objects.get(codename="access_admin"))
    return signed_in(account)


@pytest.fixture
def vasseur(story):
    """The mediator of the story's case."""
    return signed_in(story.vasseur.user)


@pytest.fixture
def other_mediator(story):
    """A mediator of the register, to whom the case was never given."""
    person = people.mediator(story.version.federation, "jean.autre@mediation-rivage.example", "Jean", "Autre",
                             department="67")  # fmt: skip
    return signed_in(person.user)


def case_url(case, name="case", *args):
    return reverse(f"casework_staff:{name}", args=[case.reference, *args])
