"""When the form of a draft is not the one in force any more, or is missing: what would change, before it counts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intake.drafts import changing, with_draft
from intake.moving import KEPT_VERSION, move, newer_version, what_changes
from intake.path import NO_FORM, path_of, version_to_renew


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def newer(request, draft):
    """The form was rewritten meanwhile: one goes on with the one that was begun, or passes to the new one."""
    version = newer_version(draft)
    if version is None:
        return redirect("intake:resume", draft_id=draft.pk)
    if request.method == "POST":
        with changing(draft.pk) as draft:
            if "passer" in request.POST:
                move(draft, version)
            else:
                draft.screening[KEPT_VERSION] = version.pk
        if "passer" in request.POST:
            messages.success(request, "Vous continuez avec la nouvelle version du formulaire.")
        return redirect("intake:resume", draft_id=draft.pk)
    context = {"draft": draft, "version": version, "carried": what_changes(draft, version)}
    return render(request, "intake/newer_version.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def obstacle(request, draft):
    """No form for this dispute, or its form was withdrawn meanwhile."""
    reason = path_of(draft).obstacle
    if not reason:
        return redirect("intake:resume", draft_id=draft.pk)
    if reason == NO_FORM:
        return render(request, "intake/no_form.html", {"draft": draft})
    version = version_to_renew(draft)
    if request.method == "POST":
        with changing(draft.pk) as draft:
            if version:
                move(draft, version)
            else:
                draft.form_version = None
        return redirect("intake:resume", draft_id=draft.pk)
    carried = what_changes(draft, version) if version else None
    return render(request, "intake/withdrawn.html", {"draft": draft, "carried": carried})
