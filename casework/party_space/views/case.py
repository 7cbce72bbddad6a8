"""The case as a party reads it: where things stand, the request, the exhibits, the whole story."""

from casework.enums import Stage
from casework.models import CentreDetails
from casework.party_space.act_words import CASE, END, EXHIBITS
from casework.party_space.clocks import clock_lines
from casework.party_space.history import history_lines, told_events
from casework.party_space.presentation import (
    answers_by_step,
    inadmissibility,
    mediator_away,
    mediator_shown,
    next_meeting,
    party_lines,
    situation_of,
    tariff_shown,
)
from casework.party_space.steps_path import steps_read
from casework.party_space.story import story_context
from casework.party_space.views.base import PartyView
from casework.procedure.guards import open_package
from casework.procedure.points import relief_of
from portal.keyset import KeyPage, key_page

LATEST, A_PAGE = 5, 50


class CaseView(PartyView):
    """« Où en est le dossier »: one sentence, whose turn, until when, and what may be done now."""

    template_name = "casework/party_space/case.html"
    page = CASE

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            situation=situation_of(self.case, self.party),
            absence=mediator_away(self.case, self.party),
            clocks=clock_lines(self.case, self.party),
            steps=steps_read(self.reading),
            main_buttons=self.possible.main(),
            end_buttons=self.possible.on(END),
            parties=party_lines(self.reading),
            mission=mediator_shown(self.reading),
            ground=inadmissibility(self.case, self.party),
            meeting=next_meeting(self.case, self.party) if self.reading.talks else None,
            disclosure=self._disclosure(),
            package=self._package(),
            documents=self._documents(),
            # An event may say nothing after all: a few more than are shown.
            history=history_lines(self.reading, told_events(self.reading)[: 2 * LATEST])[:LATEST],
            centre=CentreDetails.load(),
            **kwargs,
        )

    def _disclosure(self):
        """The circumstance that waits for this party's answer, told to those at the table."""
        if self.party.is_standing:
            return next((row for row in self.case.disclosures.all() if not row.result), None)

    def _package(self):
        """The meetings offered, to those whose answer they need."""
        if self.case.stage == Stage.CONTINUATION_OFFERED and not self.party.is_out:
            return open_package(self.case)

    def _documents(self):
        issued = self.case.documents.select_related("event").defer("html")
        return [document for document in issued if self.reading.may_read(document)]


class RequestView(PartyView):
    """What the consumer filed, as it was filed; the tariff beside it for a professional."""

    template_name = "casework/party_space/request.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            relief=relief_of(self.case),
            steps=answers_by_step(self.case),
            tariff=tariff_shown(self.access),
            answer_buttons=self.possible.on(CASE),
            **kwargs,
        )


class ExhibitsView(PartyView):
    """The exhibits of the case, by number: the last ones first come, in order."""

    template_name = "casework/party_space/exhibits.html"
    page = EXHIBITS

    def get_context_data(self, **kwargs):
        pages = key_page(self.request, self.reading.exhibits().order_by("-number"), "pieces", size=A_PAGE)
        return super().get_context_data(exhibits=pages.reversed(), pages=pages, **kwargs)


class HistoryView(PartyView):
    """The story, on screen and on paper: where things stand, what happened, what can come next.

    The last events, and the others page by page; `?entiere=oui` tells all of them at once, to be printed.
    """

    template_name = "casework/party_space/history.html"

    def get_context_data(self, **kwargs):
        events, whole = told_events(self.reading), self.request.GET.get("entiere") == "oui"
        pages = KeyPage(list(events)) if whole else key_page(self.request, events, "page", size=A_PAGE)
        story = story_context(self.reading, self.possible, pages.items)
        return super().get_context_data(**story, pages=pages, centre=CentreDetails.load(), **kwargs)
