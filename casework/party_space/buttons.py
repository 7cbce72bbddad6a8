"""The buttons of a party: from the table of the procedure and nowhere else."""

from dataclasses import dataclass, replace

from django.urls import reverse

from casework.enums import Act
from casework.party_space.act_words import AGENDA, CASE, CAUCUS, DRAFT, FORUM, SOLUTION, TABLE, words_for
from casework.procedure.engine import possible_acts
from portal.typography import typeset


@dataclass(frozen=True)
class Button:
    label: str
    url: str
    style: str = ""
    act: str = ""


# On the case's own page, an act that needs something read first leads to the page where it is read.
DOORS = {
    AGENDA: ("Donner vos disponibilités pour un rendez-vous", "party_space:agenda"),
    CAUCUS: ("Répondre à la question du médiateur", "party_space:caucus"),
    TABLE: ("Ouvrir le tableau des propositions", "party_space:table"),
    FORUM: ("Ouvrir le forum", "party_space:forum"),
    SOLUTION: ("Lire la solution et répondre", "party_space:solution"),
    DRAFT: ("Lire le projet de protocole", "party_space:draft"),
}


class Possible:
    """What this party may do now, by page."""

    def __init__(self, access):
        self.access = access
        self.acts = list(dict.fromkeys(Act(row.act) for row in possible_acts(access.case, access.actor)))

    def __contains__(self, act):
        return act in self.acts

    def on(self, page) -> list[Button]:
        """The buttons of one page, the one that goes on first."""
        found = [self._button(act) for act in self.acts if words_for(act).page == page]
        return sorted(found, key=lambda button: bool(button.style))

    def main(self) -> list[Button]:
        """The case page's buttons: what goes on first, then where something can be done, then the rarer acts."""
        pages = {words_for(act).page for act in self.acts}
        if Act.ANSWER_QUESTION not in self.acts:
            pages.discard(CAUCUS)  # an aparté is always possible: its door stands here when somebody is awaited there
        if FORUM in pages:
            pages.add(TABLE)  # a lawyer writes on the forum alone, and reads the proposals that wait for an answer
        doors = [self._door(page) for page in (AGENDA, CAUCUS, SOLUTION, DRAFT, TABLE, FORUM) if page in pages]
        own = self.on(CASE)
        leading = [button for button in own if not button.style]
        rarer = [button for button in own if button.style]
        doors = [replace(door, style="secondary" if leading or place else "") for place, door in enumerate(doors)]
        return leading + doors + rarer

    def said(self) -> list[str]:
        """What this party may do now, in words: for the paper, where nothing can be pressed."""
        return [typeset(act.label) for act in self.acts]

    def url(self, act) -> str:
        return reverse("party_space:act", args=[self.access.case.reference, act])

    def _button(self, act):
        return Button(typeset(act.label), self.url(act), words_for(act).style, act)

    def _door(self, page):
        label, name = DOORS[page]
        return Button(label, reverse(name, args=[self.access.case.reference]))
