"""The table of the procedure told to the public: each stage, whose turn it is, what each may do, in how long."""

from casework.deadlines import DAYS, MONTHS, TERMS, WORKING_DAYS, YEARS
from casework.enums import Act, Order, Role, Stage, Term
from casework.procedure.table import rows

# The acts of the machinery, which teach nothing to a reader.
UNTOLD = {Act.REMIND, Act.RECORD_POSTING, Act.REQUEST_SIGNATURE_CODE, Act.RECORD_CONTACT, Act.CANCEL_FILE}
TOLD_ROLES = (Role.CLAIMANT, Role.RESPONDENT, Role.MEDIATOR, Role.CENTRE)
UNITS = {DAYS: "jours", WORKING_DAYS: "jours ouvrés", MONTHS: "mois", YEARS: "ans"}


def _acts_in(stage, table):
    """[{"role", "acts"}]: what each person may do in this stage."""
    told = []
    for role in TOLD_ROLES:
        found = [row.act for row in table if stage in row.stages and role in row.by and row.act not in UNTOLD]
        if found:
            told.append({"role": role.label, "acts": [Act(act).label for act in dict.fromkeys(found)]})
    return told


def _shown_with(start, row):
    """The stages beside which a clock is told: where it is waited for, not always where it starts."""
    if start.term == Term.ADMISSIBILITY:  # runs from the filing (L612-2), ends with the mediator's decision
        return (Stage.ADMISSIBILITY,)
    if start.on:
        return (start.on,)
    return row.stages if row.to is None else (row.to,)


def _terms_of(stage, table):
    """[{"label", "length", "unit"}]: the clocks of this stage."""
    started = [start.term for row in table for start in row.starts if stage in _shown_with(start, row)]
    return [
        {"label": Term(term).label, "length": TERMS[term].length, "unit": UNITS[TERMS[term].unit]}
        for term in dict.fromkeys(started)
    ]


def _has_own_acts(stage, table):
    """False for a stage where nothing is possible but what is possible in all."""
    return any(stage in row.stages and len(row.stages) < len(Stage) - 1 for row in table)


def stages_told():
    """[{"key", "templates", "label", "people", "terms"}] for every stage of the usual order but the last."""
    table = rows(Order.SOURCE)
    return [
        {
            "key": stage.value,
            "templates": [f"home/stages/{stage.value}.html", "home/stages/other.html"],
            "label": stage.label,
            "people": _acts_in(stage, table),
            "terms": _terms_of(stage, table),
        }
        for stage in Stage
        if stage != Stage.CLOSED and _has_own_acts(stage, table)
    ]
