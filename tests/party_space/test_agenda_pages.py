"""The agenda as a party meets it: its own page, the file for its calendar, the door of a letter's code (L18, C39)."""

import re

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from icalendar import Calendar

from casework.enums import Act, Role, Stage
from casework.models import Party
from tests import people
from tests.party_space.conftest import address, signed_in
from tests.story import Story

pytestmark = pytest.mark.django_db
DOOR, DATES = reverse("party_space:slots_door"), reverse("party_space:slots_answer")


@pytest.fixture
def agreed(db):
    return Story.in_stage(Stage.MEDIATION).meet_often()


@pytest.fixture
def by_post(agreed):
    """Dates proposed to a consumer by post: (the story, the code in the letter)."""
    Party.objects.filter(pk=agreed.claimant.pk).update(channel="post", email="", user=None)
    agreed.propose_dates()
    return agreed, agreed.case.dispatches.get(message="meeting_proposed", party=agreed.claimant).secret


def answers_of(story, choice="yes"):
    return {f"slot_{slot.pk}": choice for slot in story.case.meetings.last().slots.all()}


def token_in(page):
    return re.search(r'name="token"[^>]*value="([^"]+)"', page.text)[1]


def test_a_party_reads_its_own_availability_and_nobody_else_s(agreed, dubois, martin):
    agreed.propose_dates().answer_dates(Role.CLAIMANT, "yes", "if_needed")
    assert "Si nécessaire" in martin.get(address("agenda", agreed.case)).text
    page = dubois.get(address("agenda", agreed.case)).text
    assert page.count("Pas encore de réponse") == 2
    assert "Si nécessaire" not in page


def test_an_answer_given_online_is_kept_and_may_be_changed(agreed, martin, act):
    agreed.propose_dates()
    assert act(martin, agreed.case, "answer_slots", **answers_of(agreed, "no")).status_code == 302
    act(martin, agreed.case, "answer_slots", **answers_of(agreed, "yes"))
    assert {a.choice for slot in agreed.case.meetings.get().slots.all() for a in slot.answers.all()} == {"yes"}


def test_the_file_for_the_calendar_is_for_those_who_are_invited(agreed, martin):
    agreed.meet()
    url = reverse("party_space:calendar", args=[agreed.case.reference, 1])
    answer = martin.get(url)
    assert answer["Content-Type"].startswith("text/calendar")
    assert Calendar.from_ical(answer.content).walk("VEVENT")
    assert signed_in(people.curieux()).get(url).status_code == 404


def test_the_code_of_the_letter_opens_these_dates_and_nothing_else(by_post):
    story, code = by_post
    visitor = Client()
    assert visitor.post(DOOR, {"reference": story.case.reference, "code": code}).url == DATES
    page = visitor.get(DATES)
    assert "SARL Toitures Dubois" not in page.text
    assert visitor.post(DATES, {"token": token_in(page), **answers_of(story)}).url == DOOR
    event = story.case.events.last()
    assert (event.act, event.role, event.party) == (Act.ANSWER_SLOTS, Role.CLAIMANT, story.claimant)
    assert visitor.get(address("case", story.case)).status_code == 302
    assert visitor.get(DATES).url == DOOR


def test_a_forgotten_date_is_said_in_words_and_nothing_is_lost(by_post):
    story, code = by_post
    visitor = Client()
    visitor.post(DOOR, {"reference": story.case.reference, "code": code})
    one = dict([next(iter(answers_of(story).items()))])
    page = visitor.post(DATES, {"token": token_in(visitor.get(DATES)), **one})
    assert page.status_code == 422
    assert page.text.count("checked") == 1


@override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}})
def test_a_wrong_code_opens_nothing_and_few_may_be_tried(by_post):
    story, _ = by_post
    visitor = Client()
    tries = [visitor.post(DOOR, {"reference": story.case.reference, "code": "AAAA-BBBB-CCCC"}) for _ in range(6)]
    assert [answer.status_code for answer in tries] == [422] * 5 + [429]
    assert visitor.get(DATES).url == DOOR


def test_a_code_serves_no_more_once_the_hour_is_fixed(by_post):
    story, code = by_post
    story.answer_dates(Role.RESPONDENT, "yes", "yes").fix()
    answer = Client().post(DOOR, {"reference": story.case.reference, "code": code})
    assert answer.status_code == 422
    assert "appelez-nous" in answer.text
