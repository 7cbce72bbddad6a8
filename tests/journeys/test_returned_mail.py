"""A letter comes back, is lost, or an e-mail does not arrive: nothing ends against whom it did not reach (C21, C26)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from casework.correspondence.letters import letter_pdf
from casework.enums import Act, DispatchState, ResponseState, Role, Stage, Term
from casework.models import Dispatch
from casework.party_space.joining import join_by_code
from casework.procedure.engine import NotPossibleNow
from casework.staff.refusals import refusals
from casework.staff.turns import turn_of
from tests import people
from tests.story import SECRET_TALK, Story

pytestmark = pytest.mark.django_db
ELSEWHERE = {"address": "12 quai Neuf", "postal_code": "44200", "city": "Nantes"}


@pytest.fixture
def by_post():
    """SARL Dubois has no e-mail address: its invitation is a letter."""
    told = Story(professional_email="")
    told.case.parties.filter(role=Role.RESPONDENT).update(user=None)
    return told


def today(story):
    return timezone.localdate(story.at)


def invitation(story):
    return story.case.dispatches.get(message="invitation")


def post(story, letter=None, **data):
    letter = letter or invitation(story)
    return story.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=today(story), **data)


def come_back(story, letter=None, reason="unknown", **data):
    letter = letter or invitation(story)
    data = {"returned_on": today(story), "reason": reason, **data}
    return story.do(Act.RECORD_RETURN, Role.CENTRE, dispatch=letter, **data)


def correct(story, party=None, **data):
    return story.do(Act.CORRECT_CONTACT, Role.CENTRE, concerned=party or story.respondent, **{**ELSEWHERE, **data})


# A letter that came back ----------------------------------------------------------------------------------


def test_c26_no_term_ends_against_whom_the_letter_did_not_reach(by_post):
    come_back(post(by_post).wait(4)).wait(30).tick()
    assert by_post.case.stage == Stage.AWAITING_RESPONSES
    assert not by_post.case.events.filter(act=Act.LAPSE_RESPONSE).exists()
    assert by_post.case.dispatches.filter(message="reminder", recipient="centre").exists(), "the Centre is warned"
    assert not by_post.case.dispatches.filter(message="reminder", party=by_post.respondent).exists()
    assert turn_of(by_post.case).who == "Le Centre, qui cherche comment joindre SARL Toitures Dubois"


def test_what_the_post_wrote_is_kept_with_the_day_and_the_address(by_post):
    come_back(post(by_post, tracking="1A12345678901").wait(4), note="Étiquette illisible.")
    sending = invitation(by_post).sendings.get()
    assert (sending.left_on, sending.came_back_on) == (date(2027, 1, 4), date(2027, 1, 8))
    assert (sending.reason, sending.note, sending.tracking) == ("unknown", "Étiquette illisible.", "1A12345678901")
    assert "4 rue des Ardoises" in sending.to_address
    assert by_post.event.data["return_reason"] == "unknown"


def test_the_consumer_is_asked_for_another_address_unless_the_letter_was_refused(by_post):
    come_back(post(by_post).wait(4))
    assert by_post.told("address_wanted") == ["Nadia Martin"]
    other = Story(professional_email="")
    come_back(post(other).wait(4), reason="refused")
    assert other.told("address_wanted") == []


def test_a_new_address_prints_the_letter_again_and_keeps_the_former_in_the_journal(by_post):
    come_back(post(by_post).wait(4))
    correct(by_post)
    letter = invitation(by_post)
    assert letter.state == DispatchState.TO_POST
    assert "12 quai Neuf" in letter.to_address
    assert "12 quai Neuf" in letter.letter_html
    assert "4 rue des Ardoises" not in letter.letter_html
    assert "nous est revenu" in letter.letter_html
    assert "4 rue des Ardoises, 44100 Nantes" in by_post.event.data["contact_before"]
    assert "12 quai Neuf, 44200 Nantes" in by_post.event.data["contact_after"]
    assert turn_of(by_post.case).who == "SARL Toitures Dubois"


def test_c26_the_ten_days_run_from_the_second_posting(by_post):
    correct(come_back(post(by_post).wait(10)))
    post(by_post.wait(1))  # Friday 15 January, presumed received on Wednesday 20
    assert by_post.case.open_deadline(Term.RESPONSE).due_on == date(2027, 2, 1)
    by_post.wait(17).tick()
    assert by_post.case.stage == Stage.AWAITING_RESPONSES
    by_post.wait(1).tick()
    assert by_post.case.stage == Stage.DECLINED


def test_c21_a_return_after_the_delay_undoes_the_silence(by_post):
    """A registered letter lies two weeks at the post office: it comes back after the ten days."""
    post(by_post).wait(20).tick()
    assert by_post.case.stage == Stage.DECLINED
    assert refusals(date(2027, 1, 1), date(2027, 12, 31))
    come_back(by_post.wait(3), reason="unclaimed")
    assert by_post.case.stage == Stage.AWAITING_RESPONSES
    assert by_post.respondent.response == ResponseState.PENDING
    assert by_post.case.open_deadline(Term.CHOICE) is None
    assert by_post.told("silence_undone") == ["Nadia Martin"]
    by_post.wait(40).tick()
    assert by_post.case.stage == Stage.AWAITING_RESPONSES
    assert refusals(date(2027, 1, 1), date(2027, 12, 31)) == []


def test_a_refusal_typed_from_a_letter_is_no_silence_and_stays(by_post):
    post(by_post).wait(2).decline()
    come_back(by_post)
    assert by_post.case.stage == Stage.DECLINED


def test_the_mediator_hears_of_a_letter_that_came_back(by_post):
    by_post.accept().appoint().confirm().admit()
    letter = by_post.case.dispatches.get(message="referral_notification", party=by_post.respondent)
    come_back(post(by_post, letter).wait(3), letter)
    assert by_post.told("letter_returned") == ["Claire Vasseur"]


@pytest.mark.parametrize("days", [-1, 1])
def test_a_return_is_neither_before_the_posting_nor_to_come(by_post, days):
    post(by_post)
    with pytest.raises(NotPossibleNow, match="entre la mise à la poste et aujourd’hui"):
        come_back(by_post, returned_on=today(by_post) + timedelta(days=days))


def test_a_letter_that_was_not_posted_does_not_come_back(by_post):
    with pytest.raises(NotPossibleNow, match="pas noté comme mis à la poste"):
        come_back(by_post)


def test_a_second_solution_is_not_held_up_by_the_first_ones_return(by_post):
    by_post.accept().appoint().confirm().admit().propose()
    first = by_post.case.dispatches.get(message="solution_proposed", party=by_post.respondent)
    come_back(post(by_post, first).wait(4), first)
    by_post.decline_solution(Role.CLAIMANT).decline_solution(Role.RESPONDENT).propose()
    again = by_post.case.dispatches.filter(message="solution_proposed", party=by_post.respondent).last()
    post(by_post, again).wait(40).tick()
    assert by_post.case.stage == Stage.MEDIATION


# A lost letter, and its code ------------------------------------------------------------------------------


def send_again(story, letter=None):
    letter = letter or invitation(story)
    return story.do(Act.SEND_AGAIN, Role.CENTRE, dispatch=letter, reason="Perdu, dit l’entreprise au téléphone.")


def test_a_lost_letter_is_printed_with_a_new_code_and_the_former_no_longer_works(by_post):
    former = invitation(by_post).secret
    send_again(post(by_post).wait(6))
    letter, professional = invitation(by_post), people.user("atelier@dubois.example")
    assert (letter.state, letter.printed_at) == (DispatchState.TO_POST, None)
    assert letter.secret not in ("", former)
    assert join_by_code(professional, by_post.case.reference, former) is None
    assert join_by_code(professional, by_post.case.reference, letter.secret) == by_post.case.reference
    assert by_post.event.data["reason"] == "Perdu, dit l’entreprise au téléphone."
    assert letter_pdf([letter]).startswith(b"%PDF")


def test_the_journal_never_holds_the_code(by_post):
    send_again(post(by_post).wait(6))
    assert invitation(by_post).secret not in str([event.data for event in by_post.case.events.all()])


def test_the_term_of_a_lost_letter_waits_for_the_second_one(by_post):
    send_again(post(by_post).wait(6)).wait(30).tick()
    assert by_post.case.stage == Stage.AWAITING_RESPONSES


def test_the_dates_of_a_meeting_have_a_new_code_too(by_post):
    by_post.accept().appoint().confirm().admit().meet_often().propose_dates()
    letter = by_post.case.dispatches.get(message="meeting_proposed", party=by_post.respondent)
    former = letter.secret
    send_again(post(by_post, letter).wait(1), letter)
    guest = by_post.case.meetings.get().guests.get(party=by_post.respondent)
    letter.refresh_from_db()
    assert guest.accepts_code(letter.secret)
    assert not guest.accepts_code(former)


def test_whoever_came_online_gets_no_more_letters(by_post):
    code = invitation(by_post).secret
    post(by_post)
    join_by_code(people.user("atelier@dubois.example"), by_post.case.reference, code)
    with pytest.raises(NotPossibleNow, match="suit maintenant son dossier en ligne"):
        send_again(by_post)


# E-mails that do not arrive -------------------------------------------------------------------------------


@pytest.fixture
def online(story):
    """The invitation left by e-mail, days ago."""
    story.case.parties.filter(role=Role.RESPONDENT).update(user=None)
    left = {"state": DispatchState.SENT, "left_at": story.at, "secret": ""}
    Dispatch.objects.filter(message="invitation").update(**left)
    return story.wait(5)


def bounce(story, party=None, **data):
    party = party or story.respondent
    sent = list(story.case.dispatches.filter(party=party, channel="email"))
    told = {"source": "phone", "on": today(story), "messages": sent, **data}
    return story.do(Act.RECORD_BOUNCE, Role.CENTRE, concerned=party, **told)


def test_the_case_falls_back_to_the_post_and_the_message_leaves_again(online):
    bounce(online)
    letter = invitation(online)
    assert (letter.channel, letter.state) == ("letter", DispatchState.TO_POST)
    assert letter.secret
    assert online.respondent.accepts_code(letter.secret)
    assert online.respondent.is_postal
    sending = letter.sendings.get()
    assert (sending.channel, sending.to_address) == ("email", "contact@toitures-dubois.example")
    online.wait(30).tick()
    assert online.case.stage == Stage.AWAITING_RESPONSES
    post(online)
    assert online.case.open_deadline(Term.RESPONSE).due_on > today(online) + timedelta(days=10)


def test_or_the_address_is_corrected_and_the_term_begins_again(online):
    bounce(online, email="atelier@dubois.example")
    message = invitation(online)
    assert (message.channel, message.state) == ("email", DispatchState.READY)
    assert message.to_address == "atelier@dubois.example"
    assert message.secret
    assert online.respondent.accepts_code(message.secret)
    assert not online.respondent.is_postal
    assert online.case.open_deadline(Term.RESPONSE).due_on == date(2027, 1, 19)
    assert "contact@toitures-dubois.example" in online.event.data["contact_before"]


def test_c21_a_silence_that_was_none_is_undone(online):
    online.wait(10).tick()
    assert online.case.stage == Stage.DECLINED
    bounce(online)
    assert online.case.stage == Stage.AWAITING_RESPONSES
    assert online.told("silence_undone") == ["Nadia Martin"]


def test_without_any_postal_address_nothing_is_done(online):
    online.case.parties.filter(role=Role.RESPONDENT).update(address="")
    with pytest.raises(NotPossibleNow, match="adresse postale complète"):
        bounce(online)
    bounce(online, **ELSEWHERE)
    assert "12 quai Neuf" in invitation(online).letter_html


def test_nobody_changes_the_address_of_an_account(story):
    bounce(story.wait(1), story.claimant, email="voleur@example.fr")
    assert story.claimant.email == "nadia.martin@example.fr"
    assert story.claimant.is_postal


def test_an_account_whose_address_works_again_is_written_to_by_email(story):
    bounce(story.wait(1), story.claimant)
    correct(story, story.claimant, email_works=True)
    assert not story.claimant.is_postal
    waiting = story.case.dispatches.get(message="acknowledgement")
    assert (waiting.channel, waiting.to_address) == ("email", "nadia.martin@example.fr")


def test_a_letter_of_the_talks_stays_the_mediators(by_post):
    """Sent again, it still belongs to the act that wrote it."""
    by_post.accept().appoint().confirm().admit().say(Role.CLAIMANT)
    letter = by_post.case.dispatches.get(message="new_activity", party=by_post.respondent)
    come_back(post(by_post, letter).wait(3), letter)
    correct(by_post)
    letter.refresh_from_db()
    assert letter.event.act == Act.POST_TO_FORUM
    assert SECRET_TALK in letter.letter_html
    assert SECRET_TALK not in str(by_post.event.data)


def test_correcting_nothing_says_so(by_post):
    with pytest.raises(NotPossibleNow, match="Rien n’a changé"):
        correct(by_post, address="4 rue des Ardoises", postal_code="44100", city="Nantes")


def test_a_message_of_somebody_else_is_not_sent(online):
    theirs = list(online.case.dispatches.filter(party=online.claimant))
    with pytest.raises(NotPossibleNow, match="n’est plus un e-mail adressé à cette partie"):
        bounce(online, messages=theirs)
