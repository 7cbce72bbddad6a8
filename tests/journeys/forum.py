"""What the tests of the forum share: a file that passes, what is known of it, the mediator's addresses."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
WHISPER, SHOWN = "canari-aparté", "canari-pièce"


def file(name="photo-du-toit.pdf", content=PDF):
    return SimpleUploadedFile(name, content, "application/pdf")


def about(name="photo.pdf"):
    return {"file_name": name, "content_type": "application/pdf", "size": len(PDF), "sha256": "0" * 64}


def desk(story, name, *args):
    return reverse(f"casework_staff:{name}", args=[story.case.reference, *args])
