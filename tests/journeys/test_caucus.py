"""The aparté: one party and the mediator, nobody else, not even the next mediator (procedure, section 9)."""

import pytest

from casework.enums import Act, Role, Stage
from tests import people
from tests.party_space.conftest import address, signed_in

pytestmark = pytest.mark.django_db
WHISPER = "je-descendrais-à-six-cents"
ANSWER = "puis-je-le-dire-au-professionnel"


@pytest.fixture
def whispered(story_in):
    story = story_in(Stage.MEDIATION).do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=WHISPER)
    return story.do(Act.POST_TO_CAUCUS, Role.MEDIATOR, addressee=story.claimant, text=ANSWER)


def desk(story, user):
    """The file and Mme Martin's aparté, as this member of the team opens them."""
    client, file = signed_in(user), f"/admin/dossiers/{story.case.reference}/"
    return client.get(file).text + client.get(f"{file}apartes/{story.claimant.pk}/").text


def test_only_the_two_of_them_are_told(story_in):
    story = story_in(Stage.MEDIATION).do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=WHISPER)
    assert story.told() == ["Claire Vasseur"]
    story.do(Act.POST_TO_CAUCUS, Role.MEDIATOR, addressee=story.respondent, text=ANSWER)
    assert story.told() == ["SARL Toitures Dubois"]


def test_the_party_reads_it_and_the_other_never(whispered):
    own = signed_in(people.martin())
    assert WHISPER in own.get(address("caucus", whispered.case)).text
    assert ANSWER in own.get(address("caucus", whispered.case)).text
    other = signed_in(people.dubois())
    for name in ("case", "caucus", "forum", "table", "history"):
        text = other.get(address(name, whispered.case)).text
        assert WHISPER not in text
        assert ANSWER not in text
        assert "aparté avec le médiateur." not in text


def test_the_mediator_reads_it_and_the_centre_never(whispered):
    mine = desk(whispered, whispered.vasseur.user)
    assert WHISPER in mine
    centre = desk(whispered, people.centre())
    assert WHISPER not in centre
    assert ANSWER not in centre


def test_the_next_mediator_reads_it_only_if_the_party_agrees(whispered):
    whispered.do(Act.END_MISSION, Role.CENTRE, end_reason="replaced")
    whispered.vasseur = people.mediator(
        whispered.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel"
    )
    whispered.appoint().confirm()
    assert WHISPER not in desk(whispered, whispered.vasseur.user)
    whispered.do(Act.SHARE_CAUCUS, Role.CLAIMANT)
    assert WHISPER in desk(whispered, whispered.vasseur.user)
