"""The table's letter, typed back: one page with every point, as on the bulletin, for a party by post.

Each answer is an act of its own, at the letter's date; all of them are kept, or none (decisions 0007 and 0010).
"""

import uuid
from dataclasses import dataclass

from django import forms
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin import messages

from casework.act_form import already_done, long_text
from casework.enums import Act
from casework.procedure.engine import NotAllowed, NotPossibleNow, perform, possible_acts
from casework.procedure.guards import can_answer
from casework.procedure.points import entries_in_words, open_points
from casework.procedure.work import Together
from casework.staff import typed_acts
from casework.staff.act_view import GONE
from casework.staff.admin_form import dressed
from casework.staff.views import CaseView, breadcrumbs
from portal.fields import DayField, EuroField
from portal.forms import PortalForm
from portal.uploads import CheckedFileField, describe

ANSWERS = [("", "Sans réponse"), ("yes", "Accepte"), ("no", "N’accepte pas")]
OF_THE_SHEET = (Act.ANSWER_OFFER, Act.POST_OFFER)


@dataclass(frozen=True)
class Point:
    """One point of the sheet: its entries that wait for this party, and the place to propose something else."""

    row: object
    entries: list

    def name(self, what):
        return f"{what}_{self.row.pk}"


def points_of(case, party) -> list[Point]:
    """The open points of the table, each with (entry, what it is) for those that wait for this party's answer."""
    rows = case.offer_rows.prefetch_related("offers__answers", "offers__row")
    return [
        Point(row, [(offer, what) for offer, what in entries_in_words(row) if can_answer(offer, party)])
        for row in open_points(list(rows))
    ]


class AnswerSheetForm(PortalForm):
    """The bulletin as it is printed. `seen`: the entries that it showed, lest an answer go to another one."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    letter_on = DayField(
        label="Date de la lettre", max_value=timezone.localdate, help_text="Le cachet de la poste fait foi."
    )
    scan = CheckedFileField(label="Copie du bulletin")

    def __init__(self, *args, points, **kwargs):
        self.points = points
        shown = " ".join(str(offer.pk) for point in points for offer, _ in point.entries)
        kwargs["initial"] = {"token": uuid.uuid4(), "seen": shown}
        super().__init__(*args, **kwargs)
        self.shown = shown
        for point in points:
            self._add(point)

    def _add(self, point):
        for offer, _ in point.entries:
            self.fields[f"answer_{offer.pk}"] = forms.ChoiceField(
                label="Réponse", choices=ANSWERS, required=False, widget=forms.RadioSelect, initial=""
            )
        self.fields[point.name("text")] = long_text("Propose", required=False, rows=2)
        self.fields[point.name("amount")] = EuroField(label="Montant", required=False)
        self.fields[point.name("by")] = DayField(label="Au plus tard le", required=False, min_value=timezone.localdate)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("seen", "") != self.shown:
            self.add_error(None, "Le tableau a changé pendant la saisie. Relisez chaque réponse avant d’enregistrer.")
        for point in self.points:
            self._check(point, cleaned)
        if not self.errors and not self.acts():
            self.add_error(None, "Ce bulletin est vide : inscrivez au moins une réponse ou une proposition.")
        return cleaned

    def _check(self, point, cleaned):
        accepted = [offer for offer, _ in point.entries if cleaned.get(f"answer_{offer.pk}") == "yes"]
        text, title = cleaned.get(point.name("text")), point.row.title
        if len(accepted) > 1:
            self.add_error(f"answer_{accepted[1].pk}", f"« {title} » : une seule proposition peut être acceptée.")
        if accepted and text:
            self.add_error(point.name("text"), f"« {title} » : cette partie accepte, ou propose autre chose.")
        told = cleaned.get(point.name("amount")) is not None or cleaned.get(point.name("by"))
        if told and not text and point.name("text") not in self.errors:
            self.add_error(point.name("text"), f"« {title} » : écrivez la proposition, avec les mots de cette partie.")

    def acts(self) -> list[tuple]:
        """[(point's title, act, data)]: refusals first, then what is accepted, then what is proposed instead."""
        said = [
            (self.cleaned_data.get(f"answer_{offer.pk}"), point, offer)
            for point in self.points
            for offer, _ in point.entries
        ]
        answers = [
            (point.row.title, Act.ANSWER_OFFER, {"offer": offer, "accepted": answer})
            for wanted in ("no", "yes")
            for answer, point, offer in said
            if answer == wanted
        ]
        return answers + [
            (point.row.title, Act.POST_OFFER, {"row": point.row, **self._proposed(point)})
            for point in self.points
            if self.cleaned_data.get(point.name("text"))
        ]

    def _proposed(self, point):
        return {what: self.cleaned_data[point.name(what)] for what in ("text", "amount", "by")}


def first_token(token):
    return uuid.uuid5(token, "0")


def perform_sheet(access, form):
    """Every act of a valid sheet, in the name of the party of `access`, with one copy of its letter. All or nothing.

    The others hear of it once, whatever the number of its answers.

    NotPossibleNow names the point that stopped it.
    """
    token, letter_on, scan = (form.cleaned_data[name] for name in ("token", "letter_on", "scan"))
    letter = {"scan": scan, "scan_about": describe(scan)}
    acts = form.acts()
    together = Together(len(acts))
    with transaction.atomic():
        for place, (title, act, data) in enumerate(acts):
            try:
                event = perform(
                    access.case, act, access.actor, token=uuid.uuid5(token, str(place)), letter_on=letter_on,
                    together=together, **letter, **data,
                )  # fmt: skip
            except NotPossibleNow as refusal:
                raise NotPossibleNow(f"« {title} » : {refusal}") from refusal
            letter = {"copied_from": event} if "scan" in letter else letter


class AnswerSheet(CaseView, TemplateView):
    """The mediator types the bulletin of one party by post. For the Centre, which does not read the talks, a 404."""

    template_name = "casework/staff/answer_sheet.html"
    page_title = "Saisir un bulletin"

    def dispatch(self, request, *args, **kwargs):
        self.refusal = ""
        return super().dispatch(request, *args, **kwargs)

    def setup_sheet(self):
        if not all(typed_acts.may_type(self.access, act) for act in OF_THE_SHEET):
            raise Http404
        self.acting = typed_acts.access_for_party(self.access, self.kwargs["pk"])
        self.points = points_of(self.case, self.acting.party)

    def get(self, request, *args, **kwargs):
        self.setup_sheet()
        if not self.points or not any(row.act == Act.POST_OFFER for row in possible_acts(self.case, self.acting.actor)):
            messages.warning(request, GONE)
            return redirect(self.case_url)
        return self._shown(dressed(AnswerSheetForm(points=self.points)))

    def post(self, request, *args, **kwargs):
        self.setup_sheet()
        form = dressed(AnswerSheetForm(request.POST, request.FILES, points=self.points))
        valid = form.is_valid()
        token = form.cleaned_data.get("token")
        if token and already_done(self.acting, first_token(token), *OF_THE_SHEET):
            return redirect(f"{self.case_url}#tab-talks")
        if not valid:
            return self._shown(form, status=422)
        try:
            perform_sheet(self.acting, form)
        except NotAllowed:
            raise Http404 from None
        except NotPossibleNow as refusal:
            self.refusal = str(refusal)
            return self._shown(form, status=409)
        messages.success(request, f"Le bulletin de {self.acting.party} est inscrit au tableau.")
        return redirect(f"{self.case_url}#tab-talks")

    def _shown(self, form, status=200):
        points = [
            (
                point.row,
                [(offer, what, form[f"answer_{offer.pk}"]) for offer, what in point.entries],
                [form[point.name(what)] for what in ("text", "amount", "by")],
            )
            for point in self.points
        ]
        page = {"form": form, "points": points, "refusal": self.refusal, "party": self.acting.party}
        return self.render_to_response(self.get_context_data(**page), status=status)

    def get_breadcrumbs_items(self):
        cases = ("Dossiers", reverse("casework_staff:index"))
        return breadcrumbs(cases, (self.case.reference, f"{self.case_url}#tab-talks"), (self.page_title, ""))
