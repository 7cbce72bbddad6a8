"""Two federations that know nothing of one another, with their editors, as in the demonstration."""

import pytest
from django.contrib.auth.models import Group

from portal.models import CENTRE_GROUP, MEDIATORS_GROUP, User
from sectors.models import GuidedFormPage, SectorPage
from tests.kept_content import SECTORS


@pytest.fixture
def sectors(db):
    """The demonstration's sectors under a plain home page."""
    SECTORS.give()
    return {page.slug: page for page in SectorPage.objects.all()}


@pytest.fixture
def building(sectors):
    return sectors["batiment"]


@pytest.fixture
def renovation(building):
    return GuidedFormPage.objects.child_of(building).get(slug="renovation-execution")


def member_of(name, email):
    user = User.objects.create_user(email, "mot-de-passe-long", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=name)[0])
    return user


@pytest.fixture
def builders_editor(sectors):
    return member_of("Éditeurs FBA", "editrice@fba.example")


@pytest.fixture
def cars_editor(sectors):
    return member_of("Éditeurs URA", "editeur@ura.example")


@pytest.fixture
def centre(sectors):
    return member_of(CENTRE_GROUP, "centre@mediation-rivage.example")


@pytest.fixture
def mediator(sectors):
    return member_of(MEDIATORS_GROUP, "mediatrice@mediation-rivage.example")
