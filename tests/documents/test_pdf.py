"""Each PDF is tagged for screen readers, and nothing that people write can make the press reach outside."""

import io
import json
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pypdf
import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from casework.correspondence.letters import letter_pdf
from casework.documents.kinds import KINDS
from casework.enums import Act, DocumentKind, Role
from casework.models import Dispatch, Party
from portal import press
from portal.pdf import RenderError, assets, pdf_of
from tests.documents.pdf_ua import problems
from tests.documents.samples import document, story, to_mediation

pytestmark = pytest.mark.django_db


def tagged(content):
    """The reader of a PDF that has what PDF/UA asks for."""
    assert problems(content) == []
    return pypdf.PdfReader(io.BytesIO(content))


@dataclass(frozen=True)
class Place:
    """A piece of text and where it begins on the sheet, in millimetres from its top left corner."""

    text: str
    left: float
    top: float


def placed(page):
    found = []

    def visit(text, cm, tm, font, size):
        if text.strip():
            x = tm[4] * cm[0] + cm[4]
            y = tm[5] * cm[3] + cm[5]
            found.append(Place(text, x / 72 * 25.4, 297 - y / 72 * 25.4))

    page.extract_text(visitor_text=visit)
    return found


def text_of(reader):
    return "\n".join(page.extract_text() for page in reader.pages).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_is_a_tagged_pdf(kind):
    issued = document(kind)
    reader = tagged(pdf_of(issued.html))
    assert reader.metadata.title == f"{KINDS[kind].title} – dossier {issued.case.reference}"
    assert issued.verification_code in text_of(reader)


@pytest.mark.parametrize("kind", [DocumentKind.FILING_CERTIFICATE, DocumentKind.FAILURE_CERTIFICATE])
def test_attestation_and_constat_stand_on_one_page(kind):
    assert len(pypdf.PdfReader(io.BytesIO(pdf_of(document(kind).html))).pages) == 1


def test_a_long_agreement_keeps_every_word():
    issued = document(DocumentKind.SETTLEMENT_AGREEMENT, long=True)
    reader = tagged(pdf_of(issued.html))
    assert len(reader.pages) >= 4
    assert "Article 21." in text_of(reader)


@pytest.mark.parametrize("body", ["W" * 40000, "&<>\"'" * 8000], ids=["one-word", "signs"])
def test_the_longest_agreement_is_printed_whatever_it_is_made_of(body):
    """What all have signed must be printed: a word without an end once took the press more than its time."""
    told = to_mediation(story()).agree().circulate(body=body).approve_all().sign_all()
    reader = tagged(pdf_of(told.case.documents.get(kind=DocumentKind.SETTLEMENT_AGREEMENT).html))
    assert len(reader.pages) > 8
    printed = re.sub(r"[\s\u200b]", "", "".join(page.extract_text() for page in reader.pages))
    assert printed.count(body[0]) >= body.count(body[0])


@pytest.mark.parametrize("name", ["W" * 100, "👩\u200d🔧 محمد بن علي", "<script>alert(1)</script>"])
def test_any_name_stands_on_the_page(name):
    told = story()
    Party.objects.filter(case=told.case).update(company="", first_name="", last_name=name)
    told.decline().do("request_filing_certificate", "claimant")
    for page in tagged(pdf_of(told.case.documents.get().html)).pages:
        assert not [place for place in placed(page) if place.left > 190 or place.text.startswith("W" * 50)]


def test_a_letter_shows_its_address_in_the_window():
    """A DL envelope, window on the right: 55 to 79 mm from the top of the sheet, 105 to 190 mm from its left."""
    short, long = story(professional_email=""), story(long=True, professional_email="")
    for told in (short, long):
        told.decline().do("request_filing_certificate", "claimant")
        for row in told.event.dispatches.all():
            sheet = placed(pypdf.PdfReader(io.BytesIO(pdf_of(row.letter_html))).pages[0])
            block = [place for place in sheet if place.left >= 100 and 50 <= place.top <= 85]
            assert all(place.left >= 105 and 55 <= place.top <= 79 for place in block)
            seen = "".join(place.text for place in block).replace(" ", "")
            assert row.party.address.replace(" ", "") in seen
            assert f"{row.party.postal_code}{row.party.city}".replace(" ", "") in seen


def in_the_window(html):
    """The text that the window shows; the sheet has nothing else around it (a margin for a letter that slides)."""
    sheet = placed(pypdf.PdfReader(io.BytesIO(pdf_of(html))).pages[0])
    around = [place for place in sheet if place.left >= 100 and 50 <= place.top <= 85]
    assert all(place.left >= 105 and 55 <= place.top <= 79 for place in around), around
    return " ".join(place.text for place in around)


@pytest.mark.parametrize("needs", [[], ["large_print"]])
def test_a_letter_sent_again_shows_its_new_address_in_the_window_and_says_why(needs):
    told = story(professional_email="")
    Party.objects.filter(pk=told.respondent.pk).update(user=None, needs=needs)
    letter = Dispatch.objects.get(case=told.case, message="invitation")
    day = timezone.localdate(told.at)
    told.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=day)
    told.do(Act.RECORD_RETURN, Role.CENTRE, dispatch=letter, returned_on=day, reason="unknown")
    elsewhere = {"address": "Bâtiment C, 12 quai Neuf", "postal_code": "44200", "city": "Nantes"}
    told.do(Act.CORRECT_CONTACT, Role.CENTRE, concerned=told.respondent, **elsewhere)
    letter.refresh_from_db()
    shown = in_the_window(letter.letter_html)
    assert "12 quai Neuf" in shown
    assert "Ardoises" not in shown
    text = text_of(tagged(letter_pdf([letter])))
    assert "nous est revenu" in text
    assert letter.secret in text


def test_the_consumers_own_complaint_fits_the_same_envelope():
    letter = {"name": "Nadia Martin", "address": "8 allée des Tilleuls\n44000 Nantes", "professional": "SARL Dubois",
              "professional_address": "4 rue des Ardoises\n44100 Nantes", "contract": "ma toiture", "problem": "Elle fuit."}  # fmt: skip
    html = render_to_string("intake/letter_pdf.html", {"letter": letter, "today": timezone.localdate()})
    assert in_the_window(html).split() == ["SARL", "Dubois", "4", "rue", "des", "Ardoises", "44100", "Nantes"]
    assert not problems(pdf_of(html))


def test_every_page_bears_its_number_and_its_reference():
    told = to_mediation(story())
    for row in told.event.dispatches.all():
        pages = tagged(letter_pdf([row])).pages
        for page in pages:
            foot = " ".join(place.text for place in placed(page) if place.top > 275)
            assert told.case.reference in foot
            assert re.search(r"page \d+ / \d+", foot)
        assert "code de vérification" in " ".join(place.text for place in placed(pages[-1]) if place.top > 275)


def test_the_press_has_nothing_to_complain_about():
    """No rule of style that it does not know, no drawing without words, no font that it cannot find."""
    told = to_mediation(story()).offer().propose().decline_solution("claimant").decline_solution("respondent")
    told.do("close_without_agreement", "mediator")
    letters = told.case.dispatches.exclude(letter_html="").values_list("letter_html", flat=True)
    pages = [*letters, *told.case.documents.values_list("html", flat=True)]
    work = json.dumps({"pages": pages, "assets": assets()}).encode()
    done = subprocess.run([sys.executable, press.__file__], input=work, capture_output=True, timeout=60, check=True)
    assert done.stderr == b""


def test_what_is_no_pdf_ua_is_told():
    blank, plain = pypdf.PdfWriter(), io.BytesIO()
    blank.add_blank_page(100, 100)
    blank.write(plain)
    assert {"no language", "not marked", "no title", "does not say that it is PDF/UA"} <= set(
        problems(plain.getvalue())
    )
    lame = '<html lang=fr><title>x</title><h1>x</h1><h3>x</h3><svg width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    assert problems(pdf_of(lame)) == ["a figure has no words", "skips a level of heading: [1, 3]"]


def test_the_post_room_gets_letters_with_their_codes_and_what_they_enclose():
    told = story(professional_email="").decline()
    told.do("request_filing_certificate", "claimant")
    letters = Dispatch.objects.filter(case=told.case, party=told.respondent)
    code = letters.get(message="invitation").secret
    text = text_of(tagged(letter_pdf(letters)))
    assert code in text
    assert "Attestation de demande de médiation" in text
    assert told.case.documents.get().verification_code in text
    assert "[[code]]" not in text


def test_a_second_print_says_that_the_code_is_gone():
    told = story(professional_email="")
    Dispatch.objects.filter(case=told.case).update(secret="")
    assert "code déjà adressé" in text_of(tagged(letter_pdf(told.case.dispatches.filter(message="invitation"))))


# Hostile text -------------------------------------------------------------------------------------


class Trap(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        """Silent."""


@pytest.fixture
def trap():
    server = HTTPServer(("127.0.0.1", 0), Trap)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()


@pytest.fixture
def canary(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("CANARI-DE-FICHIER")
    return path


def vectors(web, file):
    """Fifteen ways to make a renderer fetch."""
    return [
        f'<img src="{web}/1.png">',
        f'<img src="file://{file}">',
        f'<link rel="stylesheet" href="{web}/3.css">',
        f"<style>@import url({web}/4.css);</style>",
        f'<style>@font-face {{ font-family: x; src: url("{web}/5.woff2") }} p {{ font-family: x }}</style><p>x</p>',
        f'<p style="background: url({web}/6.png)">x</p>',
        f'<link rel="attachment" href="file://{file}">',
        f'<a rel="attachment" href="file://{file}">pièce</a>',
        f'<svg width="9" height="9"><image href="{web}/9.png" width="9" height="9"/></svg>',
        f'<svg width="9" height="9"><use href="file://{file}#x"/></svg>',
        f'<object data="{web}/11.svg"></object>',
        f'<embed src="file://{file}">',
        f'<iframe src="{web}/13.html"></iframe>',
        '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 xmlns:xlink='
        f'%22http://www.w3.org/1999/xlink%22%3E%3Cimage xlink:href=%22{web}/14.png%22/%3E%3C/svg%3E">',
        f'<ul style="list-style-image: url({web}/15.png)"><li>x</li></ul><base href="{web}/">'
        '<img src="asset:../../../etc/passwd">',
    ]


SPY = """
import sys
seen = []
def hook(event, args):
    if event == "open" and isinstance(args[0], str) and "b" in str(args[1] or "") or event.startswith("socket.connect"):
        seen.append(f"{event} {args[0] if event == 'open' else args[1]}")
    if event.startswith(("urllib", "ftplib", "http.client", "socket.getaddrinfo")):
        seen.append(event)
sys.addaudithook(hook)
sys.path.insert(0, sys.argv[1])
import press
press.main()
sys.stderr.write("\\nSPY\\n" + "\\n".join(seen))
"""


@pytest.mark.parametrize("number", range(15))
def test_hostile_html_reaches_nothing(number, trap, canary):
    """Even unescaped, as it never is: no socket, no file but our assets, nothing embedded."""
    vector = vectors(f"http://127.0.0.1:{trap.server_port}", canary)[number]
    page = f"<html lang=fr><head><title>x</title></head><body><h1>x</h1>{vector}</body></html>"
    work = json.dumps({"pages": [page], "assets": assets()}).encode()
    command = [sys.executable, "-c", SPY, str(Path(press.__file__).parent)]
    done = subprocess.run(command, input=work, capture_output=True, timeout=60, check=False)
    assert done.stdout.startswith(b"%PDF")
    seen = done.stderr.decode().partition("\nSPY\n")[2].splitlines()
    assert not [line for line in seen if not line.startswith("open ")]
    assert not [line for line in seen if str(canary) in line or "/etc/passwd" in line]
    assert trap.asked == []
    assert b"CANARI" not in done.stdout
    reader = pypdf.PdfReader(io.BytesIO(done.stdout))
    assert not list(reader.attachments)
    assert "CANARI" not in text_of(reader)


def test_what_people_write_is_shown_as_they_wrote_it(trap, canary):
    hostile = "".join(vectors(f"http://127.0.0.1:{trap.server_port}", canary)) + "</p></body><script>x</script>"
    told = story().decline(communicable_reason=hostile)
    told.do("request_filing_certificate", "claimant")
    html = told.case.documents.get().html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "rel=&quot;attachment&quot;" in text_of(tagged(pdf_of(html))) or "attachment" in html
    letters = pdf_of(*told.case.dispatches.exclude(letter_html="").values_list("letter_html", flat=True))
    assert trap.asked == []
    assert b"CANARI" not in letters


def test_a_text_that_takes_too_long_ends_the_press_and_nothing_else(monkeypatch):
    monkeypatch.setattr(press, "SECONDS", -11)  # its time is over before it began, however fast the machine
    with pytest.raises(RenderError, match="timeout"):
        pdf_of("<html lang=fr><title>x</title><h1>x</h1></html>")


def test_the_web_process_never_holds_the_layout_engine():
    code = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'portal.settings.test'; django.setup();"
        "import sys, portal.urls, casework.tasks, casework.correspondence.letters;"
        "assert 'weasyprint' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
