"""The few e-mails of the reception: plain text, no word of the dispute, addresses built from the settings alone."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from portal.centre import centre_details


def send_advice(reason, address, draft):
    """The words of the page « pas encore » (`not_yet`) or « c’est récent » (`soon`), with the way back to the draft."""
    _send(reason, address, draft)


def send_reminder(draft):
    """The day that was asked for has come."""
    _send("reminder", draft.remind_email, draft)


def send_erasure_warning(draft):
    """A week is left before the draft is erased."""
    _send("erasure", draft.owner.email, draft)


def _send(message, address, draft):
    link = settings.PORTAL_URL + reverse("intake:resume", kwargs={"draft_id": draft.pk})
    start = settings.PORTAL_URL + reverse("intake:start")
    context = {"draft": draft, "link": link, "start": start, "portal_name": centre_details().name}
    subject = " ".join(render_to_string(f"intake/mail/{message}/subject.txt", context).split())
    send_mail(subject, render_to_string(f"intake/mail/{message}/email.txt", context), None, [address])
