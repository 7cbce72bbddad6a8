"""Leaving for today, signing in, and what comes after sending."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.drafts import SignInFirst, find, with_draft


@login_not_required
@never_cache
@require_safe
@with_draft
def account(request, draft):
    """Why an e-mail address is asked for now; signed in already, one goes on."""
    target = reverse("intake:resume", kwargs={"draft_id": draft.pk})
    if request.user.is_authenticated:
        return redirect(target)
    return render(request, "intake/account.html", {"draft": draft, "target": target})


@login_not_required
@never_cache
@require_safe
@with_draft
def saved(request, draft):
    """How to come back, and until when. Without an account, it says what is missing for that."""
    return render(request, "intake/saved.html", {"draft": draft})


@login_not_required
@never_cache
@require_safe
def sent(request, draft_id):
    """« Votre demande est envoyée »: the reference, what comes next and by when. Asked again, it says the same."""
    try:
        draft = find(request, draft_id)
    except SignInFirst:
        return redirect_to_login(request.get_full_path())
    if not draft.is_filed:
        return redirect("intake:resume", draft_id=draft.pk)
    receipt = draft.receipt
    if not receipt:
        raise Http404
    answer_by = date.fromisoformat(receipt["answer_by"]) if receipt.get("answer_by") else None
    return render(request, "intake/sent.html", {"draft": draft, "receipt": receipt, "answer_by": answer_by})
