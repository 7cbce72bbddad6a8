"""The door of the wizard: opens the draft, or keeps what was typed and asks to sign in."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intake import typed
from intake.drafts import with_draft
from intake.footsteps import CountedWizard

_wizard = CountedWizard.as_view(url_name="intake:step")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request, draft_id, step):
    """One step. A session that ended while somebody was writing loses nothing: see `intake.typed`."""
    request.draft = None
    answer = _open_step(request, draft_id, step)
    if request.draft is None:  # it could not be opened: the answer leads to the sign-in
        typed.remember_for(request, draft_id, step)
    return answer


@with_draft
def _open_step(request, draft, step):
    request.draft = draft
    return _wizard(request, step=step)
