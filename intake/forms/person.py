"""Who asks. The e-mail address is the account's."""

from django.core.exceptions import ValidationError

from intake.forms.fields import LineField, StoryField
from portal.fields import PhoneField, PostalCodeField
from portal.forms import PortalForm


class SummaryForm(PortalForm):
    question_as_heading = "summary"
    summary = StoryField(
        label="Résumez votre litige en deux ou trois phrases",
        help_text="C’est la première chose que liront le professionnel et le médiateur. Par exemple : « Le carrelage "
        "posé en mars se décolle. L’entreprise ne répond plus depuis mai. »",
        max_length=600,
        rows=5,
        error_messages={"required": "Écrivez deux ou trois phrases qui résument votre litige."},
    )


class IdentityForm(PortalForm):
    first_name = LineField(label="Prénom", longest=100, error_messages={"required": "écrivez votre prénom."})
    last_name = LineField(label="Nom", longest=100, error_messages={"required": "écrivez votre nom."})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"


class ContactForm(PortalForm):
    address = LineField(
        label="Adresse",
        longest=200,
        help_text="Numéro, rue, et si besoin bâtiment ou étage.",
        error_messages={"required": "écrivez le numéro et la rue."},
    )
    postal_code = LineField(label="Code postal", longest=12, error_messages={"required": "écrivez le code postal."})
    city = LineField(label="Commune", longest=100, error_messages={"required": "écrivez le nom de la commune."})
    country = LineField(label="Pays, si ce n’est pas la France", longest=60, required=False)
    phone = PhoneField(
        label="Téléphone", required=False, help_text="Utile au médiateur pour convenir d’un rendez-vous avec vous."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hints = {"address": "street-address", "postal_code": "postal-code", "city": "address-level2"}
        for name, hint in (hints | {"country": "country-name"}).items():
            self.fields[name].widget.attrs["autocomplete"] = hint
        self.fields["postal_code"].widget.attrs["class"] = "govuk-input--width-10"

    def clean(self):
        """A French code has five digits; a consumer who lives elsewhere in Europe may ask too (case C16)."""
        cleaned = super().clean()
        code, country = cleaned.get("postal_code"), (cleaned.get("country") or "").lower()
        if country == "france":
            cleaned["country"] = country = ""
        if code and not country and not self.errors.get("country"):
            self._check_french(cleaned, code)
        return cleaned

    def _check_french(self, cleaned, code):
        field = PostalCodeField(label="Code postal")
        try:
            cleaned["postal_code"] = field.clean(code)
        except ValidationError as error:
            self.add_error("postal_code", error)


class CheckForm(PortalForm):
    """Nothing to fill in: the page shows all the answers."""
