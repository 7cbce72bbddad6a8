"""The forum by subjects (case C36)."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casework.enums import Act, Role, Stage
from casework.models import ForumPost, ForumSubject
from casework.procedure.acts.mediation import MOST_SUBJECTS
from casework.procedure.engine import NotPossibleNow
from portal.typography import typeset
from tests import people
from tests.journeys.forum import WHISPER, about, desk, file
from tests.party_space.conftest import address, signed_in
from tests.story import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def talking(story_in):
    return story_in(Stage.MEDIATION)


def subjects(story):
    return list(story.case.forum_subjects.values_list("number", "title"))


def test_a_subject_is_opened_answered_and_the_last_that_moved_comes_first(talking, act):
    martin, dubois = signed_in(people.martin()), signed_in(people.dubois())
    sent = act(martin, talking.case, "post_to_forum", title="La date des travaux", text="Quand venez-vous ?")
    assert sent.url == address("subject", talking.case, 1)
    act(martin, talking.case, "post_to_forum", title="Le crépi", text="Et le crépi ?")
    assert subjects(talking) == [(2, "Le crépi"), (1, "La date des travaux")]
    first = talking.case.forum_subjects.get(number=1)
    page = dubois.get(f"{address('act', talking.case, 'post_to_forum')}?subject={first.pk}")
    assert typeset("Vous répondez dans le sujet « La date des travaux ».") in page.text
    assert 'name="title"' not in page.text
    token = page.context["form"]["token"].value()
    answered = dubois.post(
        address("act", talking.case, "post_to_forum"), {"token": token, "subject": first.pk, "text": "En mars."}
    )
    assert answered.url == address("subject", talking.case, 1)
    assert subjects(talking) == [(1, "La date des travaux"), (2, "Le crépi")]
    assert [post.text for post in first.posts.all()] == ["Quand venez-vous ?", "En mars."]
    listed = martin.get(address("forum", talking.case)).text
    assert listed.index("La date des travaux") < listed.index("Le crépi")
    assert "2 messages. Le dernier de SARL Toitures Dubois" in listed


def test_a_subject_without_a_title_is_called_by_its_first_words(talking):
    talking.say(text="Bonjour à tous,\nje voudrais parler de la gouttière qui fuit encore depuis la semaine dernière.")
    assert subjects(talking) == [(1, "Bonjour à tous, je voudrais parler de la gouttière qui fuit…")]


def test_what_is_typed_stays_when_something_is_missing(talking, act):
    refused = act(signed_in(people.martin()), talking.case, "post_to_forum", title="Le crépi", text="")
    assert refused.status_code == 422
    assert 'value="Le crépi"' in refused.text


@pytest.mark.parametrize("junk", ["abc", "9" * 40, "-1", "²", ""])
def test_a_subject_that_is_none_is_told_in_words(talking, junk):
    talking.say()
    client, url = signed_in(people.martin()), address("act", talking.case, "post_to_forum")
    page = client.get(f"{url}?subject={junk}")
    token = page.context["form"]["token"].value()
    answer = client.post(url, {"token": token, "subject": junk, "text": "Un texte à garder"})
    assert answer.status_code == (422 if junk else 302)
    assert not junk or "Un texte à garder" in answer.text


def test_the_subject_of_another_case_is_no_place_to_write(talking):
    other = Story.in_stage(Stage.MEDIATION).say()
    theirs = other.case.forum_subjects.get()
    with pytest.raises(NotPossibleNow, match="n’appartient pas"):
        talking.do(Act.POST_TO_FORUM, Role.CLAIMANT, text="…", subject=theirs)
    client, url = signed_in(people.martin()), address("act", talking.case, "post_to_forum")
    token = client.get(url).context["form"]["token"].value()
    client.post(url, {"token": token, "subject": theirs.pk, "text": "…"})
    assert theirs.posts.count() == 1


def test_fifty_subjects_at_most_and_one_still_answers(talking):
    now = timezone.now()
    ForumSubject.objects.bulk_create(
        ForumSubject(case=talking.case, number=n, title=f"Sujet {n}", moved_at=now) for n in range(1, MOST_SUBJECTS + 1)
    )
    with pytest.raises(NotPossibleNow, match="50 sujets"):
        talking.say()
    client, url = signed_in(people.martin()), address("act", talking.case, "post_to_forum")
    token = client.get(url).context["form"]["token"].value()
    refused = client.post(url, {"token": token, "title": "Un de trop", "text": "À garder"})
    assert refused.status_code == 422
    assert "50 sujets" in refused.text
    assert "À garder" in refused.text
    first = talking.case.forum_subjects.first()
    assert client.post(url, {"token": token, "subject": first.pk, "text": "Ici."}).status_code == 302


@pytest.fixture
def without_subjects():
    """The table of messages as it was before each of them had one place."""
    drop = {
        "postgresql": "ALTER TABLE casework_forumpost DROP CONSTRAINT forum_post_in_one_place",
        "sqlite": "PRAGMA ignore_check_constraints = ON",
    }

    def go():
        connection.check_constraints()  # PostgreSQL alters no table whose foreign keys wait for their check
        with connection.cursor() as cursor:
            cursor.execute(drop[connection.vendor])
        ForumPost.objects.update(subject=None)
        ForumSubject.objects.all().delete()

    yield go
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def test_what_was_written_before_there_were_subjects_is_in_a_first_one(talking, without_subjects):
    """The migration, on messages as they were then."""
    talking.say(text="Un").say(Role.RESPONDENT, "Deux").do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=WHISPER)
    without_subjects()
    import_module("casework.migrations.0015_talks_subjects_and_marks").into_a_first_subject(apps, None)
    subject = talking.case.forum_subjects.get()
    assert (subject.number, subject.title) == (1, "Échanges généraux")
    assert [post.text for post in subject.posts.all()] == ["Un", "Deux"]
    assert subject.moved_at == talking.at
    assert ForumPost.objects.get(subject=None).text == WHISPER


def test_a_long_subject_is_read_page_by_page_and_loses_none(talking):
    talking.say(text="message-premier")
    subject = talking.case.forum_subjects.get()
    ForumPost.objects.bulk_create(
        ForumPost(case=talking.case, subject=subject, author_name="N", text=f"message-{n:02d}-") for n in range(45)
    )
    client, url = signed_in(people.martin()), address("subject", talking.case, 1)
    newest = client.get(url).context["conversation"]
    older = client.get(url + newest.page.after_url.partition("#")[0]).context["conversation"]
    both = [message.post.text for message in [*older.messages, *newest.messages]]
    assert both == ["message-premier", *[f"message-{n:02d}-" for n in range(45)]]


def test_many_subjects_and_messages_ask_the_database_no_more(talking):
    talking.say()
    clients = {
        signed_in(people.martin()): [address("forum", talking.case), address("subject", talking.case, 1)],
        signed_in(talking.vasseur.user): [desk(talking, "case"), desk(talking, "subject", 1)],
    }

    def queries():
        found = []
        for client, urls in clients.items():
            for url in urls:
                client.get(url)
                with CaptureQueriesContext(connection) as seen:
                    assert client.get(url).status_code == 200
                found.append(len(seen))
        return found

    few = queries()
    talking.do(Act.POST_TO_FORUM, Role.RESPONDENT, text="…", files=[(file(), about())])
    for number in range(12):
        talking.say(text=f"Sujet {number}")
        first = talking.case.forum_subjects.get(number=1)
        talking.do(Act.POST_TO_FORUM, Role.RESPONDENT, text="…", subject=first, files=[(file(), about())])
    assert queries() == few
