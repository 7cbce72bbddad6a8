"""The register of refusals, for the Centre alone: who refuses a mediation, who does not answer, who accepts too late.

Counted from the journal, so that a refusal that a late yes followed stays a dated fact. A silence is never counted as a
refusal. One professional counts once per case in each column, under its SIREN, or its name where no SIRET is known.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView

from casework.enums import Act, RefusalReason
from casework.models import CaseEvent
from casework.staff.admin_form import dressed
from casework.staff.sheets import sheet
from casework.staff.views import CentreView, breadcrumbs
from portal.fields import DayField
from portal.forms import PortalForm

REFUSED, SILENT, LATE_YES = "refused", "silent", "late_yes"
HEADINGS = [
    "Professionnel", "SIREN", "Convention", "Refus", "Sans réponse", "Accords tardifs", "Raisons des refus",
    "Dernier fait",
]  # fmt: skip
WITHOUT = "Aucune convention"


@dataclass
class Line:
    """One professional under one convention."""

    name: str
    siren: str
    convention: str
    cases: dict = field(default_factory=lambda: {REFUSED: set(), SILENT: set(), LATE_YES: set()})
    reasons: dict = field(default_factory=dict)
    last: date | None = None

    @property
    def counts(self):
        """(refusals, silences, late yes)."""
        return tuple(len(self.cases[kind]) for kind in (REFUSED, SILENT, LATE_YES))

    @property
    def reasons_in_words(self):
        """« Nous contestons la demande (2), Autre raison (1) »."""
        return ", ".join(f"{label} ({number})" for label, number in sorted(self.reasons.items()))

    @property
    def cells(self):
        return [self.name, self.siren, self.convention, *self.counts, self.reasons_in_words, f"{self.last:%d/%m/%Y}"]

    @property
    def labelled(self):
        """Each cell under its heading: a phone shows a line as a card."""
        return list(zip(HEADINGS, self.cells, strict=True))


def refusals(since, until) -> list[Line]:
    """The lines of the register for what happened between these two days, included; the most refusals first."""
    lines = {}
    for event in _events(since, until):
        kind = _kind(event)
        if kind:
            _count(lines, event, kind)
    return sorted(lines.values(), key=lambda line: ([-count for count in line.counts], line.name))


def _events(since, until):
    late = Q(act=Act.ACCEPT_MEDIATION, data__late=True)
    found = CaseEvent.objects.filter(late | Q(act__in=(Act.DECLINE_MEDIATION, Act.LAPSE_RESPONSE)))
    found = found.filter(at__date__gte=since, at__date__lte=until, party__isnull=False)
    # An invitation that never arrived was met by no silence.
    undone = CaseEvent.objects.filter(
        case=OuterRef("case"), party=OuterRef("party"), number__gt=OuterRef("number"), data__silence_undone=True
    )
    found = found.exclude(Exists(undone), act=Act.LAPSE_RESPONSE)
    return found.select_related("party", "case__convention__federation").order_by("at", "pk")


def _kind(event):
    if event.act == Act.ACCEPT_MEDIATION:
        return LATE_YES
    if event.data.get("had_accepted"):
        return None  # who accepted, and does not go on alone, never refused the mediation (case C23)
    return SILENT if event.act == Act.LAPSE_RESPONSE else REFUSED


def _count(lines, event, kind):
    party, convention = event.party, event.case.convention
    key = (party.siret[:9] or party.company.casefold(), convention.pk if convention else None)
    line = lines.setdefault(key, Line(party.company, party.siret[:9], str(convention or WITHOUT)))
    line.last = timezone.localdate(event.at)
    if kind == REFUSED and event.case_id not in line.cases[REFUSED]:
        for reason in party.refusal_reasons:
            label = RefusalReason(reason).label if reason in RefusalReason.values else reason
            line.reasons[label] = line.reasons.get(label, 0) + 1
    line.cases[kind].add(event.case_id)


class PeriodForm(PortalForm):
    since = DayField(label="Du", required=False)
    until = DayField(label="Au", required=False)

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", "Au : cette date est avant le début de la période.")
        return cleaned

    def period(self):
        """(first day, last day); the year so far where nothing valid was typed."""
        today = timezone.localdate()
        typed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        until = typed.get("until") or today
        return typed.get("since") or date(until.year, 1, 1), until


class RefusalRegister(CentreView, TemplateView):
    """The list for a period, and the same as a sheet (?format=csv)."""

    template_name = "casework/staff/refusals.html"
    page_title = "Refus et absences de réponse"
    header_icon = "cross"

    def get(self, request, *args, **kwargs):
        self.form = dressed(PeriodForm(request.GET if {"since", "until"} & set(request.GET) else None))
        self.since, self.until = self.form.period()
        if request.GET.get("format") == "csv" and not self.form.errors:
            return self._sheet()
        return super().get(request, *args, **kwargs)

    def _sheet(self):
        rows = [HEADINGS, *(line.cells for line in refusals(self.since, self.until))]
        answer = HttpResponse(sheet(rows), content_type="text/csv; charset=utf-8")
        name = f"refus-{self.since:%Y-%m-%d}-{self.until:%Y-%m-%d}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def get_breadcrumbs_items(self):
        return breadcrumbs((self.page_title, ""))

    def get_context_data(self, **kwargs):
        lines = [] if self.form.errors else refusals(self.since, self.until)
        page = {"lines": lines, "headings": HEADINGS, "since": self.since, "until": self.until, "form": self.form}
        return super().get_context_data(**page, **kwargs)
