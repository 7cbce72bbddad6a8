"""An address, and a table of repeated items, as fields of a form; each is made of small forms of the portal.

Without JavaScript « Ajouter » and « Retirer » are buttons of the page: `changed_rows` says what they ask, and the page
comes back with a row more or less, nothing checked, nothing lost.
"""

from django import forms
from django.forms.utils import ErrorDict

from portal.fields import OneLine, PostalCodeField, SelfNaming
from portal.forms import PortalForm

ROWS, ADD, REMOVE = "rows", "add", "remove"


class RowForm(PortalForm):
    """One row of a table. Left blank, it is no row."""

    use_fieldset = True


class AddressLine(OneLine):
    default_error_messages = {"required": "écrivez le numéro et la rue."}
    longest = 200

    def read(self, text):
        return text


class CityField(OneLine):
    default_error_messages = {"required": "écrivez le nom de la commune."}

    def read(self, text):
        return text


class AddressForm(RowForm):
    line = AddressLine(label="Numéro et rue")
    postal_code = PostalCodeField(label="Code postal")
    city = CityField(label="Commune")


class SmallForms(forms.Widget):
    """Draws the small forms of a field. In the posted data: name-rows (« 0,2 »), then name-0-part, name-2-part…"""

    use_fieldset = True
    template_name = "portal_forms/small_forms.html"

    def __init__(self, form_class, most, item_label="", least=1):
        super().__init__()
        self.form_class, self.most, self.item_label, self.least = form_class, most, item_label, least
        self.quiet = False

    def value_from_datadict(self, data, files, name):
        """The bound small forms."""
        return [self._bound(data, f"{name}-{number}") for number in row_numbers(data, name, self.most)]

    def _bound(self, data, prefix):
        form = self.form_class(data, prefix=prefix, empty_permitted=True)
        if self.quiet:
            form._errors = ErrorDict()
        return form

    def value_omitted_from_data(self, data, files, name):
        return False

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        small = value if value and isinstance(value[0], forms.BaseForm) else self._unbound(name, value or [])
        rows = [{"form": form, "number": form.prefix.rsplit("-", 1)[1]} for form in small]
        context["widget"] |= {
            "rows": rows, "numbers": ",".join(row["number"] for row in rows), "item_label": self.item_label,
            "table": bool(self.item_label), "may_add": len(rows) < self.most, "may_remove": len(rows) > 1,
        }  # fmt: skip
        return context

    def _unbound(self, name, initials):
        initials = initials or [{} for _ in range(max(1, self.least))]
        return [self.form_class(initial=one, prefix=f"{name}-{number}") for number, one in enumerate(initials)]

    def id_for_label(self, id_):
        return ""


def row_numbers(data, name, most):
    """The numbers of the posted rows, in order: digits only, each once, no more than `most`."""
    posted = [text for text in str(data.get(f"{name}-{ROWS}") or "0").split(",") if text.isascii() and text.isdigit()]
    return [int(text) for text in dict.fromkeys(posted) if len(text) < 4][:most]


def asks_for_rows(data):
    """True if a button « Ajouter » or « Retirer » may have been pressed; `changed_rows` tells for sure."""
    return any(name.endswith((f"-{ADD}", f"-{REMOVE}")) for name in data)


def changed_rows(data, fields):
    """What an « Ajouter » or « Retirer » button of this page asks: the posted data with its rows, and the field's name.

    `fields`: {name in the posted data: field}. None when no such button was pressed.
    """
    for name, field in fields.items():
        if not isinstance(field, RowsField):
            continue
        numbers = row_numbers(data, name, field.widget.most)
        if f"{name}-{ADD}" in data:
            numbers = (numbers + [max(numbers, default=-1) + 1])[: field.widget.most]
        elif data.get(f"{name}-{REMOVE}", "").isdigit():
            numbers = [number for number in numbers if str(number) != data[f"{name}-{REMOVE}"]] or [max(numbers) + 1]
        else:
            continue
        changed = data.copy()
        changed[f"{name}-{ROWS}"] = ",".join(str(number) for number in numbers)
        return changed, name
    return None


class SmallFormsField(SelfNaming, forms.Field):
    """What a table and an address share: the faults of the small forms are theirs, said beside their own fields."""

    default_error_messages = {
        "required": "répondez à cette question.",
        "parts": "corrigez ce qui est signalé ci-dessous.",
    }

    def to_python(self, value):
        small = [form for form in value or [] if form.has_changed()]
        if not all(form.is_valid() for form in small):
            raise self.problem("parts")
        return self.read([form.cleaned_data for form in small])

    def read(self, cleaned):
        raise NotImplementedError

    def has_changed(self, initial, data):
        return any(form.has_changed() for form in data or [])


class AddressField(SmallFormsField):
    """Cleans to {"line", "postal_code", "city"}, or None."""

    default_error_messages = {"required": "écrivez la rue, le code postal et la commune."}

    def __init__(self, **kwargs):
        super().__init__(widget=SmallForms(AddressForm, most=1), **kwargs)

    def prepare_value(self, value):
        return [value] if isinstance(value, dict) else value

    def read(self, cleaned):
        return cleaned[0] if cleaned else None


class RowsField(SmallFormsField):
    """Cleans to a list of answers, one dict per row that is not blank. `make_form()`: the form of a row."""

    def __init__(self, form_class, item_label, least, most, **kwargs):
        super().__init__(widget=SmallForms(form_class, most, item_label, least), **kwargs)
        self.least = least
        wanted = f"remplissez au moins {'une ligne' if least < 2 else f'{least} lignes'}."
        self.error_messages |= {"required": wanted, "min_rows": wanted}

    def read(self, cleaned):
        if cleaned and len(cleaned) < self.least:
            raise self.problem("min_rows")
        return cleaned
