"""The case's story on one page: where it stands, whose turn, until when, what happened, what can come next."""

import pytest
from django.utils import timezone

from casework.enums import Act, Order, Role, Stage
from casework.party_space.what_next import _REPLACED, WAYS, stages_ahead, ways_on
from casework.procedure.table import TALKING
from tests.party_space.conftest import address
from tests.story import PATHS, SECRET_TALK, Story

OPEN = [stage for stage in Stage if stage != Stage.CLOSED]
WITH_MEDIATOR = {Stage.ADMISSIBILITY, *TALKING}


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("stage", OPEN)
def test_every_way_of_the_table_has_its_words(stage, order):
    ahead = stages_ahead(stage, order)
    assert ahead
    without = [way for way in ahead if (stage, way) not in WAYS]
    # A mediator who leaves is the one way that is said alike everywhere.
    assert without == ([Stage.APPOINTMENT] if stage in WITH_MEDIATOR else [])


def test_no_words_for_a_way_that_the_table_does_not_know():
    known = {(stage, way) for stage in OPEN for order in Order for way in stages_ahead(stage, order)}
    assert set(WAYS) <= known
    assert _REPLACED not in WAYS.values()


def read(client, story):
    return client.get(address("history", story.case)).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("stage", list(PATHS))
def test_each_party_reads_the_whole_story_at_every_stage(story_in, martin, dubois, stage):
    told = story_in(stage)
    for client in (martin, dubois):
        page = read(client, told)
        assert page.count("vous êtes ici") == 1
        assert 'aria-current="step"' in page
        for heading in ("Où en est le dossier", "Ce qui s’est passé", "Ce qui peut venir ensuite"):
            assert heading in page
        assert SECRET_TALK not in page


@pytest.mark.django_db
def test_the_path_says_when_each_step_was_reached(martin):
    told = Story().wait(1).accept().wait(2).appoint().wait(3).confirm().wait(4).admit()
    steps = martin.get(address("history", told.case)).context["steps"]
    days = [(step.label, step.on.isoformat() if step.on else None) for step in steps]
    assert days == [
        ("Demande", "2027-01-04"), ("Réponse du professionnel", "2027-01-04"),
        ("Désignation du médiateur", "2027-01-05"), ("Examen de la demande", "2027-01-10"),
        ("Médiation", "2027-01-14"), ("Protocole d’accord", None), ("Dossier clos", None),
    ]  # fmt: skip


@pytest.mark.django_db
def test_it_is_told_from_the_beginning_with_whose_turn_and_until_when(martin):
    told = Story(at=timezone.now()).decline()
    page = martin.get(address("history", told.case))
    texts = [line.text for line in page.context["history"]]
    assert texts[0].startswith("Vous avez déposé")
    assert texts[-1].startswith("SARL Toitures Dubois a refusé")
    assert page.context["situation"].yours
    assert "au plus tard le" in page.content.decode()
    assert "Demander au Centre d’intervenir" in page.context["doable"]


@pytest.mark.django_db
def test_a_choice_that_this_case_does_not_have_is_not_told(martin):
    alone = Story().decline()
    assert not any("qui ont accepté" in way for way in ways_on(alone.case, alone.claimant))
    several = Story(respondents=2)
    several.do(Act.VALIDATE_FILE, Role.CENTRE, invited=several.case.respondents)
    for party, answer in zip(several.case.respondents, (several.accept, several.decline), strict=True):
        answer(party)
    assert several.case.stage == Stage.DECLINED
    assert any("qui ont accepté" in way for way in ways_on(several.case, several.claimant))


@pytest.mark.django_db
def test_a_replacement_resumes_where_the_case_stood(story_in):
    told = story_in(Stage.MEDIATION).do(Act.END_MISSION, Role.MEDIATOR, end_reason="stepped_down")
    first = ways_on(told.case, told.claimant)[0]
    assert "reprend le dossier" in first


@pytest.mark.django_db
def test_a_frozen_case_says_what_the_answers_change(story_in):
    told = story_in(Stage.MEDIATION).do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Un cousin.")
    assert any("s’oppose" in way for way in ways_on(told.case, told.respondent))


@pytest.mark.django_db
def test_who_left_is_promised_nothing_and_reads_no_later_date(martin, dubois):
    told = Story(respondents=2)
    told.do(Act.VALIDATE_FILE, Role.CENTRE, invited=told.case.respondents)
    for party in told.case.respondents:
        told.accept(party)
    told.appoint().confirm().admit().wait(3).do(Act.WITHDRAW, Role.RESPONDENT, told.respondent)
    told.wait(5).agree()
    page = dubois.get(address("history", told.case))
    assert page.context["ways"] == []
    assert not any(step.on and step.on > told.respondent.withdrew_on for step in page.context["steps"])


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_story(story_in, martin, django_assert_max_num_queries):
    told = story_in(Stage.MEDIATION)
    for _ in range(20):
        told.say()
    assert martin.session, "she has signed in"
    with django_assert_max_num_queries(45):
        read(martin, told)


@pytest.mark.django_db
def test_with_admissibility_first_a_mediator_is_replaced_and_none_is_designated_for_a_yes():
    story = Story(order=Order.ADMISSIBILITY_FIRST).appoint().confirm().admit()
    said = ways_on(story.case, story.claimant)
    assert any("Si le médiateur doit quitter sa mission" in one for one in said)
    assert not any("le Centre désigne un médiateur" in one for one in said)
