"""Exhibits and issued documents, streamed after the door; none has an address of its own."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from casework.party_space.door import party_access
from casework.party_space.reading import reading_of
from portal.storages import private_file_response


@require_safe
def exhibit(request, reference, number):
    """One exhibit of the case. Http404 for what was added after this party left."""
    access = party_access(request, reference)
    found = get_object_or_404(access.case.exhibits, number=number)
    if not reading_of(access).covers(found.at):
        raise Http404
    return private_file_response(found.file, found.file_name, found.content_type)


@require_safe
def document(request, reference, pk):
    """One issued document meant for this party. Http404 until its PDF is made."""
    access = party_access(request, reference)
    found = get_object_or_404(access.case.documents, pk=pk)
    if not found.pdf or not reading_of(access).may_read(found):
        raise Http404
    return private_file_response(found.pdf, found.file_name, "application/pdf")
