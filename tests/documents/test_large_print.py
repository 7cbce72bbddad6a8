"""A party that asked for large print reads 16 points at least, on every page of every letter."""

import io
import re

import pypdf
import pytest

from casework.correspondence.letters import letter_pdf
from casework.enums import Act, Channel, Role, Stage
from tests.documents.test_pdf import text_of
from tests.story import Story

pytestmark = pytest.mark.django_db

FURNITURE = re.compile(r"Médiation Rivage – dossier \S+|page \d+ / \d+")
TOP_OF_THE_FIRST_PAGE, FOOT = 80, 275  # the sender and the envelope's window above, the number of the page below


def small_words(reader):
    """What is printed smaller than 16 points between the head of the letter and the foot of the page."""
    found = []

    def visit(text, cm, tm, font, size):
        height = size * abs(tm[3] * cm[3])
        top = 297 - (tm[5] * cm[3] + cm[5]) / 72 * 25.4
        if text.strip() and height < 15.9 and top_of_the_page < top < FOOT:
            found.append((text.strip(), round(height, 1), round(top)))

    for number, page in enumerate(reader.pages):
        top_of_the_page = TOP_OF_THE_FIRST_PAGE if number == 0 else 0
        page.extract_text(visitor_text=visit)
    return found


def printed_table(needs):
    story = Story.in_stage(Stage.MEDIATION).offer()
    story.case.parties.filter(role=Role.CLAIMANT).update(channel=Channel.POST, user=None, needs=needs)
    story.do(Act.SEND_TABLE, Role.MEDIATOR, addressee=story.claimant)
    return pypdf.PdfReader(io.BytesIO(letter_pdf(story.event.dispatches.all())))


def test_the_table_of_proposals_is_large_as_well():
    reader = printed_table(["large_print"])
    assert small_words(reader) == []
    words = " ".join(text_of(reader).split())
    assert "SARL Toitures Dubois je-transigerais-volontiers" in words, "each cell says whose column it is"


def test_the_measure_sees_small_letters():
    assert small_words(printed_table([]))


@pytest.mark.parametrize("lower", [0, 30, 60, 90])
def test_no_page_bears_only_whom_to_call_and_the_greetings(lower):
    """Wherever the text ends: it begins so many millimetres lower than it should."""
    story = Story(professional_email="")
    letter = story.case.dispatches.get(message="invitation")
    letter.letter_html = letter.letter_html.replace('class="letter"', 'class="letter large"').replace(
        "<main>", f'<main><div style="height: {lower}mm"></div>'
    )
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(letter_pdf([letter]))).pages]
    last = next(page for page in pages if "salutations distinguées" in page)
    before, call, _ = FURNITURE.sub("", last).partition("Pour toute question")
    assert before.strip(), last
    assert call


def test_the_words_in_place_of_a_code_that_is_gone_go_to_the_next_line():
    story = Story(professional_email="")
    letter = story.case.dispatches.get(message="invitation")
    letter.letter_html = letter.letter_html.replace('class="letter"', 'class="letter large"')
    letter.secret = ""
    words = "(code déjà adressé ; demandez-en un nouveau au Centre)"
    text = text_of(pypdf.PdfReader(io.BytesIO(letter_pdf([letter]))))
    assert words in " ".join(text.split())
    assert words not in text, "too long for one line of this size"
