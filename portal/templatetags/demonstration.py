"""What pages say only in the demonstration."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def demonstration_code():
    """The second factor that the demonstration accepts, or an empty string anywhere else."""
    return getattr(settings, "DEMO_SECOND_FACTOR_CODE", "") if settings.DEMONSTRATION else ""
