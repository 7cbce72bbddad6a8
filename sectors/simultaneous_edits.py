"""Two editors on one page: the second save says so, and neither text is lost.

Wagtail refuses an autosave that would cover somebody else's; a save by the button goes over it in silence, the other
text staying in the history of the page. It is said here, with the way to compare both.
"""

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail.admin import messages

COVERED = "_covered_revision"


def notice_other_text(request, page):
    """Hook before_edit_page: remember the revision that the page being sent was not begun on."""
    latest = page.latest_revision
    if request.method != "POST" or latest is None:
        return
    begun_on, begun_at = (request.POST.get(name, "") for name in ("loaded_revision_id", "loaded_revision_created_at"))
    own = request.POST.get("overwrite_revision_id", "")
    if own == str(latest.pk) or not (own or begun_on):
        return
    if own or begun_on != str(latest.pk) or begun_at != latest.created_at.isoformat():
        setattr(request, COVERED, latest)


def say_other_text(request, page):
    """Hook after_edit_page: both texts are kept; say which one is in the draft, and where the other is.

    Nothing is said of one's own: it is most often the autosave that left just before the button was pressed.
    """
    covered = getattr(request, COVERED, None)
    if covered is None or covered.user_id == request.user.pk or page.latest_revision_id == covered.pk:
        return
    messages.warning(
        request,
        format_html(
            "Cette page a été enregistrée à {} par {}, pendant que vous y travailliez. Le brouillon contient "
            'maintenant votre texte ; l’autre reste dans l’historique. <a href="{}">Comparer les deux textes</a>',
            timezone.localtime(covered.created_at).strftime("%H:%M"),
            (covered.user.get_full_name() or covered.user) if covered.user else "une autre personne",
            reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, covered.pk, page.latest_revision_id]),
        ),
    )
