"""« L’histoire du dossier » on paper: the words of the page, in a letter that leaves through the post room."""

import re
from decimal import Decimal

import pytest
from django.utils.html import strip_tags

from casework.enums import Act, DispatchChannel, DispatchState, Need, Role, Stage
from casework.procedure.engine import NotAllowed, NotPossibleNow, possible_acts
from tests import people
from tests.party_space.conftest import address, signed_in
from tests.story import SECRET_COMPLAINT, SECRET_TALK, Story

pytestmark = pytest.mark.django_db


def plain(html):
    """What is read: without tags, spaces of any kind alike."""
    return re.sub(r"\s+", " ", strip_tags(html).replace("\N{NO-BREAK SPACE}", " ").replace("&#x27;", "'"))


def letter_to(story, party):
    story.do(Act.SEND_STORY, Role.CENTRE, addressee=party)
    return story.event.dispatches.get()


@pytest.mark.parametrize("stage", [Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.MEDIATION, Stage.AGREEMENT])
def test_the_letter_says_what_the_page_says(stage):
    story = Story.in_stage(stage)
    page = signed_in(people.martin()).get(address("history", story.case))
    letter = plain(letter_to(story, story.claimant).letter_html)
    context = page.context
    said = [context["situation"].sentence.now, context["situation"].turn, *context["ways"], *context["doable"]]
    said += [line.text for line in context["history"]] + [step.label for step in context["steps"]]
    said += [line.label for line in context["clocks"]]
    assert "vous êtes ici" in letter
    assert len(said) > 8
    for words in said:
        assert plain(words) in letter, words


def test_it_waits_in_the_post_room_even_for_a_party_online(centre_client):
    story = Story.in_stage(Stage.MEDIATION)
    row = letter_to(story, story.claimant)
    assert (row.channel, row.state) == (DispatchChannel.LETTER, DispatchState.TO_POST)
    assert "8 allée des Tilleuls" in row.to_address
    answer = centre_client.get(f"/admin/dossiers/{story.case.reference}/messages/{row.pk}/imprimer/")
    assert answer.content.startswith(b"%PDF")


@pytest.fixture
def centre_client(db):
    return signed_in(people.centre())


def test_no_word_of_the_talks_nor_of_the_other_side():
    story = Story.in_stage(Stage.MEDIATION).offer().say()
    story.do(Act.POST_TO_CAUCUS, Role.RESPONDENT, text="je-descendrais-à-six-cents")
    letter = letter_to(story, story.claimant).letter_html
    for words in (SECRET_TALK, SECRET_COMPLAINT, "je-descendrais", "a écrit en aparté"):
        assert words not in letter


def test_no_price_is_read_by_the_consumer():
    story = Story.in_stage(Stage.MEDIATION).meet_often()
    assert "€" not in letter_to(story, story.claimant).letter_html


def test_large_print_is_kept():
    story = Story()
    story.case.parties.filter(pk=story.claimant.pk).update(needs=[Need.LARGE_PRINT])
    assert 'class="letter large"' in letter_to(story, story.claimant).letter_html


def test_the_party_reads_in_its_own_story_that_it_was_sent():
    story = Story()
    letter_to(story, story.claimant)
    words = "L’histoire du dossier vous a été envoyée par courrier."
    assert words in signed_in(people.martin()).get(address("history", story.case)).text
    story.accept()
    assert words not in signed_in(people.dubois()).get(address("history", story.case)).text


def test_nobody_is_written_to_who_does_not_know_of_the_case_or_has_no_address():
    story = Story(respondents=2)
    assert story.case.stage == Stage.RECEIVED
    with pytest.raises(NotPossibleNow, match="adresse postale"):
        story.do(Act.SEND_STORY, Role.CENTRE, addressee=story.respondent)
    story.case.parties.update(city="")
    assert Act.SEND_STORY not in {row.act for row in possible_acts(story.case, story.actor(Role.CENTRE))}


def test_only_the_centre_prepares_it():
    story = Story.in_stage(Stage.MEDIATION)
    with pytest.raises(NotAllowed):
        story.do(Act.SEND_STORY, Role.MEDIATOR, addressee=story.claimant)


def test_what_is_between_a_party_and_the_mediator_is_not_on_a_letter_that_the_centre_prints(centre_client):
    story = Story.in_stage(Stage.SOLUTION_PROPOSED)
    row = story.case.offer_rows.first()
    story.do(Act.SET_LIMIT, Role.CLAIMANT, row=row, amount=Decimal(600)).accept_solution(Role.CLAIMANT)
    letter = letter_to(story, story.claimant)
    page = plain(centre_client.get(f"/admin/dossiers/{story.case.reference}/messages/{letter.pk}/").content.decode())
    for words in (plain(letter.letter_html), page):
        assert "Vous avez confié" not in words
        assert "accepté la solution" not in words
    assert "Le Centre imprime cette lettre." in plain(letter.letter_html)
    assert "proposé une solution" in plain(letter.letter_html)
    own = plain(signed_in(people.martin()).get(address("history", story.case)).content.decode())
    assert "Vous avez accepté la solution proposée" in own
    assert "Vous avez confié au médiateur" in own


def test_nor_an_opinion_on_a_draft_nor_an_expert_that_the_party_pays_alone():
    story = Story.in_stage(Stage.AGREEMENT).ask_expert("alone").approve(Role.CLAIMANT)
    story.do(Act.COMMENT_DRAFT, Role.RESPONDENT, comment="Une autre date.")
    words = plain(letter_to(story, story.claimant).letter_html)
    for said in ("approuvé la version", "demandé une modification", "demandé un expert"):
        assert said not in words
    assert "soumis la version 1 du projet de protocole" in words


def test_what_all_the_answers_led_to_is_told():
    story = Story.in_stage(Stage.SOLUTION_PROPOSED).accept_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT)
    words = plain(letter_to(story, story.claimant).letter_html)
    assert "Toutes les parties ont accepté la solution proposée." in words
