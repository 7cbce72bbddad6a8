"""Nothing ends against somebody whose letter has not left: the Centre is warned, the term waits for the post (C21, C26)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.enums import Act, DispatchState, Role, Stage, Term
from casework.models import Dispatch
from casework.staff.post_room import is_late
from tests import people
from tests.staff.conftest import signed_in
from tests.story import Story, paris

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_post():
    """SARL Dubois has no e-mail address: its invitation is in the post room."""
    return Story(professional_email="")


def warnings(story):
    return story.case.dispatches.filter(message="reminder", recipient="centre", event__data__unposted=True)


def test_c26_a_letter_never_posted_ends_no_term(by_post):
    by_post.wait(30).tick()
    assert by_post.case.stage == Stage.AWAITING_RESPONSES
    assert not by_post.case.events.filter(act=Act.LAPSE_RESPONSE).exists()
    assert "pas encore parti" in warnings(by_post).get().body


def test_the_warning_comes_once_a_day_and_not_twice(by_post):
    by_post.wait(30).tick().tick()
    assert warnings(by_post).count() == 1
    by_post.wait(1).tick()
    assert warnings(by_post).count() == 2


def test_c26_once_posted_the_ten_days_run_from_the_presumed_receipt(by_post):
    by_post.wait(30).tick()
    letter = by_post.case.dispatches.get(message="invitation")
    by_post.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=date(2027, 2, 3))
    assert by_post.case.open_deadline(Term.RESPONSE).due_on == date(2027, 2, 18)  # received on the eighth, ten days
    by_post.at = paris(2027, 2, 19)
    by_post.tick()
    assert by_post.case.stage == Stage.DECLINED


def test_c26_a_refused_address_becomes_a_letter_and_the_term_waits_for_it(story):
    Dispatch.objects.filter(message="invitation").update(channel="letter", state=DispatchState.TO_POST)
    story.wait(20).tick()
    assert story.case.stage == Stage.AWAITING_RESPONSES
    assert warnings(story).exists()


def test_a_relay_that_is_down_for_days_ends_no_term_either(story):
    Dispatch.objects.filter(message="invitation").update(state=DispatchState.READY, tries=4)
    story.wait(20).tick()
    assert story.case.stage == Stage.AWAITING_RESPONSES


def test_a_letter_is_late_after_two_working_days_and_the_post_room_says_so(by_post):
    letter = by_post.case.dispatches.get(message="invitation")
    created = timezone.localdate(letter.created_at)  # a Monday
    assert not is_late(letter, created + timedelta(days=2))
    assert is_late(letter, created + timedelta(days=3))
    Dispatch.objects.filter(pk=letter.pk).update(created_at=timezone.now() - timedelta(days=9))
    page = signed_in(people.centre()).get(reverse("casework_post_room:index")).content.decode()
    assert "En retard" in page
