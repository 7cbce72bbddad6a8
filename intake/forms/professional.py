"""Who the dispute is with. Nothing here blocks somebody who does not have all the papers."""

from django import forms

from intake.forms.fields import LineField
from portal.fields import EmailAddressField, PhoneField, PostalCodeField, SiretField
from portal.forms import PortalForm


class ProfessionalForm(PortalForm):
    name = LineField(
        label="Nom de l’entreprise",
        help_text="Comme il est écrit sur le devis, la facture ou le contrat.",
        longest=150,
        error_messages={"required": "écrivez le nom de l’entreprise."},
    )
    siret = SiretField(
        label="Numéro SIRET",
        required=False,
        help_text="14 chiffres. Il figure sur le devis ou la facture, souvent en bas de page.",
    )
    siret_unknown = forms.BooleanField(label="Je ne connais pas ce numéro", required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("siret_unknown"):
            # Whoever says « I do not know it » is not stopped by a number that was half typed.
            self.errors.pop("siret", None)
            cleaned["siret"] = ""
        elif "siret" not in self.errors and not cleaned.get("siret"):
            self.add_error("siret", "Numéro SIRET : écrivez-le, ou cochez « Je ne connais pas ce numéro ».")
        return cleaned


class ProfessionalContactForm(PortalForm):
    address = LineField(
        label="Adresse",
        longest=200,
        help_text="Numéro et rue. Elle nous permet de lui écrire.",
        error_messages={"required": "écrivez le numéro et la rue."},
    )
    postal_code = PostalCodeField(label="Code postal")
    city = LineField(label="Commune", longest=100, error_messages={"required": "écrivez le nom de la commune."})
    email = EmailAddressField(
        label="Adresse e-mail de l’entreprise",
        required=False,
        help_text="Elle nous permet de l’inviter aussitôt. Sans elle, nous lui écrivons par la poste.",
    )
    email_unknown = forms.BooleanField(label="Je ne connais pas cette adresse", required=False)
    phone = PhoneField(label="Téléphone de l’entreprise", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # These are somebody else's: the browser must not propose the consumer's own.
        for name in ("postal_code", "email", "phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("email_unknown"):
            self.errors.pop("email", None)
            cleaned["email"] = ""
        elif "email" not in self.errors and not cleaned.get("email"):
            self.add_error(
                "email", "Adresse e-mail de l’entreprise : écrivez-la, ou cochez « Je ne connais pas cette adresse »."
            )
        return cleaned
