"""A draft passes to another published form: a newer version of its own, or one that a redirection leads to."""

from django.utils import timezone

from intake.steps import AXIS
from sectors.carrying import carry_over
from sectors.models import FormVersion

KEPT_VERSION = "kept_version"


def newer_version(draft):
    """The version in force of the draft's form, when the draft holds an older one that still stands; else None."""
    held = draft.form_version
    if held is None or held.withdrawn_at or held.form_page_id is None:
        return None
    latest = FormVersion.objects.current().filter(form_page=held.form_page_id).first()
    if latest is None or latest.number <= held.number or draft.screening.get(KEPT_VERSION) == latest.pk:
        return None
    return latest


def what_changes(draft, version):
    """What this draft would keep, lose and be asked, with that version (`Carried`)."""
    return carry_over(draft.form_version.data, version.data, draft.facets, draft.answers, timezone.localdate())


def move(draft, version):
    """Go on with `version` (draft not saved here). Choices that this form is not for are made anew, or asked again."""
    carried = what_changes(draft, version)
    draft.answers, draft.form_version = carried.answers, version
    for step in carried.reopened:
        draft.data.pop(f"q-{step}", None)
    for axis, options in version.data["covers"].items():
        if version.data["general"] or not options or draft.facets.get(axis) in options:
            continue
        if len(options) == 1:
            draft.data[AXIS + axis] = {"choice": options[0]}
        else:
            draft.data.pop(AXIS + axis, None)
