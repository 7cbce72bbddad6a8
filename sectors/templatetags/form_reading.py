"""Conditions, said in French."""

from django import template

from sectors.condition_sentences import say_condition
from sectors.document_words import say_outcome

register = template.Library()


@register.filter
def said_of(condition, document):
    """A condition of this document as a French clause, to come after « si »."""
    return say_condition(condition, document)


@register.filter
def said_outcome(outcome):
    """« Le formulaire s’arrête : « Écrivez d’abord à l’entreprise » »."""
    return say_outcome(outcome["key"], {"outcomes": [outcome]})
