"""Whose turn it is, and until when: one answer per stage, true to the clocks that run."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.enums import Act, DeadlineState, Role, Stage, Term
from casework.models import Case, Deadline
from casework.procedure.actor import CLOCK
from casework.procedure.engine import perform
from casework.staff.turns import CLOCKS, turn_of
from tests.staff.conftest import case_url, signed_in
from tests.story import Story

MARTIN, DUBOIS, VASSEUR = "Nadia Martin", "SARL Toitures Dubois", "Claire Vasseur"


def turn(told):
    """(who, which clock) of this case, read again."""
    answer = turn_of(Case.objects.get(pk=told.case.pk))
    return answer.who, answer.deadline and answer.deadline.term


@pytest.mark.parametrize(
    ("stage", "who", "term"),
    [
        (Stage.AWAITING_RESPONSES, DUBOIS, Term.RESPONSE),
        (Stage.DECLINED, MARTIN, Term.CHOICE),
        (Stage.INTERCESSION, "Le Centre", Term.INTERCESSION),
        (Stage.APPOINTMENT, "Le Centre", Term.ADMISSIBILITY),
        (Stage.ADMISSIBILITY, VASSEUR, Term.ADMISSIBILITY),
        (Stage.MEDIATION, "Les parties et le médiateur", Term.OUTCOME),
        (Stage.SOLUTION_PROPOSED, f"{MARTIN}, {DUBOIS}", Term.SOLUTION),
        (Stage.AGREEMENT, f"{MARTIN}, {DUBOIS}", Term.OPINION),
        (Stage.CLOSED, "", None),
    ],
)
def test_each_stage_waits_for_somebody(story_in, stage, who, term):
    assert turn(story_in(stage)) == (who, term)


def test_several_professionals_wait_for_the_centre(db):
    assert turn(Story(respondents=2)) == ("Le Centre", Term.ADMISSIBILITY)


def test_every_stage_of_a_case_says_by_which_clock_it_waits():
    assert set(CLOCKS) == set(Stage) - {Stage.CLOSED}


def test_a_designated_mediator_is_awaited_until_the_mission_is_answered(story):
    assert turn(story.accept().appoint()) == (VASSEUR, Term.CONFIRMATION)


def test_who_has_answered_is_not_awaited_any_more(story_in):
    told = story_in(Stage.SOLUTION_PROPOSED)
    assert turn(told.accept_solution(Role.CLAIMANT)) == (DUBOIS, Term.SOLUTION)


def test_the_agreement_passes_from_hand_to_hand(story):
    told = story.accept().appoint().confirm().admit().agree()
    assert turn(told) == (VASSEUR, Term.OUTCOME)
    assert turn(told.circulate()) == (f"{MARTIN}, {DUBOIS}", Term.OPINION)
    assert turn(told.approve(Role.RESPONDENT)) == (MARTIN, Term.OPINION)
    told.do(Act.COMMENT_DRAFT, Role.CLAIMANT, comment="Ajoutez des photographies.")
    assert turn(told) == (VASSEUR, Term.OUTCOME)
    assert turn(told.circulate().approve_all()) == (f"{MARTIN}, {DUBOIS}", Term.SIGNATURE)
    assert turn(told.sign(Role.CLAIMANT)) == (DUBOIS, Term.SIGNATURE)
    assert turn(told.sign(Role.RESPONDENT)) == (VASSEUR, Term.OUTCOME)


def test_a_conflict_disclosed_waits_for_each_party(story_in):
    told = story_in(Stage.MEDIATION)
    told.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="J’ai conseillé cette entreprise autrefois.")
    assert turn(told) == (f"{MARTIN}, {DUBOIS}", Term.OBJECTION)
    assert turn(told.do(Act.WAIVE_OBJECTION, Role.CLAIMANT)) == (DUBOIS, Term.OBJECTION)


def test_missing_items_are_the_consumers(db):
    told = Story(respondents=2)
    told.do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE, items="Le devis signé.")
    assert turn(told) == (MARTIN, Term.MISSING_ITEMS)


def test_a_closed_case_presses_nobody(story_in, centre):
    told = story_in(Stage.CLOSED)
    execution = told.case.deadlines.filter(state=DeadlineState.OPEN)
    assert execution.exists()
    execution.update(due_on=timezone.localdate() - timedelta(days=3))
    page = centre.get(reverse("casework_staff:index")).content.decode()
    assert told.case.reference in page
    assert "Dépassée de" not in page
    assert told.case.reference not in centre.get(reverse("casework_staff:index"), {"overdue": "1"}).content.decode()


def test_another_clock_that_has_passed_does_not_rush_the_one_awaited(story_in, centre):
    """The 21 days go on while the consumer chooses: the file gives her own date."""
    told = story_in(Stage.DECLINED)
    day = timezone.localdate() + timedelta(days=12)
    Deadline.objects.filter(case=told.case, term=Term.CHOICE, state=DeadlineState.OPEN).update(due_on=day)
    page = centre.get(case_url(told.case)).content.decode()
    awaited = page.split("À qui d’agir")[1].split("Ordre de la procédure")[0]
    assert MARTIN in awaited
    assert "Il reste 12\N{NO-BREAK SPACE}jours" in awaited


def test_a_journal_line_of_a_reminder_is_in_words(story, centre):
    deadline = story.case.open_deadline("response")
    perform(story.case, Act.REMIND, CLOCK, deadline=deadline, days_left=5)
    page = centre.get(case_url(story.case)).content.decode()
    assert "Rappel envoyé" in page
    assert "il restait 5 jours" in page


def test_why_this_mediator_was_chosen_is_the_centres_business(story, centre):
    told = story.accept().appoint().confirm()
    ranking = "Même département que le consommateur"
    assert ranking in centre.get(case_url(told.case)).content.decode()
    assert ranking not in signed_in(told.vasseur.user).get(case_url(told.case)).content.decode()


def test_the_journal_says_late_by_a_day_in_french(story, centre):
    story.accept().appoint().wait(4).tick()
    assert "dépassé d’un jour" in centre.get(case_url(story.case)).text
