"""Where people give up: what happened on each page of the wizard, without an answer, a person or an address.

`CountedWizard` watches the wizard from outside; `seen()` writes. A visit is a number drawn by lot, kept in the draft
and changed after seven days, so that nothing ties an event to a person or a case. The team is never counted.
"""

import uuid

from django.utils import timezone

from intake.drafts import keep_visit
from intake.wizards import BACK_TO_CHECK, FilingWizard
from sectors.models import Kind, StepEvent

VISIT_DAYS = 7
LONGEST_STEP = 2 * 60 * 60
UNCOUNTED_SECTORS = {"demonstration"}
NOT_AN_ANSWER = ("ajouter", "ligne_plus", "ligne_moins")


class CountedWizard(FilingWizard):
    """The wizard, whose pages are counted."""

    def get(self, request, *args, **kwargs):
        again = self.step.passed and not request.GET.get(BACK_TO_CHECK)
        answer = super().get(request, *args, **kwargs)
        if answer.status_code == 200:
            seen(request, self.step.key, Kind.BACK if again else Kind.VIEWED)
        return answer

    def post(self, request, *args, **kwargs):
        step, mine = self.step.key, self._belongs_here()
        answer = super().post(request, *args, **kwargs)
        if "plus_tard" in request.POST:
            seen(request, step, Kind.SAVED_EXIT)
        elif answer.status_code == 200:
            for field in list(answer.context_data["form"].errors)[:20]:
                seen(request, step, Kind.INVALID, field)
        elif mine and "lignes=" not in answer.url and not any(name in request.POST for name in NOT_AN_ANSWER):
            self._passed(request, step, answer)
        return answer

    def _passed(self, request, step, answer):
        seen(request, step, Kind.COMPLETED)
        here = self.path.get(step)
        if here and here.halt:
            seen(request, step, Kind.OUTCOME, here.halt)
        elif answer.url.endswith("/envoyee/"):
            seen(request, step, Kind.SUBMITTED)


def seen(request, step, kind, detail=""):
    """Count `kind` on this step of `request.draft`; `detail`: the field refused, or the end shown."""
    draft = request.draft
    if draft.sector_slug in UNCOUNTED_SECTORS or (request.user.is_authenticated and request.user.is_staff):
        return
    visit, seconds = _visit(draft, step, kind)
    if visit is not None:
        StepEvent.objects.create(
            sector_slug=draft.sector_slug, version=draft.form_version, step=step[:80], kind=kind, detail=detail[:80],
            seconds=seconds, day=timezone.localdate(), visit=visit,
        )  # fmt: skip


def _visit(draft, step, kind):
    """(number of the visit, seconds on the page); (None, None) for a page already counted as seen in this visit."""
    now, today = int(timezone.now().timestamp()), timezone.localdate()
    kept = draft.screening.get("visit")
    visit = kept
    if not kept or (today - today.fromisoformat(kept["day"])).days >= VISIT_DAYS:
        visit = {"id": str(uuid.uuid4()), "day": today.isoformat(), "at": {}}
    began_at = visit["at"].get(step)
    if kind == Kind.VIEWED and began_at:
        return None, None
    if kind in (Kind.VIEWED, Kind.BACK):
        visit = visit | {"at": visit["at"] | {step: now}}
    if visit != kept:
        keep_visit(draft, visit)
    took = now - began_at if began_at and kind == Kind.COMPLETED else None
    return uuid.UUID(visit["id"]), took if took is not None and took <= LONGEST_STEP else None
