"""An act's form dressed for Wagtail's admin: same fields, same checks, Wagtail's widgets."""

import re

from django import forms
from django.forms.renderers import get_default_renderer

from casework.forms import form_for
from casework.meeting_forms import HourField
from portal.fields import DayField, EuroField


class AdminDay(forms.DateInput):
    """One box with the browser's own calendar, read by DayField as its three parts."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")

    def decompress(self, value):
        """« 2027-03-31 » or « 31/03/2027 » → [day, month, year]; anything else comes out as it was typed."""
        parts = re.split(r"[-/. ]+", value.strip())
        if len(parts) != 3:
            return [value, value, value]
        return parts[::-1] if len(parts[0]) == 4 else parts


def admin_form(access, act, data=None, files=None, initial=None, maker=None):
    """The form of this act (or `maker`, a form made from it) with Wagtail's look.

    Raises KeyError for an act that no person performs.
    """
    return dressed((maker or form_for(act))(data=data, files=files, initial=initial or {}, access=access))


def dressed(form):
    """Any of our forms with Wagtail's widgets and renderer."""
    form.renderer = get_default_renderer()
    for field in form.fields.values():
        if isinstance(field, DayField):
            field.widget = AdminDay()
        elif isinstance(field, HourField):
            field.widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        elif isinstance(field, EuroField):
            field.widget = forms.TextInput(attrs={"inputmode": "decimal"})
        field.widget.is_required = field.required
    return form
