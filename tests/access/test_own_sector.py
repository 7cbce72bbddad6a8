"""The rooms of a federation's forms: its editors and the Centre; for everybody else they do not exist."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from portal.models import CENTRE_GROUP, MEDIATORS_GROUP, User
from sectors.models import GuidedFormPage, SectorPage
from tests.access.addresses import Rule, addresses
from tests.kept_content import SECTORS

REFUSED = {403, 404, 405}


def member_of(name, email):
    user = User.objects.create_user(email, "mot-de-passe-long", is_staff=bool(name))
    if name:
        user.groups.add(Group.objects.get_or_create(name=name)[0])
    return user


@pytest.fixture
def people(db):
    """{name: client}, and the addresses of the building sector's rooms."""
    SECTORS.give()
    users = {
        "editor": member_of("Éditeurs FBA", "editrice@fba.example"),
        "centre": member_of(CENTRE_GROUP, "centre@mediation-rivage.example"),
        "other_editor": member_of("Éditeurs URA", "editeur@ura.example"),
        "mediator": member_of(MEDIATORS_GROUP, "mediatrice@mediation-rivage.example"),
        "consumer": member_of("", "nadia@exemple.example"),
        "anonymous": None,
    }
    clients = {name: Client() for name in users}
    for name, user in users.items():
        if user:
            clients[name].force_login(user)
    return clients


def rooms():
    sector = SectorPage.objects.get(slug="batiment")
    form = GuidedFormPage.objects.child_of(sector).get(slug="renovation-execution")
    for address in addresses():
        if address.rule is Rule.OWN_SECTOR:
            yield address.fill(
                {"page_id": sector.pk if address.route.startswith("admin/controle/secteur") else form.pk}
            )


def test_there_are_such_rooms(people):
    assert len(list(rooms())) >= 2


@pytest.mark.parametrize("name", ["editor", "centre"])
def test_those_whose_forms_they_are_come_in(people, name):
    for url in rooms():
        assert people[name].get(url).status_code == 200, url


@pytest.mark.parametrize("name", ["other_editor", "mediator", "consumer", "anonymous"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_for_the_others_the_rooms_do_not_exist(people, name, method):
    for url in rooms():
        answer = getattr(people[name], method)(url)
        assert answer.status_code in REFUSED | ({302} if name == "anonymous" else set()), url
        assert answer.status_code != 302 or "/compte/" in answer.url
        assert "Rénovation" not in answer.content.decode()
