"""Who may open a case in the admin: the Centre and its mediator; for everybody else it does not exist."""

import pytest
from django.urls import reverse

from casework.enums import Act, Role, Stage
from casework.models import EndReason, IssuedDocument
from portal.models import User
from tests import people
from tests.staff.conftest import case_url, signed_in


def urls_of(case):
    """Every address of this case in the admin, and the list of cases."""
    addresses = [reverse("casework_staff:index"), reverse("casework_staff:index_results"), case_url(case)]
    addresses += [case_url(case, "act", act) for act in Act.values]
    addresses += [case_url(case, "exhibit", exhibit.number) for exhibit in case.exhibits.all()]
    for document in IssuedDocument.objects.filter(case=case):
        addresses.append(case_url(case, "document", document.pk))
    for dispatch in case.dispatches.all():
        addresses += [case_url(case, "message", dispatch.pk), case_url(case, "letter", dispatch.pk)]
    return addresses


@pytest.fixture
def told(story):
    return story.accept().appoint().confirm().admit()


def test_the_centre_and_the_mediator_open_the_file(told, centre, vasseur):
    for client in (centre, vasseur):
        assert client.get(case_url(told.case)).status_code == 200
        assert told.case.reference in client.get(reverse("casework_staff:index")).content.decode()


def test_another_mediator_sees_nothing_of_it(told, other_mediator):
    for url in urls_of(told.case)[2:]:
        assert other_mediator.get(url).status_code == 404, url
    assert told.case.reference not in other_mediator.get(reverse("casework_staff:index")).content.decode()
    assert told.case.reference not in other_mediator.get(reverse("wagtailadmin_home")).content.decode()


def test_a_former_mediator_sees_nothing_any_more(told, vasseur):
    told.do(Act.END_MISSION, Role.MEDIATOR, end_reason=EndReason.STEPPED_DOWN)
    for url in urls_of(told.case)[2:]:
        assert vasseur.get(url).status_code == 404, url


@pytest.mark.parametrize("act", [Act.POST_TO_FORUM, Act.END_MISSION])
def test_a_former_mediator_does_nothing_any_more(told, vasseur, act):
    told.do(Act.END_MISSION, Role.MEDIATOR, end_reason=EndReason.STEPPED_DOWN)
    assert vasseur.post(case_url(told.case, "act", act), {"text": "Je reste"}).status_code == 404


def test_an_editor_does_not_even_learn_that_there_are_cases(told, editor):
    for url in [*urls_of(told.case), reverse("casework_post_room:index")]:
        assert editor.get(url).status_code == 404, url
    home = editor.get(reverse("wagtailadmin_home")).content.decode()
    for word in (told.case.reference, "Dossiers", "Courriers", "À traiter", "Échéances", "Registres"):
        assert word not in home


def test_whoever_administers_the_installation_sees_no_case(told):
    client = signed_in(User.objects.create_superuser("admin@mediation-rivage.example"))
    for url in [*urls_of(told.case), reverse("casework_post_room:index")]:
        assert client.get(url).status_code == 404, url


@pytest.mark.parametrize("person", [people.martin, people.dubois, people.curieux])
def test_the_parties_and_strangers_have_no_door_here(told, person):
    client = signed_in(person())
    for url in urls_of(told.case):
        assert client.get(url).status_code == 404, url


def test_without_an_account_the_admin_asks_who_is_there(told, client):
    assert client.get(case_url(told.case)).status_code == 302


def test_staff_who_are_a_party_do_not_handle_their_own_case(told, centre):
    told.case.parties.filter(role=Role.CLAIMANT).update(user=people.centre())
    assert centre.get(case_url(told.case)).status_code == 404
    assert told.case.reference not in centre.get(reverse("casework_staff:index")).content.decode()
    assert told.case.reference not in centre.get(reverse("wagtailadmin_home")).content.decode()


def test_an_unknown_reference_is_a_404(centre):
    assert centre.get(reverse("casework_staff:case", args=["2027-999999"])).status_code == 404


def test_a_mediator_has_no_post_room(vasseur):
    for name in ("index", "print", "posted"):
        assert vasseur.get(reverse(f"casework_post_room:{name}")).status_code == 404
    for name in ("resend", "mark_sent"):
        assert vasseur.post(reverse(f"casework_post_room:{name}", args=[1])).status_code == 404


def test_every_page_of_the_file_answers_at_every_stage(story_in):
    client = signed_in(people.centre())
    for stage in (Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.INTERCESSION, Stage.APPOINTMENT, Stage.ADMISSIBILITY):
        told = story_in(stage)
        assert client.get(case_url(told.case)).status_code == 200


def test_what_does_not_exist_for_somebody_says_so_in_our_words_and_shows_the_way_back(told, centre):
    page = centre.get(case_url(told.case, "point", told.case.offer_rows.first().pk))
    assert page.status_code == 404
    assert "Cette page n’existe pas, ou vous n’y avez pas accès" in page.text
    assert f'href="{reverse("wagtailadmin_home")}">Revenir à mon bureau</a>' in page.text
    assert "Wagtail" not in page.text
