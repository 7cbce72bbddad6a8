"""The one door: possible or not, once, journaled, all or nothing."""

import uuid

import pytest
from django.db import connection

from casework.enums import Act, Role, Stage
from casework.models import CaseEvent
from casework.procedure.engine import NotAllowed, NotPossibleNow, perform, possible_acts
from casework.procedure.filing import file_online
from tests import people
from tests.story import Story, filing

pytestmark = pytest.mark.django_db


def acts(story, role):
    return {row.act for row in possible_acts(story.case, story.actor(role))}


def test_everybody_is_offered_what_the_table_allows_and_nothing_else(story):
    assert acts(story, Role.CLAIMANT) == {Act.WITHDRAW, Act.SETTLE_DIRECTLY, Act.INVITE_THIRD_PARTY}
    assert acts(story, Role.RESPONDENT) == {
        Act.ACCEPT_MEDIATION, Act.DECLINE_MEDIATION, Act.DISPUTE_IDENTITY, Act.SETTLE_DIRECTLY,
        Act.INVITE_THIRD_PARTY,
    }  # fmt: skip
    assert acts(story, Role.CENTRE) == {
        Act.CANCEL_FILE, Act.RECORD_POSTING, Act.RECORD_RETURN, Act.SEND_AGAIN, Act.CORRECT_CONTACT, Act.RECORD_BOUNCE,
        Act.SEND_STORY,
    }  # fmt: skip


def test_a_role_that_never_does_this_is_not_allowed(story):
    with pytest.raises(NotAllowed):
        story.do(Act.ACCEPT_MEDIATION, Role.CLAIMANT)


def test_a_mediator_who_is_not_designated_is_not_allowed(story_in):
    story = story_in(Stage.MEDIATION)
    story.vasseur = people.mediator(story.version.federation, "luc.morel@mediation-rivage.example", "Luc", "Morel")
    with pytest.raises(NotAllowed):
        story.propose()


def test_an_act_out_of_stage_says_that_the_case_moved_on(story):
    story.accept()
    with pytest.raises(NotPossibleNow, match="le dossier a avancé entre-temps. La page du dossier dit où il en est."):
        story.do(Act.REQUEST_INTERCESSION, Role.CLAIMANT)


def test_the_slower_of_two_colleagues_reads_what_the_other_decided(story):
    story.accept()
    with pytest.raises(NotPossibleNow, match="Dernière étape : Accepter la médiation"):
        story.decline()


def test_the_team_reads_what_happened(story):
    story.accept()
    with pytest.raises(NotPossibleNow, match="Accepter la médiation"):
        story.do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE)


def test_a_party_of_another_case_is_not_allowed(story):
    other = Story()
    with pytest.raises(NotAllowed):
        perform(story.case, Act.WITHDRAW, other.actor(Role.CLAIMANT))


def test_the_same_click_twice_is_one_act(story_in):
    story = story_in(Stage.MEDIATION)
    token = uuid.uuid4()
    first = story.do(Act.POST_TO_FORUM, Role.CLAIMANT, text="Bonjour", token=token).event
    second = story.do(Act.POST_TO_FORUM, Role.CLAIMANT, text="Bonjour", token=token).event
    assert first == second
    assert story.case.forum_posts.count() == 1


def test_the_same_filing_twice_is_one_case(db):
    request, user = filing(), people.martin()
    assert file_online(request, user) == file_online(request, user)


def test_a_failed_act_leaves_nothing_behind(story_in):
    story = story_in(Stage.MEDIATION)
    before = CaseEvent.objects.count()
    with pytest.raises(NotPossibleNow):
        story.do(Act.EXTEND_MEDIATION, Role.MEDIATOR, reason="…", until=story.case.open_deadline("outcome").due_on)
    assert CaseEvent.objects.count() == before


def test_each_event_carries_the_hash_of_the_one_before(story_in):
    events = list(story_in(Stage.MEDIATION).case.events.all())
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    for before, event in zip(events, events[1:], strict=False):
        assert event.previous_hash == before.hash
        assert event.hash == event.computed_hash()


def test_the_journal_is_append_only(story):
    event = story.case.events.get()
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_references_follow_one_another(db):
    first, second = Story().case.reference, Story().case.reference
    assert int(second[-6:]) == int(first[-6:]) + 1
    assert first.startswith("2027-")


def test_an_act_costs_few_queries(story_in, django_assert_max_num_queries):
    story = story_in(Stage.MEDIATION)
    with django_assert_max_num_queries(25, connection=connection):
        perform(story.case, Act.POST_TO_FORUM, story.actor(Role.CLAIMANT), text="Bonjour")
