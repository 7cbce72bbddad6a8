"""What is expected of the professional, one line at a time."""

from decimal import Decimal

from django import forms
from django.utils import timezone

from intake.forms.fields import LineField
from intake.forms.screening import YesNo
from portal.fields import DayField, EuroField
from portal.forms import PortalForm

OTHER = "other"
MAX_LINES = 12


class ReliefLineForm(PortalForm):
    """`options`: the form's relief options, {"key", "label", "amount", "date"}."""

    kind = forms.ChoiceField(
        label="Que demandez-vous ?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez ce que vous demandez, ou « Autre chose »."},
    )
    label = LineField(
        label="Précisez votre demande",
        longest=200,
        help_text="Une phrase, par exemple : « Reprendre le carrelage de la salle de bain ».",
        error_messages={"required": "écrivez en une phrase ce que vous attendez."},
    )
    amount = EuroField(
        label="Montant",
        required=False,
        help_text="Si vous demandez de l’argent. Un montant approximatif convient.",
        min_value=Decimal("0.01"),
    )
    by = DayField(
        label="Avant quelle date ?",
        required=False,
        help_text="Par exemple 31 3 2027.",
        min_value=timezone.localdate,
        error_messages={"min_value": "cette date est déjà passée. Indiquez une date à venir, ou laissez vide."},
    )

    def __init__(self, *args, options=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.with_amount, self.with_day = (
            {option["key"]: option["label"] for option in options if option.get(name)} for name in ("amount", "date")
        )
        choices = [(option["key"], option["label"]) for option in options]
        if OTHER not in dict(choices):
            choices.append((OTHER, "Autre chose"))
        self.fields["kind"].choices = choices
        if len(choices) == 1:
            self.fields["kind"].required = False
            self.fields["kind"].widget = forms.HiddenInput()

    def clean(self):
        cleaned = super().clean()
        cleaned["kind"] = cleaned.get("kind") or OTHER
        if cleaned["kind"] in self.with_amount and cleaned.get("amount") is None and "amount" not in self.errors:
            wanted = self.with_amount[cleaned["kind"]]
            self.add_error("amount", f"Montant : écrivez-le pour « {wanted} », même s’il est approximatif.")
        return cleaned


class MoreReliefForm(PortalForm):
    """Under the list of lines: another one?"""

    more = YesNo(
        label="Voulez-vous ajouter une autre demande ?",
        error_messages={"required": "Choisissez « Oui » ou « Non » pour continuer."},
    )
