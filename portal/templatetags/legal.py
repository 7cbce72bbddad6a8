"""`{% load legal %}{% legal "L612-2" %}` prints « article L612-2 du Code de la consommation »."""

from django import template

from portal.legal_references import LOOKED_AT, by_code, legal_reference

register = template.Library()


@register.simple_tag
def legal(key):
    """The reference in full, from the one dated list. An unknown key is an error."""
    return str(legal_reference(key))


@register.simple_tag
def legal_codes():
    """Every reference, by code of law, for the page « Les textes »."""
    return by_code()


@register.simple_tag
def legal_as_of():
    """The day the list was last looked at."""
    return LOOKED_AT
