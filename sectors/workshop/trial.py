"""Trying a draft as a consumer would see it: the same forms, the same templates, nothing kept but in the session.

The outer screen is Wagtail's, with a frame at the width of a phone or of a desk; the frame shows the pages themselves.
No request, case, message or statistic ever comes from here: nothing of `intake` is called.
"""

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView, View

from portal.forms import PortalForm, hinted
from sectors.destinations import destination_of
from sectors.document_words import OUTCOME_KINDS, find_outcome, say_outcome
from sectors.evaluation import evaluate
from sectors.form_builder import form_class_for_step, to_answers
from sectors.plausible_answers import fill_step
from sectors.readable import readable_answers, readable_facets
from sectors.typology_questions import asked_axes, asked_facets
from sectors.workshop.trial_state import TrialState
from sectors.workshop.views import FormView

DISPUTE, OUTCOME, END = "_litige", "_issue-", "_fin"
WIDTHS = {"telephone": ("Téléphone", 390), "bureau": ("Bureau", 1100)}


def covered_options(document, axis):
    """The options of an axis that this form is for."""
    covered = document["covers"].get(axis["key"])
    return [option for option in axis["options"] if not covered or option["key"] in covered]


def first_facets(document):
    """The first dispute that the form covers, axis after axis."""
    facets = {}
    for axis in document["axes"]:
        asked = any(one["key"] == axis["key"] for one in asked_axes(document["axes"], facets))
        options = covered_options(document, axis)
        if asked and options:
            facets[axis["key"]] = options[0]["key"]
    return facets


def dispute_form(document, facets):
    """The choices that lead to this form, on one page: only those that it covers."""
    fields = {}
    for axis in asked_axes(document["axes"], facets):
        options = covered_options(document, axis)
        choices = [(o["key"], hinted(o["label"], o["help"]) if o.get("help") else o["label"]) for o in options]
        fields[axis["key"]] = forms.ChoiceField(
            label=axis["label"], help_text=axis.get("help") or "", choices=choices, widget=forms.RadioSelect
        )
    return type("DisputeForm", (PortalForm,), fields)


class Trial(FormView, TemplateView):
    """The outer screen."""

    template_name = "sectors/workshop/trial.html"
    screen = "trial"

    def get_context_data(self, **kwargs):
        chosen = self.request.GET.get("largeur")
        chosen = chosen if chosen in WIDTHS else "bureau"
        return super().get_context_data(
            widths=[(name, label, name == chosen) for name, (label, _) in WIDTHS.items()],
            width=WIDTHS[chosen][1], frame_url=self.url("trial_start"), **kwargs,
        )  # fmt: skip


class TrialBase(FormView, View):
    """A page inside the frame."""

    def prepare(self):
        """The state of this trial, and where it stands on the draft as it is now."""
        self.document = self.draft_document
        self.state = TrialState.of(self.request, self.form_page)
        if not self.state.facets:
            self.state.facets = first_facets(self.document)
        self.look()

    def look(self):
        self.destination = destination_of(self.document, self.state.facets, self.state.answers, self.today)
        self.reading = evaluate(self.document, self.state.facets, self.state.answers, self.today)
        self.keys = [DISPUTE, *self.destination.steps]

    def after(self, key):
        """The address of what follows this page: a wall, the next step, or the end."""
        self.look()
        wall = self._wall_after(key)
        if wall:
            return self.url("trial_page", f"{OUTCOME}{wall}")
        place = self.keys.index(key) if key in self.keys else 0
        following = self.keys[place + 1] if place + 1 < len(self.keys) else END
        return self.url("trial_page", following)

    def _wall_after(self, key):
        """What was reached at this step: a warning not read yet, or what ends the way."""
        step = "" if key == DISPUTE else key
        here = [one for one in self.reading.reached if one.step == step]
        ends = [one.key for one in here if one.key == self.destination.outcome]
        warnings = [one.key for one in here if one.kind == "warn" and one.key not in self.state.warned]
        return next(iter(warnings + ends), None)

    def shared(self, **context):
        titles = {step["key"]: step["title"] for step in self.document["steps"]} | {DISPUTE: "Le litige"}
        return context | {
            "form_page": self.form_page, "jumps": [(self.url("trial_page", key), titles[key]) for key in self.keys],
            "restart_url": self.url("trial_start"), "scenario_url": self.url("scenario_new"),
            "map_url": f"{self.url('map')}?chemin=essai",
        }  # fmt: skip


@method_decorator(xframe_options_sameorigin, name="dispatch")
class TrialStart(TrialBase):
    """The first page; sent as a form, it forgets what was typed."""

    def get(self, request, page_id):
        return redirect(self.url("trial_page", DISPUTE))

    def post(self, request, page_id):
        TrialState.of(request, self.form_page).forget(request)
        return redirect(self.url("trial_page", DISPUTE))


@method_decorator(xframe_options_sameorigin, name="dispatch")
class TrialPage(TrialBase):
    """One page of the form, the dispute it is about, a wall, or the end."""

    def get(self, request, page_id, step):
        self.prepare()
        if step.startswith(OUTCOME):
            return self._wall(step.removeprefix(OUTCOME))
        if step == END:
            return self._end()
        if step not in self.keys:
            return redirect(self.url("trial_page", self.keys[-1]))
        return self._show(step, self._form(step))

    def post(self, request, page_id, step):
        self.prepare()
        if step.startswith(OUTCOME):
            return self._pass(step.removeprefix(OUTCOME))
        if step not in self.keys:
            return redirect(self.url("trial_page", self.keys[-1]))
        if "remplir" in request.POST:
            return self._fill(step)
        if step == DISPUTE:
            return self._choose(self._form(step, request.POST))
        form = self._form(step, request.POST)
        rows = form.rows_asked
        if rows:
            return self._show(step, self._form(step, rows[0]).without_faults())
        if not form.is_valid():
            return self._show(step, form)
        self.state.answers |= to_answers(form.cleaned_data)
        self.state.save(request)
        return redirect(self.after(step))

    def _choose(self, form):
        """The dispute; when a choice opens a further axis, that one is asked before the first step."""
        if not form.is_valid():
            return self._show(DISPUTE, form)
        axes = self.document["axes"]
        self.state.facets = asked_facets(axes, form.cleaned_data)
        self.state.save(self.request)
        waits = any(axis["key"] not in self.state.facets for axis in asked_axes(axes, self.state.facets))
        return redirect(self.url("trial_page", DISPUTE) if waits else self.after(DISPUTE))

    def _form(self, step, data=None):
        if step == DISPUTE:
            return dispute_form(self.document, self.state.facets)(data, initial=self.state.facets)
        form_class = form_class_for_step(self.document, step, self.state.facets, self.state.answers, self.today)
        return form_class(data)

    def _fill(self, step):
        if step != DISPUTE:
            state = self.state
            state.answers = fill_step(self.document, step, state.facets, state.answers, self.today)
            state.save(self.request)
        return redirect(self.url("trial_page", step))

    def _show(self, step, form):
        place = self.keys.index(step)
        titles = {one["key"]: one["title"] for one in self.document["steps"]}
        context = self.shared(
            form=form, step={"title": titles.get(step, "Le litige")}, part="Essai", part_number=place + 1,
            part_total=len(self.keys), back_url=self.url("trial_page", self.keys[max(0, place - 1)]),
            may_fill=place > 0,
        )  # fmt: skip
        return render(self.request, "sectors/workshop/trial_step.html", context)

    def _wall(self, key):
        outcome = find_outcome(key, self.document)
        if outcome is None or key not in {one.key for one in self.reading.reached}:
            return redirect(self.url("trial_page", self.keys[-1]))
        back = self.url("trial_page", self._step_of(key))
        context = self.shared(outcome=outcome, kind=OUTCOME_KINDS[outcome["kind"]], back_url=back)
        return render(self.request, "sectors/workshop/trial_wall.html", context)

    def _step_of(self, key):
        return next(one.step for one in self.reading.reached if one.key == key) or DISPUTE

    def _pass(self, key):
        """A warning was read: go on."""
        if key not in {one.key for one in self.reading.reached}:
            raise Http404
        self.state.warned = [*self.state.warned, key]
        self.state.save(self.request)
        return redirect(self.after(self._step_of(key)))

    def _end(self):
        state, document = self.state, self.document
        context = self.shared(
            missing=[(self.url("trial_page", problem.step), problem.message) for problem in self.reading.problems],
            facets=readable_facets(document, state.facets), end=say_outcome(self.destination.outcome, document),
            answers=readable_answers(document, state.facets, state.answers, self.today), document=document,
            documents=[asked for asked in document["documents"] if asked["key"] in self.reading.documents],
            back_url=self.url("trial_page", self.keys[-1]),
        )  # fmt: skip
        return render(self.request, "sectors/workshop/trial_end.html", context)
