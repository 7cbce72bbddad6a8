"""The map: the form as a list of steps, its ways with their length, then the same as a drawing."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.views.generic import TemplateView

from sectors.checks import Rules, paths
from sectors.destinations import destination_of
from sectors.document_words import say_outcome
from sectors.form_map.drawing import draw
from sectors.form_map.layout import outcomes_by_step
from sectors.form_map.way_lengths import minutes_of
from sectors.workshop.trial_state import TrialState
from sectors.workshop.views import DRAFT, FormView


@dataclass(frozen=True)
class Lit:
    """The way that is lit up: its name, its steps, where it ends."""

    name: str
    steps: tuple
    outcome: str


def lit_way(name, document, facets, answers, today):
    """The way that these answers take through the document."""
    found = destination_of(document, facets, answers, today)
    return Lit(name, found.steps, found.outcome)


def map_context(document, lit=None):
    """What `sectors/workshop/map_parts.html` needs: steps with their ends, and the drawing."""
    ends = outcomes_by_step(document)
    return {
        "document": document,
        "steps": [
            (step, ends.get(step["key"], []), bool(lit and step["key"] in lit.steps)) for step in document["steps"]
        ],
        "first_ends": ends.get("", []),
        "lit": lit,
        "lit_end": say_outcome(lit.outcome, document) if lit else "",
        "drawing": draw(document, lit.steps, lit.outcome) if lit else draw(document),
    }


class FormMap(FormView, TemplateView):
    template_name = "sectors/workshop/map.html"
    screen = "map"

    def get_context_data(self, **kwargs):
        name = self.request.GET.get("version") or DRAFT
        words, document = self.document_called(name)
        ways, complete = paths(document, Rules(today=self.today))
        titles = {step["key"]: step["title"] for step in document["steps"] if step["visible_when"]}
        return super().get_context_data(
            **map_context(document, self._lit(document, ways)),
            chosen=name, words=words, complete=complete, versions=self.versions,
            scenarios=self.form_page.scenarios.all(),
            ways=[
                {
                    "number": number, "steps": len(way.steps), "questions": way.questions,
                    "minutes": minutes_of(document, way), "end": say_outcome(way.outcome, document),
                    "aside": [titles[key] for key in way.steps if key in titles],
                }
                for number, way in enumerate(ways, start=1)
            ],
            **kwargs,
        )  # fmt: skip

    def _lit(self, document, ways):
        """The way asked for: one of the list, a scenario's, or the one being tried. Never that of a case."""
        chosen = self.request.GET.get("chemin", "")
        kind, _, number = chosen.partition("-")
        if chosen == "essai":
            state = TrialState.of(self.request, self.form_page)
            return lit_way("le parcours essayé", document, state.facets, state.answers, self.today)
        if not number.isascii() or not number.isdigit() or len(number) > 9:
            return None
        if kind == "scenario":
            scenario = self.form_page.scenarios.filter(pk=int(number)).first()
            if scenario is None:
                raise Http404
            name = f"le scénario « {scenario.title} »"
            return lit_way(name, document, scenario.facets, scenario.answers, self.today)
        if kind == "parcours" and 0 < int(number) <= len(ways):
            way = ways[int(number) - 1]
            return Lit(f"le parcours {number}", way.steps, way.outcome)
        return None


class MapDrawing(FormView, TemplateView):
    """The drawing alone, as a file to keep or to print."""

    def get(self, request, page_id):
        name = request.GET.get("version") or DRAFT
        _, document = self.document_called(name)
        answer = HttpResponse(draw(document), content_type="image/svg+xml")
        answer["Content-Disposition"] = f'attachment; filename="plan-{self.form_page.slug}-{name}.svg"'
        return answer
