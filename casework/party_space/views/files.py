"""Exhibits and issued documents, streamed after the door; none has an address of its own."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from casework.models import ApartExhibit, ForumPost
from casework.party_space.door import party_access
from casework.party_space.reading import reading_of
from portal.storages import private_file_response


@require_safe
def exhibit(request, reference, number):
    """One exhibit of the case. Http404 for what this party does not read: added after it left, shown at the table…"""
    access = party_access(request, reference)
    found = get_object_or_404(reading_of(access).exhibits(), number=number)
    return private_file_response(found.file, found.file_name, found.content_type)


@require_safe
def apart_exhibit(request, reference, pk):
    """A file shown in this party's aparté. Http404 for everybody who does not read the message it came with."""
    access = party_access(request, reference)
    apart = ApartExhibit.objects.filter(post__in=ForumPost.objects.filter(access.of_posts).exclude(caucus_with=None))
    found = get_object_or_404(apart, pk=pk)
    return private_file_response(found.file, found.file_name, found.content_type)


@require_safe
def document(request, reference, pk):
    """One issued document meant for this party. Http404 until its PDF is made."""
    access = party_access(request, reference)
    found = get_object_or_404(access.case.documents, pk=pk)
    if not found.pdf or not reading_of(access).may_read(found):
        raise Http404
    return private_file_response(found.pdf, found.file_name, "application/pdf")
