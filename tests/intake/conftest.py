"""The demonstration's sectors, and Mme Martin at the reception."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import people
from tests.intake.walk import Walk
from tests.kept_content import SECTORS


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
    client.force_login(people.martin())
    return Walk(client).begin("batiment")


@pytest.fixture
def ready(signed_in):
    """Everything is answered; only the declaration is left."""
    return signed_in.until("envoi")


@pytest.fixture
def months_ago():
    """A complaint that is neither fresh nor old."""
    return timezone.localdate() - timedelta(days=90)
