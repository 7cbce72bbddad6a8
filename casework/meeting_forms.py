"""The forms of the agenda: slots, answers, the hour that is fixed, moved or given up, who came."""

import re
from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone

from casework.act_form import ActForm
from casework.models import Meeting, MeetingGuest, MeetingSlot, Package, Party, SlotAnswer
from casework.procedure.agenda_guards import current_meetings, meetings_ahead, meetings_to_record, proposed_meeting
from portal.days import moment_in_words
from portal.fields import DayField

MOST_SLOTS = 5
MINUTES = [(30, "30 minutes"), (45, "45 minutes"), (60, "1 heure"), (90, "1 h 30"), (120, "2 heures")]
_HOUR = re.compile(r"(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?")


class HourField(forms.CharField):
    """« 14 h 30 », « 14:30 » or « 9h »; cleans to a time, or None."""

    def __init__(self, **kwargs):
        super().__init__(max_length=8, **kwargs)

    def clean(self, value):
        text = super().clean(value).lower()
        if not text:
            return None
        found = _HOUR.fullmatch(text)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hour > 23 or minute > 59:
            raise forms.ValidationError(f"{self.label} : écrivez l’heure ainsi : 14 h 30.")
        return time(hour, minute)


def paris_moment(day, hour):
    """That hour of that day in Paris, or None when clocks jump over it."""
    moment = timezone.make_aware(datetime.combine(day, hour))
    return moment if timezone.localtime(moment.astimezone(timezone.get_fixed_timezone(0))).time() == hour else None


class PlaceForm(ActForm):
    """Where and how: each form of meeting asks for what it needs and nothing else."""

    mode = forms.ChoiceField(label="Forme du rendez-vous", choices=Package.Format, widget=forms.RadioSelect)
    minutes = forms.TypedChoiceField(label="Durée", choices=MINUTES, coerce=int, initial=60)
    place = forms.CharField(
        label="Adresse, ou numéro à composer", max_length=300, required=False,
        help_text="En présence : l’adresse complète. Par téléphone : le numéro à composer, ou rien si vous appelez.",
    )  # fmt: skip
    access = forms.CharField(
        label="Accès des personnes handicapées", max_length=500, required=False,
        help_text="En présence : par exemple « plain-pied, place de stationnement réservée, boucle magnétique ».",
    )  # fmt: skip
    own_link = forms.CharField(
        label="Votre propre lien de visioconférence", max_length=500, required=False,
        help_text="Facultatif. Sans lien, une salle au nom impossible à deviner est créée pour ce rendez-vous.",
    )  # fmt: skip

    def clean_own_link(self):
        link = self.cleaned_data["own_link"].strip()
        if link:
            try:
                forms.URLField(assume_scheme="https").clean(link)
            except forms.ValidationError:
                link = ""
            if not link.startswith("https://"):
                raise forms.ValidationError("Votre lien : écrivez une adresse complète qui commence par https://.")
        return link

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mode") == Package.Format.IN_PERSON:
            for name in ("place", "access"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, f"{self.fields[name].label} : à indiquer pour un rendez-vous en présence.")
        return cleaned


class ProposeMeetingForm(PlaceForm):
    intro = "Chaque partie dit quelles dates lui conviennent. Vous fixez ensuite l’heure. Tout est en heure de Paris."
    submit_label = "Proposer ces dates"

    def prepare(self):
        for number in range(1, MOST_SLOTS + 1):
            needed = number == 1
            self.fields[f"day_{number}"] = DayField(
                label=f"Date {number}", required=needed, min_value=timezone.localdate
            )
            self.fields[f"hour_{number}"] = HourField(
                label=f"Heure {number}", required=needed, help_text="" if number > 1 else "Par exemple : 14 h 30."
            )
        slots = [f"{part}_{number}" for number in range(1, MOST_SLOTS + 1) for part in ("day", "hour")]
        self.order_fields(["mode", "minutes", *slots, "place", "access", "own_link"])
        package = next(reversed([p for p in self.case.packages.all() if p.accepted_on]), None)
        self.fields["mode"].initial = package.format if package else ""

    def clean(self):
        cleaned = super().clean()
        slots = [slot for number in range(1, MOST_SLOTS + 1) if (slot := self._slot(number, cleaned))]
        self._check_apart(sorted(slots), cleaned.get("minutes") or 0)
        cleaned["slots"] = [moment for moment, _ in slots]
        return cleaned

    def _slot(self, number, cleaned):
        """(moment, number), or None with an error beside the field."""
        day, hour = cleaned.get(f"day_{number}"), cleaned.get(f"hour_{number}")
        if f"day_{number}" in self.errors or f"hour_{number}" in self.errors or not (day or hour is not None):
            return None
        if day is None or hour is None:
            missing = "day" if day is None else "hour"
            label = self.fields[f"{missing}_{number}"].label
            return self.add_error(f"{missing}_{number}", f"{label} : indiquez la date et l’heure, ou rien.")
        moment = paris_moment(day, hour)
        if moment is None:
            return self.add_error(f"hour_{number}", f"Heure {number} : cette heure n’existe pas ce jour-là.")
        if moment <= timezone.now():
            return self.add_error(f"hour_{number}", f"Heure {number} : elle est déjà passée, proposez-en une à venir.")
        return moment, number

    def _check_apart(self, slots, minutes):
        for (before, first), (after, second) in zip(slots, slots[1:], strict=False):
            if after - before < timedelta(minutes=minutes):
                late = max(first, second)
                self.add_error(f"hour_{late}", f"Heure {late} : ce créneau chevauche la date {min(first, second)}.")

    def act_data(self):
        return {name: self.cleaned_data[name] for name in (*_PLACE, "slots")}


_PLACE = ("mode", "minutes", "place", "access", "own_link")


class AnswerSlotsForm(ActForm):
    """One question for each slot; the mediator also says for whom."""

    intro = "Dites ce qui vous convient. Vous pourrez changer d’avis tant que le rendez-vous n’est pas fixé."
    submit_label = "Envoyer mes disponibilités"

    def prepare(self):
        meeting = proposed_meeting(self.case)
        self.slots = list(meeting.slots.all()) if meeting else []
        if self.access.party is None:
            self._ask_for_whom(meeting)
        given = {}
        if self.access.party:
            answers = SlotAnswer.objects.filter(slot__in=self.slots, party=self.access.party)
            given = {answer.slot_id: answer.choice for answer in answers}
        for slot in self.slots:
            self.fields[f"slot_{slot.pk}"] = forms.ChoiceField(
                label=_when(slot).capitalize(), choices=SlotAnswer.Choice, widget=forms.RadioSelect,
                initial=given.get(slot.pk),
            )  # fmt: skip

    def _ask_for_whom(self, meeting):
        self.intro = "À remplir après un appel. Le journal note que vous l’avez saisi pour le compte de cette partie."
        self.submit_label = "Noter ces disponibilités"
        guests = meeting.guests.values("party") if meeting else []
        self.fields["party"] = forms.ModelChoiceField(
            label="Pour le compte de", queryset=Party.objects.filter(pk__in=guests, withdrew_on=None),
            widget=forms.RadioSelect, empty_label=None,
        )  # fmt: skip

    def act_data(self):
        answers = {slot.pk: self.cleaned_data[f"slot_{slot.pk}"] for slot in self.slots}
        return {"answers": answers, "for_party": self.cleaned_data.get("party")}


class ConfirmMeetingForm(ActForm):
    intro = "Chacun reçoit une invitation pour son agenda, ou une convocation par courrier."
    submit_label = "Fixer ce rendez-vous"
    slot = forms.ModelChoiceField(
        label="Date retenue", queryset=MeetingSlot.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def prepare(self):
        meeting = proposed_meeting(self.case)
        field = self.fields["slot"]
        field.queryset = meeting.slots.all() if meeting else MeetingSlot.objects.none()
        lines = meeting.grid().lines if meeting else []
        words = {line.slot.pk: f"{line.words}{' – le mieux placé' if best else ''}" for line, best in lines}
        field.label_from_instance = lambda slot: f"{_when(slot)} ({words.get(slot.pk, '—')})"
        field.initial = next((line.slot.pk for line, best in lines if best), None)


class ChosenMeetingForm(ActForm):
    """Mother of what is done to one meeting; nothing to choose when there is only one."""

    meeting = forms.ModelChoiceField(label="Rendez-vous", queryset=Meeting.objects.none(), empty_label=None)
    among = staticmethod(meetings_ahead)

    def prepare(self):
        found = self.among(self.case)
        field = self.fields["meeting"]
        field.queryset = Meeting.objects.filter(pk__in=[meeting.pk for meeting in found])
        field.label_from_instance = _name
        field.initial = found[0].pk if found else None
        self.found = found


def _name(meeting):
    when = _when(meeting) if meeting.starts_at else "dates proposées"
    return f"Rendez-vous n° {meeting.number} : {when}"


class MoveMeetingForm(ChosenMeetingForm, PlaceForm):
    intro = "Convenez d’abord de la nouvelle date avec chacun. L’invitation envoyée remplace la précédente."
    submit_label = "Déplacer le rendez-vous"
    day = DayField(label="Nouvelle date", min_value=timezone.localdate)
    hour = HourField(label="Nouvelle heure", help_text="Heure de Paris. Par exemple : 14 h 30.")

    field_order = ["meeting", "day", "hour", "mode", "minutes", "place", "access", "own_link"]

    def prepare(self):
        super().prepare()
        for name in _PLACE if self.found else ():
            self.fields[name].initial = getattr(self.found[0], name)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("hour") is not None:
            moment = paris_moment(cleaned["day"], cleaned["hour"])
            if moment is None:
                self.add_error("hour", "Nouvelle heure : cette heure n’existe pas ce jour-là.")
            elif moment <= timezone.now():
                self.add_error("hour", "Nouvelle heure : elle est déjà passée, proposez-en une à venir.")
            cleaned["starts_at"] = moment
        return cleaned

    def act_data(self):
        return {name: self.cleaned_data[name] for name in ("meeting", "starts_at", *_PLACE)}


class CancelMeetingForm(ChosenMeetingForm):
    intro = "Toutes les personnes invitées sont prévenues, et le rendez-vous sort de leur agenda."
    submit_label = "Annuler ce rendez-vous"
    danger = True
    among = staticmethod(current_meetings)
    reason = forms.CharField(
        label="Raison", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Facultatif. Les parties la lisent telle quelle dans leur espace ou par courrier.",
    )  # fmt: skip


class AttendanceForm(ChosenMeetingForm):
    intro = "Les présences et le temps passé. Le temps est décompté du forfait en cours."
    submit_label = "Enregistrer"
    among = staticmethod(meetings_to_record)

    def prepare(self):
        super().prepare()
        guests = MeetingGuest.objects.filter(meeting__in=self.found, party__withdrew_on=None).select_related("party")
        self.parties = {guest.party_id: guest.party for guest in guests}
        for party in self.parties.values():
            self.fields[f"party_{party.pk}"] = forms.ChoiceField(
                label=str(party), choices=MeetingGuest.Attendance, widget=forms.RadioSelect
            )
        self.fields["minutes_spent"] = forms.IntegerField(
            label="Temps passé, en minutes", min_value=0, max_value=720,
            initial=self.found[0].minutes if self.found else None, help_text="0 si le rendez-vous n’a pas eu lieu.",
        )  # fmt: skip

    def act_data(self):
        attendance = {pk: self.cleaned_data[f"party_{pk}"] for pk in self.parties}
        return {name: self.cleaned_data[name] for name in ("meeting", "minutes_spent")} | {"attendance": attendance}


def _when(slot):
    return moment_in_words(slot.starts_at, weekday=True)
