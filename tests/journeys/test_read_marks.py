"""What is new since one's last visit, and who has read what one wrote."""

import re
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from casework.enums import Act, Channel, Role, Stage
from casework.models import CaseEvent, ForumPost, ReadMark
from tests import people
from tests.journeys.forum import WHISPER, desk
from tests.party_space.conftest import address, signed_in
from tests.story import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def talking(story_in):
    return story_in(Stage.MEDIATION)


def test_what_is_new_is_marked_counted_and_read_once(talking):
    talking.say(text="Bonjour").say(text="Encore moi")
    dubois = signed_in(people.dubois())
    assert "2 nouveaux messages" in dubois.get("/espace/").text
    case = dubois.get(address("case", talking.case)).text
    assert "2 nouveaux messages" in case
    assert 'space-count">2 nouveaux</span>' in case
    listed = dubois.get(address("forum", talking.case)).text
    assert listed.count("1 nouveau message") == 2
    page = dubois.get(address("subject", talking.case, 1))
    assert [message.is_new for message in page.context["conversation"].messages] == [True]
    assert ">Nouveau</strong>" in page.text
    again = dubois.get(address("subject", talking.case, 1))
    assert ">Nouveau</strong>" not in again.text
    assert "1 nouveau message" in dubois.get("/espace/").text
    assert "nouveau" not in signed_in(people.martin()).get(address("case", talking.case)).text, "one's own is not news"


def test_the_author_reads_who_has_read_and_the_others_do_not(talking):
    talking.say(text="Bonjour")
    martin, url = signed_in(people.martin()), address("subject", talking.case, 1)
    assert "Pas encore lu." in martin.get(url).text
    signed_in(people.dubois()).get(url)
    signed_in(talking.vasseur.user).get(desk(talking, "subject", 1))
    page = martin.get(url).text
    assert "Lu par SARL Toitures Dubois (professionnel) et Claire Vasseur (médiateur)." in page
    assert "Lu par" not in signed_in(people.dubois()).get(url).text
    talking.case.parties.filter(role=Role.RESPONDENT).update(channel=Channel.POST, user=None)
    assert "SARL Toitures Dubois le reçoit par courrier." in martin.get(url).text


def test_reading_is_no_act_and_writes_nothing_of_the_case(talking):
    talking.say()
    before = (
        CaseEvent.objects.count(),
        list(talking.case.forum_posts.values()),
        list(talking.case.forum_subjects.values()),
    )
    for user in (people.dubois(), people.martin()):
        signed_in(user).get(address("subject", talking.case, 1))
    signed_in(talking.vasseur.user).get(desk(talking, "subject", 1))
    after = (
        CaseEvent.objects.count(),
        list(talking.case.forum_posts.values()),
        list(talking.case.forum_subjects.values()),
    )
    assert after == before
    assert {mark.user for mark in ReadMark.objects.all()} == {people.dubois(), people.martin(), talking.vasseur.user}


def old_messages_are_not_new():
    """The data part of the migration, on what is there; the marks began after that."""
    migration = import_module("casework.migrations.0021_old_messages_are_not_new")
    recorded = migration.MigrationRecorder(connection).migration_qs.filter(name=migration.FIRST_MARKS)
    recorded.update(applied=timezone.now() + timedelta(days=3650))
    migration.mark_what_was_there(apps, SimpleNamespace(connection=connection))


def test_what_was_written_before_reading_was_kept_is_not_new_and_nobody_is_said_to_have_read_it(talking):
    talking.say(text="Ancien").do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=WHISPER)
    old_messages_are_not_new()
    talking.say(text="Récent")
    martin, dubois, url = signed_in(people.martin()), signed_in(people.dubois()), address("subject", talking.case, 1)
    assert "1 nouveau message" in dubois.get("/espace/").text
    assert "nouveau" not in signed_in(talking.vasseur.user).get(desk(talking, "apart", talking.claimant.pk)).text
    assert ">Nouveau</strong>" not in dubois.get(url).text
    page = martin.get(url).text
    assert "Écrit avant que le portail ne note qui a lu." in page
    assert "Pas encore lu." in martin.get(address("subject", talking.case, 2)).text


def test_whoever_answers_an_old_message_makes_news_of_the_answer_alone(talking):
    talking.say(text="Ancien")
    old_messages_are_not_new()
    subject = talking.case.forum_subjects.get()
    talking.do(Act.POST_TO_FORUM, Role.RESPONDENT, subject=subject, text="Réponse")
    page = signed_in(people.martin()).get(address("subject", talking.case, 1))
    assert [message.is_new for message in page.context["conversation"].messages] == [False, True]
    dubois = signed_in(people.dubois()).get(address("subject", talking.case, 1)).text
    assert "Lu par Nadia Martin" in dubois


@pytest.mark.parametrize("stranger", [people.curieux, people.centre, people.editor])
def test_whoever_reads_nothing_marks_nothing(talking, stranger):
    talking.say().do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=WHISPER)
    client = signed_in(stranger())
    for url in (
        address("subject", talking.case, 1), address("caucus", talking.case),
        desk(talking, "subject", 1), desk(talking, "apart", talking.claimant.pk),
    ):  # fmt: skip
        assert client.get(url).status_code in (302, 404)
    assert not ReadMark.objects.exists()


def test_an_older_page_read_afterwards_does_not_move_the_mark_back(talking):
    talking.say()
    subject = talking.case.forum_subjects.get()
    ForumPost.objects.bulk_create(
        ForumPost(case=talking.case, subject=subject, author_name="N", text=f"m{n}") for n in range(40)
    )
    client, url = signed_in(people.dubois()), address("subject", talking.case, 1)
    newest = client.get(url).context["conversation"]
    last = ReadMark.objects.get().last_post
    client.get(url + newest.page.after_url.partition("#")[0])
    assert ReadMark.objects.get().last_post == last == newest.messages[-1].post.pk


def test_the_mediator_s_desk_counts_what_it_has_not_read(talking):
    talking.say().do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=WHISPER)
    mediator = signed_in(talking.vasseur.user)
    home, cases = reverse("wagtailadmin_home"), reverse("casework_staff:index")
    assert "Lire ce que les parties ont écrit (2 nouveaux messages)" in mediator.get(home).text
    assert "2 nouveaux messages" in mediator.get(cases).text
    tab = mediator.get(desk(talking, "case")).text
    assert tab.count("1 nouveau message") == 2
    mediator.get(desk(talking, "subject", 1))
    mediator.get(desk(talking, "apart", talking.claimant.pk))
    assert "nouveau" not in mediator.get(cases).text
    assert "nouveaux messages" not in signed_in(people.centre()).get(cases).text


def news_to(client, case):
    """What the places where news is shown say of it: the list of cases, the case, the forum, the first subject."""
    subject = client.get(address("subject", case, 1))
    pages = [client.get("/espace/").text, *(client.get(address(name, case)).text for name in ("case", "forum"))]
    return [message.is_new for message in subject.context["conversation"].messages], [
        re.findall(r"\d+ nouveaux? messages?", page) for page in pages
    ]


@pytest.fixture
def begun():
    """Talks that began two days ago."""
    return Story.in_stage(Stage.MEDIATION, at=timezone.now() - timedelta(days=2)).say(text="Ancien")


def go_on(told):
    """One answers today in the first subject, and opens a second."""
    told.at = timezone.now()
    told.do(Act.POST_TO_FORUM, Role.CLAIMANT, subject=told.case.forum_subjects.get(), text="Réponse")
    return told.say(text="Récent")


@pytest.mark.parametrize("capacity", ["lawyer", "support", "representative"])
def test_what_was_said_before_somebody_came_beside_a_party_is_no_news(begun, capacity):
    begun.bring(capacity, "Jean", "Roux", Role.RESPONDENT)
    roux = signed_in(people.user(begun.beside.email.lower()))
    assert "nouveau message" not in roux.get("/espace/").text
    assert news_to(roux, begun.case) == ([False], [[], [], []])
    go_on(begun)
    assert "2 nouveaux messages" in roux.get("/espace/").text
    assert "nouveau message" in roux.get(address("forum", begun.case)).text
    assert news_to(roux, begun.case) == ([False, True], [["1 nouveau message"]] * 3)


def test_what_was_said_before_a_party_opened_its_space_is_no_news(begun):
    """The professional wrote by post until then, and received the copies."""
    begun.case.parties.filter(pk=begun.respondent.pk).update(user=None, channel=Channel.POST)
    dubois = signed_in(people.user(begun.respondent.email))
    assert "nouveau message" not in dubois.get("/espace/").text
    assert dubois.get(address("subject", begun.case, 1)).status_code == 200, "it has come"
    go_on(begun)
    assert news_to(dubois, begun.case) == ([False, True], [["1 nouveau message"]] * 3)


def test_a_mediator_who_comes_later_has_all_of_it_to_read(begun):
    other = people.mediator(begun.version.federation, "luc.morel@x.example", "Luc", "Morel")
    begun.do(Act.END_MISSION, Role.CENTRE, end_reason="replaced", text="Malade.")
    begun.vasseur = other
    begun.appoint().confirm()
    assert "1 nouveau message" in signed_in(other.user).get(reverse("casework_staff:index")).text


def test_an_aparte_is_no_news_to_the_other_party(talking):
    talking.do(Act.POST_TO_CAUCUS, Role.MEDIATOR, addressee=talking.claimant, text=WHISPER)
    assert "1 nouveau message" in signed_in(people.martin()).get("/espace/").text
    assert "nouveau" not in signed_in(people.dubois()).get(address("case", talking.case)).text
    lawyer = signed_in(talking.bring("lawyer", "Jean", "Roux").join().user)
    assert "nouveau message" not in lawyer.get("/espace/").text
