"""Only a readable PDF, JPEG or PNG of a reasonable size gets in, under a harmless name."""

import struct
import zlib
from io import BytesIO

import pytest
from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.storages import private_file_response, private_storage
from portal.uploads import MAX_BYTES, CheckedFileField, clean_name, describe

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"


def image(kind, size=(4, 4)):
    content = BytesIO()
    Image.new("RGB", size).save(content, kind)
    return content.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_that_claims(width, height):
    """A tiny PNG whose header announces an enormous picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00" * 1000))


def clean(name, content):
    return CheckedFileField(label="Pièce").clean(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [("devis.pdf", PDF), ("photo.JPG", image("JPEG")), ("photo.jpeg", image("JPEG")), ("plan.png", image("PNG"))],
)
def test_an_ordinary_file_is_kept_whole(name, content):
    assert clean(name, content).read() == content


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("vide.pdf", b"", "est vide"),
        ("gros.pdf", PDF + b"0" * MAX_BYTES, "dépasse 15"),
        ("programme.exe", b"MZ\x90\x00", "n’est pas accepté"),
        ("page.html", b"<script>alert(1)</script>", "n’est pas accepté"),
        ("dessin.svg", b"<svg onload='alert(1)'/>", "n’est pas accepté"),
        ("facture.pdf.exe", PDF, "n’est pas accepté"),
        ("sans extension", PDF, "n’est pas accepté"),
        ("devis.pdf", b"MZ\x90\x00" * 50, "ne correspond pas"),
        ("devis.pdf", b"<html>%PDF-1.7</html>", "ne correspond pas"),
        ("photo.png", image("JPEG"), "ne correspond pas"),
        ("photo.jpg", b"GIF89a" + b"\x00" * 50, "ne correspond pas"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 60, "est abîmée"),
        ("bombe.png", png_that_claims(13_000, 13_000), "trop grande"),
        ("bombe.png", png_that_claims(60_000, 60_000), "trop grande"),
    ],
)
def test_a_hostile_file_is_refused_in_a_clear_sentence(name, content, sentence):
    with pytest.raises(forms.ValidationError, match=sentence) as refusal:
        clean(name, content)
    assert refusal.value.messages[0].startswith("Pièce")


def test_a_missing_file_is_asked_for():
    with pytest.raises(forms.ValidationError, match="choisissez un fichier"):
        CheckedFileField(label="Pièce").clean(None)
    assert CheckedFileField(label="Pièce", required=False).clean(None) is None


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\moi\\devis signé.pdf", "devis signé.pdf"),
        ("photo\u202egnp.pdf", "photognp.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("..pdf", "fichier.pdf"),
        ('"><img src=x>.png', "img src=x.png"),
        ("é" * 300 + ".pdf", "é" * 96 + ".pdf"),
    ],
)
def test_a_name_becomes_harmless(name, kept):
    assert clean_name(name) == kept


def test_a_row_describes_what_arrived():
    described = describe(clean("devis.pdf", PDF))
    assert described["file_name"] == "devis.pdf"
    assert described["content_type"] == "application/pdf"
    assert described["size"] == len(PDF)
    assert len(described["sha256"]) == 64


def test_a_private_file_is_downloaded_and_never_shown():
    name = private_storage().save("exhibits/devis.pdf", ContentFile(PDF))
    response = private_file_response(private_storage().open(name), "devis signé « final ».pdf", "text/html")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''devis%20sign%C3%A9")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    private_storage().delete(name)


def test_a_private_file_has_no_address():
    with pytest.raises(ValueError, match="not accessible via a URL"):
        private_storage().url("exhibits/devis.pdf")
