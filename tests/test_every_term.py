"""Every term, seen by the clock some days late and twice: what it does is done once, and warned of as often as said."""

from datetime import timedelta

import pytest

from casework.enums import Act, DeadlineState, Role, Stage, Term
from casework.procedure.table import ALARMS, EXPIRY_ACTS
from tests.journeys.test_newcomer import admit, name_another
from tests.story import Story, paris

pytestmark = pytest.mark.django_db


def after_three_months():
    story = Story.in_stage(Stage.CLOSED)
    due = story.case.deadlines.filter(term=Term.EXECUTION, state=DeadlineState.OPEN).first().due_on
    story.at = paris(due.year, due.month, due.day) + timedelta(days=1)
    return story.tick()


TALES = {
    Term.RESPONSE: Story,
    Term.CONFIRMATION: lambda: Story.in_stage(Stage.APPOINTMENT).appoint(),
    Term.ADMISSIBILITY: lambda: Story.in_stage(Stage.ADMISSIBILITY),
    Term.OUTCOME: lambda: Story.in_stage(Stage.MEDIATION),
    Term.SOLUTION: lambda: Story.in_stage(Stage.SOLUTION_PROPOSED),
    Term.CHOICE: lambda: Story.in_stage(Stage.DECLINED),
    Term.INTERCESSION: lambda: Story.in_stage(Stage.INTERCESSION),
    Term.OPINION: lambda: Story.in_stage(Stage.AGREEMENT),
    Term.SIGNATURE: lambda: Story.in_stage(Stage.AGREEMENT).approve_all(),
    Term.MISSING_ITEMS: lambda: Story(respondents=2).do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE, items="Le devis."),
    Term.IDENTITY: lambda: Story().do(Act.DISPUTE_IDENTITY, Role.RESPONDENT, doubt="namesake"),
    Term.OBJECTION: lambda: Story.in_stage(Stage.MEDIATION).do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Un voisin."),
    Term.CONSENT: lambda: Story.in_stage(Stage.MEDIATION).do(
        Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose="Voir le toit."
    ),
    Term.EXECUTION: lambda: Story.in_stage(Stage.CLOSED),
    Term.EXECUTION_AGAIN: after_three_months,
}


def test_every_term_has_its_tale():
    assert set(TALES) == set(Term)
    assert set(EXPIRY_ACTS) | set(ALARMS) == set(Term)


def seen(story, term):
    """(how often its act was done, how often it was warned of after its last day)."""
    acts = story.case.events.filter(act=EXPIRY_ACTS[term]).count() if term in EXPIRY_ACTS else 0
    alarms = [event for event in story.case.events.filter(act=Act.REMIND) if event.data["days_left"] < 0]
    return acts, len([event for event in alarms if event.data["term"] == term])


@pytest.mark.parametrize("term", list(Term))
def test_late_and_twice_is_once(term):
    story = TALES[term]()
    waiting = story.case.deadlines.filter(term=term, state=DeadlineState.OPEN).values_list("due_on", flat=True)
    due, parties = max(waiting), len(waiting)
    story.at = paris(due.year, due.month, due.day) + timedelta(days=4)
    late = seen(story.tick(), term)
    assert 1 <= sum(late) <= parties, "done, or warned of, on the first night, for each of those it binds"
    assert seen(story.tick(), term) == late
    assert not story.report.performed, "nothing is left to do the second time"
    daily = term in ALARMS and ALARMS[term][1]
    assert seen(story.wait(1).tick(), term) == (late[0], late[1] + daily * parties)


def test_the_silence_of_a_professional_who_joins_later_ends_the_offer_once_for_all():
    story = Story.in_stage(Stage.MEDIATION)
    newcomer = name_another(story)
    admit(story).wait(15).tick()
    assert story.report.performed[0].act == Act.LAPSE_RESPONSE
    assert story.case.events.last().party == newcomer
    assert not story.case.deadlines.filter(term__in=(Term.RESPONSE, Term.CONSENT), state=DeadlineState.OPEN).exists()
    assert not story.tick().report.performed
