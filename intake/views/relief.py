"""The lines of « Ce que vous demandez »: add, change, remove, one page each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from intake.drafts import changing, with_draft
from intake.forms.relief import MAX_LINES, ReliefLineForm
from intake.path import path_of
from intake.steps import RELIEF_LINES
from sectors.form_builder import to_answers


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def add(request, draft):
    """One more line, twelve at most."""
    return _reachable(request, draft) or _add(request, draft)


def _add(request, draft):
    if len(draft.relief) >= MAX_LINES:
        messages.info(request, f"Vous avez écrit {MAX_LINES} demandes, le maximum. Modifiez ou retirez-en une.")
        return redirect("intake:step", draft_id=draft.pk, step=RELIEF_LINES)
    form = _form(request, draft)
    if request.method == "POST" and form.is_valid():
        with changing(draft.pk) as draft:
            line = to_answers(form.cleaned_data)
            if line not in draft.relief and len(draft.relief) < MAX_LINES:  # a double click adds one line
                draft.relief = [*draft.relief, line]
            draft.data.pop(RELIEF_LINES, None)
        return redirect("intake:step", draft_id=draft.pk, step=RELIEF_LINES)
    return _page(request, draft, form, number=len(draft.relief) + 1)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def change(request, draft, number):
    """Change a line; one that is gone meanwhile leads back to the list."""
    away = _reachable(request, draft) or _missing(request, draft, number)
    if away:
        return away
    form = _form(request, draft, draft.relief[number - 1])
    if request.method == "POST" and form.is_valid():
        with changing(draft.pk) as draft:
            lines = list(draft.relief)
            lines[number - 1] = to_answers(form.cleaned_data)
            draft.relief = lines
        return redirect("intake:step", draft_id=draft.pk, step=RELIEF_LINES)
    return _page(request, draft, form, number)


@login_not_required
@require_POST
@with_draft
def remove(request, draft, number):
    """Remove a line; with the last one, the list starts again."""
    away = _reachable(request, draft) or _missing(request, draft, number)
    if away:
        return away
    with changing(draft.pk) as draft:
        gone = draft.relief[number - 1]
        draft.relief = draft.relief[: number - 1] + draft.relief[number:]
        if not draft.relief:
            draft.data.pop(RELIEF_LINES, None)
    messages.success(request, f"La demande « {gone['label']} » est retirée.")
    return redirect("intake:step", draft_id=draft.pk, step=RELIEF_LINES)


def _form(request, draft, line=None):
    initial = dict(line) if line else {}
    options = draft.form_version.data["relief_options"]
    return ReliefLineForm(request.POST or None, initial=initial, options=options)


def _reachable(request, draft):
    """None when the list of lines may be visited, else the way back to what comes first."""
    path = path_of(draft)
    step = path.get(RELIEF_LINES)
    if path.may_visit(step) and not path.is_blocked(step) and request.user.is_authenticated:
        return None
    return redirect("intake:step", draft_id=draft.pk, step=RELIEF_LINES)


def _missing(request, draft, number):
    if 1 <= number <= len(draft.relief):
        return None
    messages.info(request, "Cette demande n’est plus dans la liste.")
    return redirect("intake:step", draft_id=draft.pk, step=RELIEF_LINES)


def _page(request, draft, form, number):
    path = path_of(draft)
    part_number, total, part = path.place(path.get(RELIEF_LINES))
    context = {"form": form, "draft": draft, "number": number, "part_number": part_number, "part_total": total}
    return render(request, "intake/relief_line.html", context | {"part": part})
