"""Withdrawal, inadmissibility, failure after a proposed solution (cases C03, C32, C35, C38, C40)."""

from datetime import date

import pytest

from casework.enums import Act, DocumentKind, Ground, Outcome, Role, Stage
from casework.procedure.engine import NotPossibleNow
from tests.story import SECRET_TALK, paris

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "stage",
    [Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.INTERCESSION, Stage.APPOINTMENT, Stage.ADMISSIBILITY,
     Stage.MEDIATION, Stage.SOLUTION_PROPOSED, Stage.AGREEMENT],
)  # fmt: skip
def test_the_consumer_may_withdraw_at_every_stage(story_in, stage):
    story = story_in(stage).do(Act.WITHDRAW, Role.CLAIMANT)
    assert (story.case.stage, story.case.outcome) == (Stage.CLOSED, Outcome.WITHDRAWN)
    at_work = stage in (Stage.ADMISSIBILITY, Stage.MEDIATION, Stage.SOLUTION_PROPOSED, Stage.AGREEMENT)
    assert story.case.documents.filter(kind=DocumentKind.FAILURE_CERTIFICATE).exists() is at_work


@pytest.mark.parametrize("stage", [Stage.APPOINTMENT, Stage.MEDIATION, Stage.SOLUTION_PROPOSED, Stage.AGREEMENT])
def test_a_professional_that_accepted_may_withdraw(story_in, stage):
    story = story_in(stage).do(Act.WITHDRAW, Role.RESPONDENT, reason="")
    assert story.case.outcome == Outcome.WITHDRAWN
    mediator = [] if stage == Stage.APPOINTMENT else ["Claire Vasseur"]
    assert story.told("withdrawal") == [*mediator, "Nadia Martin", "SARL Toitures Dubois"]


def test_the_mediator_alone_decides_on_admissibility_with_its_ground(story_in):
    story = story_in(Stage.ADMISSIBILITY).do(
        Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground=Ground.TOO_LATE, facts="Réclamation du 20 novembre 2025.",
        remedy="Vous pouvez saisir un conciliateur de justice.",
    )  # fmt: skip
    assert (story.case.outcome, story.case.ground) == (Outcome.INADMISSIBLE, Ground.TOO_LATE)
    assert story.told("inadmissible_decision") == ["Nadia Martin"]
    assert story.told("inadmissible_notice") == ["SARL Toitures Dubois"]
    html = story.case.documents.get(kind=DocumentKind.ADMISSIBILITY_DECISION).html
    assert "Réclamation du 20 novembre 2025." in html


def test_an_unfounded_request_needs_a_second_reader(story_in):
    with pytest.raises(NotPossibleNow, match="second lecteur"):
        story_in(Stage.ADMISSIBILITY).do(
            Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground=Ground.UNFOUNDED_OR_ABUSIVE, facts="…", remedy="…"
        )


def test_no_failure_is_recorded_before_a_solution_was_proposed(story_in):
    with pytest.raises(NotPossibleNow):
        story_in(Stage.MEDIATION).do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)


def test_a_refused_solution_then_the_constat_d_echec(story_in):
    story = story_in(Stage.SOLUTION_PROPOSED)
    story.accept_solution(Role.CLAIMANT)
    assert story.case.stage == Stage.SOLUTION_PROPOSED
    assert not story.event.dispatches.exists(), "nobody learns who accepted before all have answered"
    story.decline_solution(Role.RESPONDENT)
    assert story.case.stage == Stage.MEDIATION
    assert story.told("solution_not_accepted") == ["Claire Vasseur", "Nadia Martin", "SARL Toitures Dubois"]

    story.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)
    assert story.case.outcome == Outcome.NO_AGREEMENT
    certificate = story.case.documents.get(kind=DocumentKind.FAILURE_CERTIFICATE)
    assert SECRET_TALK not in certificate.html, "no word of the talks"


def test_a_solution_that_both_accept_leads_to_the_protocole(story_in):
    story = story_in(Stage.SOLUTION_PROPOSED).accept_solution(Role.RESPONDENT).accept_solution(Role.CLAIMANT)
    assert story.case.stage == Stage.AGREEMENT


def test_silence_on_the_solution_is_a_refusal(story_in):
    story = story_in(Stage.SOLUTION_PROPOSED).accept_solution(Role.CLAIMANT).wait(16).tick()
    assert story.case.stage == Stage.MEDIATION
    assert story.case.solutions.last().answers.get(party=story.respondent).lapsed


def test_an_extension_keeps_the_old_date_and_is_told_the_same_day(story_in):
    story = story_in(Stage.MEDIATION).do(
        Act.EXTEND_MEDIATION, Role.MEDIATOR, reason="Visite d’un expert", until=date(2027, 5, 30)
    )
    clock = story.case.open_deadline("outcome")
    assert (clock.first_due_on, clock.due_on) == (date(2027, 4, 4), date(2027, 5, 30))
    assert story.told("extension") == ["Nadia Martin", "SARL Toitures Dubois"]


def test_the_ninety_days_pass_without_closing_the_file(story_in):
    story = story_in(Stage.MEDIATION)
    story.at = paris(2027, 4, 5)
    story.tick()
    assert story.case.stage == Stage.MEDIATION
    assert story.case.dispatches.filter(message="term_reached").count() == 2
    story.tick()
    assert story.case.dispatches.filter(message="term_reached").count() == 2, "said once"
    alarms = story.case.dispatches.filter(message="reminder", recipient="centre")
    assert not alarms.exists(), "the Centre has just been told"
    story.wait(1).tick()
    assert alarms.count() == 1


def test_a_mediation_that_became_impossible_is_closed_by_the_mediator(story_in):
    story = story_in(Stage.MEDIATION).do(Act.CLOSE_UNWORKABLE, Role.MEDIATOR, reason="Le tribunal est saisi.")
    assert story.case.outcome == Outcome.NO_AGREEMENT
    assert "tribunal est saisi" not in story.case.documents.get(kind=DocumentKind.FAILURE_CERTIFICATE).html


def test_a_replaced_mediator_leaves_the_case_where_it_stood(story_in):
    from tests import people

    story = story_in(Stage.MEDIATION)
    people.mediator(story.version.federation, "luc.morel@mediation-rivage.example", "Luc", "Morel")
    story.do(Act.END_MISSION, Role.CENTRE, end_reason="replaced")
    assert story.case.stage == Stage.APPOINTMENT
    story.vasseur = people.mediator(story.version.federation, "luc.morel@mediation-rivage.example", "Luc", "Morel")
    story.appoint().confirm()
    assert story.case.stage == Stage.MEDIATION
    assert story.case.mediator == story.vasseur
