"""What a party needs to take part (large print, an interpreter…): the form, on its own pages and on the Centre's."""

from django import forms

from casework.enums import Need
from casework.models import Party
from portal.forms import PortalModelForm, hinted

HINTS = {
    Need.LARGE_PRINT: "Vos courriers sont imprimés en gros caractères.",
    Need.INTERPRETER: "Indiquez la langue ci-dessous, ou la langue des signes.",
    Need.PHONE: "Nous vous appelons plutôt que de vous écrire seulement.",
    Need.WHEELCHAIR: "Les rencontres ont lieu dans un endroit accessible.",
}


class NeedsForm(PortalModelForm):
    """Boxes to tick and a line of one's own; nothing is asked about health."""

    needs = forms.MultipleChoiceField(
        label="De quoi avez-vous besoin ?", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(need.value, hinted(need.label, HINTS[need])) for need in Need],
    )  # fmt: skip

    class Meta:
        model = Party
        fields = ["needs", "needs_note"]
        labels = {"needs_note": "Une précision utile"}
        help_texts = {"needs_note": "Par exemple une langue, ou les heures où vous appeler. Rien sur votre santé."}


def keep_needs(form):
    """Write these two fields and no other: a case never changes by this door."""
    form.instance.save(update_fields=["needs", "needs_note"])


def needs_of(party) -> list[str]:
    """In words, the note last; empty when nothing is needed."""
    said = [Need(value).label for value in party.needs if value in Need.values]
    return [*said, party.needs_note] if party.needs_note else said
