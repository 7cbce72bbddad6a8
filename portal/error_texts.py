"""What the site says about a wrong answer: the name of the field, then what to do."""

from django import forms
from django.forms.utils import pretty_name

from portal.typography import NBSP

TEXTS = {
    "required": "répondez à cette question.",
    "invalid": "cette réponse n’a pas la forme attendue.",
    "max_length": f"la réponse est trop longue{NBSP}: %(show_value)s caractères pour %(limit_value)s au plus.",
    "min_length": f"la réponse est trop courte{NBSP}: écrivez au moins %(limit_value)s caractères.",
    "max_value": "indiquez un nombre qui ne dépasse pas %(limit_value)s.",
    "min_value": "indiquez un nombre d’au moins %(limit_value)s.",
    "null_characters_not_allowed": "un caractère de ce texte ne peut pas être lu. Effacez-le et écrivez-le de nouveau.",
    "invalid_choice": "choisissez l’une des réponses proposées.",
    "invalid_list": "choisissez parmi les réponses proposées.",
    "invalid_pk_value": "choisissez l’une des réponses proposées.",
    "max_digits": "ce nombre a trop de chiffres.",
    "max_decimal_places": "ce nombre a trop de chiffres après la virgule.",
    "max_whole_digits": "ce nombre est trop grand.",
    "missing": "joignez un fichier.",
    "empty": "ce fichier est vide. Joignez-en un autre.",
    "no_file": "joignez un fichier.",
    "invalid_image": "ce fichier n’est pas une image qui peut être lue.",
    "contradiction": "joignez un fichier ou cochez la case qui l’efface, pas les deux.",
}
REQUIRED_BY_KIND = (
    (forms.BooleanField, "cochez cette case pour continuer."),
    (forms.MultipleChoiceField, "choisissez au moins une réponse."),
    (forms.ModelMultipleChoiceField, "choisissez au moins une réponse."),
    ((forms.ChoiceField, forms.ModelChoiceField), "choisissez une réponse."),
    (forms.FileField, "joignez un fichier."),
    (forms.EmailField, "écrivez une adresse e-mail."),
    ((forms.IntegerField, forms.DecimalField, forms.FloatField), "écrivez un nombre, en chiffres."),
    (forms.CharField, "écrivez votre réponse."),
)
INVALID_BY_KIND = (
    (forms.EmailField, "écrivez une adresse complète, par exemple prenom.nom@exemple.fr."),
    (forms.URLField, "écrivez une adresse complète, par exemple https://www.exemple.fr."),
    (forms.IntegerField, "écrivez un nombre entier, en chiffres."),
    ((forms.DecimalField, forms.FloatField), "écrivez un nombre, en chiffres."),
    (forms.DateField, "écrivez une date, par exemple 31/03/2026."),
    (forms.FileField, "le fichier n’est pas arrivé entier. Joignez-le de nouveau."),
)


def name_the_field(label, text):
    """« Adresse : écrivez… »; a question is quoted whole: « Avez-vous… ? » : choisissez…"""
    label = " ".join(str(label or "Cette réponse").split()).replace(" ?", f"{NBSP}?")
    if label.endswith("?"):
        return f"«{NBSP}{label}{NBSP}»{NBSP}: {text}"
    return f"{label.rstrip(' :.' + NBSP)}{NBSP}: {text}"


def _for_kind(field, kinds, default):
    return next((text for kind, text in kinds if isinstance(field, kind)), default)


def _texts_for(field):
    return TEXTS | {
        "required": _for_kind(field, REQUIRED_BY_KIND, TEXTS["required"]),
        "invalid": _for_kind(field, INVALID_BY_KIND, TEXTS["invalid"]),
    }


def _defaults_of_django(field):
    """The messages that Django's own classes give to this field, and those that our subclasses put in their place."""
    django, ours = {}, {}
    for cls in reversed(type(field).__mro__):
        known = django if cls.__module__.startswith("django.") else ours
        known.update(cls.__dict__.get("default_error_messages", {}))
    return django, ours


def give_french_texts(field, name):
    """Replace, on this form's copy of a field, the messages nobody chose by ones that name the field (lesson 53)."""
    if getattr(field, "names_itself", False):
        field.error_label = field.label or pretty_name(name)
        return
    django, ours = _defaults_of_django(field)
    label = getattr(field, "error_label", None) or field.label or pretty_name(name)
    for code, text in _texts_for(field).items():
        chosen = field.error_messages.get(code)
        if code not in ours and (chosen is None or chosen == django.get(code)):
            field.error_messages[code] = name_the_field(str(label).replace("%", "%%"), text)
