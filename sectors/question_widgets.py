"""The inputs of the form editor that a script completes: a question and its answers are chosen, not typed.

They remain plain text inputs: `static/sectors/form_editor.js` puts a list of the earlier questions over them. What
comparison suits what question is told to it from `condition_words.FITS`.
"""

import json

from django import forms

from sectors.condition_words import FITS


class HiddenKey(forms.HiddenInput):
    """A key: never typed by hand."""


class QuestionPicker(forms.TextInput):
    """The question a rule depends on; the script also looks after the comparison and the expected answer beside it."""

    def __init__(self, attrs=None):
        fits = json.dumps({kind: sorted(operators) for kind, operators in FITS.items()})
        super().__init__(
            {"data-controller": "condition-rule", "data-fits": fits, "autocomplete": "off", **(attrs or {})}
        )


class Picker(forms.TextInput):
    """A name picked from a list; `source` says which one to the script: dates, library or forms."""

    def __init__(self, source, attrs=None):
        super().__init__(
            {"data-controller": "page-picker", "data-source": source, "autocomplete": "off", **(attrs or {})}
        )
