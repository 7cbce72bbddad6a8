"""The clock reminds and expires through the same acts as people; late or twice, it does the same."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from casework import clock
from casework.enums import Act, Role, Stage
from casework.models import Case, TermSetting
from tests.story import Story, paris

pytestmark = pytest.mark.django_db


def reminders(story):
    return story.case.dispatches.filter(message="reminder").count()


def test_reminders_leave_five_and_two_days_before(story):
    for day, expected in [(8, 0), (9, 1), (9, 1), (11, 1), (12, 2), (14, 2)]:
        story.at = paris(2027, 1, day)
        story.tick()
        assert story.case.dispatches.filter(message="reminder", party=story.respondent).count() == expected, day


def test_after_nights_without_worker_one_reminder_answers_for_all(story):
    story.at = paris(2027, 1, 13)
    story.tick()
    assert story.case.dispatches.filter(message="reminder", party=story.respondent).count() == 1
    story.tick()
    assert story.case.dispatches.filter(message="reminder", party=story.respondent).count() == 1


def test_a_late_reminder_tells_the_days_that_are_left(story):
    story.at = paris(2027, 1, 13)
    story.tick()
    (told,) = story.case.dispatches.filter(message="reminder", party=story.respondent)
    assert "(demain)" in told.body


def test_a_last_day_just_told_is_not_reminded_at_once(story_in):
    story = story_in(Stage.MEDIATION).propose(days=1).tick()
    assert not reminders(story)


def test_an_extension_just_told_is_not_reminded_at_once(story_in):
    story = story_in(Stage.MEDIATION).wait(85).tick()
    before, until = reminders(story), story.case.open_deadline("outcome").due_on + timedelta(days=4)
    story.do(Act.EXTEND_MEDIATION, Role.MEDIATOR, until=until, reason="Une visite est prévue.").tick()
    assert reminders(story) == before


def test_an_expiry_seen_late_or_twice_acts_once(story):
    story.wait(20).tick().tick()
    assert story.case.stage == Stage.DECLINED
    assert story.case.events.filter(act=Act.LAPSE_RESPONSE).count() == 1


def test_an_overdue_admissibility_alarms_the_centre_every_day(story_in):
    story = story_in(Stage.ADMISSIBILITY)
    story.at = paris(2027, 1, 26)
    story.tick().tick().wait(1).tick()
    assert story.case.dispatches.filter(message="reminder", recipient="centre").count() == 2
    assert story.case.stage == Stage.ADMISSIBILITY, "time never decides on the merits"


def test_one_bad_row_does_not_stop_the_others(story):
    other = Story()
    # A row that the program cannot treat: its term is not of this world.
    Case.objects.filter(pk=story.case.pk).update(order="unknown")
    report = clock.tick(date(2027, 1, 16))
    assert [due.case.pk for due in report.performed if due.act == Act.LAPSE_RESPONSE] == [other.case.pk]


def test_the_command_shows_before_it_does(story, capsys):
    call_command("tick_clock", "--today", "2027-01-15", "--dry-run")
    assert "Constater l’absence de réponse" in capsys.readouterr().out
    assert Case.objects.get().stage == Stage.AWAITING_RESPONSES
    call_command("tick_clock", "--today", "2027-01-15")
    assert Case.objects.get().stage == Stage.DECLINED


def test_the_command_refuses_a_date_that_is_none(db):
    with pytest.raises(CommandError, match="AAAA-MM-JJ"):
        call_command("tick_clock", "--today", "demain")


def test_a_case_keeps_the_terms_it_was_opened_under(story):
    TermSetting.objects.create(term="response", valid_from=date(2027, 1, 5), length=20, unit="working_days")
    assert story.case.open_deadline("response").due_on == date(2027, 1, 14)
    assert Story(at=paris(2027, 1, 5)).case.open_deadline("response").due_on == date(2027, 2, 2)
