"""The first pages: what to have ready, resume or begin, which sector."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from intake import drafts
from intake.moving import newer_version
from intake.path import path_of
from intake.purge import erase
from portal.forms import PortalForm, hinted
from sectors.models import SectorPage


def open_sectors():
    """The sectors a request can be about: online for everybody, with at least one form."""
    return [sector for sector in SectorPage.objects.live().public().order_by("title") if sector.forms().exists()]


class SectorForm(PortalForm):
    question_as_heading = "secteur"
    secteur = forms.ChoiceField(
        label="De quoi s’agit-il ?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choisissez un secteur pour continuer.",
            "invalid_choice": "Choisissez l’un des secteurs proposés.",
        },
    )

    def __init__(self, *args, sectors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["secteur"].choices = [(sector.slug, _with_hint(sector)) for sector in sectors]


def _with_hint(sector):
    return hinted(sector.title, sector.search_description) if sector.search_description else sector.title


@login_not_required
@never_cache
@require_safe
def start(request):
    """What to have ready, how long it takes; the requests already begun come first."""
    today = timezone.localdate()
    begun = [{"draft": draft, "place": _place(draft, today)} for draft in drafts.open_drafts(request)[:5]]
    sectors = open_sectors()
    sector = next((s for s in sectors if s.slug == request.GET.get("secteur")), None)
    return render(request, "intake/start.html", {"begun": begun, "sectors": sectors, "sector": sector})


def _place(draft, today):
    """(number, total, title) of the part where this draft stands."""
    path = path_of(draft, today)
    return path.place(path.first_open)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_sector(request):
    """The first answer: only now is a draft created."""
    sectors = open_sectors()
    if not sectors:
        return redirect("intake:start")
    form = SectorForm(request.POST or None, sectors=sectors, initial={"secteur": request.GET.get("secteur")})
    if request.method == "POST" and form.is_valid():
        return redirect("intake:resume", draft_id=drafts.begin(request, form.cleaned_data["secteur"]).pk)
    return render(request, "intake/sector.html", {"form": form, "back_url": "intake:start"})


@login_not_required
@never_cache
@require_safe
@drafts.with_draft
def resume(request, draft):
    """Back to where one was; a step begun and left without its answer comes before the first open one."""
    if newer_version(draft):
        return redirect("intake:newer_version", draft_id=draft.pk)
    path = path_of(draft)
    left = path.get(draft.current_step)
    step = left if left and path.may_visit(left) and draft.typed.get(left.key) else path.first_open
    return redirect("intake:step", draft_id=draft.pk, step=step.key)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@drafts.with_draft
def delete(request, draft):
    """Erase a draft and its files, after a question."""
    if request.method == "POST":
        erase(draft)
        messages.success(request, "Votre demande commencée est effacée.")
        return redirect("intake:start")
    return render(request, "intake/delete.html", {"draft": draft})
