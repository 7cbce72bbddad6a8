"""Taking a professional away from a request; adding and changing one are steps of the wizard."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intake import professionals
from intake.drafts import changing, with_draft
from intake.path import path_of


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def remove(request, draft, key):
    """Ask, then take this professional away; the only one left stays, since a request names somebody."""
    one = next((one for one in professionals.named(draft) if one["key"] == key), None)
    if one is None and not key.startswith(professionals.FIRST):
        raise Http404
    if one is None or not professionals.others_of(draft):
        messages.info(request, "Ce professionnel n’est plus dans la liste, ou il est le seul que vous ayez nommé.")
        return _back(draft)
    name = one["who"].get("name")
    if request.method == "POST":
        _take_away(draft, key)
        if name:
            messages.success(request, f"{name} ne fait plus partie de votre demande.")
        return _back(draft)
    return render(request, "intake/professional_remove.html", {"draft": draft, "name": name or "ce professionnel"})


def _take_away(draft, key):
    """Under the lock: a second click, or another tab, may have done it already."""
    with changing(draft.pk) as fresh:
        if key in professionals.keys_of(fresh) and professionals.others_of(fresh):
            professionals.take_away(fresh, key)


def _back(draft):
    """To the list, or to what comes before it."""
    draft.refresh_from_db()
    path = path_of(draft)
    listed = path.get(professionals.LIST)
    step = listed if path.may_visit(listed) else path.first_open
    return redirect("intake:step", draft_id=draft.pk, step=step.key)
