"""/demo/: what a newcomer can try, and the e-mails that were sent."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from casework import demo
from casework.models import Mediator
from portal.demonstration.mail import kept_message, kept_messages


def accounts():
    """The demonstration's accounts: dicts with email, password ("" when a code is e-mailed), role and can_try; none before the data is loaded."""
    return demo.accounts() if Mediator.objects.exists() else []


@login_not_required
@never_cache
def welcome(request):
    code = getattr(settings, "DEMO_SECOND_FACTOR_CODE", "")
    return render(request, "demo/welcome.html", {"accounts": accounts(), "second_factor_code": code})


@login_not_required
@never_cache
def mailbox(request):
    recipient = request.GET.get("a", "")[:254]
    query = f"{urlencode({'a': recipient})}&" if recipient else ""
    page = Paginator(kept_messages(recipient), 50).get_page(request.GET.get("page"))
    return render(request, "demo/mailbox.html", {"page": page, "recipient": recipient, "query": query})


@login_not_required
@never_cache
def message(request, key):
    found = kept_message(key)
    if not found:
        raise Http404("Cet e-mail n’existe plus.")
    return render(request, "demo/message.html", {"message": found})
