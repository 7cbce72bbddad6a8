"""Where confidential files live: never under an address of their own, always behind a view that asks who reads."""

from django.core.files.storage import FileSystemStorage, storages
from django.http import FileResponse, Http404

SAFE_TYPES = {"application/pdf", "image/jpeg", "image/png"}
SANDBOX = "sandbox; default-src 'none'"


class PrivateFolder(FileSystemStorage):
    """A folder of this machine, for its owner alone, whose files have no address."""

    def __init__(self, **options):
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700, **options)

    def url(self, name):
        raise ValueError("This file is not accessible via a URL.")


def private_storage():
    """The storage of exhibits and issued documents, to give as `FileField(storage=private_storage)`."""
    return storages["private"]


def private_file_response(field_file, file_name, content_type):
    """Return `field_file` as a download that no browser shows in our pages nor keeps.

    The caller has checked who reads. A content type other than those we accept becomes plain bytes. Http404 when the
    file is not in the storage any more.
    """
    try:
        content = field_file.open("rb")
    except FileNotFoundError:
        raise Http404("Ce fichier n’est plus disponible.") from None
    response = FileResponse(
        content,
        as_attachment=True,
        filename=file_name,
        content_type=content_type if content_type in SAFE_TYPES else "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response
