"""« Cette page vous a-t-elle aidé ? »: one click, optional, no text, counted once per page and browser."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from intake.drafts import SignInFirst, find
from intake.footsteps import seen
from sectors.models import Kind

VOTED = "intake_voted"
ANSWERS = {"oui": Kind.HELPED, "non": Kind.NOT_HELPED}


@login_not_required
@never_cache
@require_POST
def vote(request, draft_id):
    """Count the click, then back to the page that asked."""
    try:
        request.draft = find(request, draft_id)
    except SignInFirst:
        return redirect_to_login(reverse("intake:resume", kwargs={"draft_id": draft_id}))
    place = slugify(request.POST.get("page", "")[:60].replace("_", "0x")).replace("0x", "_")
    kind, key = ANSWERS.get(request.POST.get("utile")), f"{draft_id}:{place}"
    voted = request.session.get(VOTED, [])
    if place and kind and key not in voted:
        request.session[VOTED] = [*voted[-50:], key]
        seen(request, place, kind)
    messages.success(request, "Merci, c’est noté.")
    if request.draft.is_filed or not place or place == "envoyee":
        return redirect("intake:sent", draft_id=draft_id)
    return redirect("intake:halt", draft_id=draft_id, reason=place)
