"""Anyone who holds a document may check that the Centre issued it."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from casework.documents import seal
from portal.forms import PortalForm
from portal.rate_limits import too_many

TRIES, PERIOD = 20, 10 * 60


class CodeForm(PortalForm):
    code = forms.CharField(
        label="Code de vérification",
        max_length=40,
        help_text="Douze lettres et chiffres, au bas du document. Par exemple : 7KQM-2XPA-9DTR.",
    )


@login_not_required
@never_cache
@require_GET
def verify_document(request):
    """Kind, date and reference of the document that bears `?code=`; nothing else of the case is told."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    context = {"form": form, "checked": False}
    if form.is_bound and form.is_valid():
        if _too_many(request):
            form.add_error("code", "Trop d’essais en peu de temps. Réessayez dans dix minutes.")
            return render(request, "casework/documents/verify.html", context, status=429)
        context |= {"checked": True, "document": seal.verify(form.cleaned_data["code"])}
    return render(request, "casework/documents/verify.html", context)


def _too_many(request) -> bool:
    """Twenty codes per address in ten minutes: enough for people, useless for a machine."""
    return too_many(f"verify:{request.META.get('REMOTE_ADDR', '')}", TRIES, PERIOD)
