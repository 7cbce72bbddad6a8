"""« Absences », on the dashboard: what I cover for a colleague, and which terms end while a mediator is away."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from casework.absences import away, is_away, mediators_terms
from casework.models import Case
from casework.staff.absences import mediators_away, stood_in
from casework.staff.case_list import for_listing
from casework.staff.marks import followed_cases
from casework.staff.permissions import staff_cases
from casework.staff.turns import next_deadline, turn_of

# An absence that begins within these days is shown with the cases that it touches; a later one has its dates alone.
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Covered:
    """What an absent colleague follows: [(case, events not read, whose turn, clock that ends next)]."""

    absence: object
    lines: list


@dataclass(frozen=True)
class Gone:
    """A mediator's absence, and [(case, Away)] for the cases of which a term ends during it."""

    absence: object
    cases: list


def covered_by(user, today) -> list[Covered]:
    """For each colleague of the Centre who is away today, its followed cases, as this account may read them."""
    if not user.is_centre:
        return []
    return [Covered(absence, _followed(absence.person, user)) for absence in stood_in(user, today)]


def _followed(person, reader):
    found = followed_cases(person, reader=reader)
    cases = {case.pk: case for case in for_listing(staff_cases(reader)).filter(pk__in=[case.pk for case, _ in found])}
    return [(cases[case.pk], news, turn_of(cases[case.pk]).who, next_deadline(cases[case.pk])) for case, news in found]


def gone_mediators(user, today) -> tuple[list[Gone], list]:
    """For the Centre: the mediators away now or soon, and later absences, in three queries in all."""
    if not user.is_centre:
        return [], []
    absences = list(mediators_away(today))
    soon = [absence for absence in absences if absence.starts_on <= today + SOON]
    return _with_cases(soon, user), absences[len(soon) :]


def _with_cases(absences, user) -> list[Gone]:
    people = [absence.person.mediator.pk for absence in absences]
    current = Case.objects.open().filter(designations__mediator__in=people, designations__ended_on=None)
    cases = list(for_listing(staff_cases(user).filter(pk__in=current.values("pk")))) if people else []
    return [Gone(absence, _during(absence, cases)) for absence in absences]


def _during(absence, cases):
    own = [case for case in cases if case.designation.mediator_id == absence.person.mediator.pk]
    found = [(case, *away([absence], mediators_terms(case))) for case in own]
    return [(case, gone) for case, gone in found if gone.ends]


class AbsencePanel(Component):
    """Nothing at all when nobody is away or is to be."""

    name = "casework_absences"
    template_name = "casework/staff/panels/absences.html"
    order = 15

    def __init__(self, user):
        today = timezone.localdate()
        self.own = is_away(user.pk, today)
        self.covered = covered_by(user, today)
        self.gone, self.later = gone_mediators(user, today)

    @property
    def says_something(self):
        return bool(self.own or self.covered or self.gone or self.later)

    def get_context_data(self, parent_context):
        return {
            "own": self.own,
            "covered": self.covered,
            "gone": self.gone,
            "later": self.later,
            "absences_url": reverse("casework_absences:index"),
        }

    class Media:
        css = {"all": ["casework/staff.css"]}
