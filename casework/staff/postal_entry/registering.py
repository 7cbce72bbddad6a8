"""From a complete entry to a case, through the same door as a request filed online."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from casework.procedure.filing import ClaimantData, ExhibitData, Filing, ReliefLine, RespondentData
from casework.procedure.postal_filing import register_postal_file
from casework.staff.postal_entry.path import CLAIMANT, COMPLAINT, LETTER, PROFESSIONALS, RELIEF, SUMMARY, facets_of
from casework.staff.postal_entry.representative import representative_of, tie_of
from sectors.conditions import is_answered
from sectors.evaluation import evaluate
from sectors.readable import readable_answers, readable_facets

UNSAID_PART = "non précisé dans le courrier"
SAID = {"yes": True, "no": False, "unsaid": None}


def register(entry, clerk, at=None):
    """Register the case of this entry, once whatever the clicks, and empty the entry. Answers the case."""
    if entry.case:
        return entry.case
    letter = entry.data[LETTER]
    case = register_postal_file(
        filing_of(entry), clerk, posted_on=_day(letter["posted_on"]), received_on=_day(letter["received_on"]),
        at=at or timezone.now(),
    )  # fmt: skip
    entry.case = case
    entry.data, entry.answers = {}, {}
    entry.save()
    entry.files.all().delete()  # the rows only: the files themselves are the case's exhibits now
    return case


def filing_of(entry) -> Filing:
    """The finished entry in the words that a filing online uses."""
    document, facets, data = entry.form_version.data, facets_of(entry), entry.data
    today = _day(data[LETTER]["posted_on"])
    shown = set(evaluate(document, facets, entry.answers, today).visible)
    complaint = data[COMPLAINT]
    return Filing(
        token=entry.pk,
        claimant=ClaimantData(**data[CLAIMANT]),
        respondents=[RespondentData(**professional) for professional in data[PROFESSIONALS]["list"]],
        form_version=entry.form_version,
        facets=facets,
        facet_labels=[{"axis": f["question"], "option": f["answer"]} for f in readable_facets(document, facets)],
        answers=readable_answers(document, facets, entry.answers, today, UNSAID_PART),
        raw_answers={key: value for key, value in entry.answers.items() if key in shown and is_answered(value)},
        summary=data[SUMMARY]["summary"],
        relief=[_relief(line) for line in data[RELIEF]["lines"]],
        exhibits=[
            ExhibitData(row.file.name, row.file_name, row.content_type, row.size, row.sha256, row.title)
            for row in entry.files.all()
        ],
        prior_complaint_on=_day(complaint["sent_on"]) if complaint.get("sent_on") else None,
        screening={
            "complaint_made": SAID[complaint["made"]],
            "court": complaint.get("elsewhere") or "Non indiqué dans le courrier",
            "person_look": "",
            **_several(complaint),
            **({"represented": tie_of(entry)} if tie_of(entry) else {}),
        },
        representative=representative_of(entry),
    )


def _several(complaint):
    """The first written complaint and the last: the mediator says which one bears on the dispute (case C04)."""
    days = [complaint[name] for name in ("sent_on", "again_on") if complaint.get(name)]
    return {"complaints": days} if len(days) > 1 else {}


def _relief(line):
    amount, by = line.get("amount"), line.get("by")
    return ReliefLine(line["kind"], line["label"], Decimal(amount) if amount else None, _day(by) if by else None)


def _day(text) -> date:
    return date.fromisoformat(text)
