"""The same form sent twice: the act is done once, and the second answer says so as the first did."""

import uuid

import pytest
from django.utils import timezone

from casework.enums import Act, Role, Stage
from casework.models import CaseEvent, Offer, SignatureCode
from tests.party_space.conftest import address
from tests.staff.conftest import case_url
from tests.staff.conftest import signed_in as at_the_desk
from tests.story import mailed_code

pytestmark = pytest.mark.django_db


def twice(client, url, **data):
    """The two answers to one form; the act is in the journal once."""
    token = str(uuid.uuid4())
    answers = [client.post(url, {"token": token, **data}) for _ in range(2)]
    assert CaseEvent.objects.filter(token=token).count() == 1
    return [(answer.status_code, answer.get("Location")) for answer in answers]


def test_what_the_form_chose_is_no_longer_to_be_chosen(story_in, martin):
    story = story_in(Stage.MEDIATION).offer()
    story.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=story.claimant, text="Et la date ?")
    offer, question = Offer.objects.get(party=story.respondent), story.case.questions.get()
    invited = {"capacity": "lawyer", "first_name": "Lise", "last_name": "Confiance", "notices": "both"}
    for act, data in (
        (Act.ANSWER_OFFER, {"offer": offer.pk, "accepted": "yes"}),
        (Act.ANSWER_QUESTION, {"question": question.pk, "text": "En mai."}),
        (Act.INVITE_THIRD_PARTY, {**invited, "email": "lise@confiance.example"}),
    ):
        first, second = twice(martin, address("act", story.case, act), **data)
        assert first[0] == 302
        assert second == first, act
    beside = {"third": story.case.third_parties.get().pk}
    first, second = twice(martin, address("act", story.case, Act.REMOVE_THIRD_PARTY), **beside)
    assert second == first


def test_a_code_that_has_served_has_signed(story_in, martin):
    story = story_in(Stage.AGREEMENT).approve_all().do(Act.REQUEST_SIGNATURE_CODE, Role.CLAIMANT)
    row = story.case.dispatches.filter(message="signature_code").last()
    SignatureCode.objects.update(sent_at=timezone.now())
    url, code = address("act", story.case, Act.SIGN_AGREEMENT), row.secret or mailed_code(row.to_address)
    first, second = twice(martin, url, signer_name="Nadia Martin", code=code)
    assert first[0] == 302
    assert second == first


def test_the_mediator_fixes_a_meeting_once(story_in, time_machine):
    story = story_in(Stage.MEDIATION).meet_often().propose_dates().answer_dates(Role.CLAIMANT, "yes", "no")
    time_machine.move_to(story.at)
    slot = story.case.meetings.get().slots.first()
    mediator = at_the_desk(story.vasseur.user)
    first, second = twice(mediator, case_url(story.case, "act", Act.CONFIRM_MEETING), slot=slot.pk)
    assert first[0] == 302
    assert second == first


def test_the_token_of_somebody_else_s_act_hides_no_mistake(story_in, martin, dubois):
    story = story_in(Stage.MEDIATION)
    url, token = address("act", story.case, Act.POST_TO_FORUM), str(uuid.uuid4())
    assert martin.post(url, {"token": token, "text": "Bonjour."}).status_code == 302
    assert dubois.post(url, {"token": token, "text": ""}).status_code == 422
    other_act = address("act", story.case, Act.ADD_EXHIBIT)
    assert martin.post(other_act, {"token": token}).status_code == 422
