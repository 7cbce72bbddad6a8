"""The rooms of a federation's forms: its editors and the Centre; for everybody else they do not exist."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from portal.models import CENTRE_GROUP, MEDIATORS_GROUP, User
from sectors.models import GuidedFormPage, Scenario, SectorPage, UnmatchedDispute
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
    """The addresses of the real form « Rénovation », of its only scenario and of its first version."""
    sector = SectorPage.objects.get(slug="batiment")
    form = GuidedFormPage.objects.child_of(sector).get(slug="renovation-execution")
    scenario = form.scenarios.first() or Scenario.objects.create(form_page=form, title="Rénovation sans devis")
    values = {"page_id": form.pk, "scenario_id": scenario.pk, "number": 1, "step": "_litige"}
    for address in addresses():
        if address.rule is Rule.OWN_SECTOR:
            of_sector = "/secteur/<" in address.route
            yield address.fill(values | ({"page_id": sector.pk} if of_sector else {}))


def test_there_are_such_rooms(people):
    assert len(list(rooms())) >= 17


@pytest.mark.parametrize("name", ["editor", "centre"])
def test_those_whose_forms_they_are_come_in(people, name):
    for url in rooms():
        assert people[name].get(url, follow=True).status_code == 200, url


@pytest.mark.parametrize("name", ["other_editor", "mediator", "consumer", "anonymous"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_for_the_others_the_rooms_do_not_exist(people, name, method):
    asked = list(rooms())
    before = Scenario.objects.count()
    for url in asked:
        answer = getattr(people[name], method)(url)
        assert answer.status_code in REFUSED | ({302} if name == "anonymous" else set()), url
        assert answer.status_code != 302 or "/compte/" in answer.url
        assert "Rénovation" not in answer.content.decode()
    assert Scenario.objects.count() == before


@pytest.mark.parametrize("name", ["other_editor", "mediator", "consumer"])
def test_the_lists_of_the_workshop_name_no_form_of_another_federation(people, name):
    UnmatchedDispute.note("batiment", "Travaux", "Rénovation d’un balcon")
    for url in ("/admin/formulaires/", "/admin/formulaires/sans-reponse/", "/admin/formulaires/chiffres/"):
        answer = people[name].get(url)
        assert answer.status_code in ({200} if name == "other_editor" else REFUSED | {302}), url
        assert "Rénovation" not in answer.content.decode()
