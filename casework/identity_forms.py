"""What the acts about a wrongly invited professional need to be told."""

from django import forms

from casework.act_form import ActForm, long_text
from casework.enums import IdentityDoubt
from casework.models import Party
from portal.fields import EmailAddressField, PhoneField, PostalCodeField, SiretField


class DisputeIdentityForm(ActForm):
    intro = "Dites-le simplement : le Centre vérifie, et votre délai est suspendu."
    submit_label = "Prévenir le Centre"
    doubt = forms.ChoiceField(label="Pourquoi cette demande ne vous concerne-t-elle pas ?", choices=IdentityDoubt,
                              widget=forms.RadioSelect)  # fmt: skip
    text = long_text(
        "Ce qui peut aider le Centre", required=False, max_length=2000, rows=4,
        help_text="Par exemple le nom de la bonne entreprise, ou du mandataire judiciaire. Le Centre seul le lit.",
    )  # fmt: skip


class _DisputedForm(ActForm):
    party = forms.ModelChoiceField(label="Professionnel", queryset=Party.objects.none(), empty_label=None)

    def prepare(self):
        disputed = Party.objects.filter(case=self.case).exclude(identity_doubt="")
        self.fields["party"].queryset = disputed
        self.fields["party"].initial = disputed.first()


class CorrectPartyForm(_DisputedForm):
    intro = (
        "La personne invitée par erreur perd l’accès au dossier et en est informée. Le professionnel corrigé reçoit "
        "une invitation, et un délai entier pour répondre. La date de dépôt ne change pas."
    )
    submit_label = "Corriger et inviter"
    name = forms.CharField(label="Nom de l’entreprise", max_length=200)
    siret = SiretField(label="Numéro SIRET", required=False)
    address = forms.CharField(label="Adresse", max_length=300)
    postal_code = PostalCodeField(label="Code postal")
    city = forms.CharField(label="Commune", max_length=100)
    email = EmailAddressField(
        label="Adresse e-mail", required=False, help_text="Sans elle, l’invitation part par la poste."
    )
    phone = PhoneField(label="Téléphone", required=False)


class KeepPartyForm(_DisputedForm):
    intro = "Le professionnel est invité de nouveau, avec tout le délai pour répondre, et lit la raison ci-dessous."
    submit_label = "Maintenir l’invitation"
    reason = long_text("Pourquoi c’est bien cette entreprise", max_length=1000, rows=4)
