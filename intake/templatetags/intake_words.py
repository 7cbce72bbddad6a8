"""`{% load intake_words %}`: the words of a line of « Ce que vous demandez »."""

from django import template

from intake.recap import relief_words as _relief_words

register = template.Library()


@register.filter
def relief_words(line):
    """« Reprendre le carrelage – 1 250,00 € – avant le 31 mars 2027 »."""
    return _relief_words(line)
