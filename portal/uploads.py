"""What may be joined to a case: PDF, JPEG and PNG, checked by their content and not by what they claim to be."""

import hashlib
import unicodedata
import warnings
from pathlib import PurePosixPath

import filetype
from django import forms
from django.core.exceptions import ValidationError
from PIL import Image

from portal.fields import SelfNaming
from portal.typography import NBSP

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 64_000_000  # decoded, 192 MB at most; a telephone takes 12 to 50 million
MAX_NAME = 100
CONTENT_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}
IMAGE_FORMATS = {"image/jpeg": ["JPEG", "MPO"], "image/png": ["PNG"]}
ACCEPTED = f"PDF, JPEG ou PNG, 15{NBSP}Mo au plus"
MEGAPIXELS = f"{MAX_PIXELS // 1_000_000}{NBSP}millions de pixels"


class CheckedFileField(SelfNaming, forms.FileField):
    """One file that can be kept: right size, allowed extension, content of that kind. Returns it under a clean name."""

    widget = forms.FileInput
    default_error_messages = {
        "required": "choisissez un fichier.",
        "no_file": "choisissez un fichier.",
        "again": "choisissez de nouveau ce que vous aviez joint. Une page qui revient ne peut pas garder les fichiers.",
        "unreceived": "le fichier n’est pas arrivé entier. Choisissez-le de nouveau.",
        "empty_file": "ce fichier est vide. Choisissez-en un autre.",
        "too_big": f"ce fichier dépasse 15{NBSP}Mo. Réduisez-le ou envoyez-le en plusieurs parties.",
        "extension": f"ce type de fichier n’est pas accepté. Choisissez un fichier {ACCEPTED}.",
        "content": (
            "le contenu de ce fichier ne correspond pas à son nom. Ouvrez-le, enregistrez-le en PDF, JPEG ou PNG, puis "
            "choisissez-le de nouveau."
        ),
        "image": "cette image est abîmée et ne peut pas être lue. Choisissez-en une autre.",
        "pixels": f"cette image est trop grande. Réduisez-la à {MEGAPIXELS} au plus.",
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", f"Fichier {ACCEPTED}.")
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"accept": ",".join(f".{extension}" for extension in CONTENT_TYPES)}

    def to_python(self, data):
        if data in self.empty_values:
            return None
        if not hasattr(data, "name") or data.size is None:
            raise self.problem("unreceived")
        if not data.size:
            raise self.problem("empty_file")
        if data.size > MAX_BYTES:
            raise self.problem("too_big")
        data.name = clean_name(data.name)
        self._check_content(data)
        return data

    def clean(self, data, initial=None):
        if not data and initial:
            return initial
        value = self.to_python(data)
        self.validate(value)
        return value

    def _check_content(self, upload):
        expected = CONTENT_TYPES.get(extension_of(upload.name))
        if not expected:
            raise self.problem("extension")
        upload.seek(0)
        kind = filetype.guess(upload.read(8192))
        upload.seek(0)
        if kind is None or kind.mime != expected:
            raise self.problem("content")
        if expected in IMAGE_FORMATS:
            self._check_image(upload, IMAGE_FORMATS[expected])

    def _check_image(self, upload, formats):
        """Read the image's header only: its size is known before anything is decoded."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                image = Image.open(upload, formats=formats)
        except Image.DecompressionBombError:
            raise self.problem("pixels") from None
        except Exception:  # Pillow raises many kinds of errors on a hostile file
            raise self.problem("image") from None
        finally:
            upload.seek(0)
        if image.width * image.height > MAX_PIXELS:
            raise self.problem("pixels")


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class CheckedFilesField(CheckedFileField):
    """Several files at once. Cleans to those that are good; each bad one is told by its name, and spoils no other.

    The form that has the field tells `problems` beside it.
    """

    widget = FilesInput

    def clean(self, data, initial=None):
        self.problems, good = [], []
        for upload in data or []:
            # The name is cleaned by the check itself; a nameless refusal would not help who chose five files.
            name = str(getattr(upload, "name", "") or "ce fichier")[:80]
            try:
                good.append(super().clean(upload))
            except ValidationError as error:
                self.problems += [f"« {name} » : {_without_label(text, self.label)}" for text in error.messages]
        return good


def _without_label(text, label):
    """The sentence alone: the file's name stands for the field's."""
    return text.partition(" : ")[2] or text.partition("\u00a0: ")[2] or text


def extension_of(name):
    """The extension of a file name, in lower case, without its dot."""
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def clean_name(name):
    """Return a file name that is safe to show, to store and to send back: no path, no hidden or control character."""
    name = unicodedata.normalize("NFC", str(name).replace("\\", "/")).rsplit("/", 1)[-1]
    name = "".join(char for char in name if unicodedata.category(char)[0] != "C" and char not in '<>:"|?*')
    stem, dot, extension = " ".join(name.split()).rpartition(".")
    if not dot:
        stem, extension = extension, ""
    stem = stem.strip(" .") or "fichier"
    tail = f".{extension}" if extension else ""
    return f"{stem[: max(1, MAX_NAME - len(tail))]}{tail}"[:MAX_NAME]


def describe(upload):
    """Return what a row keeps of a checked upload: file_name, content_type (by its extension), size and sha256."""
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return {
        "file_name": upload.name,
        "content_type": CONTENT_TYPES[extension_of(upload.name)],
        "size": upload.size,
        "sha256": digest.hexdigest(),
    }
