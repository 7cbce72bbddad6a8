"""The demonstration's sectors, and Mme Martin at the reception."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from intake.models import Draft
from tests import people
from tests.intake.walk import Walk
from tests.kept_content import SECTORS, KeptContent


class KeptWalk(KeptContent):
    """Mme Martin’s request, answered until a step: walked once, then the same rows and the same files."""

    def __init__(self, go_on):
        """`go_on(walk)` answers the pages of a request that has just begun."""
        super().__init__(lambda: go_on(_begun(Client())))

    def taken_up(self, client):
        self.give()
        return Walk(_signed_in(client)).take_up(Draft.objects.get())


LISTED = KeptWalk(lambda walk: walk.until("professionnels"))
READY = KeptWalk(lambda walk: walk.until("envoi"))


def _begun(client):
    SECTORS.give()
    return Walk(_signed_in(client)).begin("batiment")


def _signed_in(client):
    client.force_login(people.martin())
    return client


@pytest.fixture
def sectors(db):
    """Two sectors with their published forms, under a plain home page."""
    SECTORS.give()


@pytest.fixture
def walk(client, sectors):
    """Mme Martin begins a request about construction, in a browser where nobody is signed in."""
    return Walk(client).begin("batiment")


@pytest.fixture
def signed_in(client, sectors):
    """The same, already signed in."""
    return _begun(client)


@pytest.fixture
def listed(client, db):
    """One professional named; the list asks whether there is another."""
    return LISTED.taken_up(client)


@pytest.fixture
def ready(client, db):
    """Everything is answered; only the declaration is left."""
    return READY.taken_up(client)


@pytest.fixture
def months_ago():
    """A complaint that is neither fresh nor old."""
    return timezone.localdate() - timedelta(days=90)
