"""The editing form of a guided form: which disputes it covers, as boxes to tick; its faults, next to what is faulty."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import json_script
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from sectors.key_filling import fill_page_keys

STREAMS = ("steps", "documents", "relief_options", "outcomes")
TO_CONFIRM = "Pour publier ainsi, enregistrez le brouillon et notez pourquoi dans « Vérifier ce formulaire »."


class CoversBoxes(forms.CheckboxSelectMultiple):
    """The boxes, followed by the lists that the script offers: `picks` is {source: [(value, label)]}."""

    picks = {}

    def render(self, name, value, attrs=None, renderer=None):
        return super().render(name, value, attrs, renderer) + json_script(self.picks, "sectors-picks")


class CoversField(forms.MultipleChoiceField):
    """Boxes to tick, grouped by axis; cleans to {axis key: [option keys]}."""

    widget = CoversBoxes

    def __init__(self, sector, **kwargs):
        axes = sector.axes.all() if sector else []
        choices = [
            (axis.label, [(f"{axis.key}:{option.key}", option.label) for option in axis.options.all()]) for axis in axes
        ]
        super().__init__(choices=choices, required=False, label="Litiges couverts", **kwargs)

    def prepare_value(self, value):
        if isinstance(value, dict):
            return [f"{axis}:{option}" for axis, options in value.items() for option in options]
        return value

    def clean(self, value):
        covers = {}
        for pair in super().clean(value):
            axis, option = pair.split(":", 1)
            covers.setdefault(axis, []).append(option)
        return covers

    def has_changed(self, initial, data):
        return sorted(self.prepare_value(initial) or []) != sorted(data or [])


class GuidedFormPageForm(WagtailAdminPageForm):
    """Saving a draft asks for nothing; publishing (or submitting for approval) runs the checks."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sector = self.parent_page.specific if self.parent_page else None
        if "covers" in self.fields:
            self.fields["covers"] = CoversField(
                self.sector,
                help_text="Cochez au moins un choix. Un axe où rien n’est coché reste ouvert à tous ses choix. "
                "Inutile pour un formulaire général.",
            )
            if self.sector:
                self.fields["covers"].widget.picks = self._picks()

    def _picks(self):
        """What may be picked in this form, as {source: [(value, label)]}: library questions, other forms."""
        from sectors.library_copies import models_for
        from sectors.models import GuidedFormPage

        others = GuidedFormPage.objects.child_of(self.sector).exclude(pk=self.instance.pk)
        return {
            "library": [(origin, str(value["label"])) for origin, (_, value) in models_for(self.sector).items()],
            "forms": [(page.slug, page.title) for page in others],
        }

    def _post_clean(self):
        super()._post_clean()
        if self.sector:
            from sectors.library_copies import copy_from_library

            copy_from_library(self.instance, self.sector)
            fill_page_keys(self.instance)
        if self.errors or self.is_deferred_validation or self.sector is None:
            return
        from sectors.form_review import review_page

        review = review_page(self.instance, self.sector)
        self._report([(finding, finding.text) for finding in review.to_correct])
        self._report([(finding, f"À confirmer. {finding.text} {TO_CONFIRM}") for finding in review.to_confirm])

    def _report(self, said):
        """Put each finding, with what to say of it, beside the field or the block it is about."""
        for finding, text in said:
            name = finding.place[0]
            if name not in STREAMS:
                self.add_error(name if name in self.fields else None, ValidationError(text, code=finding.code))
        for name in STREAMS:
            mine = [(finding, text) for finding, text in said if finding.place[0] == name]
            if mine:
                self.add_error(name if name in self.fields else None, stream_errors(mine))


def stream_errors(said):
    """[(finding, text)] of one stream as the error that Wagtail shows inside the blocks."""
    said = [(finding.place, ValidationError(text, code=finding.code)) for finding, text in said]
    whole = [error for place, error in said if len(place) == 1]
    blocks = {}
    for index in sorted({place[1] for place, _ in said if len(place) > 1}):
        mine = [(place, error) for place, error in said if len(place) > 1 and place[1] == index]
        own = [error for place, error in mine if len(place) == 2]
        inner = {}
        for place, error in mine:
            if len(place) == 3:
                inner.setdefault(place[2], []).append(error)
        questions = {i: StructBlockValidationError(non_block_errors=errors) for i, errors in inner.items()}
        nested = {"questions": StreamBlockValidationError(block_errors=questions)} if questions else None
        blocks[index] = StructBlockValidationError(block_errors=nested, non_block_errors=own)
    return StreamBlockValidationError(block_errors=blocks, non_block_errors=whole)
