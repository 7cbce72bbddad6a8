"""The forms about an expert: the quote and its shares, the consents, the report."""

from decimal import Decimal

from django import forms

from casework.act_form import ActForm, long_text
from casework.models import Exhibit, Expertise
from casework.procedure.acts.third_parties import TAKEN
from casework.procedure.expert_guards import may_end, not_shown_yet, pending, shown_to
from casework.procedure.third_guards import taken_addresses
from casework.respondent_forms import SharesMixin
from portal.fields import EmailAddressField, EuroField, ManyRows
from portal.uploads import CheckedFileField, describe

PAYS = {
    True: "Je sais que la médiation est gratuite pour moi et que cet expert ne l’est pas. J’accepte de payer ma part",
    False: "J’accepte de payer ma part de cette expertise",
}
COSTS = [("joint", "À frais partagés, si chacun l’accepte"), ("alone", "À mes frais seuls")]


def consent_field(party):
    """The written consent: in the consumer's case, the express word that mediation is free and this is not."""
    return forms.BooleanField(
        label=PAYS[party.is_claimant], error_messages={"required": "Cochez la case pour donner votre accord écrit."}
    )


def euros(amount):
    return f"{EuroField().prepare_value(amount)}\N{NO-BREAK SPACE}€"


class RequestExpertForm(SharesMixin, ActForm):
    intro = (
        "Rien n’est commandé avant l’accord écrit de tous ceux qui paient. L’expert lit les pièces choisies, "
        "et rien de ce qui se dit en médiation. Un expert que vous payez seul ne fait rapport qu’à vous."
    )
    submit_label = "Proposer cet expert"
    joint = forms.ChoiceField(label="Qui paie l’expert ?", choices=COSTS, widget=forms.RadioSelect)
    first_name = forms.CharField(label="Prénom de l’expert", max_length=100)
    last_name = forms.CharField(label="Nom de l’expert", max_length=100)
    speciality = forms.CharField(label="Sa spécialité", max_length=200)
    email = EmailAddressField(label="Son adresse e-mail")
    purpose = long_text(
        "Sa mission", max_length=2000, rows=4, help_text="Ce qu’il doit voir et dire. L’expert lit ce texte."
    )
    amount = EuroField(
        label="Montant total du devis", min_value=Decimal("0.01"), help_text="Toutes taxes comprises, en euros."
    )
    exhibits = ManyRows(
        label="Les pièces que l’expert peut lire", queryset=Exhibit.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def payers(self):
        return self.case.standing_parties

    def prepare(self):
        self.fields["exhibits"].queryset = Exhibit.objects.filter(case=self.case, confidential=False)
        self.add_shares()
        for party in self.sharing:
            field = self.fields[f"share_{party.pk}"]
            field.required, field.help_text = (
                False,
                "Parts égales, sauf autre accord. Pour des frais partagés seulement.",
            )
        if self.access.party:
            self.fields["agrees"] = consent_field(self.access.party)
        else:
            del self.fields["joint"]

    def clean_email(self):
        if self.cleaned_data["email"].lower() in taken_addresses(self.case):
            raise forms.ValidationError(TAKEN)
        return self.cleaned_data["email"]

    def clean(self):
        if self.cleaned_data.get("joint") == "alone":
            self.sharing = []
        cleaned = super().clean()
        for party in self.sharing:
            name = f"share_{party.pk}"
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, f"Part de {party} : indiquez un pourcentage, 0 si cette partie ne paie rien.")
        return cleaned


class ConsentExpertForm(ActForm):
    intro = (
        "Rien n’est commandé avant l’accord écrit de chacun. Vous payez votre part directement à l’expert. Son rapport "
        "est confidentiel, sauf accord des parties."
    )
    submit_label = "Donner mon accord"

    def prepare(self):
        if self.access.party:
            self.fields["agrees"] = consent_field(self.access.party)


class DeclineExpertForm(ActForm):
    intro = "Vous êtes libre de refuser, sans donner de raison. La médiation continue comme avant."
    submit_label = "Refuser"
    danger = True


class OrderExpertForm(ActForm):
    submit_label = "Commander à mes frais"
    agrees = forms.BooleanField(
        label="Je commande cette expertise à mes frais seuls",
        error_messages={"required": "Cochez la case pour donner votre accord écrit."},
    )

    def prepare(self):
        expertise = pending(self.case)
        if expertise:
            self.intro = (
                f"Le consommateur n’a pas accepté de partager les frais. Vous pouvez commander seul l’expertise de "
                f"{expertise}, pour {euros(expertise.amount)}. Le rapport vous est remis à vous seul : vous choisissez "
                "de le verser ou non au dossier."
            )


class ShowExhibitsForm(ActForm):
    intro = (
        "L’expert lit ces pièces sur sa page. Il ne lit rien de ce qui se dit en médiation. Pour un "
        "expert commun, les autres parties sont averties."
    )
    submit_label = "Montrer ces pièces"
    expertise = forms.ModelChoiceField(
        label="À quel expert ?", queryset=Expertise.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    exhibits = ManyRows(
        label="Les pièces à montrer", queryset=Exhibit.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def prepare(self):
        theirs = shown_to(self.case, self.access.actor)
        self.fields["expertise"].queryset = Expertise.objects.filter(pk__in=[expertise.pk for expertise in theirs])
        self.fields["expertise"].label_from_instance = lambda expertise: f"{expertise}, {expertise.speciality}"
        if len(theirs) == 1:
            self.fields["expertise"].initial = theirs[0].pk
        offered = {exhibit.pk for expertise in theirs for exhibit in not_shown_yet(self.case, expertise)}
        self.fields["exhibits"].queryset = Exhibit.objects.filter(pk__in=offered)


class DeliverReportForm(ActForm):
    intro = "Le rapport est confidentiel. Une fois remis, il ne peut plus être remplacé."
    submit_label = "Remettre le rapport"
    file = CheckedFileField(label="Le rapport")

    def act_data(self):
        data = super().act_data()
        return {**data, "about": describe(data["file"])}


class EndExpertForm(ActForm):
    intro = "L’expert n’ouvre plus sa page à partir de maintenant. Ce qui lui est déjà dû se règle avec lui."
    submit_label = "Mettre fin à sa mission"
    danger = True
    expertise = forms.ModelChoiceField(
        label="Quelle mission prend fin ?",
        queryset=Expertise.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def prepare(self):
        theirs = [expertise.pk for expertise in may_end(self.case, self.access.actor)]
        field = self.fields["expertise"]
        field.queryset = Expertise.objects.filter(pk__in=theirs)
        field.label_from_instance = lambda expertise: f"{expertise}, {expertise.speciality}"
