"""The Centre never reads the talks: what was said is looked for on every page that it can open."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from casework.enums import Act, Role
from casework.models import EndReason, Note
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.staff.crawler import crawl
from tests.story import Story

OFFER, FORUM, SOLUTION, DRAFT, COMMENT = (
    "canari-tableau", "canari-forum", "canari-solution", "canari-projet", "canari-avis",
)  # fmt: skip
CANARIES = [OFFER, FORUM, SOLUTION, DRAFT, COMMENT]


@pytest.fixture
def talked(story):
    """A case where everything was said: table, forum, solution refused, draft commented."""
    told = story.accept().appoint().confirm().admit()
    told.offer(text=OFFER).say(text=FORUM)
    told.do(
        Act.PROPOSE_SOLUTION, Role.MEDIATOR, text=SOLUTION, reasons=SOLUTION, answer_by=told.at.date().replace(day=20)
    )
    told.accept_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT)
    told.circulate(body=DRAFT)
    return told.do(Act.COMMENT_DRAFT, Role.CLAIMANT, comment=COMMENT)


def test_the_centre_finds_no_word_of_the_talks_wherever_it_goes(talked, centre):
    pages = crawl(centre, [reverse("wagtailadmin_home"), reverse("casework_staff:index"), case_url(talked.case)])
    assert case_url(talked.case) in pages
    assert len(pages) > 15
    found = [(url, canary) for url, html in pages.items() for canary in CANARIES if canary in html]
    assert found == []


def test_an_entry_of_the_table_never_stands_for_what_was_asked_at_filing(story, centre):
    told = story.accept().appoint().confirm().admit()
    told.at -= timedelta(days=60)  # a clock that was set back
    told.offer(Role.MEDIATOR, text=OFFER).offer(Role.CLAIMANT, text=OFFER)
    page = centre.get(case_url(told.case)).content.decode()
    assert OFFER not in page
    assert "Une reprise de la toiture" in page


def test_the_mediator_reads_them(talked):
    page = signed_in(talked.vasseur.user).get(case_url(talked.case)).content.decode()
    assert [canary for canary in CANARIES if canary not in page] == []


def test_the_centre_reads_why_it_does_not(talked, centre):
    page = centre.get(case_url(talked.case)).content.decode()
    assert "Le Centre ne lit pas les échanges." in page


def test_the_centre_opens_no_document_and_no_message_of_the_talks(talked, centre):
    solution = talked.case.documents.get(kind="solution_proposal")
    assert centre.get(case_url(talked.case, "document", solution.pk)).status_code == 404
    for message in talked.case.dispatches.filter(message__in=["solution_proposed", "draft_circulated"]):
        assert centre.get(case_url(talked.case, "message", message.pk)).status_code == 404
        assert centre.get(case_url(talked.case, "letter", message.pk)).status_code == 404


def test_the_journal_does_not_tell_the_centre_who_accepted_the_solution(story, centre):
    told = story.accept().appoint().confirm().admit().propose().accept_solution(Role.CLAIMANT)
    page = centre.get(case_url(told.case)).content.decode()
    assert "Réponse à la solution proposée" in page
    assert "Solution acceptée" not in page


def test_nor_the_mediator_before_all_have_answered(story, vasseur):
    told = story.accept().appoint().confirm().admit().propose().accept_solution(Role.CLAIMANT)
    page = vasseur.get(case_url(told.case)).content.decode()
    assert "Solution acceptée" not in page
    assert "seront visibles quand chacun aura répondu" in page
    told.accept_solution(Role.RESPONDENT)
    assert "Solution acceptée" in vasseur.get(case_url(told.case)).content.decode()


@pytest.fixture
def whispered(db):
    """An aparté to a professional by post, then another mediator."""
    told = Story(professional_email="").accept().appoint().confirm().admit()
    told.do(Act.POST_TO_CAUCUS, Role.MEDIATOR, addressee=told.respondent, text=OFFER)
    return told


def test_the_letter_of_a_caucus_is_its_mediators_alone(whispered, centre):
    letter = whispered.case.dispatches.get(message="new_activity")
    assert OFFER in letter.letter_html
    urls = [case_url(whispered.case, name, letter.pk) for name in ("message", "letter", "letter_pdf")]
    author = signed_in(whispered.vasseur.user)
    assert {author.get(url).status_code for url in urls} == {200}
    assert {centre.get(url).status_code for url in urls} == {404}
    whispered.do(Act.END_MISSION, Role.CENTRE, end_reason=EndReason.REPLACED)
    whispered.vasseur = people.mediator(
        whispered.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel"
    )
    whispered.appoint().confirm()
    successor = signed_in(whispered.vasseur.user)
    assert {successor.get(url).status_code for url in urls} == {404}
    assert urls[2] not in successor.get(case_url(whispered.case)).content.decode()
    assert "Imprimer et poster" not in successor.get(reverse("wagtailadmin_home")).content.decode()


def test_neither_reads_the_notes_of_the_other(story, centre, vasseur):
    told = story.accept().appoint().confirm()
    Note.objects.create(case=told.case, author=told.vasseur.user, text="note-du-mediateur")
    Note.objects.create(case=told.case, author=people.centre(), text="note-du-centre")
    seen_by_centre = centre.get(case_url(told.case)).content.decode()
    seen_by_mediator = vasseur.get(case_url(told.case)).content.decode()
    assert "note-du-centre" in seen_by_centre
    assert "note-du-mediateur" not in seen_by_centre
    assert "note-du-mediateur" in seen_by_mediator
    assert "note-du-centre" not in seen_by_mediator


def test_what_the_professional_told_the_centre_alone_stays_there(story, centre):
    told = story.decline()
    assert "réservé-au-Centre" in centre.get(case_url(told.case)).content.decode()
    told.do(Act.ACCEPT_MEDIATION, Role.RESPONDENT, agrees=True)
    told.do(Act.GO_ON_AFTER_LATE_YES, Role.CLAIMANT).appoint().confirm()
    page = signed_in(told.vasseur.user).get(case_url(told.case)).content.decode()
    assert "réservé-au-Centre" not in page


def test_the_secret_of_a_message_is_never_shown(story, centre):
    invitation = story.case.dispatches.get(message="invitation")
    invitation.secret = "7KQM-2XPA"
    invitation.save()
    pages = crawl(centre, [case_url(story.case)])
    assert [url for url, html in pages.items() if re.search("7KQM-2XPA", html)] == []
    assert "code non affiché" in centre.get(case_url(story.case, "message", invitation.pk)).content.decode()
