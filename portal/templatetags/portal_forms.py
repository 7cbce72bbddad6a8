"""What the templates of `portal_forms/` need to know of a field."""

from django import forms, template

register = template.Library()


@register.simple_tag
def field_parts(field):
    """The decisions of the field template, in one place: heading or not, size, optional mark, first input."""
    widget = field.field.widget
    is_heading = getattr(field.form, "question_as_heading", None) == field.name
    label = str(field.label).lower()
    return {
        "is_checkbox": isinstance(widget, forms.CheckboxInput),
        "is_heading": is_heading,
        "size": "l" if is_heading else "s",
        "optional": getattr(field.field, "may_stay_empty", not field.field.required and not field.field.disabled)
        and "facultati" not in label,
        "role": "group" if isinstance(widget, forms.MultiWidget) else "",
        "input_id": field.id_for_label or field.auto_id,
    }
