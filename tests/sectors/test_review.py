"""What an editor sees of the checks: nothing on a draft, sentences beside the blocks on publication, a report, notes."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from sectors.demonstration.writing import when
from sectors.models import FindingNote, FormVersion, GuidedFormPage, SectorPage
from sectors.scheduled_publication import refused_since_last_publication

SENSITIVE = "Avez-vous un handicap ?"


def report_url(page):
    return reverse("sectors_review:report", args=[page.pk])


def draft_of(page, **changes):
    """Save a draft with these changes; return its revision."""
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision()


def renamed(page, label):
    """The steps with another text for the first question, as stored data."""
    steps = page.steps.get_prep_value()
    steps[0]["value"]["questions"][0]["value"]["label"] = label
    return steps


def waiting_for_itself(page):
    """The steps with a first question that waits for its own answer."""
    steps = page.steps.get_prep_value()
    question = steps[0]["value"]["questions"][0]["value"]
    question["visible_when"] = when((question["key"], "answered", ""))
    return steps


@pytest.fixture
def editor(client, builders_editor):
    client.force_login(builders_editor)
    return client


def text_of(answer):
    return " ".join(answer.content.decode().replace("&#x27;", "'").replace("\u00a0", " ").split())


def test_the_report_of_a_sound_form_says_that_nothing_stops_it(editor, renovation):
    answer = editor.get(report_url(renovation))
    assert answer.status_code == 200
    assert "Rien n’empêche ce formulaire d’être publié" in text_of(answer)
    assert answer.context["review"].publishable
    assert answer.context["review"].well > 20


def test_a_broken_draft_is_saved_and_reported_with_the_way_to_its_block(editor, renovation):
    draft_of(renovation, steps=waiting_for_itself(renovation))
    answer = editor.get(report_url(renovation))
    block = renovation.steps[0].value["questions"][0].id
    assert "dépend de sa propre réponse" in text_of(answer)
    assert f"/admin/pages/{renovation.pk}/edit/#block-{block}-section" in text_of(answer)
    assert renovation.versions.count() == 1


def test_a_warning_is_confirmed_once_with_a_note_that_stays_with_the_version(
    editor, renovation, builders_editor, django_user_model
):
    draft_of(renovation, steps=renamed(renovation, SENSITIVE))
    finding = editor.get(report_url(renovation)).context["review"].to_confirm[0]
    assert finding.code == "E405"
    answer = editor.post(
        report_url(renovation), {"fingerprint": finding.fingerprint, "note": "Il ouvre droit à un ascenseur."}
    )
    assert answer.status_code == 302
    review = editor.get(report_url(renovation)).context["review"]
    assert review.publishable
    assert [note.note for _, note in review.confirmed] == ["Il ouvre droit à un ascenseur."]
    chief = django_user_model.objects.create_superuser("racine@mediation-rivage.example", "x" * 20)
    GuidedFormPage.objects.get(pk=renovation.pk).get_latest_revision().publish(user=chief)
    version = renovation.last_version
    assert version.number == 2
    assert [note.written_by for note in version.finding_notes.all()] == [builders_editor]
    draft_of(renovation, steps=renamed(renovation, "Avez-vous un handicap reconnu ?"))
    assert not editor.get(report_url(renovation)).context["review"].publishable


def test_a_picture_without_words_stops_the_publication(editor, renovation):
    image = Image.objects.create(title="Toit", file=get_test_image_file())
    for decorative, alt, codes in ((False, " ", ["E407"]), (False, "Un toit ouvert", []), (True, "", [])):
        steps = renovation.steps.get_prep_value()
        steps[0]["value"]["picture"] = {"image": image.pk, "decorative": decorative, "alt_text": alt}
        draft_of(renovation, steps=steps)
        assert [one.code for one in editor.get(report_url(renovation)).context["review"].to_correct] == codes


def test_an_empty_note_is_refused_beside_its_field(editor, renovation):
    draft_of(renovation, steps=renamed(renovation, SENSITIVE))
    finding = editor.get(report_url(renovation)).context["review"].to_confirm[0]
    for note in ("", "  ", "é" * 301, "\x00"):
        answer = editor.post(report_url(renovation), {"fingerprint": finding.fingerprint, "note": note})
        assert answer.status_code == 200, note
        assert answer.context["to_confirm"][0][2].errors
    assert not FindingNote.objects.exists()
    assert editor.post(report_url(renovation), {"fingerprint": "x", "note": "Une note."}).status_code == 302
    assert not FindingNote.objects.exists()


def test_a_note_can_be_taken_back(editor, renovation):
    draft_of(renovation, steps=renamed(renovation, SENSITIVE))
    finding = editor.get(report_url(renovation)).context["review"].to_confirm[0]
    editor.post(report_url(renovation), {"fingerprint": finding.fingerprint, "note": "Une bonne raison."})
    editor.post(report_url(renovation), {"take_back": finding.fingerprint})
    assert editor.get(report_url(renovation)).context["review"].to_confirm == [finding]


@pytest.mark.parametrize("who", ["cars_editor", "mediator"])
def test_another_federation_does_not_learn_that_the_form_exists(client, request, renovation, building, who):
    client.force_login(request.getfixturevalue(who))
    for url in (report_url(renovation), reverse("sectors_review:coverage", args=[building.pk])):
        assert client.get(url).status_code in (302, 403, 404)
        assert "Rénovation" not in client.get(url).content.decode()
        assert client.post(url, {"fingerprint": "x", "note": "y"}).status_code in (302, 403, 404, 405)
    assert not FindingNote.objects.exists()


def test_the_centre_reads_every_report(client, centre, renovation, building):
    client.force_login(centre)
    assert client.get(report_url(renovation)).status_code == 200
    assert client.get(reverse("sectors_review:coverage", args=[building.pk])).status_code == 200


def test_the_editing_page_leads_to_the_report(editor, renovation):
    page = text_of(editor.get(reverse("wagtailadmin_pages:edit", args=[renovation.pk])))
    assert report_url(renovation) in page
    assert "Dernier brouillon enregistré : 0 à corriger" in page


def test_the_coverage_names_each_combination_and_its_form(editor, building):
    page = text_of(editor.get(reverse("sectors_review:coverage", args=[building.pk])))
    assert "20 combinaisons" in page
    assert "Rénovation : les travaux ne se passent pas comme prévu" in page
    assert "Aucun formulaire<" not in page


def test_what_has_no_form_or_two_is_said_in_words(editor, building, renovation):
    GuidedFormPage.objects.child_of(building).get(slug="autre-litige").unpublish()
    renovation.unpublish()
    page = text_of(editor.get(reverse("sectors_review:coverage", args=[building.pk])))
    assert "Aucun formulaire" in page
    assert "aucun formulaire général n’est publié" in page
    assert "Avec « Rénovation » + « Le travail ou son prix », aucun formulaire ne se présenterait" in page


def test_the_coverage_of_a_sector_without_axes_can_be_read(client, centre, building):
    page = SectorPage(title="Un nouveau", slug="nouveau", federation=building.federation)
    building.get_parent().add_child(instance=page)
    client.force_login(centre)
    answer = client.get(reverse("sectors_review:coverage", args=[page.pk]))
    assert "n’a pas encore d’axe" in text_of(answer)


def test_a_long_form_can_be_sent_by_its_editor(editor, renovation):
    """Thirty questions are already more than the thousand fields that Django accepts by itself."""
    fields = {f"steps-0-value-questions-{number}-value-label": "Quand ?" for number in range(9000)}
    assert editor.post(report_url(renovation), fields).status_code == 302


# -- Publication by every door --------------------------------------------------------------------------------------


def scheduled(page, editor_account, hours=-1, **changes):
    """A publication chosen for an hour that has come since (or will, with `hours` positive)."""
    revision = draft_of(page, **changes)
    revision.user = editor_account
    revision.approved_go_live_at = timezone.now() + datetime.timedelta(hours=hours)
    revision.save()
    return revision


def test_a_publication_that_is_due_happens_late_and_once(renovation, builders_editor):
    scheduled(renovation, builders_editor, hours=-48, estimated_minutes=33)
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert renovation.last_version.data["estimated_minutes"] == 33
    assert renovation.versions.count() == 2


def test_a_publication_not_due_yet_waits(renovation, builders_editor):
    scheduled(renovation, builders_editor, hours=1, estimated_minutes=33)
    call_command("publish_scheduled")
    assert renovation.versions.count() == 1


def test_a_due_publication_of_a_broken_form_is_refused_told_and_stops_no_other(
    editor, building, renovation, builders_editor
):
    other = GuidedFormPage.objects.child_of(building).get(slug="autre-litige")
    scheduled(renovation, builders_editor, hours=-2, steps=waiting_for_itself(renovation))
    scheduled(other, builders_editor, estimated_minutes=44)
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert renovation.versions.count() == 1
    assert FormVersion.objects.of_sector("batiment").get(form_page=renovation).number == 1
    assert other.last_version.data["estimated_minutes"] == 44
    assert [message.to for message in mail.outbox] == [["editrice@fba.example"]]
    assert "sa propre réponse" in mail.outbox[0].body
    assert report_url(renovation) in mail.outbox[0].body
    page = text_of(editor.get(reverse("wagtailadmin_pages:edit", args=[renovation.pk])))
    assert "n’a pas eu lieu" in page
    draft_of(renovation, steps=renovation.steps.get_prep_value())
    assert refused_since_last_publication(GuidedFormPage.objects.get(pk=renovation.pk)) is None


def test_forms_are_not_published_several_at_once(client, renovation, django_user_model):
    draft_of(renovation, steps=renamed(renovation, SENSITIVE))
    client.force_login(django_user_model.objects.create_superuser("racine@mediation-rivage.example", "x" * 20))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = client.post(f"{url}?next=/admin/&id={renovation.pk}", follow=True)
    assert "se publie un par un" in text_of(answer)
    assert renovation.versions.count() == 1


def test_a_form_online_is_not_moved_to_another_sector(client, sectors, renovation, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("racine@mediation-rivage.example", "x" * 20))
    target = sectors["automobile"]
    answer = client.post(reverse("wagtailadmin_pages:move_confirm", args=[renovation.pk, target.pk]), follow=True)
    assert "dépubliez-le avant de le déplacer" in text_of(answer)
    assert GuidedFormPage.objects.child_of(target).filter(pk=renovation.pk).count() == 0


def test_an_approval_of_a_broken_form_leads_to_the_report(
    client, renovation, building, builders_editor, django_user_model
):
    from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

    chief = django_user_model.objects.create_superuser("racine@mediation-rivage.example", "x" * 20)
    task = GroupApprovalTask.objects.create(name="Accord du Centre")
    task.groups.set(builders_editor.groups.all())
    workflow = Workflow.objects.create(name="Accord")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=building, defaults={"workflow": workflow})
    draft_of(renovation, steps=waiting_for_itself(renovation))
    page = GuidedFormPage.objects.get(pk=renovation.pk)
    state = workflow.start(page, builders_editor)
    client.force_login(chief)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk])
    answer = client.post(url)
    assert answer.status_code == 302
    assert answer.url == report_url(page)
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert page.versions.count() == 1
    answer = client.post(url, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json() == {"step": "success", "redirect": report_url(page)}
