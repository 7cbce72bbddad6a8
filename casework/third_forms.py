"""The forms about those who stand beside a party: a lawyer, a person of trust, a representative."""

from django import forms

from casework.act_form import ActForm
from casework.enums import Capacity, Notices
from casework.models import Party, ThirdParty
from casework.procedure.acts.third_parties import NO_MANDATE, TAKEN
from casework.procedure.third_guards import accompanied_by, beside, representatives, taken_addresses
from portal.fields import EmailAddressField
from portal.forms import hinted
from portal.uploads import CheckedFileField, describe

CAPACITIES = [
    (Capacity.LAWYER.value, hinted("Un avocat", "Il lit ce que lit la partie et écrit sur le forum sous son nom.")),
    (
        Capacity.SUPPORT.value,
        hinted("Une personne de confiance", "Un proche, une association. Elle lit et écrit sur le forum sous son nom."),
    ),
    (
        Capacity.REPRESENTATIVE.value,
        hinted(
            "Un représentant, avec un mandat",
            "Il agit au nom de la partie : il répond, propose et signe pour elle.",
        ),
    ),
]  # fmt: skip


NOTICES = [
    (
        Notices.BOTH.value,
        hinted("Vous et votre représentant", "Chaque message vous est adressé, avec une copie pour lui."),
    ),
    (
        Notices.REPRESENTATIVE.value,
        hinted(
            "Votre représentant seulement, comme le dit le mandat",
            "Ce qui fait courir un délai, les décisions et les documents vous sont toujours adressés aussi.",
        ),
    ),
]


class InviteThirdForm(ActForm):
    intro = (
        "Cette personne reçoit une invitation par e-mail, sans un mot du litige. Elle se connecte avec cette adresse "
        "et lit ce que lit la partie qu’elle accompagne. Les autres parties apprennent son nom et sa qualité."
    )
    submit_label = "Inviter cette personne"
    for_party = forms.ModelChoiceField(
        label="Qui cette personne accompagne-t-elle ?", queryset=Party.objects.none(), widget=forms.RadioSelect,
        empty_label=None,
    )  # fmt: skip
    capacity = forms.ChoiceField(label="Sa qualité", choices=CAPACITIES, widget=forms.RadioSelect)
    first_name = forms.CharField(label="Son prénom", max_length=100)
    last_name = forms.CharField(label="Son nom", max_length=100)
    email = EmailAddressField(
        label="Son adresse e-mail",
        help_text="La sienne : elle seule ouvre le dossier, et aucun code n’est à transmettre.",
    )
    mandate = CheckedFileField(
        label="Le mandat",
        required=False,
        help_text="Pour un représentant seulement : PDF, JPEG ou PNG, 15 Mo au plus. Il devient une pièce du dossier.",
    )
    notices = forms.ChoiceField(
        label="Qui reçoit les messages ?", choices=NOTICES, required=False, widget=forms.RadioSelect,
        initial=Notices.BOTH, help_text="Pour un représentant seulement. Vous pourrez en changer à tout moment.",
    )  # fmt: skip
    reads_caucus = forms.BooleanField(
        label="Lui montrer aussi l’aparté avec le médiateur", required=False,
        help_text="Sans cette case, cette personne ne voit pas ce que la partie et le médiateur se disent seuls.",
    )  # fmt: skip

    def prepare(self):
        if self.access.party:
            del self.fields["for_party"]
            return
        del self.fields["reads_caucus"], self.fields["notices"]
        possible = [party.pk for party in self.case.standing_parties if accompanied_by(self.case, party)]
        self.fields["for_party"].queryset = Party.objects.filter(pk__in=possible)

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email.lower() in taken_addresses(self.case):
            raise forms.ValidationError(TAKEN)
        return email

    def clean(self):
        cleaned = super().clean()
        needed = cleaned.get("capacity") == Capacity.REPRESENTATIVE
        if needed and not cleaned.get("mandate") and "mandate" not in self.errors:
            self.add_error("mandate", NO_MANDATE)
        return cleaned

    def act_data(self):
        data = super().act_data()
        return {**data, "mandate_about": describe(data["mandate"])} if data.get("mandate") else data


class RemoveThirdForm(ActForm):
    intro = (
        "Cette personne n’ouvre plus le dossier à partir de maintenant. Elle en est avertie, les autres parties aussi."
    )
    submit_label = "Mettre fin à son accès"
    danger = True
    third = forms.ModelChoiceField(
        label="Qui ne doit plus avoir accès au dossier ?", queryset=ThirdParty.objects.none(),
        widget=forms.RadioSelect, empty_label=None,
    )  # fmt: skip

    def prepare(self):
        present = [third.pk for third in beside(self.case, self.access.party)]
        field = self.fields["third"]
        field.queryset = ThirdParty.objects.filter(pk__in=present).select_related("party")
        field.label_from_instance = lambda third: third.label


class ChooseNoticesForm(ActForm):
    intro = (
        "Votre choix suit votre mandat et vaut tout de suite. Votre représentant en est averti. "
        "Quoi que vous choisissiez, tout se lit dans votre espace."
    )
    submit_label = "Enregistrer ce choix"
    third = forms.ModelChoiceField(
        label="Votre représentant", queryset=ThirdParty.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    notices = forms.ChoiceField(label="Qui reçoit les messages ?", choices=NOTICES, widget=forms.RadioSelect)

    def prepare(self):
        present = representatives(self.case, self.access.party)
        self.fields["third"].queryset = ThirdParty.objects.filter(pk__in=[third.pk for third in present])
        if len(present) == 1:
            self.initial.setdefault("third", present[0].pk)
            self.initial.setdefault("notices", present[0].notices)


class LeaveForm(ActForm):
    intro = "Vous n’ouvrirez plus ce dossier. La partie que vous accompagnez et les autres parties en sont averties."
    submit_label = "Quitter ce dossier"
    danger = True
