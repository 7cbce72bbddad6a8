"""Letters on paper: one PDF to print, asked for by whoever may read it."""

from django.http import HttpResponse
from django.utils import timezone
from wagtail.admin import messages

from casework.correspondence.letters import letter_pdf
from casework.enums import DispatchState
from casework.models import Dispatch
from portal.pdf import RenderError


def mark_printed(letters):
    """These letters are on paper: they wait for the post only."""
    waiting = Dispatch.objects.filter(pk__in=[letter.pk for letter in letters], state=DispatchState.TO_POST)
    waiting.update(printed_at=timezone.now())


def printed(request, letters, name) -> HttpResponse | None:
    """The PDF of these letters as a download; None, and a sentence on the next page, when it cannot be made."""
    try:
        content = letter_pdf(letters)
    except RenderError:
        messages.error(request, "Le PDF n’a pas pu être préparé. Réessayez avec moins de courriers à la fois.")
        return None
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
