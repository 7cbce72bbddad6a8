"""The register of conflicts of interest, for the Centre: what was found, and what became of it (C28 to C30)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.views.generic import TemplateView

from casework.models import ConflictDisclosure, Designation, EndReason
from casework.staff.admin_form import AdminDay, dressed
from casework.staff.menu import CentreMenuItem
from casework.staff.permissions import staff_cases
from casework.staff.views import CentreView, breadcrumbs
from portal.csv_files import csv_response
from portal.fields import DayField
from portal.forms import PortalForm

DISCLOSED = "Révélé pendant la mission"
BEFORE = "Trouvé avant l’acceptation"
RECUSED = "Récusation sans révélation"
DISMISSED = "Rapprochement écarté à l’acceptation"
HEADER = [
    "Date", "Dossier", "Médiateur", "Origine", "Circonstance", "Oppositions", "Accords pour continuer", "Sans réponse",
    "Suite", "Date de la suite",
]  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One conflict, or one match that was set aside."""

    on: date
    reference: str
    mediator: str
    origin: str
    text: str
    outcome: str
    ended_on: date | None = None
    objections: tuple = ()
    waivers: tuple = ()
    silent: tuple = ()

    @property
    def cells(self):
        """As the file has it; the names of the parties stay in the case."""
        ended = f"{self.ended_on:%d/%m/%Y}" if self.ended_on else ""
        counts = [len(self.objections), len(self.waivers), len(self.silent)]
        first = [f"{self.on:%d/%m/%Y}", self.reference, self.mediator, self.origin, self.text]
        return [*first, *counts, self.outcome, ended]


class PeriodForm(PortalForm):
    """From a day to another, both included; an empty box is no limit."""

    du = DayField(label="Du", required=False, widget=AdminDay)
    au = DayField(label="Au", required=False, widget=AdminDay)

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("du"), cleaned.get("au")
        if first and last and last < first:
            self.add_error("au", "Au\N{NO-BREAK SPACE}: indiquez un jour qui ne précède pas le premier.")
        return cleaned


def register_lines(user, first=None, last=None) -> list[Line]:
    """The lines that this account of the Centre may read, between two days (both included), the last one first."""
    cases = staff_cases(user)
    lines = [*_disclosures(cases), *_before_acceptance(cases), *_recusals(cases), *_dismissed(cases)]
    kept = [line for line in lines if (not first or line.on >= first) and (not last or line.on <= last)]
    return sorted(kept, key=lambda line: (line.on, line.reference), reverse=True)


def _disclosures(cases):
    rows = ConflictDisclosure.objects.filter(case__in=cases).select_related("case", "mediator")
    for row in rows.prefetch_related("answers__party", "case__parties"):
        answers = list(row.answers.all())
        said = {answer.party_id for answer in answers}
        silent = [str(party) for party in row.case.standing_parties if party.pk not in said and not row.result]
        yield Line(
            row.disclosed_on, row.case.reference, str(row.mediator), DISCLOSED, row.text,
            row.get_result_display() or "En attente des réponses, travail suspendu", row.ended_on,
            tuple(str(answer.party) for answer in answers if answer.objects_to_mediator),
            tuple(str(answer.party) for answer in answers if not answer.objects_to_mediator), tuple(silent),
        )  # fmt: skip


def _designations(cases, **kwargs):
    return Designation.objects.filter(case__in=cases, **kwargs).select_related("case", "mediator")


def _before_acceptance(cases):
    for row in _designations(cases, end_reason=EndReason.CONFLICT):
        text = row.end_text or "Sans précision"
        outcome = "Mission déclinée, les parties n’ont pas reçu de détail"
        yield Line(row.ended_on, row.case.reference, str(row.mediator), BEFORE, text, outcome, row.ended_on)


def _recusals(cases):
    """Missions ended by the Centre for a recusal; an objection to a disclosure already has its line."""
    disclosed = set(
        ConflictDisclosure.objects.filter(case__in=cases, result=ConflictDisclosure.Result.OBJECTED).values_list(
            "case", "mediator"
        )
    )
    for row in _designations(cases, end_reason=EndReason.RECUSAL):
        if (row.case_id, row.mediator_id) not in disclosed:
            text = row.end_text or "Sans précision"
            yield Line(
                row.ended_on, row.case.reference, str(row.mediator), RECUSED, text, "Médiateur remplacé", row.ended_on
            )


def _dismissed(cases):
    for row in _designations(cases).filter(~Q(checks=[]), confirmed_on__isnull=False):
        for check in row.checks:
            outcome = "Sans effet sur l’indépendance, dit le médiateur"
            yield Line(
                row.confirmed_on, row.case.reference, str(row.mediator), DISMISSED, check["found"], outcome,
                row.confirmed_on,
            )  # fmt: skip


class ConflictsRegister(CentreView, TemplateView):
    """The list for a period, and the same as a file."""

    template_name = "casework/staff/conflicts_register.html"
    page_title = "Conflits d’intérêts"
    header_icon = "warning"
    as_file = False

    def get(self, request, *args, **kwargs):
        # An empty box is no limit; the bare address shows everything.
        self.form = dressed(PeriodForm(request.GET))
        valid = self.form.is_valid()
        period = self.form.cleaned_data if valid else {}
        self.lines = register_lines(request.user, period.get("du"), period.get("au")) if valid else []
        if self.as_file and valid:
            return csv_response("conflits-d-interets.csv", HEADER, [line.cells for line in self.lines])
        return self.render_to_response(self.get_context_data(**kwargs), status=200 if valid else 422)

    def get_breadcrumbs_items(self):
        return breadcrumbs(("Conflits d’intérêts", ""))

    def get_context_data(self, **kwargs):
        counts = dict.fromkeys((DISCLOSED, BEFORE, RECUSED, DISMISSED), 0)
        for line in self.lines:
            counts[line.origin] += 1
        query = self.request.GET.urlencode()
        file_url = reverse("casework_registers:conflicts_file") + (f"?{query}" if query else "")
        return super().get_context_data(
            form=self.form, lines=self.lines, counts=counts, file_url=file_url, is_valid=self.form.is_valid(), **kwargs
        )


def conflicts_menu_item(order):
    """Its entry under « Registres »."""
    url = reverse("casework_registers:conflicts")
    return CentreMenuItem("Conflits d’intérêts", url, name="conflicts", icon_name="warning", order=order)
