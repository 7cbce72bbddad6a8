"""Leaving at each stage, in both orders, for each party, and what is too late (case C35)."""

import pytest

from casework.enums import Act, DocumentKind, Order, Outcome, Role, Stage
from casework.procedure.engine import NotPossibleNow
from tests import people
from tests.story import Story

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("order", list(Order))
CONSTAT = DocumentKind.FAILURE_CERTIFICATE


def mediated(order, respondents=1):
    story = Story(order=order, respondents=respondents)
    for place, party in enumerate(story.case.respondents[1:]):
        party.user = people.user(f"pro{place}@entreprise.example")
        party.save()
    if respondents > 1:
        story.do(Act.VALIDATE_FILE, Role.CENTRE)
    if order == Order.SOURCE:
        _all_accept(story).appoint().confirm().admit()
    else:
        _all_accept(story.appoint().confirm().admit())
    assert story.case.stage == Stage.MEDIATION
    return story


def _all_accept(story):
    for party in story.case.respondents:
        story.accept(party)
    return story


@BOTH
def test_c35_1_before_anybody_is_invited_it_concerns_the_consumer_alone(order):
    story = Story(order=order, respondents=2).do(Act.WITHDRAW, Role.CLAIMANT)
    assert (story.case.outcome, story.told("withdrawal")) == (Outcome.WITHDRAWN, ["Nadia Martin"])
    assert not story.case.documents.filter(kind=CONSTAT).exists()


@BOTH
def test_c35_2_once_invited_the_professional_is_told_too(order):
    story = Story(order=order)
    if order == Order.ADMISSIBILITY_FIRST:
        story.appoint().confirm().admit()
    story.do(Act.WITHDRAW, Role.CLAIMANT)
    assert {"Nadia Martin", "SARL Toitures Dubois"} <= set(story.told("withdrawal"))


@BOTH
@pytest.mark.parametrize("reason", ["", "Une raison donnée librement."])
def test_c35_3_the_professional_that_had_accepted_leaves_without_a_reason(order, reason):
    story = mediated(order).do(Act.WITHDRAW, Role.RESPONDENT, reason=reason)
    assert story.case.outcome == Outcome.WITHDRAWN
    assert story.told("withdrawal") == ["Claire Vasseur", "Nadia Martin", "SARL Toitures Dubois"]
    constat = story.case.documents.get(kind=CONSTAT).html
    assert "Une raison donnée" not in constat
    assert story.event.data["who"] == "respondent"
    assert not story.case.deadlines.filter(state="open").exists()


@BOTH
@pytest.mark.parametrize("who", [Role.CLAIMANT, Role.RESPONDENT])
def test_c35_4_after_a_proposed_solution_an_acceptance_falls(order, who):
    story = mediated(order).propose().accept_solution(who).do(Act.WITHDRAW, who)
    assert story.case.outcome == Outcome.WITHDRAWN
    assert not story.case.drafts.exists()


@BOTH
@pytest.mark.parametrize("who", [Role.CLAIMANT, Role.RESPONDENT])
def test_c35_5_before_the_last_signature_everybody_is_free(order, who):
    other = Role.RESPONDENT if who == Role.CLAIMANT else Role.CLAIMANT
    story = mediated(order).agree().circulate().approve_all().sign(other).do(Act.WITHDRAW, who)
    assert story.case.outcome == Outcome.WITHDRAWN
    assert story.case.documents.filter(kind=CONSTAT).count() == 1
    assert not story.case.documents.filter(kind=DocumentKind.SETTLEMENT_AGREEMENT).exists()


@BOTH
@pytest.mark.parametrize("who", [Role.CLAIMANT, Role.RESPONDENT])
def test_c35_6_after_the_last_signature_it_is_a_contract(order, who):
    story = mediated(order).agree().circulate().approve_all().sign_all()
    with pytest.raises(NotPossibleNow):
        story.do(Act.WITHDRAW, who)
    assert story.case.outcome == Outcome.AGREEMENT


@BOTH
def test_c35_7_one_of_several_leaves_and_the_others_go_on(order):
    story = mediated(order, respondents=2)
    roofer, plumber = story.case.respondents
    story.do(Act.WITHDRAW, Role.RESPONDENT, plumber)
    assert (story.case.stage, story.case.outcome) == (Stage.MEDIATION, "")
    assert str(roofer) in story.told("withdrawal")
    story.propose().accept_solution(Role.CLAIMANT).do(Act.ACCEPT_SOLUTION, Role.RESPONDENT, roofer)
    assert story.case.stage == Stage.AGREEMENT


@BOTH
def test_c35_the_mediator_too_may_end_what_has_become_impossible(order):
    story = mediated(order).do(Act.CLOSE_UNWORKABLE, Role.MEDIATOR, reason="Des menaces ont été écrites.")
    assert story.case.outcome == Outcome.NO_AGREEMENT
    assert "menaces" not in story.case.documents.get(kind=CONSTAT).html


# The reason of a withdrawal ------------------------------------------------------------------------------


def test_the_words_of_who_leaves_are_not_the_reason_of_another_ending(db):
    story = Story(respondents=2).do(Act.VALIDATE_FILE, Role.CENTRE)
    first, second = story.case.respondents
    story.accept(first).accept(second).appoint().confirm().admit()
    story.do(Act.WITHDRAW, Role.RESPONDENT, second, reason="Nous n’y croyons plus.")
    story.do(Act.SETTLE_DIRECTLY, Role.CLAIMANT).do(Act.SETTLE_DIRECTLY, Role.RESPONDENT, first)
    assert (story.case.outcome, story.case.closing_reason) == (Outcome.SETTLED, "")
    left = story.case.events.get(act=Act.WITHDRAW)
    assert left.data["reason"] == "Nous n’y croyons plus.", "kept beside who left"


def test_the_words_of_who_ends_the_case_are_its_reason(db):
    story = Story.in_stage(Stage.MEDIATION).do(Act.WITHDRAW, Role.CLAIMANT, reason="Je préfère le tribunal.")
    assert (story.case.outcome, story.case.closing_reason) == (Outcome.WITHDRAWN, "Je préfère le tribunal.")
