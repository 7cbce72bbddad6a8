"""Two plain ways to write: a line, a text."""

import unicodedata

from django import forms

from portal.fields import OneLine


class LineField(OneLine):
    """One line of text, spaces tidied; `longest` characters at most."""

    default_error_messages = {"required": "écrivez votre réponse."}

    def __init__(self, *, longest=100, **kwargs):
        self.longest = longest
        super().__init__(**kwargs)
        self.error_messages["too_long"] = f"écrivez {longest} caractères au plus."

    def read(self, text):
        return text


class StoryField(forms.CharField):
    """Several lines; characters that nobody sees nor typed on purpose are left out."""

    def __init__(self, *, max_length=4000, rows=6, **kwargs):
        super().__init__(max_length=max_length, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        return "".join(
            char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
        ).strip()
