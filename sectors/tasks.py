"""What the worker does for the forms: the publications whose hour has come. Run late or twice, it does the same."""

from django.core.management import call_command
from huey import crontab
from huey.contrib.djhuey import db_periodic_task


@db_periodic_task(crontab(minute="*/5"))
def publish_what_is_due():
    """Wagtail's own command: what is due goes online, what has expired goes offline."""
    call_command("publish_scheduled")
