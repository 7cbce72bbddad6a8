"""Scenarios: the list with what each gives on the draft and online, writing one, deleting one."""

from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView
from wagtail.admin import messages

from sectors.destinations import destination_of
from sectors.models import Scenario
from sectors.scenarios import run, say_scenario
from sectors.workshop.scenario_form import ScenarioForm
from sectors.workshop.trial import first_facets
from sectors.workshop.trial_state import TrialState
from sectors.workshop.views import FormView


def scenario_results(view):
    """[{"scenario", "said", "draft", "live"}]: each scenario of this form, run on the draft and on what is online."""
    draft, live = view.draft_document, view.live_document
    return [
        {
            "scenario": scenario,
            "said": say_scenario(scenario, draft),
            "draft": run(scenario, draft, view.today),
            "live": run(scenario, live, view.today) if live else None,
        }
        for scenario in view.form_page.scenarios.all()
    ]


class Scenarios(FormView, TemplateView):
    template_name = "sectors/workshop/scenarios.html"
    screen = "scenarios"

    def get_context_data(self, **kwargs):
        return super().get_context_data(results=scenario_results(self), new_url=self.url("scenario_new"), **kwargs)


class ScenarioNew(FormView, TemplateView):
    """A new scenario, filled with the way that was just tried."""

    template_name = "sectors/workshop/scenario_form.html"
    page_title = "Scénario"

    def scenario(self):
        tried = TrialState.of(self.request, self.form_page)
        facets = tried.facets or first_facets(self.draft_document)
        found = destination_of(self.draft_document, facets, tried.answers, self.today)
        return Scenario(
            form_page=self.form_page, facets=facets, answers=dict(tried.answers), expected_outcome=found.outcome,
            created_by=self.request.user,
        )  # fmt: skip

    def get(self, request, **kwargs):
        return self._page(ScenarioForm(instance=self.scenario(), document=self.draft_document))

    def post(self, request, **kwargs):
        form = ScenarioForm(request.POST, instance=self.scenario(), document=self.draft_document)
        if not form.is_valid():
            return self._page(form, status=422)
        scenario = form.save(commit=False)
        found = destination_of(self.draft_document, scenario.facets, scenario.answers, self.today)
        scenario.expected_steps = list(found.steps)
        scenario.save()
        messages.success(request, f"Le scénario « {scenario.title} » est enregistré.")
        return redirect(self.url("scenarios"))

    def _page(self, form, status=200):
        said = say_scenario(form.instance, self.draft_document)
        head = ["title", "expected_outcome", "must_pass"]
        context = self.get_context_data(
            form=form, said=said, head=[form[name] for name in head], list_url=self.url("scenarios"),
            rows=[form[name] for name in form.fields if name not in head],
        )  # fmt: skip
        return self.render_to_response(context, status=status)


class ScenarioEdit(ScenarioNew):
    def scenario(self):
        return get_object_or_404(self.form_page.scenarios, pk=min(self.kwargs["scenario_id"], 2**31))


class ScenarioDelete(FormView, TemplateView):
    template_name = "sectors/workshop/scenario_delete.html"
    page_title = "Supprimer un scénario"

    def get_context_data(self, **kwargs):
        scenario = get_object_or_404(self.form_page.scenarios, pk=min(self.kwargs["scenario_id"], 2**31))
        return super().get_context_data(scenario=scenario, list_url=self.url("scenarios"), **kwargs)

    def post(self, request, **kwargs):
        scenario = self.get_context_data()["scenario"]
        scenario.delete()
        messages.success(request, f"Le scénario « {scenario.title} » est supprimé.")
        return redirect(self.url("scenarios"))
