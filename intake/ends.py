"""The ends that a federation wrote (`outcomes` of the form), as halts on the way, beside those of the pre-check.

A halt is named by « issue- » and the key of its outcome: the names of the pre-check are the portal's.
"""

from datetime import date, timedelta

from intake.reading import evaluation_of
from portal.legal_references import legal_reference
from sectors.evaluation import Reading
from sectors.models import FormVersion

PREFIX = "issue-"


def outcome_of(draft, reason):
    """The outcome that this halt names in the draft's form, or None."""
    if draft.form_version is None or not reason.startswith(PREFIX):
        return None
    outcomes = draft.form_version.data.get("outcomes", [])
    return next((one for one in outcomes if PREFIX + one["key"] == reason), None)


def halts_after(reached, step_key):
    """The names of the halts that appear after this step, in the order their editor gave them."""
    return [PREFIX + one.key for one in reached if one.step == step_key and one.kind != "proceed"]


def reached_by_choices(draft, today):
    """What the choices of the axes alone lead to, before any question."""
    if draft.form_version is None:
        return []
    return list(Reading(draft.form_version.data, draft.facets, {}, today).reached.values())


def ends_now(draft, today):
    """The outcomes that would have stopped this draft today, walls of information apart."""
    found = evaluation_of(draft, today)
    reached = found.reached if found else ()
    return [outcome_of(draft, PREFIX + one.key) for one in reached if one.kind not in ("warn", "proceed")]


def come_back_on(outcome, draft, today):
    """The day that « revenez plus tard » names: so many days after an answer, or after today; never a day gone by."""
    until = outcome.get("until") or {"days": 30, "from": "today"}
    answer = draft.answers.get(until["from"])
    start = date.fromisoformat(answer) if isinstance(answer, str) else today
    return max(start + timedelta(days=until["days"]), today)


def target_of(draft, outcome):
    """The published version this redirection leads to, or None."""
    if outcome["kind"] != "redirect" or not outcome.get("target_form"):
        return None
    return FormVersion.objects.of_sector(draft.sector_slug).filter(form_slug=outcome["target_form"]).first()


def reference_of(outcome):
    """The text of law that the editor chose, or None."""
    return legal_reference(outcome["legal_reference"]) if outcome.get("legal_reference") else None
