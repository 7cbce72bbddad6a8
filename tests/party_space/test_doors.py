"""Who reads what: somebody else's case does not exist, and the talks belong to those at the table."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casework.enums import Role, Stage
from casework.models import ForumPost, Offer
from tests import people
from tests.party_space.conftest import address, signed_in
from tests.story import SECRET_COMPLAINT, SECRET_TALK, Story

PAGES = ["case", "request", "history", "exhibits"]
TALKS = ["table", "forum"]


@pytest.fixture
def talking(story_in):
    return story_in(Stage.MEDIATION).offer().say()


@pytest.mark.parametrize("name", PAGES + TALKS)
def test_the_parties_read_their_case(talking, martin, dubois, name):
    for client in (martin, dubois):
        assert client.get(address(name, talking.case)).status_code == 200


@pytest.mark.parametrize("name", PAGES + TALKS)
@pytest.mark.parametrize("stranger", [people.curieux, people.centre, people.editor])
def test_for_everybody_else_there_is_no_such_page(talking, name, stranger):
    answer = signed_in(stranger()).get(address(name, talking.case))
    assert answer.status_code == 404
    assert SECRET_COMPLAINT not in answer.text
    assert SECRET_TALK not in answer.text


def test_the_mediator_reads_the_case_at_its_desk_and_not_here(talking):
    assert signed_in(talking.vasseur.user).get(address("case", talking.case)).status_code == 404


def test_without_an_account_a_link_only_leads_to_signing_in(talking):
    answer = Client().get(address("case", talking.case))
    assert answer.status_code == 302
    assert answer.url.startswith("/compte/connexion/")


@pytest.mark.parametrize("name", TALKS)
def test_no_talks_before_the_mediation(story_in, martin, name):
    story = story_in(Stage.ADMISSIBILITY)
    assert martin.get(address(name, story.case)).status_code == 404
    assert address(name, story.case) not in martin.get(address("case", story.case)).text


def test_no_solution_and_no_draft_before_there_is_one(talking, martin):
    for name in ("solution", "draft"):
        assert martin.get(address(name, talking.case)).status_code == 404


def test_a_professional_who_left_reads_nothing_said_afterwards(db):
    story = Story(respondents=2)
    story.do("validate_file", Role.CENTRE)
    first, second = story.case.respondents
    type(second).objects.filter(pk=second.pk).update(user=people.user("petit@plomberie-petit.example"))
    story.accept(story.respondent).accept(story.case.parties.get(pk=second.pk))
    story.appoint().confirm().admit().say()
    story.do("withdraw", Role.RESPONDENT, story.case.parties.get(pk=second.pk), reason="")
    assert story.case.stage == Stage.MEDIATION
    client = signed_in(people.user("petit@plomberie-petit.example"))
    page = client.get(address("case", story.case))
    assert page.status_code == 200
    assert "quitté" in page.text
    assert client.get(address("forum", story.case)).status_code == 404


def test_exhibits_are_downloads_for_the_parties_alone(talking, martin, dubois):
    exhibit = talking.case.exhibits.first()
    url = address("exhibit", talking.case, exhibit.number)
    for client in (martin, dubois):
        answer = client.get(url)
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
        assert "attachment" in answer["Content-Disposition"]
    assert signed_in(people.curieux()).get(url).status_code == 404
    assert martin.get(address("exhibit", talking.case, 99)).status_code == 404


def test_another_case_is_not_a_door_to_this_one_s_files(talking, db):
    other = Story(at=talking.at)
    exhibit = talking.case.exhibits.first()
    story_url = address("exhibit", other.case, exhibit.number + 50)
    assert signed_in(people.martin()).get(story_url).status_code == 404


def test_the_home_page_lists_one_s_own_cases_only(talking, martin):
    page = martin.get("/espace/")
    assert talking.case.reference in page.text
    assert "SARL Toitures Dubois" in page.text
    stranger = signed_in(people.curieux()).get("/espace/")
    assert talking.case.reference not in stranger.text
    assert "Vous n’avez pas de dossier" in stranger.text


def test_pages_of_a_case_are_never_kept_by_the_browser(talking, martin):
    for name in PAGES + TALKS:
        assert "no-store" in martin.get(address(name, talking.case))["Cache-Control"]


def test_the_number_of_queries_does_not_grow(talking, martin):
    def queries(name):
        with CaptureQueriesContext(connection) as seen:
            assert martin.get(address(name, talking.case)).status_code == 200
        return len(seen)

    names = ("case", "table", "forum", "history", "exhibits")
    [queries(name) for name in names]  # the first page of all writes what the menu remembers
    few = {name: queries(name) for name in names}
    row, claimant, now = talking.case.offer_rows.first(), talking.claimant, timezone.now()
    Offer.objects.bulk_create([Offer(row=row, party=claimant, author_name="N", text="x", at=now) for _ in range(60)])
    subject = talking.case.forum_subjects.get()
    ForumPost.objects.bulk_create(
        [ForumPost(case=talking.case, subject=subject, author_name="N", text="x", at=now) for _ in range(60)]
    )
    assert {name: queries(name) for name in names} == few
    assert max(few.values()) <= 34


def test_the_menu_says_under_which_page_one_is(story_in):
    """On the page itself « page », on what stands under it « true », and never two at once."""
    told = story_in(Stage.MEDIATION).say(text="Bonjour")
    client = signed_in(people.martin())
    for name, args, heading, value in [
        ("forum", (), "Le forum", "page"), ("subject", (1,), "Le forum", "true"),
        ("point", (told.case.offer_rows.first().pk,), "Les propositions", "true"),
        ("act", ("post_to_forum",), "Le forum", "true"), ("case", (), "Où en est le dossier", "page"),
    ]:  # fmt: skip
        menu = client.get(address(name, told.case, *args)).context["menu"]
        assert [(entry["text"], entry["current"]) for entry in menu if entry["current"]] == [(heading, value)], name
