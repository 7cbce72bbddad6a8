"""A scenario edited by hand: a title, where it must lead, and each answer chosen from the form's own."""

from django import forms

from sectors.document_words import say_outcome
from sectors.models import Scenario
from sectors.schema import FILE
from sectors.workshop.trial import covered_options

FACET, ANSWER = "axe-", "q-"


class ScenarioForm(forms.ModelForm):
    """`document`: the draft. Its choices, dates and numbers become fields; written answers are kept as they are."""

    class Meta:
        model = Scenario
        fields = ["title", "expected_outcome", "must_pass"]
        error_messages = {"title": {"required": "Dites en une phrase ce que ce scénario vérifie."}}

    def __init__(self, *args, document, **kwargs):
        super().__init__(*args, **kwargs)
        ends = [
            (o["key"], say_outcome(o["key"], document)) for o in document.get("outcomes", []) if o["kind"] != "warn"
        ]
        ends = [pair for pair in ends if pair[0] != FILE]
        self.fields["expected_outcome"] = forms.ChoiceField(
            label="Où ce parcours doit mener", choices=[(FILE, say_outcome(FILE, document)), *ends]
        )
        self.order_fields(["title", "expected_outcome", "must_pass"])
        for axis in document["axes"]:
            choices = [(option["key"], option["label"]) for option in covered_options(document, axis)]
            self._add(f"{FACET}{axis['key']}", _choice(axis, choices), self.instance.facets.get(axis["key"]))
        for question in (question for step in document["steps"] for question in step["questions"]):
            maker = MAKERS.get(question["type"])
            if maker:
                self._add(f"{ANSWER}{question['key']}", maker(question), self.instance.answers.get(question["key"]))

    def _add(self, name, field, value):
        self.fields[name] = field
        self.initial[name] = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value

    def save(self, commit=True):
        scenario, answers = self.instance, dict(self.instance.answers)
        scenario.facets = {
            name.removeprefix(FACET): value
            for name, value in self.cleaned_data.items()
            if name.startswith(FACET) and value
        }
        for name, value in self.cleaned_data.items():
            if name.startswith(ANSWER):
                answers.pop(name.removeprefix(ANSWER), None)
                if value not in (None, "", []):
                    answers[name.removeprefix(ANSWER)] = self._plain(name, value)
        scenario.answers = answers
        return super().save(commit)

    def _plain(self, name, value):
        field = self.fields[name]
        if isinstance(field, forms.DateField):
            return value.isoformat()
        if isinstance(field, forms.DecimalField) and not isinstance(field, forms.IntegerField):
            return f"{value:.2f}"
        return value == "yes" if getattr(field, "is_yes_no", False) else value


def _choice(question, choices):
    return forms.ChoiceField(label=question["label"], required=False, choices=[("", "pas de réponse"), *choices])


def _options(question):
    return [(option["key"], option["label"]) for option in question["options"]]


def _yes_no(question):
    field = _choice(question, [("yes", "Oui"), ("no", "Non")])
    field.is_yes_no = True
    return field


MAKERS = {
    "choice": lambda question: _choice(question, _options(question)),
    "yes_no": _yes_no,
    "multi_choice": lambda question: forms.MultipleChoiceField(
        label=question["label"], required=False, choices=_options(question), widget=forms.CheckboxSelectMultiple
    ),
    "date": lambda question: forms.DateField(
        label=question["label"], required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    ),
    "amount": lambda question: forms.DecimalField(
        label=f"{question['label']} (€)", required=False, min_value=0, max_digits=10, decimal_places=2
    ),
    "number": lambda question: forms.IntegerField(label=question["label"], required=False, min_value=0),
}
