"""The forms about several professionals: shares of a package, and the one who joins later."""

from decimal import Decimal

from django import forms
from django.utils import timezone

from casework.act_form import ActForm, long_text
from casework.models import Package, split_evenly
from casework.procedure.acts.joining import same_siret
from casework.procedure.acts.tailored import shares_problem
from casework.procedure.guards import newcomer_unexamined
from portal.fields import DayField, EmailAddressField, PhoneField, PostalCodeField, SiretField


class SharesMixin:
    """One field per professional who would pay, equal shares to begin with; nothing when there is only one."""

    def payers(self):
        return [party for party in self.case.standing_parties if party.is_respondent]

    def add_shares(self):
        parties = self.payers()
        self.sharing = parties if len(parties) > 1 else []
        equal = split_evenly(Decimal(100), [Decimal(1)] * len(parties)) if self.sharing else []
        for party, percent in zip(self.sharing, equal, strict=True):
            self.fields[f"share_{party.pk}"] = forms.DecimalField(
                label=f"Part de {party}, en %", max_digits=5, decimal_places=2, min_value=0, max_value=100,
                localize=True, initial=percent, help_text="Parts égales, sauf autre accord. Le total fait 100 %.",
            )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        names = [f"share_{party.pk}" for party in self.sharing]
        whole = bool(names) and all(cleaned.get(name) is not None for name in names)
        if whole and (problem := shares_problem([cleaned[name] for name in names])):
            self.add_error(names[-1], problem)
        return cleaned

    def act_data(self):
        data = {name: value for name, value in super().act_data().items() if not name.startswith("share_")}
        shares = {party.pk: self.cleaned_data[f"share_{party.pk}"] for party in self.sharing}
        return {**data, "shares": shares} if shares else data


class InviteSeveralForm(SharesMixin, ActForm):
    """The Centre validates (or the mediator admits): the invitations say each one's share."""

    def payers(self):
        return self.case.present_respondents

    invites_in = ""

    def prepare(self):
        self.sharing = []
        if self.case.order == self.invites_in:
            self.add_shares()


class TailoredForm(SharesMixin, ActForm):
    intro = "Les parties doivent toutes accepter. Le prix n’est montré qu’aux professionnels."
    submit_label = "Proposer ces rencontres"
    format = forms.ChoiceField(label="Forme des rencontres", choices=Package.Format, widget=forms.RadioSelect)
    purpose = long_text("Ce que les rencontres doivent permettre", max_length=2000)

    def prepare(self):
        self.add_shares()


class AddRespondentForm(ActForm):
    intro = (
        "Le médiateur regarde d’abord si la loi permet que ce professionnel participe. Il l’invite ensuite, et chacun "
        "dit s’il accepte de poursuivre à plusieurs. Rien n’est envoyé à ce professionnel avant cela."
    )
    submit_label = "Nommer ce professionnel"
    company = forms.CharField(label="Nom de l’entreprise", max_length=150)
    siret = SiretField(label="Numéro SIRET", required=False, help_text="14 chiffres, si vous le connaissez.")
    address = forms.CharField(label="Adresse", max_length=200)
    postal_code = PostalCodeField(label="Code postal")
    city = forms.CharField(label="Commune", max_length=100)
    email = EmailAddressField(
        label="Adresse e-mail de l’entreprise", required=False, help_text="Sans elle, nous lui écrivons par la poste."
    )
    phone = PhoneField(label="Téléphone de l’entreprise", required=False)
    newcomer_note = long_text(
        "Son lien avec le litige", max_length=2000, rows=4,
        help_text="Le contrat, le devis ou la facture, ou ce que ce professionnel a fait chez vous.",
    )  # fmt: skip
    prior_complaint_on = DayField(
        label="Date de la réclamation écrite à ce professionnel", max_value=timezone.localdate, required=False,
        help_text="La loi demande une réclamation écrite de moins d’un an, pour ce professionnel aussi.",
    )  # fmt: skip

    def prepare(self):
        if self.access.party is None:
            self.fields["claimant_agrees"] = forms.BooleanField(
                label="Le consommateur, que j’ai interrogé, est d’accord",
                error_messages={"required": "Demandez d’abord son accord au consommateur, puis cochez cette case."},
            )

    def clean_siret(self):
        siret = self.cleaned_data["siret"]
        if problem := same_siret(self.case, siret):
            raise forms.ValidationError(f"Numéro SIRET : {problem}")
        return siret


class AdmitRespondentForm(TailoredForm):
    intro = (
        "Ce professionnel reçoit sa notification et son invitation, avec des délais qui lui sont propres. "
        "Les autres sont consultés à nouveau, sur les rencontres et sur leur part du prix."
    )
    submit_label = "Inviter ce professionnel"
    note = long_text("Votre note de recevabilité", max_length=2000, rows=4, help_text="Elle reste au dossier.")
    field_order = ["note"]

    def payers(self):
        newcomer = newcomer_unexamined(self.case)
        return super().payers() + ([newcomer] if newcomer else [])


class RefuseRespondentForm(ActForm):
    intro = "La médiation continue comme avant. Rien n’est envoyé à ce professionnel."
    submit_label = "Ne pas l’inviter"
    note = long_text("La raison", max_length=2000, rows=4, help_text="Le consommateur la lit telle quelle.")
