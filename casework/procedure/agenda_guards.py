"""What must be true of the agenda for an act to be possible; the other guards are in guards.py."""

from casework.procedure.guards import running_package


def proposed_meeting(case):
    """The meeting of which the hour is being looked for, or None: one at a time."""
    return next((meeting for meeting in case.meetings.all() if meeting.is_proposed), None)


def may_propose_meeting(case, actor):
    return running_package(case) is not None and proposed_meeting(case) is None


def has_proposed_meeting(case, actor):
    return proposed_meeting(case) is not None


def meeting_awaits_answers(case, actor):
    """A party that is invited to it, or the mediator who was told by telephone."""
    meeting = proposed_meeting(case)
    if meeting is None:
        return False
    return actor.party is None or any(guest.party_id == actor.party.pk for guest in meeting.guests.all())


def a_party_completed_the_answers(case, actor):
    """Asked after the act: the last one to answer was a party; a mediator who typed it knows."""
    meeting = proposed_meeting(case)
    if actor.party is None or meeting is None:
        return False
    return not any(None in line.answers for line, _ in meeting.grid().lines)


def meetings_ahead(case, at=None) -> list:
    """Confirmed, and not over at this moment (now, or the one the act counts from)."""
    return [meeting for meeting in case.meetings.all() if meeting.is_ahead(at)]


def current_meetings(case, at=None) -> list:
    """What can still be cancelled at this moment: confirmed and not held yet, or still looked for."""
    open_one = proposed_meeting(case)
    return [*meetings_ahead(case, at), *([open_one] if open_one else [])]


def has_meeting_ahead(case, actor):
    return bool(meetings_ahead(case, actor.at))


def has_meeting_to_cancel(case, actor):
    return bool(current_meetings(case, actor.at))


def meetings_to_record(case) -> list:
    """Confirmed, and not noted yet; the act itself asks that it has begun."""
    return [meeting for meeting in case.meetings.all() if meeting.is_confirmed and meeting.attendance_on is None]


def has_meeting_to_record(case, actor):
    return bool(meetings_to_record(case))
