"""Two hundred people act at the same instant on one case: one wins, the others are told, nothing is lost."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import close_old_connections, connection

from casework.enums import Act, ResponseState, Role, Stage
from casework.models import Case, Party
from casework.procedure.engine import NotPossibleNow, perform
from tests.story import Story

WORKERS, ATTEMPTS = 20, 200
only_with_row_locks = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer: what is tried here cannot happen"
)


def all_at_once(attempts):
    """Run these functions in threads that start together; answers what each said."""
    start = threading.Barrier(WORKERS)
    waited = threading.local()

    def run(attempt):
        if not getattr(waited, "done", False):
            waited.done = True
            start.wait(timeout=30)
        try:
            return attempt()
        finally:
            close_old_connections()
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(run, attempts))


@only_with_row_locks
@pytest.mark.django_db(transaction=True)
def test_of_two_hundred_answers_exactly_one_wins():
    story = Story()
    actor = story.actor(Role.RESPONDENT)

    def answer(place):
        act = Act.ACCEPT_MEDIATION if place % 2 else Act.DECLINE_MEDIATION
        try:
            perform(story.case, act, actor, seen=ResponseState.PENDING)
        except NotPossibleNow as refusal:
            return str(refusal)
        return "won"

    said = all_at_once([lambda place=place: answer(place) for place in range(ATTEMPTS)])
    counted = Counter("won" if text == "won" else "told" for text in said)
    assert counted == {"won": 1, "told": ATTEMPTS - 1}
    answers = story.case.events.filter(act__in=(Act.ACCEPT_MEDIATION, Act.DECLINE_MEDIATION))
    assert answers.count() == 1
    decided = (Act(answers.get().act).label, f"« {story.respondent.get_response_display().lower()} »")
    assert all("entre-temps" in text and any(what in text for what in decided) for text in said if text != "won")
    response = Party.objects.get(pk=story.respondent.pk).response
    assert response == ("accepted" if answers.get().act == Act.ACCEPT_MEDIATION else "declined")


@only_with_row_locks
@pytest.mark.django_db(transaction=True)
def test_of_many_messages_none_is_lost_and_the_journal_holds():
    story = Story.in_stage(Stage.MEDIATION)
    actors = [story.actor(Role.CLAIMANT), story.actor(Role.RESPONDENT), story.actor(Role.MEDIATOR)]
    perform(story.case, Act.POST_TO_FORUM, actors[0], text="message d’avant")
    written = [f"message {place}" for place in range(60)]
    subjects = [story.case.forum_subjects.get(), None]  # an answer in the subject that is there, or a new subject

    def write(place):
        perform(story.case, Act.POST_TO_FORUM, actors[place % 3], text=written[place], subject=subjects[place % 2])

    all_at_once([lambda place=place: write(place) for place in range(len(written))])
    assert sorted(story.case.forum_posts.values_list("text", flat=True)) == sorted([*written, "message d’avant"])
    numbers = story.case.forum_subjects.values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, 32))
    events = list(Case.objects.get(pk=story.case.pk).events.order_by("number"))
    assert all(after.previous_hash == before.hash for before, after in zip(events, events[1:], strict=False))
