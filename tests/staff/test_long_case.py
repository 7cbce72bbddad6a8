"""The file of a long case: the journal, the letters and the exhibits page by page, each with its own key."""

import re

import pytest
from django.urls import reverse

from casework.enums import Role, Stage
from tests import people
from tests.long_case import long_case, write_notes_questions_and_documents, write_solutions_and_drafts
from tests.staff.conftest import case_url, signed_in


@pytest.fixture
def told(db):
    return long_case(60)


LISTS = {
    "journal": "Pages du journal",
    "courriers": "Pages des courriers",
    "pieces": "Pages des pièces",
    "notes": "Pages des notes",
    "questions": "Pages des questions",
    "documents": "Pages des documents",
    "solutions": "Pages des solutions",
    "projets": "Pages des projets",
}


def link(html, name, rel="next"):
    """Where this list leads; the keys of the other lists are kept in its address."""
    pages = re.search(rf'<nav [^>]*aria-label="{LISTS[name]}">(.*?)</nav>', html, re.DOTALL)
    found = pages and re.search(rf'href="(\?[^"]+)" rel="{rel}"', pages[1])
    return found and found[1].replace("&amp;", "&")


def walk(client, told, name):
    pages, address = [], ""
    while address is not None:
        pages.append(client.get(case_url(told.case) + address.partition("#")[0]).content.decode())
        address = link(pages[-1], name)
    return pages


def test_every_line_of_the_journal_is_on_one_page(centre, told):
    pages = walk(centre, told, "journal")
    journals = [html.partition('<ol class="cw-journal">')[2].partition("</ol>")[0] for html in pages]
    shown = sum(journal.count("<time ") for journal in journals)
    assert len(pages) > 3
    assert shown == told.case.events.count()


def test_every_letter_and_every_exhibit_is_on_one_page(centre, told):
    letters, exhibits = walk(centre, told, "courriers"), walk(centre, told, "pieces")
    found = [number for html in letters for number in re.findall(r"/messages/(\d+)/\"", html)]
    assert len(letters) > 2
    assert len(found) == len(set(found))
    numbers = {int(number) for html in exhibits for number in re.findall(r"/pieces/(\d+)/", html)}
    assert numbers == set(range(1, told.case.exhibits.count() + 1))


def test_every_note_every_question_and_every_document_is_on_one_page(told):
    mediator = signed_in(told.vasseur.user)
    write_notes_questions_and_documents(told, 70)
    for name, pattern in (
        ("notes", r"Note n° (\d+)\."),
        ("questions", r"Question n° (\d+)\."),
        ("documents", r"ESSAI\d+-(\d+)"),
    ):
        pages = walk(mediator, told, name)
        found = [number for html in pages for number in re.findall(pattern, html)]
        assert len(pages) == 2, name
        assert sorted(map(int, found)) == list(range(70)), name


@pytest.fixture
def discussed(story_in):
    """Twenty-three solutions and as many versions of the protocole."""
    told = story_in(Stage.MEDIATION)
    write_solutions_and_drafts(told, 23)
    return told


def test_every_solution_and_every_version_is_on_one_page(discussed):
    mediator = signed_in(discussed.vasseur.user)
    for name, pattern, numbers in (
        ("solutions", r"Solution n° (\d+)\.", range(23)),
        ("projets", r"<h3[^>]*>Version (\d+)", range(1, 24)),
    ):
        pages = walk(mediator, discussed, name)
        found = [number for html in pages for number in re.findall(pattern, html)]
        assert len(pages) == 3, name
        assert sorted(map(int, found)) == list(numbers), name


def test_the_oldest_version_of_a_page_says_what_changed_since_the_page_before(discussed):
    first, *_, last = walk(signed_in(discussed.vasseur.user), discussed, "projets")
    assert first.count("Ce qui a changé depuis la version précédente") == 10
    assert "</strong> La toiture est reprise par 13 couvreurs.</del>" in first
    assert last.count("Ce qui a changé depuis la version précédente") == 2


def test_on_no_page_are_the_answers_to_the_solution_that_waits(discussed):
    discussed.propose().decline_solution(Role.RESPONDENT)
    first, second, *_ = walk(signed_in(discussed.vasseur.user), discussed, "solutions")
    closed, refusal = (
        "Les réponses seront visibles quand chacun aura répondu",
        f"{discussed.respondent}\N{NO-BREAK SPACE}: refuse",
    )
    assert (first.count(closed), first.count(refusal)) == (1, 9)
    assert (second.count(closed), second.count(refusal)) == (0, 10)


def test_a_key_turns_one_list_and_leads_back_to_its_tab(centre, told):
    first = centre.get(case_url(told.case)).content.decode()
    address = link(first, "journal")
    assert address.endswith("#tab-journal")
    second = centre.get(case_url(told.case) + address.partition("#")[0]).content.decode()
    assert link(second, "courriers", "prev") is None
    assert link(second, "journal", "prev")


@pytest.mark.parametrize("typed", ["x", "%00", "W10:x"])
def test_a_forged_key_is_the_first_page(centre, told, typed):
    html = centre.get(case_url(told.case) + f"?journal={typed}&courriers={typed}&pieces={typed}").content.decode()
    assert link(html, "journal", "prev") is None


def test_the_mediator_reads_a_point_whole_and_the_centre_does_not(centre, told):
    row = told.case.offer_rows.first()
    url = reverse("casework_staff:point", args=[told.case.reference, row.pk])
    mediator = signed_in(told.vasseur.user)
    assert url in mediator.get(case_url(told.case)).content.decode()
    html = mediator.get(url).content.decode()
    assert row.offers.last().text in html
    assert centre.get(url).status_code == 404
    assert signed_in(people.martin()).get(url).status_code == 404
