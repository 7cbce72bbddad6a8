"""With several professionals, a document names those it is about: not the one that had left before (C13, C23, C24)."""

import pytest

from casework.enums import Act, DocumentKind, Role, Stage
from tests import people
from tests.story import Story

pytestmark = pytest.mark.django_db
STAYED, LEFT = "SARL Toitures Dubois", "Plomberie Petit"


def two():
    story = Story(respondents=2)
    second = story.case.respondents[1]
    type(second).objects.filter(pk=second.pk).update(user=people.user("contact@plomberie-petit.example"))
    return story.do(Act.VALIDATE_FILE, Role.CENTRE)


def dropped(story):
    """The second refuses, and the consumer goes on with the first."""
    story.accept(story.case.respondents[0]).decline(story.case.respondents[1])
    return story.do(Act.DROP_RESPONDENT, Role.CLAIMANT).accept(story.case.respondents[0])


def both_accept(story):
    return story.accept(story.case.respondents[0]).accept(story.case.respondents[1])


def withdrawn(story):
    """Both are at the table, and the second leaves."""
    story = both_accept(story).appoint().confirm().admit()
    return story.do(Act.WITHDRAW, Role.RESPONDENT, story.case.respondents[1])


def issued(story, kind):
    return story.case.documents.filter(kind=kind).last().html


def only_names_who_stayed(text):
    return STAYED in text and LEFT not in text


def test_the_attestation_of_a_refusal_names_who_refused():
    story = dropped(two())
    html = issued(story, DocumentKind.FILING_CERTIFICATE)
    assert LEFT in html
    assert STAYED not in html


def test_the_notification_and_its_letter_do_not_name_who_was_dropped():
    story = dropped(two()).appoint().confirm()
    story.case.parties.filter(role=Role.CLAIMANT).update(channel="post")
    story.admit()
    assert only_names_who_stayed(issued(story, DocumentKind.REFERRAL_NOTICE))
    letter = story.event.dispatches.get(message="referral_notification", party=story.claimant)
    assert only_names_who_stayed(letter.letter_html)


def test_the_protocole_does_not_say_that_who_left_has_concluded_it():
    story = dropped(two()).appoint().confirm().admit().agree().circulate().approve_all().sign_all()
    assert story.case.stage == Stage.CLOSED
    assert only_names_who_stayed(issued(story, DocumentKind.SETTLEMENT_AGREEMENT))


def test_the_solution_and_the_constat_do_not_name_who_withdrew_before():
    story = withdrawn(two()).propose()
    assert only_names_who_stayed(issued(story, DocumentKind.SOLUTION_PROPOSAL))
    story.decline_solution(Role.CLAIMANT).decline_solution(Role.RESPONDENT)
    story.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)
    assert only_names_who_stayed(issued(story, DocumentKind.FAILURE_CERTIFICATE))


def test_the_constat_of_a_withdrawal_names_who_withdraws_and_nobody_who_had_left():
    story = withdrawn(two()).do(Act.WITHDRAW, Role.RESPONDENT)
    assert only_names_who_stayed(issued(story, DocumentKind.FAILURE_CERTIFICATE))


def test_the_decision_of_inadmissibility_does_not_name_who_was_dropped():
    story = dropped(two()).appoint().confirm()
    story.do(Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground="unfounded_or_abusive", facts="Faits.", remedy="Rien.",
             second_reader=people.mediator(story.version.federation, "h.b@exemple.example", "Hugo", "Blin"))  # fmt: skip
    assert only_names_who_stayed(issued(story, DocumentKind.ADMISSIBILITY_DECISION))


def test_a_meeting_that_is_moved_no_longer_convenes_who_withdrew():
    story = both_accept(two()).appoint().confirm().admit()
    story.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose="Voir le toit.")
    first, second = story.case.respondents
    story.do(Act.ACCEPT_TAILORED, Role.CLAIMANT).do(Act.ACCEPT_TAILORED, Role.RESPONDENT, first)
    story.do(Act.ACCEPT_TAILORED, Role.RESPONDENT, second)
    story.propose_dates().answer_dates(Role.CLAIMANT, "yes", "yes").fix()
    assert LEFT in issued(story, DocumentKind.CONVOCATION)
    story.do(Act.WITHDRAW, Role.RESPONDENT, second)
    meeting = story.case.meetings.last()
    there = {"mode": "video", "minutes": 60}
    story.do(Act.MOVE_MEETING, Role.MEDIATOR, meeting=meeting, starts_at=meeting.slots.last().starts_at, **there)
    assert only_names_who_stayed(issued(story, DocumentKind.CONVOCATION))


def test_the_story_says_with_whom_the_mediation_goes_on():
    story = withdrawn(two())
    story.do(Act.SEND_STORY, Role.CENTRE, addressee=story.claimant)
    assert f"{STAYED} et {LEFT}" not in story.event.dispatches.get().letter_html
