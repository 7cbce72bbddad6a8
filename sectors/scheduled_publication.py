"""A publication chosen for later is checked again when its hour comes: what was sound may have become broken.

The form then stays as it is online, its editor is told by e-mail and at the head of the editing page, and the other
pages that were due are published all the same.
"""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.utils import get_admin_base_url
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from sectors.form_review import errors_of

LOG_ACTION = "wagtail.publish.scheduled"
REFUSED = "sectors.publication_refused"


def register_log_action(actions):
    """Hook register_log_actions: how the page's history names it."""
    actions.register_action(
        REFUSED, "Publication refusée", "La publication prévue a été refusée : le formulaire a des erreurs à corriger"
    )


def refuse_if_due_and_broken(revision):
    """True if the page of this revision must not be published now; its editor has then been told, once."""
    page = revision.as_object()
    findings = errors_of(page)
    if not findings:
        return False
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(
        instance=page, action=REFUSED, user=revision.user, revision=revision, data={"codes": [f.code for f in findings]}
    )
    _tell(page, revision.user, findings)
    return True


def _tell(page, user, findings):
    if user is None or not user.is_active or not user.email:
        return
    address = f"{get_admin_base_url()}{reverse('sectors_review:report', args=[page.pk])}"
    text = render_to_string(
        "sectors/review/refused_email.txt", {"page": page, "findings": findings, "address": address}
    )
    send_mail(f"Formulaire « {page.title} » : la publication prévue n’a pas eu lieu", text, None, [user.email])


def refused_since_last_publication(page):
    """The log entry of a refusal that nothing has answered yet (no publication, no newer draft), or None."""
    entries = PageLogEntry.objects.filter(page=page.pk, action=REFUSED).order_by("-timestamp")
    last = entries.first()
    if last is None or last.revision_id != page.latest_revision_id:
        return None
    return last
