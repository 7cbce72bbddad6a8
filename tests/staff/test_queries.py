"""However long a case or a pile becomes, a screen asks the database the same number of questions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework.enums import Act, Role, Stage
from casework.models import Note
from tests import people
from tests.long_case import (
    long_case,
    write_meetings,
    write_notes_questions_and_documents,
    write_solutions_and_drafts,
)
from tests.staff.conftest import case_url, signed_in
from tests.story import Story

HOME = "wagtailadmin_home"


def questions(client, url) -> int:
    """How many queries this page takes, once everything that is asked once per process has been."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def more_of_everything(told):
    """Entries, answers, posts, exhibits, drafts with opinions, notes: and the messages and events of each."""
    for number in range(3):
        told.offer(Role.RESPONDENT, text=f"Offre {number}").say(Role.CLAIMANT, text=f"Message {number}")
        row = told.case.offer_rows.last()
        told.do(Act.ANSWER_OFFER, Role.CLAIMANT, offer=told.case.offer_rows.first().offers.last(), accepted="no")
        told.do(Act.POST_OFFER, Role.MEDIATOR, row=row, text=f"Une piste {number}")
        told.circulate().approve(Role.CLAIMANT)
        told.do(Act.COMMENT_DRAFT, Role.RESPONDENT, comment=f"Remarque {number}")
        Note.objects.create(case=told.case, author=told.vasseur.user, text=f"Note {number}")
        Note.objects.create(case=told.case, author=people.centre(), text=f"Note {number}")


@pytest.mark.parametrize("role", [Role.CENTRE, Role.MEDIATOR])
def test_the_file(story_in, role):
    told = story_in(Stage.AGREEMENT)
    client = signed_in(people.centre() if role == Role.CENTRE else told.vasseur.user)
    more_of_everything(told)
    few = questions(client, case_url(told.case))
    more_of_everything(told)
    assert questions(client, case_url(told.case)) == few
    assert few < 70


@pytest.mark.parametrize("act", [Act.POST_OFFER, Act.CIRCULATE_DRAFT, Act.ABANDON_DRAFT])
def test_the_page_of_an_act(story_in, vasseur, act):
    told = story_in(Stage.AGREEMENT)
    more_of_everything(told)
    mediator = signed_in(told.vasseur.user)
    few = questions(mediator, case_url(told.case, "act", act))
    more_of_everything(told)
    assert questions(mediator, case_url(told.case, "act", act)) <= few


# Every page that shows some of the entries, the messages, the exhibits or their events; the tabs are on the case's page.
OF_A_PARTY = ("case", "request", "exhibits", "table", "forum", "caucus", "assistance", "history", "agenda")


def every_page(told) -> dict:
    """{address: how many questions it asks}, for the consumer, the mediator and the Centre."""
    party, mediator, centre = signed_in(people.martin()), signed_in(told.vasseur.user), signed_in(people.centre())
    reference = told.case.reference
    asked = {f"party {name}": (party, reverse(f"party_space:{name}", args=[reference])) for name in OF_A_PARTY}
    point = told.case.offer_rows.first().pk
    asked |= {
        "party point": (party, reverse("party_space:point", args=[reference, point])),
        "party subject": (party, reverse("party_space:subject", args=[reference, 1])),
        "mediator subject": (mediator, reverse("casework_staff:subject", args=[reference, 1])),
        "party home": (party, reverse("party_space:home")),
        "party act": (party, reverse("party_space:act", args=[reference, Act.ADD_EXHIBIT])),
        "mediator case": (mediator, case_url(told.case)),
        "mediator point": (mediator, reverse("casework_staff:point", args=[reference, point])),
        "mediator act": (mediator, case_url(told.case, "act", Act.POST_OFFER)),
        "mediator dashboard": (mediator, reverse(HOME)),
        "mediator list": (mediator, reverse("casework_staff:index")),
        "centre case": (centre, case_url(told.case)),
        "centre dashboard": (centre, reverse(HOME)),
        "centre list": (centre, reverse("casework_staff:index")),
        "centre letters": (centre, reverse("casework_post_room:index")),
    }
    return {name: questions(client, url) for name, (client, url) in asked.items()}


def _long(count, meetings):
    told = long_case(count)
    write_meetings(told, meetings)
    write_notes_questions_and_documents(told, count)
    write_solutions_and_drafts(told, count)
    return told


def test_five_hundred_entries_messages_and_exhibits_cost_no_question_more(db):
    few, many = (every_page(_long(*counts)) for counts in ((10, 4), (500, 40)))
    assert {name: (few[name], count) for name, count in many.items() if count > few[name]} == {}


def test_the_ranking_of_the_register(story, centre):
    told = story.accept()
    url = case_url(told.case, "act", Act.APPOINT_MEDIATOR)
    few = questions(centre, url)
    for number in range(5):
        people.mediator(told.version.federation, f"m{number}@mediation-rivage.example", "Anne", f"Durand{number}")
    assert questions(centre, url) == few


@pytest.mark.parametrize("role", [Role.CENTRE, Role.MEDIATOR])
def test_the_dashboard(db, role):
    first = Story.in_stage(Stage.AGREEMENT)
    stages = (Stage.APPOINTMENT, Stage.ADMISSIBILITY, Stage.MEDIATION, Stage.AGREEMENT)
    for stage in stages:
        Story.in_stage(stage)
    client = signed_in(people.centre() if role == Role.CENTRE else first.vasseur.user)
    few = questions(client, reverse(HOME))
    for stage in stages:
        Story.in_stage(stage)
    assert questions(client, reverse(HOME)) <= few


def test_the_post_room(db, centre):
    url = reverse("casework_post_room:index")
    Story(professional_email="")
    few = questions(centre, url)
    for _ in range(4):
        Story(professional_email="")
    assert questions(centre, url) <= few
