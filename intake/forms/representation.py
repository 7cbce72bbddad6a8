"""Somebody asks in the place of the consumer: who, by what right, and who is represented (case C15)."""

from django import forms

from casework.representation import MANDATE_HELP, MANDATE_WHY, TIES
from intake.forms.fields import LineField
from intake.forms.person import IdentityForm
from portal.fields import EmailAddressField
from portal.forms import PortalForm

MANDATE = "mandat-de-representation"
DOCUMENT = {
    "key": MANDATE,
    "label": "Votre mandat",
    "help": MANDATE_HELP,
    "why": MANDATE_WHY,
    "required": True,
    "no_excuse": True,
}  # fmt: skip

OWN = "Son adresse e-mail\N{NO-BREAK SPACE}: c’est la vôtre. Donnez celle de cette personne, ou laissez ce champ vide."


class RepresentativeForm(PortalForm):
    """Who files."""

    first_name = LineField(label="Votre prénom", longest=100, error_messages={"required": "écrivez votre prénom."})
    last_name = LineField(label="Votre nom", longest=100, error_messages={"required": "écrivez votre nom."})
    tie = forms.ChoiceField(label="Vous êtes", choices=TIES, widget=forms.RadioSelect)


class RepresentedForm(IdentityForm):
    """The consumer: it is a party of the case, and is written to as such."""

    email = EmailAddressField(
        label="Son adresse e-mail", required=False,
        help_text="La sienne, pas la vôtre. Sans adresse, nous lui écrivons par la poste.",
    )  # fmt: skip

    def __init__(self, *args, own_email="", **kwargs):
        super().__init__(*args, **kwargs)
        self.own_email = own_email
        names = {"first_name": "Son prénom", "last_name": "Son nom"}
        for name, label in names.items():
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = "écrivez-le comme sur le contrat ou la facture."
            del self.fields[name].widget.attrs["autocomplete"]
        self.fields["email"].widget.attrs["autocomplete"] = "off"

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email and email == self.own_email:
            raise forms.ValidationError(OWN)
        return email
