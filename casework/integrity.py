"""Checks that what was written once is still what was written: the journals' chains, the documents' hashes.

Nothing here says what an event or a document contains: a break is told by its case's reference and event number.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from casework.documents.issue import hash_of
from casework.models import Case, CaseEvent, IssuedDocument

CHUNK = 200


@dataclass(frozen=True)
class Break:
    """What is broken, and where: the case, and the event's number (0: the whole journal)."""

    reference: str
    number: int
    what: str

    def __str__(self):
        where = f"événement n° {self.number}" if self.number else "journal"
        return f"{self.reference}, {where} : {self.what}"


@dataclass
class Report:
    """How much was checked, and what was found. `unprinted`: documents whose PDF is still to be made."""

    events: int = 0
    documents: int = 0
    unprinted: int = 0
    breaks: list[Break] = field(default_factory=list)


def check() -> Report:
    """Recompute every hash. Reads the whole journal and every file, some cases at a time."""
    report = Report()
    for case, events in _journals():
        report.events += len(events)
        report.breaks += _of_journal(case, events) and _once_more(case)
    for document in IssuedDocument.objects.select_related("case", "event").iterator(CHUNK):
        report.documents += 1
        report.unprinted += not document.pdf
        what = _of_document(document)
        report.breaks += [Break(document.case.reference, document.event.number, what)] if what else []
    return report


def _journals() -> Iterator[tuple[Case, list[CaseEvent]]]:
    """Each case with its events, in order."""
    last = 0
    while cases := list(Case.objects.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        events = {case.pk: [] for case in cases}
        for event in CaseEvent.objects.filter(case__in=cases).order_by("case_id", "number"):
            events[event.case_id].append(event)
        yield from ((case, events[case.pk]) for case in cases)
        last = cases[-1].pk


def _once_more(case) -> list[Break]:
    """Under the lock that acts take: a case that moved while it was read is not a broken one."""
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case.pk)
        return _of_journal(case, list(case.events.all()))


def _of_journal(case, events) -> list[Break]:
    found, previous, reference = [], "", case.reference
    if not events:
        return [Break(reference, 0, "aucun événement")]
    for place, event in enumerate(events, start=1):
        if event.number != place:
            return [*found, Break(reference, place, "événement manquant")]
        if event.hash != event.computed_hash():
            found.append(Break(reference, event.number, "contenu modifié"))
        if event.previous_hash != previous:
            found.append(Break(reference, event.number, "rupture avec l’événement précédent"))
        previous = event.hash
    if events[-1].stage_after != case.stage:
        found.append(Break(reference, events[-1].number, "l’étape du dossier n’est pas celle du dernier événement"))
    return found


def _of_document(document) -> str:
    """What is wrong with it, or « »."""
    if hash_of(document.html) != document.html_sha256:
        return "texte du document modifié"
    if not document.pdf:
        return ""
    try:
        with document.pdf.open() as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == document.pdf_sha256
    except OSError:
        return "PDF introuvable ou illisible"
    return "" if same else "PDF modifié"
