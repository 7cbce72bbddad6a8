"""The one form of the party space that is not an act."""

from django import forms

from portal.forms import PortalForm


class InvitationForm(PortalForm):
    """The two things that an invitation gives: the number of the case and a code."""

    reference = forms.CharField(
        label="Numéro du dossier",
        max_length=20,
        help_text="Il figure en haut du courrier ou de l’e-mail que vous avez reçu. Par exemple : 2026-000123.",
    )
    code = forms.CharField(
        label="Code reçu", max_length=40,
        help_text="Des lettres et des chiffres, sans distinction entre majuscules et minuscules.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_reference(self):
        return self.cleaned_data["reference"].replace(" ", "")


class SlotsCodeForm(InvitationForm):
    """The same two things, from the letter that proposes dates."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code du courrier"
