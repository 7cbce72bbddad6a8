"""Who is away, and who stands in: noted by the person, or by the Centre for a colleague or a mediator.

An absence opens nothing. A stand-in is of the Centre and reads what the Centre reads; a mediator has none, because the
mission is personal and the talks are confidential: the Centre is told, and may designate another mediator.
"""

from django import forms
from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages

from casework.absences import absences_of, away, mediators_terms
from casework.models import Absence
from casework.staff.admin_form import AdminDay, dressed
from casework.staff.views import StaffView, breadcrumbs
from portal.fields import DayField
from portal.forms import PortalForm
from portal.models import CENTRE_GROUP, MEDIATORS_GROUP

LONGEST = 366
PERSONAL = (
    "Remplaçant : laissez ce champ vide pour un médiateur. Sa mission est personnelle : le Centre est informé de son "
    "absence et peut désigner un autre médiateur."
)
INDEX = "casework_absences:index"


def _accounts(*groups):
    found = get_user_model().objects.filter(groups__name__in=groups, is_active=True).distinct()
    return found.order_by("last_name", "first_name", "email")


class AbsenceForm(PortalForm):
    """One absence; a mediator notes only days, the Centre also who and by whom."""

    person = forms.ModelChoiceField(label="Qui est absent ?", queryset=get_user_model().objects.none())
    starts_on = DayField(label="Du", help_text="Premier jour d’absence.", widget=AdminDay)
    ends_on = DayField(label="Au", help_text="Dernier jour d’absence.", widget=AdminDay)
    stand_in = forms.ModelChoiceField(
        label="Remplaçant", queryset=get_user_model().objects.none(), required=False, empty_label="Personne",
        help_text="Pour une personne du Centre : ses dossiers suivis vont sur l’accueil de son remplaçant.",
    )  # fmt: skip

    def __init__(self, *args, user, absence=None, **kwargs):
        self.user, self.absence = user, absence
        if absence:
            names = ("person", "starts_on", "ends_on", "stand_in")
            kwargs["initial"] = {name: getattr(absence, name) for name in names}
        super().__init__(*args, **kwargs)
        if user.is_centre:
            self.fields["person"].queryset = _accounts(CENTRE_GROUP, MEDIATORS_GROUP)
            self.fields["person"].initial = user
            self.fields["stand_in"].queryset = _accounts(CENTRE_GROUP)
        else:
            del self.fields["person"], self.fields["stand_in"]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and self._days_hold(first, last):
            self._is_new(cleaned, first, last)
            self._may_be_stood_in(cleaned, first, last)
        return cleaned

    def _days_hold(self, first, last):
        if last < first:
            self.add_error("ends_on", "Au\N{NO-BREAK SPACE}: indiquez un jour qui ne précède pas le premier.")
        elif last < timezone.localdate():
            self.add_error("ends_on", "Au\N{NO-BREAK SPACE}: ce jour est passé. Indiquez un jour à venir.")
        elif (last - first).days > LONGEST:
            self.add_error("ends_on", "Au\N{NO-BREAK SPACE}: une absence dure un an au plus. Vérifiez l’année.")
        return not self.errors

    def _others(self, person, first, last):
        found = Absence.objects.filter(person=person).overlapping(first, last)
        return found.exclude(pk=self.absence.pk) if self.absence else found

    def _is_new(self, cleaned, first, last):
        other = self._others(cleaned.get("person", self.user), first, last).first()
        if other:
            text = f"Du\N{NO-BREAK SPACE}: une absence est déjà notée {other.period}. Modifiez-la plutôt."
            self.add_error("starts_on", text)

    def _may_be_stood_in(self, cleaned, first, last):
        stand_in, person = cleaned.get("stand_in"), cleaned.get("person", self.user)
        if stand_in is None:
            return
        if not person.is_centre:
            self.add_error("stand_in", PERSONAL)
        elif stand_in == person:
            self.add_error("stand_in", "Remplaçant : choisissez une autre personne que la personne absente.")
        elif gone := Absence.objects.filter(person=stand_in).overlapping(first, last).first():
            text = f"Remplaçant : {stand_in} est en absence {gone.period}. Choisissez une autre personne."
            self.add_error("stand_in", text)

    def save(self):
        """Write the absence; whoever notes it for somebody else is kept."""
        absence, data = self.absence or Absence(noted_by=self.user), self.cleaned_data
        absence.person = data.get("person", absence.person if self.absence else self.user)
        absence.starts_on, absence.ends_on = data["starts_on"], data["ends_on"]
        absence.stand_in = data.get("stand_in")
        absence.save()
        return absence


def readable_absences(user):
    """Those to come or lasting: all for the Centre, its own for a mediator."""
    ahead = Absence.objects.ahead(timezone.localdate()).select_related("person", "stand_in")
    return ahead if user.is_centre else ahead.filter(person=user)


class AbsencesPage(StaffView, TemplateView):
    """The absences that this account may read, and the form to note one."""

    template_name = "casework/staff/absences.html"
    page_title = "Absences"
    header_icon = "calendar"

    def get_breadcrumbs_items(self):
        return breadcrumbs(("Absences", ""))

    def get(self, request, *args, **kwargs):
        return self._shown(self._form())

    def post(self, request, *args, **kwargs):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._shown(form, status=422)
        form.save()
        messages.success(request, "L’absence est enregistrée.")
        return redirect(INDEX)

    def _form(self, data=None):
        return dressed(AbsenceForm(data, user=self.request.user))

    def _shown(self, form, status=200):
        absences = readable_absences(self.request.user)
        context = self.get_context_data(form=form, absences=absences, is_centre=self.request.user.is_centre)
        return self.render_to_response(context, status=status)


class EditAbsence(AbsencesPage):
    """Other days, another stand-in: coming back earlier is said here."""

    template_name = "casework/staff/absence.html"
    page_title = "Modifier une absence"

    def get_breadcrumbs_items(self):
        return breadcrumbs(("Absences", reverse(INDEX)), ("Modifier", ""))

    def _form(self, data=None):
        self.absence = get_object_or_404(readable_absences(self.request.user), pk=self.kwargs["pk"])
        return dressed(AbsenceForm(data, user=self.request.user, absence=self.absence))


class DeleteAbsence(StaffView, View):
    """An absence that will not be, or that has ended before its day."""

    def get(self, request, pk):
        return redirect(INDEX)

    def post(self, request, pk):
        get_object_or_404(readable_absences(request.user), pk=pk).delete()
        messages.success(request, "L’absence est retirée.")
        return redirect(INDEX)


def absences_during(case):
    """[Away]: the absences of the case's mediator, with the terms that end during them. Nothing once it is closed."""
    designation = None if case.is_closed else case.designation
    if designation is None or not designation.mediator.user_id:
        return []
    today = timezone.localdate()
    found = absences_of([designation.mediator.user_id], today).get(designation.mediator.user_id, [])
    return away(found, mediators_terms(case))


def stood_in(user, today):
    """The absences that this account covers today."""
    return Absence.objects.on(today).filter(stand_in=user).select_related("person")


def mediators_away(today):
    """The absences of mediators that last or are to come, for the Centre, the first to begin first."""
    return Absence.objects.ahead(today).filter(person__mediator__isnull=False).select_related("person__mediator")
