"""The agenda: slots, answers, the hour that is fixed, moved or given up, who came (process 2.1.2)."""

import secrets
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from casework.models import HoursEntry, Meeting, MeetingGuest, MeetingSlot, SlotAnswer
from casework.models.kept import keep
from casework.procedure.agenda_guards import current_meetings, meetings_ahead, meetings_to_record, proposed_meeting
from casework.procedure.errors import NotPossibleNow
from casework.procedure.guards import running_package
from casework.procedure.work import readable_code

PAST = "Cette heure est déjà passée : proposez une date à venir."
OVERLAP = "Deux créneaux se chevauchent : écartez-les d’au moins la durée du rendez-vous."
NOBODY = "Personne n’a accepté ce créneau : choisissez-en un autre, ou proposez de nouvelles dates."
BUSY = "Vous avez déjà un rendez-vous à cette heure-là. Choisissez une autre heure."
GONE = "Ce rendez-vous a changé entre-temps. Relisez le dossier avant de recommencer."
WHERE = ("mode", "minutes", "place", "access", "own_link")


def propose(work):
    """Slots to come that do not overlap; each party at the table is a guest, one by post with a code in its letter."""
    case, data = work.case, work.data
    slots = sorted(data["slots"])
    minutes = timedelta(minutes=data["minutes"])
    if any(slot <= work.now for slot in slots):
        raise NotPossibleNow(PAST)
    if any(after - before < minutes for before, after in zip(slots, slots[1:], strict=False)):
        raise NotPossibleNow(OVERLAP)
    last = case.meetings.last()
    meeting = Meeting.objects.create(
        case=case, number=last.number + 1 if last else 1, mediator=work.actor.mediator, proposed_at=work.now,
        changed_at=work.now, room=f"mediation-{secrets.token_hex(16)}", **_where(data),
    )  # fmt: skip
    MeetingSlot.objects.bulk_create(MeetingSlot(meeting=meeting, starts_at=slot) for slot in slots)
    MeetingGuest.objects.bulk_create(_guest(work, meeting, party) for party in case.standing_parties)
    _done(work, meeting)


def _where(data):
    return {name: data[name] for name in WHERE if data.get(name) is not None}


def _guest(work, meeting, party) -> MeetingGuest:
    guest = MeetingGuest(meeting=meeting, party=party)
    if party.is_postal:
        code = readable_code()
        guest.set_code(code)
        work.codes[f"party:{party.pk}"] = code
    return guest


def _done(work, meeting):
    """Everything is written: what the messages say of its guests and hours is read once."""
    keep(meeting, guests=meeting.guests.select_related("party__user"), slots=meeting.slots.all())
    work.meeting = meeting
    work.facts["meeting"] = meeting.number


def answer(work):
    """`answers`: {pk of the slot: choice}. The mediator types what `for_party` said on the telephone."""
    meeting = proposed_meeting(work.case)
    party = work.actor.party or work.data["for_party"]
    if not any(guest.party_id == party.pk for guest in meeting.guests.all()):
        raise NotPossibleNow("Cette partie n’est pas invitée à ce rendez-vous.")
    slots = {slot.pk: slot for slot in meeting.slots.all()}
    if set(work.data["answers"]) != set(slots):
        raise NotPossibleNow(GONE)
    typed_by = None if work.actor.party else work.actor.user
    SlotAnswer.objects.bulk_create(
        [
            SlotAnswer(slot=slots[pk], party=party, choice=choice, typed_by=typed_by, at=work.now)
            for pk, choice in work.data["answers"].items()
        ],
        update_conflicts=True, unique_fields=["slot", "party"], update_fields=["choice", "typed_by", "at"],
    )  # fmt: skip
    if typed_by:
        work.actor = replace(work.actor, on_behalf_of=party)
    _done(work, meeting)


def confirm(work):
    """One of the slots that somebody accepted becomes the hour of the meeting."""
    meeting = proposed_meeting(work.case)
    slot = meeting.slots.filter(pk=work.data["slot"].pk).first()
    if slot is None:
        raise NotPossibleNow(GONE)
    if not slot.answers.exclude(choice=SlotAnswer.Choice.NO).exists():
        raise NotPossibleNow(NOBODY)
    _set_hour(work, meeting, slot.starts_at)


def move(work):
    """Another hour or another place, agreed with everybody; the same invitation, one number further."""
    meeting = _chosen(work, meetings_ahead(work.case, work.now))
    for name, value in _where(work.data).items():
        setattr(meeting, name, value)
    meeting.sequence += 1
    before = meeting.starts_at
    _set_hour(work, meeting, work.data["starts_at"])
    work.facts["before"] = before.isoformat()


def _set_hour(work, meeting, starts_at):
    if starts_at <= work.now:
        raise NotPossibleNow(PAST)
    meeting.starts_at, meeting.changed_at = starts_at, work.now
    if _mediator_is_busy(meeting):
        raise NotPossibleNow(BUSY)
    meeting.reminded = meeting.skipped_reminders(work.today)
    meeting.save()
    work.facts["starts_at"] = starts_at.isoformat()
    _done(work, meeting)


def _mediator_is_busy(meeting) -> bool:
    """Whether another meeting of the same mediator, of any case, takes some of these minutes."""
    day = timedelta(days=1)
    others = Meeting.objects.filter(
        mediator=meeting.mediator, cancelled_at=None,
        starts_at__range=(meeting.starts_at - day, meeting.starts_at + day),
    ).exclude(pk=meeting.pk)  # fmt: skip
    return any(other.starts_at < meeting.ends_at and meeting.starts_at < other.ends_at for other in others)


def _chosen(work, meetings) -> Meeting:
    """The meeting that the form or the clock names, as long as it is still one of these."""
    asked = work.data["meeting"].pk
    found = next((meeting for meeting in meetings if meeting.pk == asked), None)
    if found is None:
        raise NotPossibleNow(GONE)
    return found


def cancel(work):
    """Told to all who were invited; a calendar that holds the meeting lets it go."""
    meeting = _chosen(work, current_meetings(work.case, work.now))
    meeting.cancelled_at = meeting.changed_at = work.now
    meeting.sequence += 1
    meeting.cancel_reason = work.data.get("reason", "")
    meeting.save()
    _done(work, meeting)


def record_attendance(work):
    """Who came, for each party; the time spent is counted in the package under way."""
    meeting = _chosen(work, meetings_to_record(work.case))
    if meeting.starts_at > work.now:
        raise NotPossibleNow("Ce rendez-vous n’a pas encore commencé : notez les présences ensuite.")
    guests = list(meeting.guests.all())
    for guest in guests:
        guest.attendance = work.data["attendance"].get(guest.party_id, "")
    MeetingGuest.objects.bulk_update(guests, ["attendance"])
    meeting.attendance_on = work.today
    meeting.save()
    _count_hours(work, meeting)
    _done(work, meeting)


def _count_hours(work, meeting):
    spent, package = work.data.get("minutes_spent") or 0, running_package(work.case)
    if not spent or package is None:
        return
    hours = (Decimal(spent) / 60).quantize(Decimal("0.1"), ROUND_HALF_UP) or Decimal("0.1")
    about = f"Rendez-vous n° {meeting.number}"
    HoursEntry.objects.create(package=package, on=work.today, hours=hours, about=about)
    work.facts.update(package=package.number, hours=str(hours))


def remind(work):
    """A week and a day before, once each; after a night without worker one reminder answers for those missed."""
    meeting = _chosen(work, meetings_ahead(work.case, work.now))
    covers = [days for days in work.data["covers"] if days not in meeting.reminded]
    if not covers or meeting.starts_at <= work.now:
        raise NotPossibleNow("Ce rappel a déjà été envoyé, ou n’a plus d’objet.")
    meeting.reminded = [*meeting.reminded, *covers]
    meeting.save()
    _done(work, meeting)
