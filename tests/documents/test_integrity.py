"""What was written once stays as it was: the database refuses changes, and verify_journal finds those made in spite of it."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from casework.documents.render import render_pending
from casework.enums import DocumentKind, Stage
from casework.models import Case, CaseEvent, IssuedDocument
from tests.documents.samples import document
from tests.tampering import tamper

pytestmark = pytest.mark.django_db


def refuses(queryset, **values):
    """The change fails, and the row is what it was."""
    before = queryset.values().get()
    with pytest.raises(IntegrityError), transaction.atomic():
        queryset.update(**values)
    assert queryset.values().get() == before


def verify():
    """(what the command prints, whether it fails)"""
    printed = io.StringIO()
    try:
        call_command("verify_journal", stdout=printed)
    except CommandError:
        return printed.getvalue(), True
    return printed.getvalue(), False


@pytest.fixture
def issued():
    made = document(DocumentKind.FILING_CERTIFICATE)
    assert render_pending() == 1
    made.refresh_from_db()
    return made


# The database refuses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"data": {}}, {"act": "withdraw"}, {"number": 9}, {"hash": "0" * 64}, {"previous_hash": "0" * 64}, {"role": "centre"},
        {"stage_after": "closed"}, {"at": "2020-01-01T00:00Z"}, {"user": None}, {"token": None},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_no_event_is_ever_changed(story, change):
    refuses(CaseEvent.objects.filter(pk=story.case.events.get().pk), **change)


@pytest.mark.parametrize("column", ["html", "html_sha256", "kind", "verification_code", "issued_at", "number"])
def test_an_issued_document_is_never_changed(column):
    made = document(DocumentKind.FILING_CERTIFICATE)
    values = {"issued_at": "2020-01-01T00:00Z", "number": 2}
    refuses(IssuedDocument.objects.filter(pk=made.pk), **{column: values.get(column, "autre")})


@pytest.mark.parametrize("column", ["pdf", "pdf_sha256", "render_error"])
def test_a_pdf_is_written_once(issued, column):
    refuses(IssuedDocument.objects.filter(pk=issued.pk), **{column: ""})


def test_a_failure_to_print_is_noted_until_the_pdf_is_there():
    rows = IssuedDocument.objects.filter(pk=document(DocumentKind.FILING_CERTIFICATE).pk)
    rows.update(render_error="timeout")
    assert render_pending() == 1
    assert rows.get().render_error == ""


# The command finds ------------------------------------------------------------------------------------


def test_an_untouched_portal_has_nothing_to_report(issued, story_in):
    story_in(Stage.CLOSED)
    printed, failed = verify()
    assert not failed
    assert printed.startswith(f"{CaseEvent.objects.count()} événement(s) et 3 document(s) vérifiés, dont 2 sans PDF")


def test_an_event_rewritten_is_found(story_in):
    told = story_in(Stage.MEDIATION)
    event = told.case.events.get(number=3)
    tamper("casework_caseevent", event.pk, data=json.dumps({"reason": "un autre récit"}))
    printed, failed = verify()
    assert failed
    assert printed.splitlines()[0] == f"{told.case.reference}, événement n° 3 : contenu modifié"
    assert "récit" not in printed


def test_an_event_rewritten_with_its_own_hash_breaks_the_chain(story_in):
    told = story_in(Stage.MEDIATION)
    event = told.case.events.get(number=3)
    event.act = "decline_mission"
    tamper("casework_caseevent", event.pk, act=event.act, hash=event.computed_hash())
    assert verify()[0].startswith(f"{told.case.reference}, événement n° 4 : rupture avec l’événement précédent")


def test_two_events_swapped_are_found(story_in):
    told = story_in(Stage.MEDIATION)
    second, third = told.case.events.get(number=2), told.case.events.get(number=3)
    for event, number in [(second, 99), (third, 2), (second, 3)]:
        tamper("casework_caseevent", event.pk, number=number)
    printed, failed = verify()
    assert failed
    assert "événement n° 2 : contenu modifié" in printed


def erase(event):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM casework_dispatch WHERE event_id = %s", [event.pk])
        cursor.execute("DELETE FROM casework_issueddocument WHERE event_id = %s", [event.pk])
        cursor.execute("DELETE FROM casework_caseevent WHERE id = %s", [event.pk])


def test_an_event_taken_out_is_found(story_in):
    told = story_in(Stage.MEDIATION)
    erase(told.case.events.get(number=2))
    assert verify() == (
        f"{told.case.reference}, événement n° 2 : événement manquant\n4 événement(s) et 1 document(s) vérifiés, "
        "dont 1 sans PDF pour l’instant.\n",
        True,
    )


def test_a_tail_cut_off_is_found_by_the_stage_of_the_case(story_in):
    told = story_in(Stage.MEDIATION)
    erase(told.case.events.last())
    assert "n’est pas celle du dernier événement" in verify()[0]


def test_a_case_without_a_journal_is_found(story):
    erase(story.case.events.get())
    assert verify()[0].startswith(f"{story.case.reference}, journal : aucun événement")


def test_a_stage_changed_behind_the_procedure_is_found(story):
    Case.objects.filter(pk=story.case.pk).update(stage=Stage.MEDIATION)
    assert verify()[1]


def test_a_document_rewritten_is_found(issued):
    tamper("casework_issueddocument", issued.pk, html=issued.html.replace("Martin", "Durand"))
    printed, failed = verify()
    assert failed
    assert printed.startswith(
        f"{issued.case.reference}, événement n° {issued.event.number} : texte du document modifié"
    )
    assert "Durand" not in printed


def test_one_byte_of_a_pdf_changed_on_disk_is_found(issued):
    with open(issued.pdf.path, "r+b") as file:
        file.seek(-20, io.SEEK_END)
        byte = file.read(1)
        file.seek(-20, io.SEEK_END)
        file.write(bytes([byte[0] ^ 1]))
    assert ": PDF modifié" in verify()[0]


def test_a_pdf_gone_from_the_disk_is_found(issued):
    issued.pdf.storage.delete(issued.pdf.name)
    assert ": PDF introuvable ou illisible" in verify()[0]


def test_the_exit_code_tells_a_scheduler(issued, story):
    erase(story.case.events.get())
    with pytest.raises(CommandError, match="1 anomalie") as failure:
        call_command("verify_journal", stdout=io.StringIO())
    assert failure.value.returncode == 1
