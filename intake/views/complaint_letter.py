"""The letter of complaint that comes before a mediation: a few answers, then paper, or a text to copy."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from intake.drafts import changing, with_draft
from intake.forms.ending import LetterForm
from portal.pdf import RenderError, pdf_of
from portal.rate_limits import too_many

HOUR = 60 * 60
MOST_OF_A_DRAFT, MOST_OF_ALL = 10, 300
LATER = "Le PDF ne peut pas être préparé pour l’instant. Imprimez cette page, ou réessayez dans un moment."


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def letter(request, draft):
    """A few answers for a letter of complaint; they are also kept for the request itself."""
    form = LetterForm(request.POST or None, initial=draft.letter)
    if request.method == "POST" and form.is_valid():
        with changing(draft.pk) as draft:
            draft.letter = form.cleaned_data
        return redirect("intake:letter_text", draft_id=draft.pk)
    return render(request, "intake/letter.html", {"form": form, "draft": draft})


@login_not_required
@never_cache
@require_safe
@with_draft
def letter_text(request, draft):
    """The letter, to copy or to print."""
    if not draft.letter:
        return redirect("intake:letter", draft_id=draft.pk)
    return render(request, "intake/letter_text.html", _context(draft))


@login_not_required
@never_cache
@require_safe
@with_draft
def letter_pdf(request, draft):
    """The same as a PDF. Making one costs a second: so many for a draft, and for everybody, in an hour."""
    if not draft.letter:
        return redirect("intake:letter", draft_id=draft.pk)
    if too_many(f"letter-pdf:{draft.pk}", MOST_OF_A_DRAFT, HOUR) or too_many("letter-pdf", MOST_OF_ALL, HOUR):
        return _later(request, draft)
    try:
        content = pdf_of(render_to_string("intake/letter_pdf.html", _context(draft)))
    except RenderError:
        return _later(request, draft)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="reclamation.pdf"'
    return response


def _later(request, draft):
    messages.warning(request, LATER)
    return redirect("intake:letter_text", draft_id=draft.pk)


def _context(draft):
    return {"draft": draft, "letter": draft.letter, "today": timezone.localdate()}
