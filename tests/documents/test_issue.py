"""A document is frozen with its act, and stays what it was."""

import hashlib

import pytest
from django.db import IntegrityError, transaction

from casework.documents.issue import issue
from casework.documents.kinds import KINDS
from casework.documents.render import render_pending
from casework.enums import Act, DocumentKind, Role
from casework.models import IssuedDocument
from tests.documents.samples import document, story, to_mediation
from tests.story import SECRET_COMPLAINT, SECRET_TALK
from tests.tampering import tamper

pytestmark = pytest.mark.django_db


def test_every_kind_has_its_template_title_and_receivers():
    assert set(KINDS) == set(DocumentKind)
    for kind in KINDS.values():
        assert kind.title
        assert kind.template.endswith(f"{kind.key}.html")


@pytest.mark.parametrize("kind", KINDS)
def test_the_frozen_html_carries_its_language_title_code_and_hash(kind):
    issued = document(kind)
    assert issued.html.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert f"<title>{KINDS[kind].title} – dossier {issued.case.reference}</title>" in issued.html
    assert issued.verification_code in issued.html
    assert issued.html_sha256 == hashlib.sha256(issued.html.encode()).hexdigest()
    assert "[[" not in issued.html


def test_an_act_never_issues_the_same_document_twice():
    first = document(DocumentKind.FILING_CERTIFICATE)
    with pytest.raises(IntegrityError), transaction.atomic():
        issue(first.case, first.event, first.kind, {"case": first.case})
    assert list(IssuedDocument.objects.values_list("pk", "html")) == [(first.pk, first.html)]


def test_the_pdf_is_made_once_and_keeps_its_bytes():
    issued = document(DocumentKind.FILING_CERTIFICATE)
    assert render_pending() == 1
    issued.refresh_from_db()
    content = issued.pdf.read()
    assert content.startswith(b"%PDF")
    assert hashlib.sha256(content).hexdigest() == issued.pdf_sha256
    name = issued.pdf.name
    assert render_pending() == 0
    issued.refresh_from_db()
    assert (issued.pdf.name, issued.pdf.open().read()) == (name, content)


def test_a_document_that_was_altered_is_not_printed_and_waits(caplog):
    issued = document(DocumentKind.FILING_CERTIFICATE)
    tamper("casework_issueddocument", issued.pk, html=issued.html.replace("Martin", "Durand"))
    assert render_pending() == 0
    issued.refresh_from_db()
    assert issued.render_error
    assert not issued.pdf
    assert "Martin" not in caplog.text
    assert "Durand" not in caplog.text
    tamper("casework_issueddocument", issued.pk, html=issued.html.replace("Durand", "Martin"))
    assert render_pending() == 1


def test_one_that_fails_does_not_stop_the_others():
    bad = document(DocumentKind.FILING_CERTIFICATE)
    good = to_mediation(story()).event.documents.get(kind=DocumentKind.REFERRAL_NOTICE)
    tamper("casework_issueddocument", bad.pk, html="autre chose")
    assert render_pending() >= 1
    good.refresh_from_db()
    assert good.pdf


def test_the_first_pdf_stands_when_two_workers_meet():
    from casework.documents.render import _keep

    issued = document(DocumentKind.FILING_CERTIFICATE)
    late = IssuedDocument.objects.get(pk=issued.pk)
    assert _keep(issued, b"%PDF-1.7 first")
    assert not _keep(late, b"%PDF-1.7 second")
    issued.refresh_from_db()
    assert issued.pdf.read() == b"%PDF-1.7 first"


@pytest.mark.parametrize("kind", [DocumentKind.FILING_CERTIFICATE, DocumentKind.FAILURE_CERTIFICATE])
def test_what_a_judge_may_read_carries_no_word_of_the_talks(kind):
    told = story()
    if kind == DocumentKind.FAILURE_CERTIFICATE:
        to_mediation(told).offer().say().propose().decline_solution(Role.CLAIMANT).decline_solution(Role.RESPONDENT)
        told.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)
    else:
        told.decline().do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    html = told.case.documents.get(kind=kind).html
    assert SECRET_TALK not in html
    assert SECRET_COMPLAINT not in html
    assert "En équité" not in html
    assert "réservé-au-Centre" not in html


def test_the_certificate_says_who_refused_and_only_the_words_that_were_allowed():
    html = document(DocumentKind.FILING_CERTIFICATE).html
    assert "A refusé de participer à la médiation le" in html
    assert "Nous avons déjà proposé une reprise." in html
    assert "800\N{NO-BREAK SPACE}€" in html
    assert "732\N{NO-BREAK SPACE}829\N{NO-BREAK SPACE}320" in html


def test_silence_is_not_called_a_refusal():
    told = story().wait(11).tick()
    told.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    html = told.case.documents.get().html
    assert "N’a pas répondu dans le délai" in html
    assert "refusé" not in html


def test_a_withdrawal_says_who_and_not_why():
    told = to_mediation(story()).do(Act.WITHDRAW, Role.CLAIMANT, reason="raison-confiée")
    html = told.case.documents.get(kind=DocumentKind.FAILURE_CERTIFICATE).html
    assert "Nadia Martin a choisi de se retirer" in html
    assert "raison-confiée" not in html


def test_the_agreement_has_the_text_the_signers_and_the_hash_of_what_they_signed():
    issued = document(DocumentKind.SETTLEMENT_AGREEMENT)
    draft = issued.case.drafts.last()
    for signature in draft.signatures.all():
        assert signature.text_sha256 in issued.html
    assert "La toiture est reprise avant le 30 juin 2027." in issued.html
    assert "La peinture de la chambre." in issued.html
    assert issued.html.count("Code à usage unique") == 3


def test_no_undefined_variable_is_used(settings):
    """What the engine gives is what the templates ask for."""
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "OPTIONS": {**settings.TEMPLATES[0]["OPTIONS"], "string_if_invalid": "⚠%s⚠"}}
    ]
    for kind in KINDS:
        assert "⚠" not in document(kind).html, kind
