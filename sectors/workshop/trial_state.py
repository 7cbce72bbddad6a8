"""What was typed while trying a form: kept in the editor's own session, and nowhere else."""

from dataclasses import dataclass, field

SESSION_KEY = "form_trials"


@dataclass
class TrialState:
    """`facets` and `answers` of the trial of one form; `warned`: the warnings that were read."""

    page_id: int
    facets: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    warned: list = field(default_factory=list)

    @classmethod
    def of(cls, request, page):
        """The trial of this form in this session, or an empty one."""
        known = request.session.get(SESSION_KEY, {}).get(str(page.pk), {})
        return cls(page.pk, known.get("facets", {}), known.get("answers", {}), known.get("warned", []))

    def save(self, request):
        trials = request.session.get(SESSION_KEY, {})
        trials[str(self.page_id)] = {"facets": self.facets, "answers": self.answers, "warned": self.warned}
        request.session[SESSION_KEY] = trials

    def forget(self, request):
        trials = request.session.get(SESSION_KEY, {})
        trials.pop(str(self.page_id), None)
        request.session[SESSION_KEY] = trials
