"""One of several leaves in the middle of something: nothing waits for it any more, and nobody else loses anything."""

import pytest

from casework.enums import Act, DocumentKind, Order, Outcome, Role, Stage
from casework.models import Dispatch
from casework.party_space.next_actor import Next, next_actor
from casework.procedure.engine import NotPossibleNow, possible_acts
from tests import people
from tests.story import Story

pytestmark = pytest.mark.django_db
CONSTAT = DocumentKind.FAILURE_CERTIFICATE


@pytest.fixture
def three():
    """The claimant and two professionals, in mediation."""
    story = Story(respondents=2).do(Act.VALIDATE_FILE, Role.CENTRE)
    for party in story.case.respondents:
        story.accept(party)
    return story.appoint().confirm().admit()


@pytest.fixture
def roofer(three):
    return three.case.respondents[0]


@pytest.fixture
def plumber(three):
    return three.case.respondents[1]


def between_two_mediators(story):
    return story.do(Act.END_MISSION, Role.CENTRE, end_reason="stepped_down")


def with_another_mediator(story):
    second = people.mediator(story.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel")
    story.do(Act.APPOINT_MEDIATOR, Role.CENTRE, mediator=second)
    story.vasseur = second
    return story.confirm()


def leaves(story, party):
    return story.do(Act.WITHDRAW, Role.RESPONDENT, party)


def told_of(story, act):
    return set(
        Dispatch.objects.filter(event=story.case.events.filter(act=act).last()).values_list("message", flat=True)
    )


def test_the_last_answer_to_a_solution_falls_with_the_one_who_leaves(three, roofer, plumber):
    three.propose().accept_solution(Role.CLAIMANT).do(Act.ACCEPT_SOLUTION, Role.RESPONDENT, roofer)
    leaves(three, plumber)
    assert three.case.stage == Stage.AGREEMENT
    assert three.told("solution_accepted") == ["Claire Vasseur", "Nadia Martin", str(roofer)]


def test_between_two_mediators_the_new_one_finds_the_solution_accepted(three, roofer, plumber):
    three.propose().accept_solution(Role.CLAIMANT).do(Act.ACCEPT_SOLUTION, Role.RESPONDENT, roofer)
    with_another_mediator(leaves(between_two_mediators(three), plumber))
    assert three.case.stage == Stage.AGREEMENT
    assert "solution_accepted" in told_of(three, Act.CONFIRM_MISSION)


def test_between_two_mediators_meetings_that_all_accept_are_no_longer_waited_for(three, roofer, plumber):
    three.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose="Voir le toit.")
    three.do(Act.ACCEPT_TAILORED, Role.CLAIMANT).do(Act.ACCEPT_TAILORED, Role.RESPONDENT, roofer)
    with_another_mediator(leaves(between_two_mediators(three), plumber))
    assert three.case.stage == Stage.MEDIATION
    assert three.case.packages.last().accepted_on
    assert "tailored_answered" in told_of(three, Act.CONFIRM_MISSION)


def test_a_mission_resumed_where_nothing_had_waited_says_nothing_of_a_solution(three):
    with_another_mediator(between_two_mediators(three))
    assert three.case.stage == Stage.MEDIATION
    assert told_of(three, Act.CONFIRM_MISSION) == {"mediator_appointed"}


def test_the_draft_that_bound_the_one_who_leaves_is_set_aside(three, roofer, plumber):
    three.agree().circulate(body="Plomberie Petit paie 500 euros.")
    three.do(Act.APPROVE_DRAFT, Role.CLAIMANT).do(Act.APPROVE_DRAFT, Role.RESPONDENT, roofer)
    leaves(three, plumber)
    assert three.case.stage == Stage.AGREEMENT
    assert three.case.drafts.last().abandoned_at
    assert not three.case.deadlines.filter(state="open", term__in=("opinion", "signature")).exists()
    assert Act.SIGN_AGREEMENT not in {row.act for row in possible_acts(three.case, three.actor(Role.CLAIMANT))}
    assert next_actor(three.case, three.claimant) == Next.MEDIATOR
    assert "mis de côté" in three.case.dispatches.filter(message="withdrawal", party=None).last().body
    three.circulate(body="SARL Toitures Dubois répare la noue.")
    three.do(Act.APPROVE_DRAFT, Role.CLAIMANT).do(Act.APPROVE_DRAFT, Role.RESPONDENT, roofer)
    assert three.case.open_deadline("signature", roofer)


def test_what_those_who_stay_had_accepted_is_agreed(three, roofer, plumber):
    row = three.case.offer_rows.first()
    three.do(Act.POST_OFFER, Role.RESPONDENT, roofer, row=row, text="Je reprends la noue.")
    offer = row.offers.last()
    three.do(Act.ANSWER_OFFER, Role.CLAIMANT, offer=offer, accepted="yes")
    assert not row.offers.last().agreed_at
    leaves(three, plumber)
    assert row.offers.get(pk=offer.pk).agreed_at


def test_what_one_of_those_who_stay_refused_is_not(three, roofer, plumber):
    row = three.case.offer_rows.first()
    three.do(Act.POST_OFFER, Role.RESPONDENT, roofer, row=row, text="Je reprends la noue.")
    three.do(Act.ANSWER_OFFER, Role.CLAIMANT, offer=row.offers.last(), accepted="no")
    leaves(three, plumber)
    assert not row.offers.filter(agreed_at__isnull=False).exists()


def test_an_arrangement_that_those_who_stay_confirmed_ends_the_case(three, roofer, plumber):
    three.do(Act.SETTLE_DIRECTLY, Role.CLAIMANT).do(Act.SETTLE_DIRECTLY, Role.RESPONDENT, roofer)
    leaves(three, plumber)
    assert (three.case.stage, three.case.outcome) == (Stage.CLOSED, Outcome.SETTLED)
    assert {"Nadia Martin", str(roofer)} <= set(three.told("settlement_recorded"))
    assert not three.case.documents.filter(kind=CONSTAT).exists()


def test_who_leaves_between_two_mediators_ends_a_mediation_and_gets_the_constat():
    story = between_two_mediators(Story.in_stage(Stage.MEDIATION)).do(Act.WITHDRAW, Role.CLAIMANT)
    assert story.case.outcome == Outcome.WITHDRAWN
    assert story.case.documents.filter(kind=CONSTAT).count() == 1


def test_the_centre_cancels_no_mediation_under_way():
    story = between_two_mediators(Story.in_stage(Stage.MEDIATION))
    with pytest.raises(NotPossibleNow):
        story.do(Act.CANCEL_FILE, Role.CENTRE, reason="Une erreur.")


def told_of_the_term(story):
    story.wait(95).tick()
    assert Act.REACH_TERM in {due.act for due in story.report.performed}
    return {row.recipient_name for row in story.case.dispatches.filter(message="term_reached")}


def test_the_ninety_days_end_aloud_between_two_mediators():
    assert told_of_the_term(between_two_mediators(Story.in_stage(Stage.MEDIATION))) == {"Médiation Rivage"}


def test_the_ninety_days_end_aloud_while_the_centre_intervenes():
    story = Story(order=Order.ADMISSIBILITY_FIRST).appoint().confirm().admit().decline()
    story.do(Act.REQUEST_INTERCESSION, Role.CLAIMANT)
    assert "Claire Vasseur" in told_of_the_term(story)
