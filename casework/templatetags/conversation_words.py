"""Words that the forum and the apartés share, for the parties and for the mediator."""

from django import template

register = template.Library()


@register.filter
def new_messages(count) -> str:
    """« 1 nouveau message », « 3 nouveaux messages »."""
    return "1 nouveau message" if count == 1 else f"{count} nouveaux messages"
