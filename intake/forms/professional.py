"""Who the dispute is with. Nothing here blocks somebody who does not have all the papers."""

from django import forms

from intake.forms.fields import LineField
from intake.forms.screening import YesNo
from intake.professionals import MOST, twin_of
from portal.fields import EmailAddressField, PhoneField, PostalCodeField, SiretField
from portal.forms import PortalForm


class ProfessionalForm(PortalForm):
    """`others`: the other professionals of this request, {"name", "siret"}: nobody is named twice."""

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

    def __init__(self, *args, others=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.others = others
        self.fields["siret"].may_stay_empty = False  # the number, or the box under it

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("siret_unknown"):
            # Whoever says « I do not know it » is not stopped by a number that was half typed.
            self.errors.pop("siret", None)
            cleaned["siret"] = ""
        elif "siret" not in self.errors and not cleaned.get("siret"):
            self.add_error("siret", "Numéro SIRET : écrivez-le, ou cochez « Je ne connais pas ce numéro ».")
        if not self.errors and (twin := twin_of(cleaned, self.others)):
            self._refuse_twin(cleaned, twin)
        return cleaned

    def _refuse_twin(self, cleaned, twin):
        if cleaned.get("siret") and cleaned["siret"] == twin.get("siret"):
            self.add_error("siret", f"Numéro SIRET : c’est celui de {twin['name']}, que vous avez déjà nommé.")
        else:
            self.add_error(
                "name",
                f"Vous avez déjà nommé {twin['name']}. Si c’est une autre entreprise, ajoutez sa commune à son nom.",
            )


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
        self.fields["email"].may_stay_empty = False  # the address, or the box under it

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


class MoreProfessionalsForm(PortalForm):
    """Under the list of professionals: another one? `room`: how many may still be named."""

    more = YesNo(
        label="Un autre professionnel est-il concerné par ce litige ?",
        help_text="Par exemple deux artisans du même chantier, ou le vendeur et le poseur. Vous pouvez en nommer "
        f"{MOST} en tout.",
        error_messages={"required": "Choisissez « Oui » ou « Non » pour continuer."},
    )

    def __init__(self, *args, room=1, **kwargs):
        super().__init__(*args, **kwargs)
        if room <= 0:
            del self.fields["more"]
