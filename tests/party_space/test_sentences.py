"""Whatever the stage, a party is told where things stand, whose turn it is and what it may do."""

import pytest

from casework.enums import Role, Stage
from casework.party_space.act_words import WORDS
from casework.party_space.answer_words import TURN
from casework.party_space.next_actor import YOURS, next_actor
from casework.party_space.sentences import CLOSED, OPEN
from casework.procedure.table import ROWS
from tests.correspondence.reading import plain
from tests.party_space.conftest import address, signed_in
from tests.story import PATHS

USED = [stage for stage in Stage if stage in PATHS]


@pytest.mark.parametrize("stage", USED)
@pytest.mark.parametrize("role", [Role.CLAIMANT, Role.RESPONDENT])
def test_each_stage_says_where_things_stand(story_in, stage, role):
    story = story_in(stage)
    party = story.claimant if role == Role.CLAIMANT else story.respondent
    page = signed_in(party.user).get(address("case", story.case))
    assert page.status_code == 200
    situation = page.context["situation"]
    assert situation.sentence.now.endswith(".")
    assert situation.sentence.now in page.text
    assert "{" not in situation.sentence.now + situation.sentence.then
    if situation.yours:
        assert page.context["main_buttons"], "it is this party's turn, and there is nothing to press"


@pytest.mark.parametrize("stage", [stage for stage in USED if stage != Stage.CLOSED])
def test_somebody_is_always_expected(story_in, stage):
    story = story_in(stage)
    turns = {next_actor(story.case, party) for party in story.case.party_list}
    assert turns
    assert all(turn in TURN for turn in turns)


def test_every_line_of_the_table_can_be_said():
    names = {"claimant": "A", "others": "B", "waited": "C", "mediator": "le médiateur"}
    for sentence in [*OPEN.values(), *CLOSED.values()]:
        said = sentence.said(**names)
        assert said.now
        assert not any(word in plain(said.now + said.then) for word in ("€", " HT", "tarif"))


def test_every_act_of_a_party_has_its_words():
    acts = {row.act for row in ROWS if set(row.by) & {Role.CLAIMANT, Role.RESPONDENT, Role.THIRD_PARTY}} - {
        "file_online"
    }
    assert acts == set(WORDS)


def test_the_reader_is_told_when_it_is_its_turn(story_in):
    story = story_in(Stage.AWAITING_RESPONSES)
    assert next_actor(story.case, story.respondent) in YOURS
    assert next_actor(story.case, story.claimant) not in YOURS


def test_one_s_own_date_stands_for_all_of_its_kind(story_in, martin):
    story = story_in(Stage.SOLUTION_PROPOSED)
    labels = [line.label for line in martin.get(address("case", story.case)).context["clocks"]]
    assert labels == ["Votre réponse à la solution proposée", "Issue de la médiation"]
