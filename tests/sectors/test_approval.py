"""A federation writes and submits; the Centre, another person, publishes or sends back with a reason."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, TaskState, WorkflowPage

from sectors.models import FormVersion, GuidedFormPage
from sectors.permissions import APPROVAL, give_everybody_their_pages
from tests.sectors.conftest import member_of


def browser(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def submitted(renovation, builders_editor, centre):
    """The builders' editor changed a word and submitted the form."""
    renovation.title = "Rénovation, autrement dit"
    renovation.change_note = "Un titre plus clair."
    renovation.save_revision(user=builders_editor)
    renovation.get_workflow().start(renovation, builders_editor)
    return GuidedFormPage.objects.get(pk=renovation.pk)


def decide(user, page, action, comment=""):
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk])
    return browser(user).post(url, {"comment": comment})


def test_editors_write_and_submit_but_never_publish(sectors):
    for name in ("Éditeurs FBA", "Éditeurs URA"):
        held = GroupPagePermission.objects.filter(group__name=name)
        assert set(held.values_list("permission__codename", flat=True)) == {"add_page", "change_page"}
        assert held.values("page").distinct().count() == 1


def test_giving_the_rights_again_changes_nothing(sectors):
    def rows():
        return sorted(GroupPagePermission.objects.values_list("group", "page", "permission"))

    before = rows()
    give_everybody_their_pages()
    assert rows() == before
    assert WorkflowPage.objects.filter(workflow__name=APPROVAL).count() == 2


def test_an_old_right_to_publish_is_taken_back(building):
    group = building.federation.editors_group
    right = GroupPagePermission.objects.filter(permission__codename="publish_page").first().permission
    GroupPagePermission.objects.create(group=group, page=building, permission=right)
    give_everybody_their_pages()
    assert not GroupPagePermission.objects.filter(group=group, permission__codename="publish_page").exists()


def test_a_sector_given_to_another_federation_changes_hands(building, sectors):
    former, building.federation = building.federation, sectors["automobile"].federation
    building.save()
    assert not GroupPagePermission.objects.filter(page=building, group=former.editors_group).exists()
    assert GroupPagePermission.objects.filter(page=building, group=building.federation.editors_group).exists()


def test_the_editing_form_offers_to_submit_and_not_to_publish(renovation, builders_editor):
    page = browser(builders_editor).get(reverse("wagtailadmin_pages:edit", args=[renovation.pk])).content.decode()
    assert 'name="action-publish"' not in page
    assert "Enregistrer, puis vérifier et publier" in page
    before = browser(builders_editor).get(reverse("form_workshop:before_publishing", args=[renovation.pk]))
    assert "Soumettre pour approbation" in before.content.decode()
    assert before.context["action"] == "submit"


def test_nobody_of_the_centre_publishes_a_form_alone(renovation, centre):
    page = browser(centre).get(reverse("wagtailadmin_pages:edit", args=[renovation.pk])).content.decode()
    assert 'name="action-publish"' not in page
    before = browser(centre).get(reverse("form_workshop:before_publishing", args=[renovation.pk]))
    assert before.context["action"] != "publish"
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    renovation.title = "Seul"
    renovation.save_revision(user=centre)
    browser(centre).post(f"{bulk}?id={renovation.pk}&next=/admin/")
    assert FormVersion.objects.filter(form_page=renovation).count() == 1


def test_the_centre_s_approval_publishes_a_version(submitted, centre):
    answer = decide(centre, submitted, "approve", "Rien à redire.")
    assert answer.status_code in (200, 302)
    version = submitted.last_version
    assert version.number == 2
    assert version.title == "Rénovation, autrement dit"
    assert version.approval.written_by == submitted.sector.federation.name
    assert version.approval.approved_by == "le Centre"


def test_who_wrote_does_not_approve(renovation, centre):
    renovation.title = "Écrit au Centre"
    renovation.save_revision(user=centre)
    renovation.get_workflow().start(renovation, centre)
    page = GuidedFormPage.objects.get(pk=renovation.pk)
    assert decide(centre, page, "approve").status_code in (302, 403)
    assert page.last_version.number == 1
    colleague = member_of("Centre", "collegue@mediation-rivage.example")
    decide(colleague, page, "approve")
    assert page.last_version.number == 2
    assert page.last_version.approval.written_by == "le Centre"


def test_an_editor_does_not_approve_its_own_submission(submitted, builders_editor):
    decide(builders_editor, submitted, "approve")
    assert submitted.last_version.number == 1


def test_sending_back_asks_for_a_reason_and_keeps_it(submitted, centre):
    decide(centre, submitted, "reject")
    assert submitted.current_workflow_state.status == "in_progress"
    decide(centre, submitted, "reject", "Le mot « malfaçon » juge déjà.")
    state = TaskState.objects.get(status="rejected")
    assert state.comment == "Le mot « malfaçon » juge déjà."
    assert submitted.last_version.number == 1


def test_what_the_checks_refuse_by_now_stays_under_review_and_says_why(submitted, centre):
    """Between the submission and the approval, the draft under review was broken by the back door."""
    revision = submitted.latest_revision
    revision.content["steps"] = "[]"
    revision.save()
    answer = decide(centre, submitted, "approve")
    assert answer.status_code == 302
    assert "/admin/" in answer.url
    assert TaskState.objects.get().status == "in_progress"
    assert submitted.last_version.number == 1


def test_the_mails_of_the_workflow_tell_nothing_of_a_case(submitted, centre, story):
    decide(centre, submitted, "reject", "À revoir.")
    told = [message for message in mail.outbox if "Rénovation" in message.subject + message.body]
    assert {address for message in told for address in message.to} >= {"centre@mediation-rivage.example"}
    for message in told:
        assert story.case.reference not in message.subject + message.body
        assert "Martin" not in message.body


def test_the_journal_is_public_and_names_bodies_not_people(submitted, centre, client):
    decide(centre, submitted, "approve")
    page = client.get("/journal/batiment/").content.decode()
    assert "Rénovation, autrement dit" in page
    assert "Un titre plus clair." in page
    assert submitted.sector.federation.name in page
    assert "le Centre" in page
    assert "editrice@fba.example" not in page
    assert client.get("/journal/inconnu/").status_code == 404


def test_the_journal_tells_no_draft(submitted, client):
    assert "autrement dit" not in client.get("/journal/batiment/").content.decode()


def test_the_centre_s_group_exists_once(sectors):
    assert Group.objects.filter(name="Centre").count() == 1
