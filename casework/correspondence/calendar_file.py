"""A meeting as calendars understand it (RFC 5545, RFC 5546). Nothing of the dispute stands in it."""

from datetime import UTC
from email.mime.text import MIMEText
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vText

REQUEST, CANCEL = "REQUEST", "CANCEL"
FILE_NAME = "rendez-vous.ics"


def calendar_file(meeting, method, name, email) -> str:
    """The .ics of this meeting for one person: same UID for ever, SEQUENCE one further at each change.

    `method`: REQUEST for an invitation or its change, CANCEL. Only this person stands among the attendees.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Médiation Rivage//Agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(meeting, method, name, email))
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


def _event(meeting, method, name, email):
    event = Event()
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    event.add("uid", f"{meeting.uid}@{domain}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at))
    event.add("summary", f"Rendez-vous de médiation – dossier {meeting.case.reference}")
    event.add("location", meeting.where)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("class", "PRIVATE")
    event["organizer"] = _address(*parseaddr(settings.DEFAULT_FROM_EMAIL))
    if email:
        attendee = _address(name, email)
        attendee.params["role"], attendee.params["rsvp"] = vText("REQ-PARTICIPANT"), vText("FALSE")
        event.add("attendee", attendee, encode=0)
    return event


def _address(name, email):
    address = vCalAddress(f"mailto:{email}")
    address.params["cn"] = vText(name)
    return address


def calendar_part(text) -> MIMEText:
    """The attachment of an e-mail: mail programs show the invitation, others offer the file."""
    part = MIMEText(text, "calendar", "utf-8")
    part.set_param("method", CANCEL if f"METHOD:{CANCEL}" in text else REQUEST)
    part.add_header("Content-Disposition", "attachment", filename=FILE_NAME)
    return part
