"""A party that writes by post, and whoever types its letter: on the desk's form, or act by act in a story."""

import uuid

from django.utils import timezone

from casework.enums import Channel
from casework.models import Case
from casework.procedure.engine import Actor, perform
from portal.uploads import describe
from tests import people
from tests.journeys.forum import PDF, file
from tests.staff.conftest import case_url


def scan(name="lettre.pdf", content=PDF):
    """The copy of a letter, as somebody chooses it on a form."""
    return file(name, content)


def by_post(story, party):
    """This party has no account and no e-mail address from now on; answers it as it then is."""
    story.case.parties.filter(pk=party.pk).update(user=None, channel=Channel.POST, email="")
    return story.case.parties.get(pk=party.pk)


def type_letter(client, case, act, party, **values):
    """Send the form of this act in the party's name, with today for the letter's date unless another is given."""
    data = {"token": uuid.uuid4(), "letter_on": timezone.localdate().isoformat(), **values}
    return client.post(f"{case_url(case, 'act', act)}?au-nom-de={party.pk}", data)


def typed(story, act, party, **data):
    """The Centre types this letter of the party at the story's hour, with its copy; answers the event."""
    typist = Actor(party.role, user=people.centre(), party=party, on_behalf_of=party)
    copy = scan()
    letter = {"letter_on": timezone.localdate(story.at), "scan": copy, "scan_about": describe(copy)}
    story.event = perform(story.case, act, typist, at=story.at, token=uuid.uuid4(), **letter, **data)
    story.case = Case.objects.get(pk=story.case.pk)
    return story.event
