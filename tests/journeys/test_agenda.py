"""The agenda: slots, answers, the invitation for everybody's calendar, reminders, attendance (process 2.1.2; L18)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from casework import clock
from casework.correspondence import dispatch
from casework.enums import Act, DispatchState, DocumentKind, Role, Stage
from casework.models import Dispatch, Meeting, Party
from casework.procedure.engine import NotPossibleNow
from tests.story import SECRET_COMPLAINT, SECRET_TALK, Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(db):
    """A case whose parties have accepted a package of two hours."""
    return Story.in_stage(Stage.MEDIATION).say().meet_often()


def invitation(story, message):
    row = story.case.dispatches.filter(message=message, party=story.claimant).last()
    return Calendar.from_ical(row.calendar)


def event_of(calendar):
    return calendar.walk("VEVENT")[0]


def test_no_dates_without_a_package_that_all_accepted(story_in):
    with pytest.raises(NotPossibleNow):
        story_in(Stage.MEDIATION).propose_dates()


def test_a_slot_in_the_past_is_refused_in_words(agreed):
    with pytest.raises(NotPossibleNow, match="déjà passée"):
        agreed.propose_dates(-1, 5)
    assert not agreed.case.meetings.exists()


def test_two_slots_that_overlap_are_refused_in_words(agreed):
    soon = agreed.at + timedelta(days=3)
    with pytest.raises(NotPossibleNow, match="chevauchent"):
        agreed.do(Act.PROPOSE_MEETING, Role.MEDIATOR, mode="video", minutes=60,
                  slots=[soon, soon + timedelta(minutes=30)])  # fmt: skip


def test_each_answers_and_the_best_date_is_seen(agreed):
    agreed.propose_dates(10, 12, 14)
    assert agreed.told("meeting_proposed") == ["Nadia Martin", "SARL Toitures Dubois"]
    agreed.answer_dates(Role.CLAIMANT, "yes", "no", "if_needed")
    assert agreed.told() == []
    agreed.answer_dates(Role.RESPONDENT, "if_needed", "yes", "yes")
    assert agreed.told("slots_answered") == ["Claire Vasseur"]
    best = [line.slot for line, is_best in agreed.case.meetings.get().grid().lines if is_best]
    assert len(best) == 2, "one « si nécessaire » each, nobody says no"
    agreed.answer_dates(Role.CLAIMANT, "yes", "no", "yes")
    (line,) = [line for line, is_best in agreed.case.meetings.get().grid().lines if is_best]
    assert line.words == "2 oui"


def test_a_date_that_nobody_accepted_cannot_be_fixed(agreed):
    agreed.propose_dates().answer_dates(Role.CLAIMANT, "no", "yes")
    with pytest.raises(NotPossibleNow, match="Personne n’a accepté"):
        agreed.fix(0)
    agreed.fix(1)
    assert agreed.case.meetings.get().is_confirmed


def test_the_mediator_types_what_was_said_on_the_telephone(agreed):
    agreed.propose_dates().answer_dates(Role.MEDIATOR, "yes", "no", for_party=agreed.claimant)
    assert (agreed.event.role, agreed.event.on_behalf_of) == (Role.MEDIATOR, agreed.claimant)
    answer = agreed.case.meetings.get().slots.first().answers.get()
    assert (answer.party, answer.typed_by) == (agreed.claimant, agreed.vasseur.user)


def test_the_invitation_is_a_valid_calendar_and_says_nothing_of_the_dispute(agreed):
    agreed.meet()
    assert agreed.told("meeting_confirmed") == ["Claire Vasseur", "Nadia Martin", "SARL Toitures Dubois"]
    row = agreed.case.dispatches.get(message="meeting_confirmed", party=agreed.claimant)
    calendar, meeting = Calendar.from_ical(row.calendar), agreed.case.meetings.get()
    event = event_of(calendar)
    assert str(calendar["method"]) == "REQUEST"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert event.decoded("dtstart") == meeting.starts_at
    assert event["dtstart"].params["TZID"] == "Europe/Paris"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=60)
    assert (int(event["sequence"]), str(event["status"])) == (0, "CONFIRMED")
    assert str(event["attendee"]) == "mailto:nadia.martin@example.fr", "nobody reads the addresses of the others"
    assert "dtstamp" in event
    assert "organizer" in event
    for word in (SECRET_COMPLAINT, SECRET_TALK, "Dubois", "toiture"):
        assert word.lower() not in row.calendar.lower()


def test_the_e_mail_carries_the_calendar_and_nothing_else_of_the_case(agreed):
    agreed.meet()
    Dispatch.objects.exclude(message="meeting_confirmed").update(state=DispatchState.SENT)
    dispatch.drain()
    sent = next(message for message in mail.outbox if message.to == ["nadia.martin@example.fr"])
    (part,) = sent.message().get_payload()[1:]
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "REQUEST"
    assert Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
    assert SECRET_TALK not in sent.body


def test_moved_then_cancelled_it_stays_the_same_event_one_number_further(agreed):
    agreed.meet()
    first = event_of(invitation(agreed, "meeting_confirmed"))
    meeting = agreed.case.meetings.get()
    agreed.do(Act.MOVE_MEETING, Role.MEDIATOR, meeting=meeting, mode="in_person", minutes=90,
              place="1 place du Port, Nantes", access="Plain-pied", starts_at=meeting.starts_at + timedelta(days=1))  # fmt: skip
    moved = event_of(invitation(agreed, "meeting_moved"))
    assert (moved["uid"], int(moved["sequence"])) == (first["uid"], 1)
    assert str(moved["location"]) == "1 place du Port, Nantes"
    assert agreed.case.documents.filter(kind=DocumentKind.CONVOCATION).count() == 2
    agreed.do(Act.CANCEL_MEETING, Role.MEDIATOR, meeting=meeting, reason="Le médiateur est souffrant.")
    calendar = invitation(agreed, "meeting_cancelled")
    gone = event_of(calendar)
    assert (str(calendar["method"]), gone["uid"], int(gone["sequence"])) == ("CANCEL", first["uid"], 2)
    assert str(gone["status"]) == "CANCELLED"
    assert "souffrant" not in agreed.case.dispatches.filter(message="meeting_cancelled").first().body


def test_a_party_by_post_gets_a_code_then_a_convocation(agreed):
    Party.objects.filter(pk=agreed.claimant.pk).update(channel="post", email="")
    agreed.propose_dates()
    letter = agreed.case.dispatches.get(message="meeting_proposed", party=agreed.claimant)
    assert (letter.channel, letter.state) == ("letter", DispatchState.TO_POST)
    assert agreed.case.meetings.get().guests.get(party=agreed.claimant).accepts_code(letter.secret)
    agreed.answer_dates(Role.CLAIMANT, "yes", "yes").fix()
    convocation = agreed.case.dispatches.get(message="meeting_confirmed", party=agreed.claimant)
    assert (convocation.channel, convocation.document.kind) == ("letter", DocumentKind.CONVOCATION)
    assert "heure de Paris" in convocation.document.html


def test_reminders_leave_a_week_and_a_day_before_once_each(agreed):
    agreed.meet()  # ten days ahead
    assert [due.act for due in clock.due_acts(timezone.localdate(agreed.at)) if due.act == Act.REMIND_MEETING] == []
    sent = []
    for _ in range(10):
        agreed.wait(1).tick().tick()  # the clock run twice says it once
        sent.append(agreed.case.events.filter(act=Act.REMIND_MEETING).count())
    assert sent == [0, 0, 1, 1, 1, 1, 1, 1, 2, 2]
    reminded = agreed.case.dispatches.filter(message="meeting_reminder")
    assert reminded.count() == 6


def test_a_late_worker_reminds_once_for_all_it_missed(agreed):
    agreed.meet().wait(9).tick().tick()
    assert agreed.case.events.filter(act=Act.REMIND_MEETING).count() == 1
    agreed.wait(1).tick()
    assert agreed.case.events.filter(act=Act.REMIND_MEETING).count() == 1


def test_an_act_meets_the_agenda_of_its_own_moment(agreed, time_machine):
    """`tick_clock --today` asks about another day: what is ahead that day may be long over now."""
    agreed.meet()
    time_machine.move_to(agreed.at + timedelta(days=100))
    agreed.wait(3).tick()
    assert agreed.case.events.filter(act=Act.REMIND_MEETING).count() == 1
    agreed.wait(30)
    time_machine.move_to(agreed.at - timedelta(days=30))
    with pytest.raises(NotPossibleNow):
        agreed.do(Act.CANCEL_MEETING, Role.MEDIATOR, meeting=agreed.case.meetings.get(), reason="Trop tard.")


def test_a_case_that_ends_takes_its_meetings_out_of_the_calendars(agreed):
    agreed.meet().do(Act.WITHDRAW, Role.RESPONDENT).tick().tick()
    assert agreed.case.is_closed
    assert agreed.case.meetings.get().cancelled_at
    told = agreed.case.dispatches.filter(message="meeting_cancelled")
    names = ["Claire Vasseur", "Nadia Martin", "SARL Toitures Dubois"]
    assert sorted(row.recipient_name for row in told) == names, "who has left with the case too"
    assert "METHOD:CANCEL" in told.first().calendar


def test_attendance_is_noted_and_the_time_spent_is_counted(agreed):
    agreed.meet()
    meeting = agreed.case.meetings.get()
    came = {agreed.claimant.pk: "present", agreed.respondent.pk: "excused"}
    with pytest.raises(NotPossibleNow, match="pas encore commencé"):
        agreed.do(Act.RECORD_ATTENDANCE, Role.MEDIATOR, meeting=meeting, attendance=came, minutes_spent=60)
    agreed.wait(11).do(Act.RECORD_ATTENDANCE, Role.MEDIATOR, meeting=meeting, attendance=came, minutes_spent=110)
    assert {g.party_id: g.attendance for g in meeting.guests.all()} == came
    assert agreed.case.packages.get().spent == Decimal("1.8")
    assert agreed.told("hours_nearly_spent") == ["Claire Vasseur"]


def test_a_mediator_is_never_in_two_meetings_at_once(agreed):
    agreed.meet()
    other = Story.in_stage(Stage.MEDIATION).meet_often()
    other.propose_dates(10, 12).answer_dates(Role.CLAIMANT, "yes", "yes")
    with pytest.raises(NotPossibleNow, match="déjà un rendez-vous"):
        other.fix(0)
    other.fix(1)


def test_the_room_cannot_be_guessed_and_is_never_the_same(agreed, settings):
    settings.MEETING_ROOM_BASE = "https://visio.example.fr/"
    agreed.meet()
    agreed.propose_dates(20)
    first, second = Meeting.objects.filter(case=agreed.case)
    assert first.link.startswith("https://visio.example.fr/mediation-")
    assert len(first.room) > 40
    assert first.room != second.room
    assert agreed.case.reference not in first.room


def test_who_leaves_a_mediation_that_goes_on_lets_go_of_its_meeting_by_the_message_of_that_act(db):
    story = Story(respondents=2).do(Act.VALIDATE_FILE, Role.CENTRE)
    first, second = story.case.respondents
    story.accept(first).accept(second).appoint().confirm().admit()
    story.propose_dates().answer_dates(Role.CLAIMANT, "yes", "yes").fix()
    invited = event_of(invitation(story, "meeting_confirmed"))
    story.do(Act.WITHDRAW, Role.RESPONDENT, second)
    own = story.event.dispatches.get(message="withdrawal", party=second)
    calendar = Calendar.from_ical(own.calendar)
    assert (str(calendar["method"]), event_of(calendar)["uid"]) == ("CANCEL", invited["uid"])
    assert "retire de votre agenda" in own.body
    others = story.event.dispatches.filter(message="withdrawal").exclude(pk=own.pk)
    assert {row.calendar for row in others} == {""}
