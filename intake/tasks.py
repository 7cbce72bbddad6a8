"""What the worker does each morning. Rows decide, not the schedule: late or run twice, it does the same."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from intake import purge
from sectors.models import StepEvent


@db_periodic_task(crontab(minute="20", hour="7-17"))
def tend_drafts():
    """Between 8 and 19 h in Paris, whatever the season: remind, warn, erase."""
    today = timezone.localdate()
    purge.send_reminders(today)
    purge.warn_before_erasure(today)
    purge.purge_drafts(today)
    StepEvent.objects.expired(today).delete()
