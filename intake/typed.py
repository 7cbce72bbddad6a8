"""What was typed on a page that could not take it: the session had ended, or an earlier answer was missing.

Kept in the session of that browser, shown once to whoever may open that draft.
"""

from django.utils.datastructures import MultiValueDict

from intake.storage import typed_values

SESSION_KEY = "intake_typed"


def remember(request, draft, step):
    remember_for(request, draft.pk, step)


def remember_for(request, draft_id, step):
    """Put the texts of this POST aside; nothing on a GET."""
    if request.method != "POST":
        return
    values = typed_values(step, request.POST)
    if values:
        request.session[SESSION_KEY] = {"draft": str(draft_id), "step": step, "values": values}


def recall(request, draft, step):
    """Give back, once, what was put aside for this step of this draft; None when there is nothing."""
    held = request.session.get(SESSION_KEY)
    if not held or held["draft"] != str(draft.pk) or held["step"] != step:
        return None
    del request.session[SESSION_KEY]
    return MultiValueDict(held["values"])
