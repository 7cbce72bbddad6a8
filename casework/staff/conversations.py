"""The mediator's pages of the forum and of the apartés: one conversation each. For the Centre they do not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from casework.conversation import conversation_at
from casework.enums import Act
from casework.procedure.engine import possible_acts
from casework.staff.views import CaseView, breadcrumbs


class ConversationPage(CaseView, TemplateView):
    """The messages of one place, by key, and the button that writes there."""

    template_name = "casework/staff/conversation.html"
    act = None
    field = ""

    def get(self, request, *args, **kwargs):
        self.place = self.found()
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        return self.title()

    def get_breadcrumbs_items(self):
        cases = ("Dossiers", reverse("casework_staff:index"))
        return breadcrumbs(cases, (self.case.reference, f"{self.case_url}#tab-talks"), (self.title(), ""))

    def get_context_data(self, **kwargs):
        possible = {row.act for row in possible_acts(self.case, self.access.actor)}
        url = reverse("casework_staff:act", args=[self.case.reference, self.act])
        return super().get_context_data(
            conversation=conversation_at(self.request, self.access, self.place),
            title=self.title(),
            write_url=f"{url}?{self.field}={self.place.pk}" if self.act in possible else "",
            **kwargs,
        )


class SubjectPage(ConversationPage):
    """One subject of the forum."""

    act, field = Act.POST_TO_FORUM, "subject"

    def found(self):
        if not self.access.at_the_table:
            raise Http404
        return get_object_or_404(self.case.forum_subjects, number=self.kwargs["number"])

    def title(self):
        return str(self.place)


class ApartPage(ConversationPage):
    """What this mediator and one party say to each other alone."""

    act, field = Act.POST_TO_CAUCUS, "addressee"

    def found(self):
        party = get_object_or_404(self.case.parties, pk=self.kwargs["pk"])
        if not self.access.reads_apart(party):
            raise Http404
        return party

    def title(self):
        return f"Aparté avec {self.place}"
