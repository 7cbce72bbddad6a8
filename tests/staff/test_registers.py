"""The registers are the Centre's: closed by their addresses too, and what is used stays."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from casework.models import Label, Mediator, Tariff, TermSetting
from casework.staff.registers import Registers
from sectors.models import Convention, Federation, MemberBusiness
from sectors.registers import PartnersGroup
from tests import people

OURS = Registers().modeladmin_instances
REGISTERS = OURS + PartnersGroup().modeladmin_instances


@pytest.fixture
def entries(story):
    """One entry in each register."""
    old = timezone.localdate() - timedelta(days=30)
    label = Label.objects.create(name="À relire")
    label.cases.add(story.case)
    return {
        Label: label,
        Mediator: story.vasseur,
        Tariff: Tariff.objects.create(track="e_mediation", amount_excl_vat=Decimal(60), valid_from=old),
        TermSetting: TermSetting.objects.create(term="response", valid_from=old, length=12, unit="days"),
        Federation: story.version.federation,
        Convention: Convention.objects.create(
            federation=story.version.federation, starts_on=old, ends_on=old + timedelta(days=900)
        ),
        MemberBusiness: MemberBusiness.objects.create(
            federation=story.version.federation, name="Toitures Dubois", joined_on=old
        ),
    }


def addresses(register, entry):
    helper = register.url_helper
    urls = [helper.index_url, helper.create_url]
    actions = ("edit", "inspect", "delete") if register in OURS else ("edit", "delete")
    return urls + [helper.get_action_url(action, entry.pk) for action in actions]


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.base_url_path)
def test_the_centre_opens_them(entries, centre, register):
    for url in addresses(register, entries[register.model])[:-1]:
        answer = centre.get(url)
        assert answer.status_code == 200, url
        # Pictures of Django's own admin, which is not installed: the page would fail where files are collected.
        assert "admin/img/" not in answer.content.decode()


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.base_url_path)
@pytest.mark.parametrize("role", ["vasseur", "editor", "other_mediator"])
def test_nobody_else_does_even_by_their_address(entries, request, register, role):
    client = request.getfixturevalue(role)
    for url in addresses(register, entries[register.model]):
        for answer in (client.get(url), client.post(url, {})):
            assert answer.status_code in (302, 404), url
            assert answer.status_code == 404 or answer.url == "/admin/"
    assert register.model.objects.filter(pk=entries[register.model].pk).exists()


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.base_url_path)
def test_their_history_is_not_mounted(entries, centre, register):
    assert centre.get(f"/admin/{register.base_url_path}/history/{entries[register.model].pk}/").status_code == 404


@pytest.mark.parametrize("register", OURS, ids=lambda register: register.base_url_path)
def test_what_is_used_is_not_deleted_and_one_reads_why(entries, centre, register):
    entry = entries[register.model]
    url = register.url_helper.get_action_url("delete", entry.pk)
    for answer in (centre.get(url, follow=True), centre.post(url, follow=True)):
        page = answer.content.decode()
        assert "ne peut pas être supprimé" in page or "déjà entrée en vigueur" in page
    assert register.model.objects.filter(pk=entry.pk).exists()


def test_what_is_not_in_force_yet_may_be_deleted(db, centre):
    later = timezone.localdate() + timedelta(days=30)
    tariff = Tariff.objects.create(track="e_mediation", amount_excl_vat=Decimal(70), valid_from=later)
    register = next(r for r in REGISTERS if r.model is Tariff)
    assert centre.post(register.url_helper.get_action_url("delete", tariff.pk)).status_code == 302
    assert not Tariff.objects.filter(pk=tariff.pk).exists()


def test_conventions_and_businesses_are_narrowed_to_a_federation(entries, centre):
    other = Federation.objects.create(name="Union des réparateurs", short_name="UR", slug="ur")
    for register in PartnersGroup().modeladmin_instances[1:]:
        url = register.url_helper.index_url
        for federation, found in ((entries[Federation].pk, 1), (other.pk, 0), ("abc", 1)):
            assert centre.get(url, {"federation": federation}).context["result_count"] == found


def typed(mediator, federation, **changes):
    """What the form of a mediator posts."""
    data = {
        "first_name": mediator.first_name, "last_name": mediator.last_name, "email": mediator.email, "phone": "",
        "department": mediator.department, "city": "Nantes", "career": mediator.career, "languages": "français",
        "mandate_start": "2026-01-01", "mandate_end": "2028-12-31", "independence_statement_on": "2026-01-01",
        "declared_interests": "", "active": "on", "max_cases": "15", "user": mediator.user_id or "",
        f"training_{federation.pk}": "2026-02-01",
    }  # fmt: skip
    return {**data, **changes}


def test_a_mediator_is_edited_with_trainings(story, centre):
    federation, register = story.version.federation, REGISTERS[0]
    url = register.url_helper.get_action_url("edit", story.vasseur.pk)
    assert "Formation aux secteurs" in centre.get(url).content.decode()
    name = f"training_{federation.pk}"
    assert centre.post(url, typed(story.vasseur, federation, **{name: "2026-03-15"})).status_code == 302
    assert story.vasseur.trainings.get().trained_on == date(2026, 3, 15)
    assert centre.post(url, typed(story.vasseur, federation, **{name: ""})).status_code == 302
    assert not story.vasseur.trainings.exists()


def test_a_mediator_is_created_with_a_training(story, centre):
    federation = story.version.federation
    data = typed(Mediator(first_name="Paule", last_name="Roy", email="paule@mediation-rivage.example", department="76",
                          career="Ingénieure"), federation)  # fmt: skip
    assert centre.post(REGISTERS[0].url_helper.create_url, data).status_code == 302
    assert Mediator.objects.get(last_name="Roy").trainings.count() == 1


def test_a_term_that_ends_before_it_starts_is_refused_in_words(story, centre):
    url = REGISTERS[0].url_helper.get_action_url("edit", story.vasseur.pk)
    answer = centre.post(url, typed(story.vasseur, story.version.federation, mandate_end="2025-01-01"))
    assert answer.status_code == 200
    assert "Le mandat finit après avoir commencé" in answer.content.decode()


def test_a_term_about_to_end_is_said_in_words(story, centre):
    soon = timezone.localdate() + timedelta(days=60)
    Mediator.objects.filter(pk=story.vasseur.pk).update(mandate_end=soon)
    assert f"Se termine le {soon:%d/%m/%Y}" in centre.get(REGISTERS[0].url_helper.index_url).content.decode()


def test_only_accounts_of_mediators_may_be_chosen(story, centre):
    people.martin()
    url = REGISTERS[0].url_helper.get_action_url("edit", story.vasseur.pk)
    assert "nadia.martin" not in centre.get(url).content.decode()
