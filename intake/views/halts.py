"""Where the pre-check says no, or not yet: why, what remains possible, and the way to a person."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intake import ends, mail, screening
from intake.drafts import changing, with_draft
from intake.forms.screening import ComeBackForm, PersonLookForm
from intake.models import ScreenedOut
from intake.moving import move, what_changes
from intake.path import path_of

WITH_REMINDER = (screening.NOT_YET, screening.SOON)
MOST_MESSAGES = 3


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def halt(request, draft, reason):
    """One reason, its own words; POST: a person's look, « Continuer », the e-mail, or the form it leads to."""
    outcome = ends.outcome_of(draft, reason)
    if outcome is None and reason not in screening.HALTS:
        raise Http404
    step = next((step.key for step in path_of(draft).steps if step.halt == reason), None)
    if step is None:
        return redirect("intake:resume", draft_id=draft.pk)
    page = Halted(draft, reason, step, outcome)
    look, come_back = PersonLookForm(prefix="avis"), ComeBackForm(prefix="retour", initial=_known_address(request))
    if request.method == "POST":
        if "prevenir" in request.POST and page.come_back_on:
            come_back = ComeBackForm(request.POST, prefix="retour")
            if come_back.is_valid():
                return _send_words(request, page, come_back.cleaned_data)
        elif "suivre" in request.POST and page.target:
            return _follow(request, page)
        else:
            look = PersonLookForm(request.POST, prefix="avis")
            if look.is_valid():
                return _go_on(page, look.cleaned_data["words"])
    _count_once(page)
    return render(request, page.template, _halt_context(page, look, come_back))


def _known_address(request):
    return {"email": request.user.email} if request.user.is_authenticated else {}


class Halted:
    """A page that stops the way: one of the pre-check's, or an end of the form (`outcome`)."""

    def __init__(self, draft, reason, step, outcome):
        self.draft, self.reason, self.step, self.outcome = draft, reason, step, outcome
        kind = outcome and outcome["kind"]
        self.advice = kind == "warn" if outcome else screening.HALTS[reason].advice
        self.counted = kind in ("stop", "redirect", "defer") if outcome else not self.advice
        self.template = "intake/halts/outcome.html" if outcome else f"intake/halts/{reason}.html"
        self.mail = "defer" if outcome else reason
        self.target = outcome and ends.target_of(draft, outcome)

    @property
    def sent_on(self):
        last = self.draft.value("reclamation-date", "again_on") if self.reason == screening.TOO_LATE else None
        day = last or self.draft.value("reclamation-date", "sent_on")
        return date.fromisoformat(day) if day else None

    @property
    def come_back_on(self):
        """The day to come back, where it makes sense; None elsewhere."""
        today = timezone.localdate()
        if self.outcome:
            return ends.come_back_on(self.outcome, self.draft, today) if self.outcome["kind"] == "defer" else None
        return screening.come_back_on(self.sent_on, today) if self.reason in WITH_REMINDER else None


def _halt_context(page, look, come_back):
    sent_on, target = page.sent_on, page.target
    return {
        "draft": page.draft, "reason": page.reason, "step": page.step, "look": look, "come_back": come_back,
        "form": come_back if come_back.errors else look, "sent_on": sent_on,
        "last_day": screening.last_day_to_file(sent_on) if sent_on else None,
        "come_back_on": page.come_back_on, "outcome": page.outcome, "target": target,
        "reference": ends.reference_of(page.outcome) if page.outcome else None,
        "carried": what_changes(page.draft, target) if target else None,
    }  # fmt: skip


def _go_on(page, words):
    """The machine steps aside; a mediator will decide on this very point."""
    with changing(page.draft.pk) as draft:
        if page.advice:
            draft.screening["advice_read"] = [*draft.screening.get("advice_read", []), page.reason]
        else:
            draft.screening["person_look"] = draft.screening.get("person_look", {}) | {page.reason: words}
    return redirect("intake:resume", draft_id=page.draft.pk)


def _follow(request, page):
    """On to the form that the redirection names, with what fits."""
    with changing(page.draft.pk) as draft:
        move(draft, page.target)
    messages.success(request, f"Vous continuez avec le formulaire « {page.target.title} ».")
    return redirect("intake:resume", draft_id=page.draft.pk)


def _send_words(request, page, asked):
    """The explanations by e-mail, and a reminder for the day to come back."""
    with changing(page.draft.pk) as draft:
        sent = draft.screening.get("messages", 0)
        if sent >= MOST_MESSAGES:
            messages.warning(request, "Nous vous avons déjà écrit plusieurs fois. Regardez aussi vos indésirables.")
            return redirect(request.path)
        draft.screening["messages"] = sent + 1
        if asked["remind"]:
            draft.remind_on, draft.remind_email = page.come_back_on, asked["email"]
    mail.send_advice(page.mail, asked["email"], draft)
    messages.success(request, f"C’est envoyé à {asked['email']}. Regardez aussi vos indésirables.")
    return redirect(request.path)


def _count_once(page):
    """« Pré-filtre affiché », apart from the refusals of a mediator (R614-2, 3°): a day, a reason, nobody."""
    shown = page.draft.screening.get("shown", [])
    if page.reason in shown or not page.counted:
        return
    with changing(page.draft.pk) as fresh:
        fresh.screening["shown"] = [*shown, page.reason]
    ScreenedOut.objects.create(
        day=timezone.localdate(),
        reason=page.outcome["key"] if page.outcome else page.reason,
        form_version=page.draft.form_version if page.outcome else None,
    )
