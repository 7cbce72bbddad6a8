"""Where people give up, per version and step: counts that name nobody, with the small ones hidden.

Denominators are the people who saw that step in that version. Left: did not complete it, and were not seen for seven
days. A count from 1 to 9 is hidden, and with it the next smallest part of the same total, so that no subtraction
gives it back.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median

from sectors.models import Kind, StepEvent

LEAST = 10
ABANDONED_AFTER = timedelta(days=7)
PARTS = ("completed", "left", "still_open")
HIDDEN = None


@dataclass
class StepCount:
    """One step. A count is a number, or None when it is hidden; `share` and `left_share` are percentages or None."""

    key: str
    seen: int | None
    completed: int | None
    left: int | None
    still_open: int | None
    back: int | None
    saved: int | None
    share: int | None
    left_share: int | None
    minutes: float | None
    errors: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)


@dataclass
class Footfall:
    started: int | None
    submitted: int | None
    steps: list
    helped: dict


def hide(count):
    """The count, or None when it is too small to be told."""
    return count if count == 0 or count >= LEAST else HIDDEN


def hide_parts(parts):
    """{name: count} of one total, without what is small nor what would give it back."""
    shown = {name: hide(count) for name, count in parts.items()}
    hidden = [name for name, count in shown.items() if count is HIDDEN]
    others = sorted((count, name) for name, count in shown.items() if count)
    if len(hidden) == 1 and others:
        shown[others[0][1]] = HIDDEN
    return shown


def percent(part, whole):
    return round(100 * part / whole) if part is not None and whole else None


def footfall(events, order, today):
    """The Footfall of these StepEvents; `order`: the keys of the steps as they follow one another."""
    visits, times, errors, outcomes, helped, last = _sort(events)
    everybody = {visit for kinds in visits.values() for visit in kinds[Kind.VIEWED]}
    known = [key for key in order if key in visits] + sorted(set(visits) - set(order))
    recent = {visit for visit, day in last.items() if today - day < ABANDONED_AFTER}
    steps = [
        _step(key, visits[key], times[key], errors[key], outcomes[key], recent, len(everybody))
        for key in known
        if visits[key][Kind.VIEWED]
    ]
    submitted = {visit for kinds in visits.values() for visit in kinds[Kind.SUBMITTED]}
    votes = {place: hide_parts(counts) for place, counts in helped.items()}
    return Footfall(hide(len(everybody)), hide(len(submitted)), steps, votes)


def _sort(events):
    visits = defaultdict(lambda: defaultdict(set))
    times, last = defaultdict(list), {}
    errors, outcomes = defaultdict(lambda: defaultdict(set)), defaultdict(lambda: defaultdict(set))
    helped = defaultdict(lambda: Counter({"helped": 0, "not_helped": 0}))
    rows = events.values_list("step", "kind", "detail", "seconds", "day", "visit")
    for step, kind, detail, seconds, day, visit in rows.iterator():
        if kind in (Kind.HELPED, Kind.NOT_HELPED):
            helped[step][kind] += 1
            continue
        visits[step][kind].add(visit)
        last[visit] = max(day, last.get(visit, day))
        if kind == Kind.COMPLETED and seconds is not None:
            times[step].append(seconds)
        elif kind == Kind.INVALID:
            errors[step][detail].add(visit)
        elif kind == Kind.OUTCOME:
            outcomes[step][detail].add(visit)
    return visits, times, errors, outcomes, helped, last


def _step(key, kinds, times, errors, outcomes, recent, everybody):
    saw = kinds[Kind.VIEWED]
    missing = saw - kinds[Kind.COMPLETED]
    parts = {"completed": len(saw) - len(missing), "left": len(missing - recent), "still_open": len(missing & recent)}
    seen = hide(len(saw))
    parts = hide_parts(parts) if seen is not HIDDEN else dict.fromkeys(PARTS)
    return StepCount(
        key=key,
        seen=seen,
        **parts,
        back=hide(len(kinds[Kind.BACK])),
        saved=hide(len(kinds[Kind.SAVED_EXIT])),
        share=percent(seen, hide(everybody)),
        left_share=percent(parts["left"], seen),
        minutes=round(median(times) / 60, 1) if len(times) >= LEAST else None,
        errors={name: hide(len(found)) for name, found in sorted(errors.items())},
        outcomes={name: hide(len(found)) for name, found in sorted(outcomes.items())},
    )


def of_version(version, today):
    """The Footfall of a version, its own steps between those that every request has."""
    order = [*BEFORE, *(f"q-{step['key']}" for step in version.data["steps"]), *AFTER]
    return footfall(StepEvent.objects.filter(version=version), order, today)


def before_the_form(sector_slug, today):
    """The Footfall of the first pages, which every request of the sector sees before a form is chosen."""
    order = ["reclamation", "reclamation-date", "consommateur", "ailleurs"]
    return footfall(StepEvent.objects.filter(sector_slug=sector_slug, version=None), order, today)


BEFORE = ("professionnel", "professionnel-contact", "professionnels")
AFTER = ("resume", "documents-autres", "demandes", "identite", "coordonnees", "verification", "envoi")
