"""The whole story of a case for one party: what the page shows, and what the letter prints."""

from django.db.models import prefetch_related_objects
from django.utils import timezone

from casework.access import Access
from casework.enums import Role
from casework.party_space.buttons import Possible
from casework.party_space.clocks import clock_lines
from casework.party_space.door import SITUATION
from casework.party_space.history import history_lines, told_events
from casework.party_space.presentation import mediator_away, mediator_shown, other_names, situation_of
from casework.party_space.reading import reading_of
from casework.party_space.steps_path import steps_read
from casework.party_space.what_next import ways_on


def story_context(reading, possible, events) -> dict:
    """Where things stand, the path, what happened, what may come, what can be done, the dates: in this order.

    `events`: those of `told_events` that are shown, the last one first.
    """
    case, party = reading.access.case, reading.access.party
    return {
        "situation": situation_of(case, party),
        "absence": mediator_away(case, party),
        "clocks": clock_lines(case, party),
        "steps": steps_read(reading),
        "ways": ways_on(case, party),
        "doable": possible.said(),
        "with_whom": other_names(case, party),
        "mission": mediator_shown(reading),
        "history": history_lines(reading, events)[::-1],
        "today": timezone.localdate(),
        "sealed": reading.by_post and reading.talks,
    }


def story_of(case, party) -> dict:
    """The same for a letter: the case is the one that the act in hand holds, as it has just left it.

    The Centre prints it: it says nothing of what is between a party and the mediator (procedure, section 9).
    """
    prefetch_related_objects([case], *SITUATION)
    own = next(one for one in case.parties.all() if one.pk == party.pk)
    access = Access(case, Role(own.role), own.user, party=own)
    reading = reading_of(access, by_post=True)
    return story_context(reading, Possible(access), told_events(reading))
