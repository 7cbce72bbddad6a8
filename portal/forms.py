"""What every form of the public site shares: its look, its courtesy, its error messages.

All public forms subclass `PortalForm` (or `PortalModelForm`; `PortalFormMixin` goes first in the bases of a form that
comes from a library). The setting FORM_RENDERER stays untouched, so that Wagtail's admin keeps its own look.

In a page:

    {% include "components/error_summary.html" with form=form %}
    <form method="post" novalidate>{% csrf_token %}{{ form }}{% include "components/submit.html" %}</form>

- `question_as_heading = "field"`: that field's label or legend becomes the page's h1 (one thing per page).
- `hinted("Libellé", "explication")` as the label of a choice puts a hint under that radio or checkbox.
- A field with required=False is marked « (facultatif) » by itself.
- Errors name the field and say what to do: « Adresse e-mail : écrivez… » (`portal.error_texts`). An error_messages
  given by hand is kept as it is. `field.error_label` replaces a label that is too long for a message.
- No attribute `required`, `maxlength` or the like is written: the server answers, in French, and keeps what was typed.
"""

from django import forms
from django.forms.utils import ErrorList

from portal.error_texts import give_french_texts
from portal.renderers import PortalFormRenderer
from portal.typography import typeset
from portal.uploads import CheckedFileField


class HintedLabel(str):
    """The text of a choice, with a hint that the portal's templates show under it."""

    hint = ""


def hinted(label, hint):
    """Return `label`, to be used in `choices`, with its `hint`; a plain string everywhere else."""
    text = HintedLabel(label)
    text.hint = hint
    return text


def first_input_id(bound_field):
    """The id that a link of the error summary must point to: the first input of the field."""
    auto_id = bound_field.field.widget.attrs.get("id") or bound_field.auto_id
    if auto_id and bound_field.use_fieldset:
        return f"{auto_id}_0"
    return bound_field.id_for_label or auto_id


class FrenchErrors(ErrorList):
    """What a form says of a wrong answer, with French spaces."""

    def __getitem__(self, place):
        return typeset(super().__getitem__(place))


class FrenchBoundField(forms.BoundField):
    """The words around a field, with French spaces; what is typed in it stays as it was typed."""

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        self.label, self.help_text = typeset(self.label), typeset(self.help_text)


class PortalFormMixin:
    """The look and the messages of the public site for any form class, allauth's included."""

    bound_field_class = FrenchBoundField

    default_renderer = PortalFormRenderer
    use_required_attribute = False
    question_as_heading = None
    keeps_files = False  # whether the good files of a page with errors are kept by whoever has the form

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("error_class", FrenchErrors)
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def full_clean(self):
        for name, field in self.fields.items():
            give_french_texts(field, name)
        super().full_clean()
        if self._errors and not self.keeps_files:
            self._ask_again_for_the_files()

    def _ask_again_for_the_files(self):
        """A page that comes back with errors has lost its files, the good ones too: it says so beside each box."""
        for name, field in self.fields.items():
            if not isinstance(field, CheckedFileField):
                continue
            sent = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            if sent and (name not in self._errors or (isinstance(sent, list) and len(sent) > 1)):
                self.add_error(name, field.problem("again"))

    @property
    def summary(self):
        """Every error of the form in the order of its fields: [{"text", "target"}], target an id or ""."""
        visible = self.visible_fields()
        first = first_input_id(visible[0]) if visible else ""
        lines = [{"text": text, "target": first} for text in self.non_field_errors()]
        lines += [{"text": text, "target": first_input_id(field)} for field in visible for text in field.errors]
        return lines + [{"text": text, "target": ""} for field in self.hidden_fields() for text in field.errors]


class PortalForm(PortalFormMixin, forms.Form):
    """A form of the public site."""


class PortalModelForm(PortalFormMixin, forms.ModelForm):
    """A form of the public site that fills in a model."""
