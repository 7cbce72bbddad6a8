"""Exhibits, documents and the texts that left: each behind `staff_access`, none with an address of its own."""

import re

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView

from casework.correspondence.compose import CODE_PLACEHOLDER
from casework.enums import DispatchChannel, Role
from casework.models import ApartExhibit, ForumPost
from casework.staff.permissions import TALKS_MESSAGES, may_read_document, may_read_letter, may_read_message
from casework.staff.printing import mark_printed, printed
from casework.staff.views import CaseView, breadcrumbs
from portal.storages import private_file_response

SCREEN_MARGIN = "<style>body { margin: 1.5rem; }</style>"
FONT_FACES = re.compile(r"@font-face\s*{[^}]*}")
HIDDEN_CODE = "[code non affiché]"
LETTER_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"


class ExhibitDownload(CaseView, View):
    def get(self, request, reference, number):
        exhibit = get_object_or_404(self.case.exhibits, number=number)
        if exhibit.confidential and not self.access.sees_talks:
            raise Http404
        return private_file_response(exhibit.file, exhibit.file_name, exhibit.content_type)


class ApartDownload(CaseView, View):
    """A file shown in an aparté with this very mediator."""

    def get(self, request, reference, pk):
        posts = ForumPost.objects.filter(self.access.of_posts).exclude(caucus_with=None)
        exhibit = get_object_or_404(ApartExhibit.objects.filter(post__in=posts), pk=pk)
        return private_file_response(exhibit.file, exhibit.file_name, exhibit.content_type)


class TypedLetterDownload(CaseView, View):
    """The copy of a letter that was typed. The Centre does not open one of the talks."""

    def get(self, request, reference, number):
        letter = get_object_or_404(self.case.typed_letters.select_related("event"), event__number=number)
        if not may_read_letter(self.access, letter.event):
            raise Http404
        return private_file_response(letter.file, letter.file_name, letter.content_type)


class DocumentDownload(CaseView, View):
    """The PDF made by the worker. 404 while it is not there, and for a document of the talks asked by the Centre."""

    def get(self, request, reference, pk):
        document = get_object_or_404(self.case.documents, pk=pk)
        if not document.pdf or not may_read_document(self.access, document):
            raise Http404
        return private_file_response(document.pdf, document.file_name, "application/pdf")


class MessageView(CaseView):
    """What `message` may be read by this role; its code is never shown."""

    def message(self, pk):
        dispatch = get_object_or_404(self.case.dispatches.select_related("event", "party", "document"), pk=pk)
        if not may_read_message(self.access, dispatch):
            raise Http404
        return dispatch


class MessagePage(MessageView, TemplateView):
    """One message: to whom, when, in what state, and its text."""

    template_name = "casework/staff/message.html"
    page_title = "Message"

    def get_breadcrumbs_items(self):
        return breadcrumbs((self.case.reference, self.case_url), ("Message", ""))

    def get_context_data(self, pk, **kwargs):
        dispatch = self.message(pk)
        return super().get_context_data(
            dispatch=dispatch,
            body=dispatch.body.replace(CODE_PLACEHOLDER, HIDDEN_CODE),
            is_centre=self.access.role == Role.CENTRE,
            is_talks=dispatch.event.act in TALKS_MESSAGES,
            **kwargs,
        )


class LetterPdf(MessageView, View):
    """One letter to print. The mediator prints those of the talks, which the Centre does not read."""

    def get(self, request, reference, pk):
        return self._paper(pk) or self._back(reference, pk)

    def post(self, request, reference, pk):
        """The button of the screen: the letter is on paper from now on. Reading the address changes nothing."""
        answer = self._paper(pk)
        if answer is None:
            return self._back(reference, pk)
        mark_printed([self.message(pk)])
        return answer

    def _paper(self, pk):
        dispatch = self.message(pk)
        if dispatch.channel != DispatchChannel.LETTER:
            raise Http404
        return printed(self.request, [dispatch], f"courrier-{self.case.reference}-{pk}.pdf")

    def _back(self, reference, pk):
        return redirect(reverse("casework_staff:message", args=[reference, pk]))


@method_decorator(xframe_options_sameorigin, name="dispatch")
class LetterText(MessageView, View):
    """The letter as it was written, in a sandbox on the message's page: nothing in it runs or is fetched."""

    def get(self, request, reference, pk):
        dispatch = self.message(pk)
        if not dispatch.letter_html:
            raise Http404
        # The typeface and the margins of the paper are known to the press alone.
        text = FONT_FACES.sub("", dispatch.letter_html) + SCREEN_MARGIN
        response = HttpResponse(text.replace(CODE_PLACEHOLDER, HIDDEN_CODE))
        response["Content-Security-Policy"] = LETTER_POLICY
        response["Cache-Control"] = "private, no-store"
        return response
