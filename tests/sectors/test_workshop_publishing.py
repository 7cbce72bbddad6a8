"""From the draft to the Centre and back: the one button, its refusals, the reasons, an older version, real ways."""

import html

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from casework.models import Case
from sectors.demonstration.writing import when
from sectors.models import FormPath, GuidedFormPage
from tests import people
from tests.intake.walk import Walk


def browser(user):
    client = Client()
    client.force_login(user)
    return client


def url(name, page, *args):
    return reverse(f"form_workshop:{name}", args=[page.pk, *args])


def text_of(answer):
    return html.unescape(answer.content.decode())


def change(page, user, **changes):
    draft = GuidedFormPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user)


def again(page):
    return GuidedFormPage.objects.get(pk=page.pk)


@pytest.fixture
def editor(builders_editor):
    return browser(builders_editor)


def decide(user, page, action, comment=""):
    state = again(page).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return browser(user).post(address, {"comment": comment})


def test_the_button_submits_and_tells_the_centre(editor, renovation, builders_editor, centre):
    change(renovation, builders_editor, title="Autrement dit")
    answer = editor.post(url("before_publishing", renovation), follow=True)
    assert "est soumis : la personne qui approuve a été prévenue" in text_of(answer)
    assert again(renovation).workflow_in_progress
    assert "centre@mediation-rivage.example" in {address for message in mail.outbox for address in message.to}
    assert "attend une approbation" in text_of(answer)
    assert "Soumettre pour approbation" not in text_of(answer)
    editor.post(url("before_publishing", renovation))
    assert renovation.workflow_states.count() == 1


def test_what_is_broken_is_not_submitted(editor, renovation, builders_editor):
    steps = renovation.steps.get_prep_value()
    question = steps[0]["value"]["questions"][0]["value"]
    question["visible_when"] = when((question["key"], "answered", ""))
    change(renovation, builders_editor, steps=steps)
    page = editor.get(url("before_publishing", renovation))
    assert "Soumettre pour approbation" not in text_of(page)
    assert f"#block-{renovation.steps[0].value['questions'][0].id}-section" in text_of(page)
    answer = editor.post(url("before_publishing", renovation), follow=True)
    assert "il reste des points à corriger" in text_of(answer)
    assert not again(renovation).workflow_in_progress


def test_a_warning_waits_for_its_note_before_it_is_submitted(editor, renovation, builders_editor):
    steps = renovation.steps.get_prep_value()
    steps[0]["value"]["questions"][0]["value"]["label"] = "Avez-vous un handicap ?"
    change(renovation, builders_editor, steps=steps)
    editor.post(url("before_publishing", renovation))
    assert not again(renovation).workflow_in_progress
    report = reverse("sectors_review:report", args=[renovation.pk])
    [finding] = editor.get(report).context["review"].to_confirm
    editor.post(report, {"fingerprint": finding.fingerprint, "note": "Il ouvre droit à un ascenseur."})
    editor.post(url("before_publishing", renovation))
    assert again(renovation).workflow_in_progress


def test_the_centre_s_reason_is_read_where_the_text_is_taken_up_again(editor, renovation, builders_editor, centre):
    change(renovation, builders_editor, title="Autrement dit")
    editor.post(url("before_publishing", renovation))
    decide(centre, renovation, "reject", "Le mot « malfaçon » juge déjà.")
    page = text_of(editor.get(url("before_publishing", renovation)))
    assert "Le Centre a renvoyé ce texte" in page
    assert "Le mot « malfaçon » juge déjà." in page
    editor.post(url("before_publishing", renovation))
    assert "Le Centre a renvoyé" not in text_of(editor.get(url("before_publishing", renovation)))
    decide(centre, renovation, "approve")
    assert renovation.last_version.number == 2
    assert renovation.last_version.title == "Autrement dit"


def published_twice(renovation, builders_editor, centre):
    change(renovation, builders_editor, title="Seconde version")
    browser(builders_editor).post(url("before_publishing", renovation))
    decide(centre, renovation, "approve")
    assert renovation.last_version.number == 2


def test_an_older_version_comes_back_as_a_draft_and_only_then_to_the_public(
    editor, renovation, builders_editor, centre
):
    published_twice(renovation, builders_editor, centre)
    page = editor.get(url("restore", renovation, 1))
    assert [change.after for change in page.context["changes"]] == [renovation.title.replace("\xa0", " ")]
    answer = editor.post(url("restore", renovation, 1), follow=True)
    assert "est revenu dans le brouillon" in text_of(answer)
    assert [change.after for change in answer.context["changes"]] == [renovation.title.replace("\xa0", " ")]
    assert again(renovation).title == "Seconde version"
    assert renovation.versions.count() == 2
    editor.post(url("before_publishing", renovation))
    decide(centre, renovation, "approve")
    first, third = renovation.versions.get(number=1), renovation.last_version
    assert (third.number, third.title) == (3, renovation.title)
    assert third.data["steps"] == first.data["steps"]


def test_an_older_version_is_not_taken_up_while_the_centre_reads(editor, renovation, builders_editor, centre):
    published_twice(renovation, builders_editor, centre)
    change(renovation, builders_editor, title="Troisième")
    editor.post(url("before_publishing", renovation))
    answer = editor.post(url("restore", renovation, 1), follow=True)
    assert "en cours d’approbation : rien n’a été changé" in text_of(answer)
    assert again(renovation).get_latest_revision_as_object().title == "Troisième"
    for number in (9, 99999999999):
        assert editor.get(url("restore", renovation, number)).status_code == 404


def test_two_versions_are_compared_and_an_unknown_one_is_a_404(editor, renovation, builders_editor, centre):
    published_twice(renovation, builders_editor, centre)
    page = editor.get(url("differences", renovation), {"de": "1", "a": "2"})
    assert [change.after for change in page.context["changes"]] == ["Seconde version"]
    assert editor.get(url("differences", renovation)).context["changes"] == []
    for wrong in ("3", "x", "²", "1" * 30):
        assert editor.get(url("differences", renovation), {"de": wrong}).status_code == 404


@pytest.fixture
def filed(sectors, client):
    """A request that Mme Martin sent online, on the real form « Rénovation »."""
    walk = Walk(client).begin("batiment").until("envoi")
    assert walk.send().url == walk.url("sent")
    return Case.objects.get(filing_token=walk.draft_id)


def test_a_request_leaves_its_choices_and_nothing_of_the_person(filed):
    [path] = FormPath.objects.all()
    assert path.form_version == filed.form_version
    assert path.facets == {"travaux": "renovation", "nature": "execution", "objet": "malfacon"}
    kinds = {q["key"]: q["type"] for step in filed.form_version.data["steps"] for q in step["questions"]}
    assert path.choices
    assert {kinds[key] for key in path.choices} <= {"choice", "multi_choice", "yes_no"}
    assert not set(vars(path)) & {"case", "user", "owner", "draft", "case_id"}
    assert filed.filing_token != path.pk


def test_the_way_of_a_case_is_lit_for_those_who_read_the_case_alone(
    filed, centre, builders_editor, cars_editor, mediator
):
    address = reverse("casework_staff:followed_path", args=[filed.reference])
    page = browser(centre).get(address)
    assert page.status_code == 200
    steps = [step["key"] for step, _, lit in page.context["steps"] if lit]
    assert steps == [
        step["key"] for step in filed.form_version.data["steps"] if step["key"] in page.context["lit"].steps
    ]
    assert steps
    assert "(sur le chemin)" in text_of(page)
    for user in (builders_editor, cars_editor, mediator, people.curieux()):
        answer = browser(user).get(address)
        assert answer.status_code in (302, 403, 404), user
        assert filed.reference not in text_of(answer)
    for user in (builders_editor, cars_editor):
        for name in ("map", "before_publishing", "versions"):
            answer = browser(user).get(url(name, filed.form_version.form_page), {"chemin": filed.reference})
            assert filed.reference not in text_of(answer)


def test_an_editor_s_screens_replay_without_small_numbers_and_the_centre_s_with_them(
    filed, editor, centre, renovation, builders_editor
):
    change(renovation, builders_editor, title="Autrement dit")
    assert not editor.get(url("before_publishing", renovation)).context["replay"].enough
    assert browser(centre).get(url("before_publishing", renovation)).context["replay"].enough
