"""A consumer who writes by post, with or without an e-mail address, and who may come online at any time (C34)."""

from datetime import date

import pytest

from casework.enums import Act, Channel, DispatchState, Order, Role, Stage
from casework.party_space.joining import join_by_address, join_by_code
from casework.procedure.engine import Actor, perform, possible_acts
from casework.procedure.filing import ClaimantData
from casework.procedure.postal_filing import register_postal_file
from tests import people
from tests.story import convention_with_dubois, filing, form_version, paris

JEANNE = dict(first_name="Jeanne", last_name="Le Bihan", address="2 rue du Puits", postal_code="44000", city="Nantes")


def received(order=Order.SOURCE, email="", respondents=1):
    people.mediator(form_version().federation)
    if order != Order.SOURCE:
        convention_with_dubois(order)
    return register_postal_file(
        filing(respondents, claimant=ClaimantData(**JEANNE, email=email)), people.centre(),
        posted_on=date(2026, 12, 30), received_on=date(2027, 1, 4), at=paris(2027, 1, 5),
    )  # fmt: skip


def validate(case):
    perform(case, Act.VALIDATE_FILE, Actor(Role.CENTRE, user=people.centre()), at=paris(2027, 1, 5))
    case.refresh_from_db()
    return case


@pytest.mark.django_db
@pytest.mark.parametrize("order", Order)
def test_c34_without_an_address_everything_is_a_letter(order):
    case = validate(received(order))
    assert case.stage == (Stage.AWAITING_RESPONSES if order == Order.SOURCE else Stage.APPOINTMENT)
    mine = case.dispatches.filter(party=case.claimant)
    assert {row.message for row in mine} == {"acknowledgement", "steps_taken"}
    assert {row.state for row in mine} == {DispatchState.TO_POST}
    assert "Claire Vasseur" in mine.get(message="steps_taken").letter_html
    assert case.dispatches.filter(message="invitation").exists() is (order == Order.SOURCE)


@pytest.mark.django_db
def test_c34_with_an_address_one_may_join_and_letters_go_on_until_then():
    case = validate(received(email="jeanne@example.fr"))
    invited = case.dispatches.get(message="join_online")
    assert (invited.channel, invited.to_address) == ("email", "jeanne@example.fr")
    assert "Dubois" not in invited.body
    assert case.dispatches.get(message="steps_taken").state == DispatchState.TO_POST
    actor = confirmed_online(case)
    assert actor.party.channel == Channel.ONLINE
    party = case.parties.get(pk=actor.party.pk)
    assert party.confirmed_on == date(2027, 1, 6)
    assert Act.CONFIRM_FILING not in {row.act for row in possible_acts(case, Actor(Role.CLAIMANT, actor.user, party))}


def confirmed_online(case) -> Actor:
    """The consumer who filed by post joins with the address of the file, and confirms what the Centre typed."""
    account = people.user("jeanne@example.fr")
    assert join_by_address(account) == [case.reference]
    case.refresh_from_db()
    actor = Actor(Role.CLAIMANT, user=account, party=case.claimant)
    assert actor.party.user == account
    perform(case, Act.CONFIRM_FILING, actor, at=paris(2027, 1, 6))
    return actor


@pytest.mark.django_db
def test_c34_the_code_of_the_first_letter_opens_the_space_once():
    case = received()
    code = case.dispatches.get(message="acknowledgement").secret
    account = people.user("jeanne.lebihan@example.fr")
    assert join_by_code(account, case.reference, "AAAA-AAAA") is None
    assert join_by_code(account, case.reference, code.lower()) == case.reference
    assert join_by_code(people.curieux(), case.reference, code) is None
    party = case.parties.get(role=Role.CLAIMANT)
    assert (party.channel, party.email, party.is_postal) == (Channel.ONLINE, "jeanne.lebihan@example.fr", False)


@pytest.mark.django_db
def test_c34_a_professional_by_post_comes_online_with_its_coupon_code():
    case = validate(received())
    case.parties.filter(role=Role.RESPONDENT).update(channel=Channel.POST, email="")
    invitation = case.dispatches.get(message="invitation")
    assert join_by_code(people.dubois(), case.reference, invitation.secret) == case.reference
    assert case.parties.get(role=Role.RESPONDENT).is_postal is False
