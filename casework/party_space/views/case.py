"""The case as a party reads it: where things stand, the request, the exhibits, the whole story."""

from casework.enums import Stage
from casework.models import CentreDetails
from casework.party_space.act_words import CASE, END, EXHIBITS
from casework.party_space.clocks import clock_lines
from casework.party_space.history import history_lines
from casework.party_space.presentation import (
    answers_by_step,
    inadmissibility,
    mediator_away,
    mediator_known,
    next_meeting,
    party_lines,
    situation_of,
    tariff_shown,
)
from casework.party_space.steps_path import steps_of
from casework.party_space.story import story_context
from casework.party_space.views.base import PartyView
from casework.procedure.guards import open_package
from casework.procedure.points import relief_of

LATEST = 5


class CaseView(PartyView):
    """« Où en est le dossier »: one sentence, whose turn, until when, and what may be done now."""

    template_name = "casework/party_space/case.html"
    page = CASE

    def get_context_data(self, **kwargs):
        events = list(self.case.events.select_related("party"))
        return super().get_context_data(
            situation=situation_of(self.case, self.party),
            absence=mediator_away(self.case, self.party),
            clocks=clock_lines(self.case, self.party) if not self.party.withdrew_on else [],
            steps=steps_of(self.case, [event for event in events if self.reading.covers(event.at)]),
            main_buttons=self.possible.main(),
            end_buttons=self.possible.on(END),
            parties=party_lines(self.case, self.party),
            mission=mediator_known(self.case),
            ground=inadmissibility(self.case, self.party),
            meeting=next_meeting(self.case, self.party) if self.reading.talks else None,
            disclosure=next((row for row in self.case.disclosures.all() if not row.result), None),
            package=open_package(self.case) if self.case.stage == Stage.CONTINUATION_OFFERED else None,
            documents=[document for document in self.case.documents.all() if self.reading.may_read(document)],
            history=history_lines(self.reading, events)[:LATEST],
            centre=CentreDetails.load(),
            **kwargs,
        )


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
    """Every exhibit of the case, by number."""

    template_name = "casework/party_space/exhibits.html"
    page = EXHIBITS

    def get_context_data(self, **kwargs):
        return super().get_context_data(exhibits=self.reading.exhibits(), **kwargs)


class HistoryView(PartyView):
    """The whole story on one page, and on paper: where things stand, what happened, what can come next."""

    template_name = "casework/party_space/history.html"

    def get_context_data(self, **kwargs):
        events = list(self.case.events.select_related("party"))
        story = story_context(self.reading, self.possible, events)
        return super().get_context_data(**story, centre=CentreDetails.load(), **kwargs)
