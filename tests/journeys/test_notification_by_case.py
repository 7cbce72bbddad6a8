"""The notification of the referral and the professional's ten days, in both orders (cases C17 and C18)."""

from datetime import date

import pytest

from casework.correspondence.messages import NOTIFICATION_REMINDERS
from casework.enums import Act, DispatchState, DocumentKind, Order, Role, Stage
from casework.templatetags.letters import marks_in
from tests.story import Story, paris

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("order", list(Order))
HOLIDAYS = [
    (paris(2027, 4, 21), date(2027, 5, 3)),  # the first of May is a holiday and a Saturday, then comes a Sunday
    (paris(2027, 3, 18), date(2027, 3, 30)),  # Easter
]


def notified(order, **changes) -> Story:
    """The mediator has found the request admissible, on the fourth of January in both orders."""
    story = Story(order=order, **changes)
    if order == Order.SOURCE:
        story.accept()
    return story.appoint().confirm().admit()


@BOTH
def test_c17_the_notification_says_all_that_the_law_wants_to_each_party_the_same_day(order):
    story = notified(order)
    told = {row.recipient_name: row for row in story.event.dispatches.filter(party__isnull=False)}
    assert set(told) == {"Nadia Martin", "SARL Toitures Dubois"}
    notice = story.case.documents.get(kind=DocumentKind.REFERRAL_NOTICE)
    assert marks_in(notice.html) >= set(NOTIFICATION_REMINDERS)
    assert "4\N{NO-BREAK SPACE}avril\N{NO-BREAK SPACE}2027" in notice.html
    assert all("forclusion" not in row.body for row in told.values()), "the e-mail only announces it"
    assert story.case.open_deadline("outcome").due_on == date(2027, 4, 4)


@BOTH
def test_c17_by_post_the_ninety_days_run_from_the_later_dispatch(order):
    story = notified(order, professional_email="") if order != Order.SOURCE else by_post(Story(professional_email=""))
    letter = story.case.dispatches.filter(party=story.respondent, state=DispatchState.TO_POST).last()
    story.wait(3).do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=date(2027, 1, 7))
    ninety = story.case.open_deadline("outcome")
    assert (ninety.first_due_on, ninety.due_on) == (date(2027, 4, 4), date(2027, 4, 7))


def by_post(story) -> Story:
    """The professional answers on paper, then the mediator finds the request admissible the same day."""
    invitation = story.case.dispatches.get(message="invitation")
    story.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=invitation, posted_on=date(2027, 1, 4))
    return story.accept().appoint().confirm().admit()


@pytest.mark.parametrize(("at", "last_day"), HOLIDAYS)
@BOTH
def test_c18_the_tenth_day_on_a_holiday_moves_and_counts_whole(order, at, last_day):
    story = Story(at=at, order=order)
    if order == Order.ADMISSIBILITY_FIRST:
        story.appoint().confirm().admit()
    assert story.case.open_deadline("response", story.respondent).due_on == last_day
    reminded = []
    while (today := story.at.date()) < last_day:
        before = story.case.dispatches.filter(message="reminder", party=story.respondent).count()
        if story.tick().case.dispatches.filter(message="reminder", party=story.respondent).count() > before:
            reminded.append((last_day - today).days)
        story.wait(1)
    assert reminded == [5, 2]
    story.at = paris(last_day.year, last_day.month, last_day.day, 23, 59)
    story.tick().accept()
    assert story.case.stage == (Stage.APPOINTMENT if order == Order.SOURCE else Stage.MEDIATION)
