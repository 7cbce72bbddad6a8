"""From a step of a published form to a Django form, whose field names are the question keys.

    form_class = form_class_for_step(document, "travaux", facets, answers, today)
    form = form_class(request.POST, initial=answers)      # `answers` are those of the whole draft
    if form.is_valid():
        answers |= to_answers(form.cleaned_data)

A question may depend on another of the same step. Without JavaScript it appears at the next sending: the form then says
so beside the new question. A hidden question has no field, so it is never required.
"""

import datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from portal.error_texts import name_the_field
from portal.fields import DayField, EmailAddressField, EuroField, PhoneField
from portal.forms import PortalForm, hinted
from sectors.answer_checks import LONGEST, MAX_AMOUNT, MAX_NUMBER
from sectors.conditions import comparable, is_answered
from sectors.evaluation import Reading
from sectors.table_fields import AddressField, RowForm, RowsField, changed_rows

SHOWN = "_shown"
FORMATTED = {"invalid_choice", "min_value", "max_value"}
JUST_APPEARED = (
    "cette question s’affiche d’après votre réponse précédente. Répondez-y, ou laissez-la vide si elle est facultative."
)


def form_class_for_step(document, step_key, facets, answers, today):
    """The form of this step, given what was answered elsewhere.

    `answers`: the draft's answers so far; those of this step are read from the posted data, or from `answers` when the
    page is shown. Raise KeyError if the form has no such step.
    """
    step = next((step for step in document["steps"] if step["key"] == step_key), None)
    if step is None:
        raise KeyError(step_key)
    context = {"document": document, "step": step, "facets": facets, "answers": answers, "today": today}
    return type("StepForm", (StepForm,), context)


def to_answers(cleaned_data):
    """Cleaned data as JSON-ready answers: dates in ISO, amounts as « 1250.50 », yes or no as booleans."""
    return {key: _plain(value) for key, value in cleaned_data.items() if key != SHOWN}


def _plain(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, list):
        return [to_answers(item) if isinstance(item, dict) else item for item in value]
    return value


class StepForm(PortalForm):
    """The questions of one step that are shown, worked out again from what has just been posted."""

    document = step = facets = answers = today = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = {question["key"] for question in self.step["questions"]}
        known = self.answers or {}
        # What is shown depends on earlier answers only, so one reading in order is enough.
        typed = {key: value for key, value in known.items() if key not in own or not self.is_bound}
        reading = Reading(self.document, self.facets or {}, typed, self.today)
        reading.up_to(self.step["key"])
        self.infos = []
        for asked in self.step["questions"] if reading.shows(self.step) else ():
            question = reading.meet(asked)
            if question and question["type"] == "info":
                self.infos.append(question)
            elif question:
                self._add(question, typed, known)
        self._remember_shown()

    def _add(self, question, typed, known):
        key = question["key"]
        self.fields[key] = build_field(question, self.today)
        if self.is_bound:
            typed[key] = self._posted(key, self.fields[key])
        elif is_answered(known.get(key)):
            self.initial.setdefault(key, initial_value(question, known[key]))

    @property
    def rows_asked(self):
        """(posted data, name of the field) when « Ajouter » or « Retirer » was pressed in a table, else None."""
        return changed_rows(self.data, {self.add_prefix(key): field for key, field in self.fields.items()})

    def without_faults(self):
        """The page as it was typed, nothing said: who adds a row has not finished."""
        for field in self.fields.values():
            field.widget.quiet = True
        self._errors = ErrorDict()
        return self

    @property
    def summary(self):
        """As everywhere, but the faults of a table's rows, and of an address, lead to the very field."""
        lines = []
        for line in super().summary:
            field = next((f for f in self.visible_fields() if line["text"] in f.errors and _parts_are_wrong(f)), None)
            lines += _lines_of_parts(field) if field else [line]
        return lines

    def _posted(self, key, field):
        """The answer that was just typed, or None if it cannot be read (its field will say why)."""
        raw = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(key))
        try:
            return _plain(field.clean(raw))
        except ValidationError:
            return None

    def _remember_shown(self):
        keys = [key for key in self.fields if key != SHOWN]
        self.fields[SHOWN] = forms.CharField(
            required=False, max_length=5000, widget=forms.HiddenInput, initial=",".join(keys)
        )
        self.appeared = []
        posted = self.data.get(self.add_prefix(SHOWN)) if self.is_bound else None
        if posted is not None:
            self.appeared = [key for key in keys if key not in posted.split(",")]
            self.data = self.data.copy()
            self.data[self.add_prefix(SHOWN)] = ",".join(keys)

    def clean(self):
        cleaned = super().clean()
        cleaned.pop(SHOWN, None)
        for key in self.appeared:
            self.errors.pop(key, None)
            self.add_error(key, name_the_field(self.fields[key].label, JUST_APPEARED))
        return cleaned


def _parts_are_wrong(bound):
    return any(error.code == "parts" for error in bound.errors.as_data())


def _lines_of_parts(bound):
    for number, small in enumerate(bound.value(), start=1):
        name = f"{bound.field.widget.item_label} {number}, " if bound.field.widget.item_label else ""
        if small.has_changed():
            yield from (line | {"text": f"{name}{line['text']}"} for line in small.summary)


def initial_value(question, answer):
    """What a field shows again for a stored answer."""
    if question["type"] == "yes_no":
        return "yes" if answer is True else "no" if answer is False else None
    if question["type"] == "amount":
        return comparable("amount", answer, None)
    if question["type"] == "repeat":
        parts = {part["key"]: part for part in question["questions"]}
        return [{k: initial_value(parts[k], v) for k, v in row.items() if k in parts} for row in answer]
    return answer


class YesNoField(forms.TypedChoiceField):
    """« Oui » or « Non », never ticked in advance; cleans to True, False, or None."""

    def __init__(self, **kwargs):
        choices = [("yes", "Oui"), ("no", "Non")]
        super().__init__(
            choices=choices, widget=forms.RadioSelect, empty_value=None, coerce=lambda v: v == "yes", **kwargs
        )

    def has_changed(self, initial, data):
        return (initial or "") != (data or "")


def build_field(question, today):
    """The Django field of one question; None for an information."""
    if question["type"] == "info":
        return None
    shared = {"label": question["label"], "help_text": _hint(question), "required": question["required"]}
    field = BUILDERS[question["type"]](question, today, shared)
    field.why = question["why"]
    return field


def _hint(question):
    """The help, then the example; a hint is plain text."""
    example = f"Par exemple : {question['example']}" if question.get("example") else ""
    return " ".join(text for text in (question["help"], example) if text)


def _text(question, today, shared):
    widget = forms.Textarea(attrs={"rows": 6}) if question["type"] == "textarea" else forms.TextInput()
    longest = min(question.get("max_length") or LONGEST[question["type"]], LONGEST[question["type"]])
    return forms.CharField(max_length=longest, widget=widget, **shared)


def _yes_no(question, today, shared):
    messages = {"required": "choisissez oui ou non.", "invalid_choice": "choisissez oui ou non."}
    return YesNoField(error_messages=_named(question, messages), **shared)


def _choices(question):
    return [(o["key"], hinted(o["label"], o["help"]) if o.get("help") else o["label"]) for o in question["options"]]


def _choice(question, today, shared):
    messages = {"required": "choisissez une réponse.", "invalid_choice": "choisissez parmi les réponses proposées."}
    return forms.ChoiceField(
        choices=_choices(question), widget=forms.RadioSelect, error_messages=_named(question, messages), **shared
    )


def _multi_choice(question, today, shared):
    wrong = "cochez parmi les réponses proposées."
    messages = {"required": "cochez au moins une réponse.", "invalid_choice": wrong, "invalid_list": wrong}
    return forms.MultipleChoiceField(
        choices=_choices(question),
        widget=forms.CheckboxSelectMultiple,
        error_messages=_named(question, messages),
        **shared,
    )


def _date(question, today, shared):
    bounds = {
        f"{name}_value": comparable("date", question.get(name), today) for name in ("min", "max") if question.get(name)
    }
    return DayField(**bounds, **shared)


def _amount(question, today, shared):
    low = comparable("amount", question.get("min"), today) if question.get("min") else Decimal(0)
    high = comparable("amount", question.get("max"), today) if question.get("max") else MAX_AMOUNT
    return EuroField(min_value=low, max_value=min(high, MAX_AMOUNT), **shared)


def _number(question, today, shared):
    low = question.get("min") or 0
    high = MAX_NUMBER if question.get("max") is None else question["max"]
    messages = {
        "required": "écrivez un nombre.",
        "invalid": "écrivez un nombre entier, en chiffres.",
        "min_value": f"écrivez un nombre d’au moins {low}.",
        "max_value": f"écrivez un nombre qui ne dépasse pas {high}.",
    }
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-10"})
    if question.get("unit"):
        shared = shared | {"label": f"{shared['label']} (en {question['unit']})"}
    return forms.IntegerField(
        min_value=low, max_value=high, widget=widget, error_messages=_named(question, messages), **shared
    )


def _email(question, today, shared):
    return EmailAddressField(**shared)


def _phone(question, today, shared):
    return PhoneField(**shared)


def _address(question, today, shared):
    return AddressField(**shared)


def _rows(question, today, shared):
    fields = {part["key"]: build_field(part, today) for part in question["questions"]}
    form_class = type("QuestionsOfRow", (RowForm,), fields)
    least, most = question["min_rows"], question["max_rows"]
    return RowsField(form_class, question["item_label"], least, most, **shared)


def _named(question, messages):
    """Each message begins with the question it is about; Django formats some of them, where a % must be doubled."""
    label = question["label"]
    return {
        code: name_the_field(label.replace("%", "%%") if code in FORMATTED else label, text)
        for code, text in messages.items()
    }


BUILDERS = {
    "text": _text,
    "textarea": _text,
    "yes_no": _yes_no,
    "choice": _choice,
    "multi_choice": _multi_choice,
    "date": _date,
    "amount": _amount,
    "number": _number,
    "email": _email,
    "phone": _phone,
    "address": _address,
    "repeat": _rows,
}
