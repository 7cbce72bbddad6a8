"""`{{ text|typeset }}`, in every template without loading: for our own words, never for what somebody typed."""

from django import template

from portal.typography import typeset

register = template.Library()
register.filter("typeset", typeset, is_safe=True)
