"""How the list of cases is narrowed and searched: plain queries on the visible cases, no index of the CMS."""

from datetime import date

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django_filters.fields import DateRangeField, ModelMultipleChoiceField
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from casework.enums import DeadlineState, Stage, Track
from casework.models import Case, Deadline, Label, Mediator, Party
from portal.fields import ManyRows
from sectors.models import Federation

# The days that a list may be asked about: at the ends of the calendar no hour of Paris can be reckoned.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
PARTY_FIELDS = ("company", "last_name", "first_name", "siret", "email")


class DaysField(DateRangeField):
    """From one day to another, within the days that a list may be asked about."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields:
            field.validators += [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]


class DaysFilter(django_filters.DateFromToRangeFilter):
    field_class = DaysField


class ManyRowsField(ManyRows, ModelMultipleChoiceField):
    """The filters' own, with the same bounds as the forms'."""


class ManyRowsFilter(django_filters.ModelMultipleChoiceFilter):
    field_class = ManyRowsField


def search(cases, words):
    """The cases whose reference or parties contain each of the words typed."""
    for word in words.split()[:6]:
        matching = Q()
        for name in PARTY_FIELDS:
            matching |= Q(**{f"{name}__icontains": word})
        parties = Party.objects.filter(matching).values("case")
        cases = cases.filter(Q(reference__icontains=word) | Q(pk__in=parties))
    return cases


def overdue(cases):
    """The open cases with a running clock whose last day has passed."""
    late = Deadline.objects.filter(case=OuterRef("pk"), state=DeadlineState.OPEN, due_on__lt=timezone.localdate())
    return cases.open().filter(Exists(late))


class CaseFilterSet(WagtailFilterSet):
    """Stage, track, overdue, mediator (for the Centre), federation, day of filing."""

    stage = django_filters.MultipleChoiceFilter(
        label="Étape", choices=Stage.choices, widget=forms.CheckboxSelectMultiple
    )
    overdue = django_filters.ChoiceFilter(
        label="Échéance", choices=[("1", "Dépassée")], method="filter_overdue", empty_label="Toutes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    track = django_filters.ChoiceFilter(
        label="Voie", choices=Track.choices, empty_label="Toutes", widget=forms.RadioSelect
    )
    mediator = django_filters.ModelChoiceFilter(
        label="Médiateur", queryset=Mediator.objects.all(), method="filter_mediator", empty_label="Tous"
    )
    federation = django_filters.ModelChoiceFilter(
        label="Fédération", queryset=Federation.objects.all(), empty_label="Toutes", widget=forms.RadioSelect
    )
    labels = ManyRowsFilter(
        label="Étiquette", queryset=Label.objects.all(), method="filter_labels", widget=forms.CheckboxSelectMultiple
    )
    filed_on = DaysFilter(label="Date de dépôt", widget=DateRangePickerWidget)

    class Meta:
        model = Case
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.request.user.is_centre:
            del self.filters["mediator"]

    def filter_overdue(self, cases, name, value):
        return overdue(cases) if value else cases

    def filter_labels(self, cases, name, labels):
        worn = Label.cases.through.objects.filter(case=OuterRef("pk"), label__in=labels)
        return cases.filter(Exists(worn)) if labels else cases

    def filter_mediator(self, cases, name, mediator):
        return cases.filter(pk__in=mediator.designations.filter(ended_on=None).values("case"))
