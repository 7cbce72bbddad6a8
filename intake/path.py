"""Where a draft stands on its way, and what accepting a step changes. The whole way is worked out at each request."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from intake import professionals
from intake.steps import AXIS, DISPUTE, NO_CASE, PARTS, QUESTIONS, SOURCES, Step, axes_of
from sectors.carrying import fits, questions_of
from sectors.keys import NONE_FITS
from sectors.models import FormVersion, UnmatchedDispute
from sectors.typology_questions import asked_axes

NO_FORM, WITHDRAWN = "no_form", "withdrawn"


@dataclass(frozen=True)
class Path:
    """The steps in order. `obstacle`: why the steps after the axes cannot be reached (NO_FORM, WITHDRAWN), or « »."""

    steps: tuple[Step, ...]
    obstacle: str

    def get(self, key) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    @property
    def first_open(self) -> Step:
        """The first step where something is missing, or that stops the way; the last one when all is done."""
        return next((step for step in self.steps if not step.passed), self.steps[-1])

    def may_visit(self, step) -> bool:
        """True for the steps already behind, and for the first one that is not."""
        return self._index(step) <= self._index(self.first_open)

    def before(self, step) -> Step | None:
        index = self._index(step)
        return self.steps[index - 1] if index else None

    def after(self, key) -> Step:
        """The step that follows `key`; the first open one when that step is no longer on the way."""
        step = self.get(key)
        return self.steps[min(self._index(step) + 1, len(self.steps) - 1)] if step else self.first_open

    def is_blocked(self, step) -> bool:
        """An obstacle lies before this step."""
        return bool(self.obstacle) and list(PARTS).index(step.part) > list(PARTS).index(DISPUTE)

    def place(self, step) -> tuple[int, int, str]:
        """(number of the part, number of parts, its title)."""
        return list(PARTS).index(step.part) + 1, len(PARTS), PARTS[step.part]

    def _index(self, step):
        return next(index for index, known in enumerate(self.steps) if known.key == step.key)


def path_of(draft, today: date | None = None) -> Path:
    """Work out the way of this draft as it is today: dates are judged again each time."""
    today = today or timezone.localdate()
    steps = tuple(step for source in SOURCES for step in source(draft, today))
    return Path(steps, _obstacle(draft, steps))


def _obstacle(draft, steps):
    if draft.form_version:
        return WITHDRAWN if draft.form_version.withdrawn_at else ""
    axes = [step for step in steps if step.part == DISPUTE]
    return NO_FORM if all(step.done for step in axes) else ""


def after_step(draft, key, values):
    """Write the accepted `values` of a step into `draft` (not saved here), draw what follows; return the new Path."""
    draft.typed.pop(key, None)
    if key.startswith(QUESTIONS):
        draft.answers = draft.answers | values
        draft.data[key] = {"seen": True}
    elif key == professionals.LIST:
        professionals.answer(draft, values.get("more", False))
    else:
        draft.data[key] = values
    if key.startswith(AXIS):
        _forget_unasked_axes(draft)
    if key == NO_CASE:
        _tell_the_editors(draft)
    if key.startswith(AXIS) or draft.form_version is None:
        pin(draft)
    path = path_of(draft)
    draft.current_step = path.after(key).key
    return path


def pin(draft):
    """Choose the form for the draft's facets; the version it already had stays if it is of the same form and stands."""
    if not all(step.done for step in path_of(draft).steps if step.key.startswith(AXIS)):
        return
    found = FormVersion.objects.for_facets(draft.sector_slug, draft.facets)
    held = draft.form_version
    same_form = found and held and held.form_page_id == found.form_page_id
    if not (same_form and held.withdrawn_at is None):
        _drop_misfits(draft, found)
        draft.form_version = found


def _drop_misfits(draft, found):
    """The other form may ask something else under the same name: such an answer is asked again."""
    if found and draft.form_version:
        known, target, today = questions_of(draft.form_version.data), questions_of(found.data), timezone.localdate()
        draft.answers = {
            key: value
            for key, value in draft.answers.items()
            if key not in target or fits(target[key], known.get(key), value, today)
        }


def _forget_unasked_axes(draft):
    """A choice on an axis that is not asked any more would be a false statement."""
    asked = {AXIS + axis["key"] for axis in asked_axes(axes_of(draft), draft.facets)}
    draft.data = {key: value for key, value in draft.data.items() if not key.startswith(AXIS) or key in asked}


def _tell_the_editors(draft):
    """Leave the words of « Aucun de ces cas » once; nothing links them to this draft."""
    words = draft.value(NO_CASE, "words", "")
    if words and not draft.screening.get("gap_told"):
        labels = {axis["key"]: axis["label"] for axis in axes_of(draft)}
        axis = next((key for key, choice in draft.facets.items() if choice == NONE_FITS), "")
        UnmatchedDispute.note(draft.sector_slug, labels.get(axis, ""), words)
        draft.screening["gap_told"] = True


def version_to_renew(draft):
    """The version in force now for this draft, whose own was withdrawn; None without one."""
    return FormVersion.objects.for_facets(draft.sector_slug, draft.facets)
