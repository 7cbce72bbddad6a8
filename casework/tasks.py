"""What the worker does. A task only wakes up; what there is to do is in the database."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from casework import clock
from casework.correspondence import dispatch
from casework.documents import render
from casework.models import Heartbeat


@db_task()
def ring():
    """After an act: make its documents, send its messages."""
    render.render_pending()
    dispatch.drain()


@db_periodic_task(crontab(minute="*"))
def sweep():
    """Catches what a lost ring left behind."""
    Heartbeat.beat("worker")
    render.render_pending()
    dispatch.drain()


@db_periodic_task(crontab(minute="*/5"))
def tick():
    """Terms are dates: run at any hour, late or twice, it does the same."""
    clock.tick()
    Heartbeat.beat("clock")
