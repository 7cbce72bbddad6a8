"""What every page of a case shares: the door, the frame, the menu."""

from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from casework.conversation import News, news_of
from casework.party_space.buttons import Possible
from casework.party_space.door import party_access
from casework.party_space.reading import reading_of


@method_decorator(never_cache, name="dispatch")
class PartyView(TemplateView):
    """A page of one case for one of its parties; anybody else gets a 404 before anything is read."""

    page = ""
    within = ""  # the page of the menu under which this one stands, where it is not in the menu itself

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.access = party_access(request, kwargs["reference"])

    def dispatch(self, request, *args, **kwargs):
        self.case, self.party = self.access.case, self.access.party
        self.reading = reading_of(self.access)
        self.possible = Possible(self.access)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        shared = {
            "case": self.case,
            "party": self.party,
            "third": self.access.third,
            "reading": self.reading,
            "buttons": self.possible.on(self.page) if self.page else [],
            "news": self.news,
            "menu": self._menu(),
        }
        return super().get_context_data(**{**shared, **kwargs})

    @cached_property
    def news(self) -> News:
        """What this account has not read yet on the forum and apart."""
        if not self.reading.talks:
            return News()
        return news_of([self.access]).get(self.case.pk, News())

    def address_of(self, name, *args):
        return reverse(f"party_space:{name}", args=[self.case.reference, *args])

    def _menu(self):
        pages = [("case", "Où en est le dossier"), ("request", "La demande"), ("exhibits", "Les pièces")]
        if self.reading.talks:
            pages += [("table", "Les propositions"), ("forum", "Le forum")]
            pages += [("caucus", "L’aparté")] if self.access.sees_caucus else []
            pages += [("agenda", "Les rendez-vous")] if self.case.meetings.all() else []
            pages += [("solution", "La solution")] if self.case.solutions.all() else []
            pages += [("draft", "Le protocole")] if self.case.drafts.all() else []
        pages += [("assistance", "L’accompagnement"), ("history", "L’histoire du dossier")]
        new = {"forum": self.news.forum, "caucus": self.news.apart}
        return [
            {"text": text, "href": self.address_of(name), "new": new.get(name, 0), "current": self._current(name)}
            for name, text in pages
        ]

    def _current(self, name) -> str:
        """The value of aria-current: « page » for the page itself, « true » for the one it stands under."""
        if self.address_of(name) == self.request.path:
            return "page"
        return "true" if name == self.within else ""
