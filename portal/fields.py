"""Fields of the public site for what people type in their own way: a day, an amount, a SIRET, a phone number.

Each one names itself in its messages, says what to do, and shows again what was typed. `error_messages` given by hand
come after the label: « Date des travaux : … ».
"""

import datetime
import re
import unicodedata
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from stdnum import exceptions as stdnum_errors
from stdnum.fr import siret

from portal.days import MONTHS, day_in_words
from portal.error_texts import name_the_field
from portal.typography import NBSP

SPACES = re.compile(r"\s+")
AMOUNT = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:[ ][0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+(?=,)|[0-9]+)(?:[.,](?P<cents>[0-9]{1,2}))?"
)
LARGEST_KEY = 2**63 - 1
UNREADABLE = "un caractère ne peut pas être lu. Effacez cette réponse et écrivez-la de nouveau."


def _plain(text):
    """« Févr. » → « fevr »."""
    return unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode().rstrip(".")


def is_readable(text):
    """False for NUL, control characters and lone surrogates, which no database or page can carry."""
    return not any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\r\n" for char in text)


class ManyRows(forms.ModelMultipleChoiceField):
    """Several rows of the database. A key that no row can have is refused as an unknown one: SQLite cannot read it."""

    def clean(self, value):
        for key in value if isinstance(value, list | tuple) else ():
            if _is_beyond_any_row(key):
                problem = self.error_messages["invalid_pk_value"]
                raise ValidationError(problem, code="invalid_pk_value", params={"pk": str(key)[:20]})
        return super().clean(value)


def _is_beyond_any_row(key):
    try:
        return abs(int(key)) > LARGEST_KEY
    except ValueError:
        return False  # no number at all: the form refuses it by itself


class SelfNaming:
    """A field whose errors begin with its own label."""

    names_itself = True
    error_label = None

    def problem(self, code, **params):
        """Return the ValidationError of this code: « {libellé} : {que faire} »."""
        text = self.error_messages[code] % params if params else self.error_messages[code]
        return ValidationError(name_the_field(self.error_label or self.label, text), code=code)

    def validate(self, value):
        if value in self.empty_values and self.required:
            raise self.problem("required")


class OneLine(SelfNaming, forms.CharField):
    """One short line of text; subclasses say in `read` what it means."""

    longest = 100
    default_error_messages = {"too_long": "la réponse est trop longue.", "unreadable": UNREADABLE}

    def to_python(self, value):
        if value in self.empty_values:
            return self.empty_value
        text = str(value)
        if not is_readable(text):
            raise self.problem("unreadable")
        text = SPACES.sub(" ", text).strip()
        if len(text) > self.longest:
            raise self.problem("too_long")
        return self.read(text) if text else self.empty_value

    def run_validators(self, value):
        """`to_python` has already said all there is to say."""

    def read(self, text):
        raise NotImplementedError


class DayInput(forms.MultiWidget):
    """Three boxes: day, month, year. In the posted data: name_day, name_month, name_year."""

    template_name = "portal_forms/widgets/day_input.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({part: forms.TextInput() for part in ("day", "month", "year")}, attrs)

    def decompress(self, value):
        if isinstance(value, str):
            try:
                value = datetime.date.fromisoformat(value)
            except ValueError:
                return [None, None, None]
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["has_error"] = bool((attrs or {}).get("aria-invalid"))
        for part, autocomplete in zip(context["widget"]["subwidgets"], self._autocomplete(), strict=True):
            if autocomplete:
                part["attrs"]["autocomplete"] = autocomplete
        return context

    def _autocomplete(self):
        """`bday` is the only date that a browser knows by heart."""
        if self.attrs.get("autocomplete") == "bday":
            return ("bday-day", "bday-month", "bday-year")
        return (None, None, None)


class DayField(SelfNaming, forms.Field):
    """A day typed as day, month and year; cleans to a date, or None when empty and not required.

    `min_value` and `max_value`: a date or a callable that gives one. The month may be written in letters.
    """

    widget = DayInput
    earliest_year, latest_year = 1900, 2199
    default_error_messages = {
        "required": "indiquez le jour, le mois et l’année.",
        "incomplete": "il manque %(missing)s.",
        "invalid": "écrivez le jour, le mois et l’année en chiffres, par exemple 31 3 2026.",
        "no_such_day": "cette date n’existe pas. Vérifiez le jour et le mois.",
        "year": "écrivez l’année avec quatre chiffres, par exemple 2026.",
        "min_value": "indiquez une date à partir du %(limit)s.",
        "max_value": "indiquez une date au plus tard le %(limit)s.",
    }

    def __init__(self, *, min_value=None, max_value=None, **kwargs):
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)

    def to_python(self, value):
        if not value or isinstance(value, datetime.date):
            return value or None
        if isinstance(value, str):
            value = self.widget.decompress(value)
        parts = [str(part).strip() if part is not None else "" for part in value]
        if not any(parts):
            return None
        missing = [name for name, part in zip(("le jour", "le mois", "l’année"), parts, strict=True) if not part]
        if missing:
            raise self.problem("incomplete", missing=" et ".join(missing))
        day, month, year = parts
        return self._date(self._number(day), self._month(month), self._number(year))

    def validate(self, value):
        super().validate(value)
        for code, bound in (("min_value", self.min_value), ("max_value", self.max_value)):
            limit = bound() if callable(bound) else bound
            if value and limit and (value < limit if code == "min_value" else value > limit):
                raise self.problem(code, limit=day_in_words(limit))

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _number(self, text):
        if not re.fullmatch(r"[0-9]{1,4}", text):
            raise self.problem("invalid")
        return int(text)

    def _month(self, text):
        plain = _plain(text)
        named = [number for number, name in enumerate(MONTHS, 1) if len(plain) > 2 and _plain(name).startswith(plain)]
        return named[0] if len(named) == 1 else self._number(text)

    def _date(self, day, month, year):
        if not self.earliest_year <= year <= self.latest_year:
            raise self.problem("year")
        try:
            return datetime.date(year, month, day)
        except ValueError as error:
            raise self.problem("no_such_day") from error


class EuroInput(forms.TextInput):
    """A box followed by the sign €."""

    template_name = "portal_forms/widgets/euro_input.html"

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "class": "govuk-input--width-10", **(attrs or {})})


class EuroField(OneLine):
    """An amount as people write it (« 1 250,50 € »); cleans to a Decimal of at least 0, or None when empty."""

    widget = EuroInput
    default_error_messages = {
        "required": "écrivez un montant en euros.",
        "invalid": f"écrivez un montant en chiffres, par exemple 1{NBSP}250,50.",
        "ambiguous": f"écrivez deux chiffres au plus après la virgule, par exemple 1{NBSP}250,50.",
        "negative": "écrivez un montant sans signe moins.",
        "too_long": "ce montant est trop grand.",
        "min_value": "écrivez un montant d’au moins %(limit)s.",
        "max_value": "écrivez un montant qui ne dépasse pas %(limit)s.",
    }

    def __init__(self, *, min_value=Decimal(0), max_value=Decimal("99999999.99"), **kwargs):
        self.min_value, self.max_value = min_value, max_value
        super().__init__(empty_value=None, **kwargs)

    def read(self, text):
        text = re.sub(r"\s*(?:€|eur|euros?)$", "", text, flags=re.IGNORECASE)
        if re.match(r"[-−–]", text):
            raise self.problem("negative")
        if re.fullmatch(r"[0-9 .]+[.,][0-9]{3,}", text):
            raise self.problem("ambiguous")
        found = AMOUNT.fullmatch(text)
        if not found:
            raise self.problem("invalid")
        return self._within(Decimal(re.sub(r"[ .]", "", found["whole"]) + "." + (found["cents"] or "0").ljust(2, "0")))

    def _within(self, amount):
        if amount < self.min_value:
            raise self.problem("min_value", limit=self.prepare_value(self.min_value) + f"{NBSP}€")
        if amount > self.max_value:
            raise self.problem("max_value", limit=self.prepare_value(self.max_value) + f"{NBSP}€")
        return amount

    def prepare_value(self, value):
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            return f"{value:,.2f}".replace(",", NBSP).replace(".", ",")
        return value

    def has_changed(self, initial, data):
        try:
            return self.to_python(self.prepare_value(initial)) != self.to_python(data)
        except ValidationError:
            return True


class SiretField(OneLine):
    """The 14 digits of a French establishment, spaces allowed; cleans to the bare digits."""

    default_error_messages = {
        "required": "écrivez le numéro SIRET, 14 chiffres.",
        "invalid": "écrivez 14 chiffres, sans lettre, par exemple 732 829 320 00074.",
        "is_siren": "ce numéro a 9 chiffres, c’est un SIREN. Le SIRET en a 14, il figure sur le devis ou la facture.",
        "length": "ce numéro a %(count)s chiffres, un SIRET en a 14.",
        "checksum": "ce numéro contient une erreur. Comparez-le au devis ou à la facture.",
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "numeric")
        self.widget.attrs.setdefault("class", "govuk-input--width-20")
        self.widget.attrs.setdefault("spellcheck", "false")

    def read(self, text):
        digits = re.sub(r"[ .\-]", "", text)
        if not re.fullmatch(r"[0-9]+", digits):
            raise self.problem("invalid")
        if len(digits) == 9:
            raise self.problem("is_siren")
        if len(digits) != 14:
            raise self.problem("length", count=len(digits))
        try:
            return siret.validate(digits)
        except stdnum_errors.ValidationError as error:
            raise self.problem("checksum") from error


class PostalCodeField(OneLine):
    """A French postal code: five digits."""

    default_error_messages = {
        "required": "écrivez les cinq chiffres du code postal.",
        "invalid": "écrivez les cinq chiffres d’un code postal français, par exemple 44000.",
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "numeric")
        self.widget.attrs.setdefault("autocomplete", "postal-code")
        self.widget.attrs.setdefault("class", "govuk-input--width-5")

    def read(self, text):
        code = text.replace(" ", "")
        if not re.fullmatch(r"(?:0[1-9]|[1-8][0-9]|9[0-8])[0-9]{3}", code):
            raise self.problem("invalid")
        return code


class PhoneField(OneLine):
    """A telephone number; French ones come out as « 06 12 34 56 78 », others as « +32 … »."""

    default_error_messages = {
        "required": "écrivez un numéro de téléphone.",
        "invalid": "écrivez un numéro complet, par exemple 06 12 34 56 78 ou +32 2 123 45 67.",
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.input_type = "tel"
        self.widget.attrs.setdefault("autocomplete", "tel")
        self.widget.attrs.setdefault("class", "govuk-input--width-20")

    def read(self, text):
        bare = re.sub(r"[ .\-/()]", "", text.replace("(0)", ""))
        bare = re.sub(r"^(?:\+|00)33(?=[1-9])", "0", bare)
        if re.fullmatch(r"0[1-9][0-9]{8}", bare):
            return " ".join(bare[start : start + 2] for start in range(0, 10, 2))
        foreign = re.fullmatch(r"(?:\+|00)([1-9][0-9]{6,14})", bare)
        if not foreign:
            raise self.problem("invalid")
        return f"+{foreign[1]}"


class EmailAddressField(SelfNaming, forms.EmailField):
    """An e-mail address, in lower case as accounts keep it."""

    default_error_messages = {
        "required": "écrivez une adresse e-mail.",
        "invalid": "écrivez une adresse complète, par exemple prenom.nom@exemple.fr.",
        "unreadable": UNREADABLE,
    }

    def __init__(self, **kwargs):
        super().__init__(max_length=254, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "email")
        self.widget.attrs.setdefault("spellcheck", "false")

    def to_python(self, value):
        text = super().to_python(value)
        if not is_readable(text):
            raise self.problem("unreadable")
        return text.lower()

    def run_validators(self, value):
        try:
            super().run_validators(value)
        except ValidationError as error:
            raise self.problem("invalid") from error
