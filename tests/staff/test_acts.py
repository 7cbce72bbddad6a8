"""One view for every act: it performs, it refuses with a sentence, and it keeps what was typed."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from casework.enums import Act, Role, Stage
from casework.forms import FORMS
from casework.models import CaseEvent
from casework.procedure.table import ROWS
from tests import people
from tests.staff.conftest import case_url, signed_in


def acts_on(page):
    """The acts that the file's buttons offer."""
    html = page.content.decode()
    return {act for act in Act.values if f"/actes/{act}/" in html}


def test_the_buttons_are_those_of_the_table(story, centre, vasseur):
    told = story.accept()
    reached = {Act.CORRECT_CONTACT, Act.RECORD_BOUNCE, Act.SEND_STORY}  # beside each party, and for whoever asks
    assert acts_on(centre.get(case_url(told.case))) == {Act.APPOINT_MEDIATOR, Act.CANCEL_FILE} | reached
    told.appoint()
    assert acts_on(vasseur.get(case_url(told.case))) == {Act.CONFIRM_MISSION, Act.DECLINE_MISSION}


def test_the_centre_designates_and_reads_the_ranking(story, centre):
    told = story.accept()
    url = case_url(told.case, "act", Act.APPOINT_MEDIATOR)
    page = centre.get(url).content.decode()
    assert "Classement proposé" in page
    assert "Claire Vasseur" in page
    answer = centre.post(url, {"token": uuid.uuid4(), "mediator": told.vasseur.pk, "reason": ""}, follow=True)
    assert answer.redirect_chain == [(case_url(told.case), 302)]
    assert "Médiateur désigné" in answer.content.decode()
    assert told.case.designations.get().mediator == told.vasseur


def test_a_double_click_is_one_act(story, centre):
    told = story.accept()
    url = case_url(told.case, "act", Act.APPOINT_MEDIATOR)
    data = {"token": uuid.uuid4(), "mediator": told.vasseur.pk, "reason": ""}
    centre.post(url, data)
    centre.post(url, data)
    assert CaseEvent.objects.filter(case=told.case, act=Act.APPOINT_MEDIATOR).count() == 1


def test_a_missing_answer_comes_back_with_what_was_typed(story, vasseur):
    told = story.accept().appoint().confirm()
    url = case_url(told.case, "act", Act.DECLARE_INADMISSIBLE)
    answer = vasseur.post(url, {"token": uuid.uuid4(), "facts": "Les faits que je tape", "ground": "too_late"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Les faits que je tape" in page
    assert "Ce que le consommateur peut encore faire" in page
    told.case.refresh_from_db()
    assert told.case.stage == Stage.ADMISSIBILITY


def test_the_five_grounds_and_their_text_are_shown(story, vasseur):
    told = story.accept().appoint().confirm()
    page = vasseur.get(case_url(told.case, "act", Act.DECLARE_INADMISSIBLE)).content.decode()
    for number in range(1, 6):
        assert f"L612-2, {number}°" in page


def test_an_act_that_came_too_late_says_so_and_keeps_the_text(story, vasseur):
    told = story.accept().appoint().confirm().admit()
    url = case_url(told.case, "act", Act.POST_TO_FORUM)
    told.do(Act.WITHDRAW, Role.CLAIMANT, reason="")
    answer = vasseur.post(url, {"token": uuid.uuid4(), "text": "Un message longuement pesé"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "n’est plus possible" in page
    assert "Un message longuement pesé" in page


def test_the_form_of_an_act_no_longer_possible_leads_back_to_the_file(story, centre):
    told = story.accept()
    answer = centre.get(case_url(told.case, "act", Act.VALIDATE_FILE), follow=True)
    assert answer.redirect_chain == [(case_url(told.case), 302)]
    assert "n’est plus possible" in answer.content.decode()


def test_what_the_act_needs_in_another_way_is_a_sentence_too(story, vasseur):
    """A new date before the present one: the engine refuses, not the form."""
    told = story.accept().appoint().confirm().admit()
    tomorrow = timezone.localdate() + timedelta(days=1)
    outcome = told.case.open_deadline("outcome")
    outcome.due_on = timezone.localdate() + timedelta(days=30)
    outcome.save()
    url = case_url(told.case, "act", Act.EXTEND_MEDIATION)
    data = {"token": uuid.uuid4(), "reason": "Une expertise est en cours", "until": tomorrow.isoformat()}
    answer = vasseur.post(url, data)
    assert answer.status_code == 409
    assert "doit être postérieure" in answer.content.decode()
    assert "Une expertise est en cours" in answer.content.decode()
    until = (timezone.localdate() + timedelta(days=60)).isoformat()
    assert vasseur.post(url, {**data, "until": until}).status_code == 302


@pytest.mark.parametrize("typed", ["n’importe quoi", "32/13/2027", "2027-02-30", "2027"])
def test_a_date_that_cannot_be_read_is_said_beside_the_field(story, vasseur, typed):
    told = story.accept().appoint().confirm().admit()
    url = case_url(told.case, "act", Act.EXTEND_MEDIATION)
    answer = vasseur.post(url, {"token": uuid.uuid4(), "reason": "Parce que", "until": typed})
    assert answer.status_code == 422
    assert "Nouvelle date" in answer.content.decode()


def test_a_role_has_no_page_for_the_acts_of_another(story, centre, vasseur):
    told = story.accept().appoint().confirm().admit()
    for role, client in ((Role.CENTRE, centre), (Role.MEDIATOR, vasseur)):
        own = {row.act for row in ROWS if role in row.by}
        for act in set(Act.values) - own:
            assert client.get(case_url(told.case, "act", act)).status_code == 404, (role, act)
            assert client.post(case_url(told.case, "act", act), {"token": uuid.uuid4()}).status_code == 404


def test_an_invented_act_is_a_404(story, centre):
    assert centre.get(case_url(story.case, "act", "supprimer")).status_code == 404


@pytest.mark.parametrize("stage", [Stage.INTERCESSION, Stage.APPOINTMENT, Stage.ADMISSIBILITY, Stage.MEDIATION,
                                   Stage.SOLUTION_PROPOSED, Stage.AGREEMENT])  # fmt: skip
def test_every_button_opens_a_form_and_an_empty_answer_is_no_error_page(story_in, stage):
    told = story_in(stage)
    for client in (signed_in(people.centre()), signed_in(told.vasseur.user)):
        page = client.get(case_url(told.case))
        if page.status_code == 404:
            continue
        for act in acts_on(page):
            form = client.get(case_url(told.case, "act", act))
            assert form.status_code == 200, act
            assert FORMS[act].submit_label in form.content.decode()
        for act in acts_on(page):
            assert client.post(case_url(told.case, "act", act), {"token": "pas-un-jeton"}).status_code == 422


def test_the_mediator_signs_with_a_code(story, vasseur):
    told = story.accept().appoint().confirm().admit().agree().circulate().approve_all()
    told.sign(Role.CLAIMANT).sign(Role.RESPONDENT)
    asked = vasseur.post(case_url(told.case, "act", Act.REQUEST_SIGNATURE_CODE), {"token": uuid.uuid4()})
    sign = case_url(told.case, "act", Act.SIGN_AGREEMENT)
    assert asked.url == sign
    assert "Article 1. La toiture est reprise" in vasseur.get(sign).content.decode()
    wrong = vasseur.post(sign, {"token": uuid.uuid4(), "signer_name": "Claire Vasseur", "code": "000000 0"})
    assert wrong.status_code == 422
    assert told.case.drafts.get().signatures.count() == 2


def test_a_hostile_text_is_shown_as_text(story, vasseur):
    told = story.accept().appoint().confirm().admit()
    text = "<script>alert('bonjour')</script>"
    vasseur.post(case_url(told.case, "act", Act.POST_TO_FORUM), {"token": uuid.uuid4(), "text": text})
    page = vasseur.get(case_url(told.case)).content.decode()
    assert text not in page
    assert "&lt;script&gt;" in page
