"""What the dispute is about: one axis per page, and a few words when nothing fits."""

from django import forms

from intake.forms.fields import LineField
from intake.forms.screening import CHOOSE
from portal.forms import PortalForm, hinted


def axis_form(axis) -> type[PortalForm]:
    """The form of one axis of the sector: {"label", "help", "options": [{"key", "label", "help", "example"}]}."""
    choices = [(option["key"], _hinted_option(option)) for option in axis["options"]]
    field = forms.ChoiceField(
        label=axis["label"],
        help_text=axis.get("help", ""),
        choices=choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    return type("AxisForm", (PortalForm,), {"choice": field, "question_as_heading": "choice"})


def _hinted_option(option):
    hints = [option.get("help") or "", f"Par exemple : {option['example']}" if option.get("example") else ""]
    hint = " ".join(text for text in hints if text)
    label = hinted(option["label"], hint)
    label.picture = option.get("picture")
    return label


class NoCaseForm(PortalForm):
    """« Aucun de ces cas »: what the person would have looked for, for those who write the forms."""

    question_as_heading = "words"
    words = LineField(
        label="Que cherchiez-vous dans la liste ?",
        longest=200,
        required=False,
        help_text="Quelques mots, sans nom ni coordonnées. Ils aideront, sans rien dire de vous, à compléter cette "
        "liste. Vous continuez avec le formulaire général.",
    )
