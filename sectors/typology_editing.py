"""The editing form of a sector: « posé seulement si… » is ticked among the choices of the earlier axes."""

from django import forms
from django.db import models
from django.forms.renderers import TemplatesSetting
from wagtail.admin.forms import WagtailAdminPageForm

from sectors.checks import ERROR, check_axes


class AskedWhenWidget(forms.CheckboxSelectMultiple):
    """Boxes by axis; a word of explanation while there is nothing to tick."""

    template_name = "sectors/admin/asked_when.html"

    def render(self, name, value, attrs=None, renderer=None):
        # The admin's own renderer does not look into the project's templates.
        return super().render(name, value, attrs, TemplatesSetting())


class AskedWhenField(forms.MultipleChoiceField):
    """Cleans to {axis key: [option keys]}."""

    widget = AskedWhenWidget

    def prepare_value(self, value):
        if isinstance(value, dict):
            return [f"{axis}:{option}" for axis, options in value.items() for option in options]
        return value

    def clean(self, value):
        chosen = {}
        for pair in super().clean(value):
            axis, option = pair.split(":", 1)
            chosen.setdefault(axis, []).append(option)
        return chosen

    def has_changed(self, initial, data):
        return sorted(self.prepare_value(initial) or []) != sorted(data or [])


class AskedWhen(models.JSONField):
    """{axis key: [option keys]} of earlier axes; empty: always asked. Any one of the choices of each axis will do."""

    def formfield(self, **kwargs):
        return AskedWhenField(required=False, label=self.verbose_name, help_text=self.help_text)


class SectorPageForm(WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        earlier = []
        for form in self.formsets["axes"].forms if "axes" in self.formsets else []:
            form.fields["asked_when"].choices = list(earlier)
            axis = form.instance
            options = [(f"{axis.key}:{option.key}", option.label) for option in axis.options.all()] if axis.key else []
            if options:
                earlier.append((axis.label, options))

    def is_valid(self):
        """Publishing (never a draft) refuses an axis that can never be asked, or that waits for a later one."""
        valid = super().is_valid()
        if not valid or self.is_deferred_validation:
            return valid
        self.instance.fill_keys()
        for finding in check_axes(self.instance.axes_data()):
            if finding.level == ERROR:
                self.add_error(None, finding.message)
        return not self.errors
