"""« Pourquoi ce médiateur », on the parties' pages and in the letter of the designation."""

from django import template

from casework.why_this_mediator import why_this_mediator

register = template.Library()
register.simple_tag(why_this_mediator)
