"""Days and hours in words, in every template without loading anything: portal.days says how."""

from django import template

from portal.days import day_in_words, moment_in_words

register = template.Library()


@register.filter
def day(value):
    """« 3 mai 2027 », « 1er mai 2027 »."""
    return day_in_words(value)


@register.filter
def long_day(value):
    """« lundi 3 mai 2027 »."""
    return day_in_words(value, weekday=True)


@register.filter
def moment(value):
    """« 3 mai 2027 à 14 h 05 », Paris time."""
    return moment_in_words(value)


@register.filter
def long_moment(value):
    """« lundi 3 mai 2027 à 14 h 05 », Paris time."""
    return moment_in_words(value, weekday=True)
