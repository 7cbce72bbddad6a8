"""« Qui verra ce message », beside the box, says what the doors do."""

import re

import pytest

from casework.enums import Act, Channel, Role, Stage
from tests import people
from tests.journeys.forum import desk
from tests.party_space.conftest import address, signed_in
from tests.story import Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def talking(story_in):
    return story_in(Stage.MEDIATION)


def said(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text)).replace("\u00a0", " ")


def test_who_will_see_stands_beside_the_box_by_name(talking):
    lawyer = talking.bring("lawyer", "Jean", "Roux", Role.RESPONDENT).join()
    martin, url = signed_in(people.martin()), address("act", talking.case, "post_to_forum")
    assert (
        "Qui verra ce message : vous, SARL Toitures Dubois (professionnel), Jean Roux (avocat de SARL Toitures Dubois) "
        "et Claire Vasseur (médiateur). Le Centre n’y a pas accès."
    ) in said(martin.get(url))
    theirs = said(signed_in(lawyer.user).get(url))
    assert "vous, Nadia Martin (consommateur), SARL Toitures Dubois (professionnel) et Claire Vasseur" in theirs
    page = martin.get(url)
    assert page.context["form"]["text"].aria_describedby or 'aria-describedby="id_text' in page.text
    apart = said(martin.get(address("act", talking.case, "post_to_caucus")))
    assert "Qui verra ce message : vous et Claire Vasseur (médiateur). Le Centre n’y a pas accès." in apart
    assert "Un autre médiateur n’y aurait accès que si vous le voulez." in apart
    limit = said(martin.get(address("act", talking.case, "set_limit")))
    assert "Qui verra ce montant : vous et Claire Vasseur (médiateur)." in limit
    talking.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=talking.claimant, text="…")
    answer = said(martin.get(address("act", talking.case, "answer_question")))
    assert "Qui verra cette réponse : vous et Claire Vasseur (médiateur)." in answer


def test_the_mediator_reads_it_for_each_party_it_may_write_to(talking):
    talking.bring("lawyer", "Lise", "Confiance", reads_caucus=True).join()
    mediator = signed_in(talking.vasseur.user)
    for name, what in (("ask_question", "cette question"), ("post_to_caucus", "ce message")):
        page = said(mediator.get(desk(talking, "act", name)))
        assert (
            f"Qui verra {what} : vous, Nadia Martin (consommateur) et Lise Confiance (avocat de Nadia Martin)." in page
        )
        assert f"Qui verra {what} : vous et SARL Toitures Dubois (professionnel)." in page


def test_a_letter_that_is_typed_says_who_reads_it_without_you(talking):
    talking.case.parties.filter(role=Role.CLAIMANT).update(channel=Channel.POST, user=None)
    url = f"{desk(talking, 'act', 'post_to_forum')}?au-nom-de={talking.claimant.pk}"
    page = said(signed_in(talking.vasseur.user).get(url))
    assert "vous, Nadia Martin (consommateur, par courrier) et SARL Toitures Dubois (professionnel)" in page


def test_the_sentence_names_those_whom_the_pages_let_in_and_no_other(db):
    """One who left, one who has not answered and one who came later: the list is what the doors say."""
    story = Story(respondents=2)
    story.do(Act.VALIDATE_FILE, Role.CENTRE)
    second = story.case.respondents[1]
    story.case.parties.filter(pk=second.pk).update(user=people.user("petit@plomberie-petit.example"))
    first, second = story.case.respondents
    story.accept(first).accept(second).appoint().confirm().admit().say()
    url, petit = address("act", story.case, "post_to_forum"), signed_in(second.user)
    assert "Plomberie Petit (professionnel)" in said(signed_in(people.martin()).get(url))
    assert petit.get(address("subject", story.case, 1)).status_code == 200
    story.do(Act.WITHDRAW, Role.RESPONDENT, second)
    assert "Plomberie Petit" not in said(signed_in(people.martin()).get(url))
    assert petit.get(address("subject", story.case, 1)).status_code == 404
