"""Two tabs, the back button, a session that ends, somebody else: nothing mixes, nothing is lost."""

import pytest
from django.test import Client

from casework.models import Case
from intake.models import Draft
from tests import people
from tests.intake.walk import PLAIN, Walk

pytestmark = pytest.mark.django_db


def test_two_requests_in_two_tabs_do_not_mix(signed_in):
    first = signed_in
    second = Walk(first.client).begin("automobile")
    first.answer("reclamation")
    second.post("reclamation", {"made": "no"})
    assert first.draft.value("reclamation", "made") is True
    assert second.draft.value("reclamation", "made") is False


def test_a_form_of_another_tab_changes_nothing_here(signed_in):
    other = Walk(signed_in.client).begin("batiment")
    data = {f"{other.draft_id}-current_step": "reclamation", "reclamation-made": "yes"}
    response = signed_in.client.post(signed_in.url("step", step="reclamation"), data, follow=True)
    assert "rien n’a été enregistré" in response.content.decode()
    assert signed_in.draft.data == other.draft.data == {}


def test_the_form_of_another_step_changes_nothing(signed_in):
    data = {f"{signed_in.draft_id}-current_step": "consommateur", "consommateur-capacity": "personal"}
    signed_in.client.post(signed_in.url("step", step="reclamation"), data)
    assert signed_in.draft.data == {}


def test_the_last_page_cannot_be_sent_before_the_others(signed_in):
    response = signed_in.answer("envoi")
    assert response.url == signed_in.url("step", step="reclamation")
    assert Case.objects.count() == 0


def test_what_was_typed_too_early_is_shown_again_when_its_turn_comes(signed_in):
    signed_in.post("identite", {"first_name": "Nadia-Rose", "last_name": "Martin"})
    signed_in.until("identite")
    assert 'value="Nadia-Rose"' in signed_in.get("identite").content.decode()


def test_going_back_shows_the_answers_and_changes_nothing(ready):
    for step in ("reclamation", "professionnel", "identite", "resume"):
        page = ready.get(step).content.decode()
        for value in PLAIN[step].values():
            assert value.replace(" ", "") in page.replace(" ", "")
    assert ready.where() == "envoi"


def test_an_answer_changed_from_the_check_page_leads_back_to_it(ready):
    response = ready.post("resume", {"summary": "Autre résumé."}, query="?retour=1")
    assert response.url == ready.url("step", step="verification")
    assert ready.draft.value("resume", "summary") == "Autre résumé."


def test_another_choice_of_axis_asks_the_new_questions_and_keeps_the_old_answers_aside(ready):
    before = dict(ready.draft.answers)
    ready.post("axe-nature", {"choice": "formalisme"})
    assert ready.where() != "envoi"
    asked = {q["key"] for step in ready.draft.form_version.data["steps"] for q in step["questions"]}
    aside = {key: value for key, value in before.items() if key not in asked}
    assert aside
    assert all(ready.draft.answers.get(key) == value for key, value in aside.items())
    ready.until("envoi").send()
    case = Case.objects.get()
    asked = {question["key"] for step in case.form_version.data["steps"] for question in step["questions"]}
    assert set(case.raw_answers) <= asked


def test_a_session_that_ends_while_somebody_writes_loses_nothing(ready):
    draft_url = ready.url("step", step="resume")
    ready.client.logout()
    response = ready.post("resume", {"summary": "Un long récit tapé pendant la coupure."})
    assert response.status_code == 302
    assert "/compte/connexion/" in response.url
    ready.client.force_login(people.martin())
    assert "Un long récit tapé pendant la coupure." in ready.client.get(draft_url).content.decode()


def test_save_for_later_keeps_what_cannot_be_accepted_yet(signed_in):
    signed_in.until("professionnel")
    response = signed_in.post("professionnel", {"name": "SARL", "siret": "12"}, plus_tard="1")
    assert response.url == signed_in.url("saved")
    page = signed_in.get("professionnel").content.decode()
    assert 'value="SARL"' in page
    assert 'value="12"' in page
    assert signed_in.where() == "professionnel"


def test_somebody_elses_draft_does_not_exist(ready):
    stranger = Client()
    stranger.force_login(people.curieux())
    other = Walk(stranger)
    other.draft_id = ready.draft_id
    pk = ready.draft.files.first().pk
    for url in [ready.url("resume"), ready.url("step", step="identite"), ready.url("file", pk=pk), ready.url("delete"),
                ready.url("halt", reason="not_yet"), ready.url("sent"), ready.url("letter")]:  # fmt: skip
        assert stranger.get(url).status_code == 404, url
        assert stranger.post(url).status_code in (404, 405), url
    assert Draft.objects.filter(pk=ready.draft_id).exists()


def test_another_browser_must_sign_in_and_learns_nothing(ready):
    other = Client()
    unknown = ready.url("resume").replace(str(ready.draft_id), "00000000-0000-4000-8000-000000000000")
    known, absent = other.get(ready.url("resume")), other.get(unknown)
    assert known.status_code == absent.status_code == 302
    assert known.url.split("?")[0] == absent.url.split("?")[0]


def test_a_draft_begun_without_account_joins_the_account_that_signs_in_here(walk):
    walk.until("axe-travaux")
    walk.client.force_login(people.martin())
    assert walk.where() == "axe-travaux"
    assert walk.draft.owner == people.martin()


def test_a_page_that_left_the_way_says_where_one_was(signed_in):
    response = signed_in.client.get(signed_in.url("step", step="q-nulle-part"), follow=True)
    assert "ne fait plus partie de votre demande" in response.content.decode()


def test_a_draft_is_erased_after_a_question_with_its_files(ready, django_capture_on_commit_callbacks):
    files = [row.file for row in ready.draft.files.all()]
    assert "Effacer" in ready.client.get(ready.url("delete")).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        ready.client.post(ready.url("delete"))
    assert not Draft.objects.exists()
    assert not any(file.storage.exists(file.name) for file in files)


def test_the_start_page_offers_to_resume(signed_in):
    signed_in.answer("reclamation")
    assert signed_in.url("resume") in signed_in.client.get("/demande/").content.decode()
