"""Role × address: every address of the portal, asked by everybody. Deny by default, and no 500 for anyone."""

from functools import cache

import pytest
from django.test import Client

from casework.enums import Role
from portal.models import User
from tests.access.addresses import Rule, addresses
from tests.access.house import draft_of_martin, numbers, people_around, told_case
from tests.kept_content import KeptStory
from tests.story import SECRET_COMPLAINT, SECRET_TALK

PEOPLE = [
    "anonymous", "consumer", "other_consumer", "professional", "other_professional", "mediator", "other_mediator",
    "centre", "editor", "third_party",
    "other_third_party", "former_third_party", "expert",
]  # fmt: skip
TEAM = {"mediator", "other_mediator", "centre", "editor"}
PARTIES = {"consumer", "professional", "third_party"}
DESK = {"mediator", "centre"}
INSIDE = {
    Rule.OWN_CASE: PARTIES, Rule.DESK_CASE: DESK, Rule.OWN_DRAFT: {"consumer"}, Rule.OWN_EXPERTISE: {"expert"},
}  # fmt: skip
REFUSED = {403, 404, 405}
# Signing out would spoil the walk (it has its own tests). Wagtail's error made on purpose, and its address for moving a
# page, which stumbles on the tree's own root (its script only ever posts there).
LEFT_OUT = {"account_logout", "wagtailadmin_logout", "wagtailadmin_error_test", "set_page_position"}


@cache
def by_rule(rule):
    return [address for address in addresses() if address.rule is rule and address.name not in LEFT_OUT]


def _told():
    story = told_case()
    accounts = {name: user.pk for name, user in people_around(story).items()}
    return story, accounts, numbers(story, draft_of_martin())


HOUSE = KeptStory(_told)


@pytest.fixture
def house(db):
    """(story, {who: browser}, numbers) of a case in which everything exists that an address can name."""
    story, accounts, values = HOUSE.again()
    clients = {name: Client(raise_request_exception=False) for name in PEOPLE}
    for name, pk in accounts.items():
        clients[name].force_login(User.objects.get(pk=pk))
    return story, clients, values


def ask(client, method, url):
    """(status, text) of the answer; whatever happens, it is an answer and not an incident."""
    answer = getattr(client, method)(url)
    assert answer.status_code < 500, f"{method} {url}"
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, content.decode("utf-8", "replace")


def test_every_address_has_a_rule():
    assert len(addresses()) > 200
    assert {address.rule for address in addresses()} == set(Rule)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("rule", list(INSIDE))
def test_somebody_else_s_case_is_a_404(house, rule, method):
    _, clients, values = house
    inside = INSIDE[rule]
    assert set(PEOPLE) == set(clients)
    for address in by_rule(rule):
        url = address.fill(values)
        for name in sorted(set(PEOPLE) - inside):
            answer, text = ask(clients[name], method, url)
            where = f"{name} {method} {url}"
            if name == "anonymous":
                assert answer.status_code in {302, *REFUSED}, where
                assert answer.status_code != 302 or "/compte/" in answer.url, where
            else:
                assert answer.status_code in REFUSED, where
            assert SECRET_COMPLAINT not in text, where
            assert SECRET_TALK not in text, where


@pytest.mark.parametrize("rule", list(INSIDE))
def test_those_inside_are_let_in(house, rule):
    _, clients, values = house
    inside = INSIDE[rule]
    welcomed = dict.fromkeys(inside, 0)
    for address in by_rule(rule):
        for name in inside:
            answer, text = ask(clients[name], "get", address.fill(values))
            welcomed[name] += answer.status_code in (200, 302)
            assert name != "centre" or SECRET_TALK not in text, address.route
    assert all(count > (2 if rule is not Rule.OWN_EXPERTISE else 1) for count in welcomed.values()), welcomed


@pytest.mark.parametrize("rule", list(INSIDE))
def test_no_address_is_a_404_for_everybody(house, rule):
    """Or the walk would ask, of an address that names nothing, whether it is closed."""
    _, clients, values = house
    closed = []
    for address in by_rule(rule):
        answers = {ask(clients[name], "get", address.fill(values))[0].status_code for name in INSIDE[rule]}
        if answers <= {404}:
            closed.append(address.fill(values))
    assert closed == []


def test_the_team_s_rooms_do_not_exist_for_the_public(house):
    _, clients, values = house
    for address in by_rule(Rule.TEAM):
        for name in sorted(set(PEOPLE) - TEAM):
            answer, text = ask(clients[name], "get", address.fill(values))
            where = f"{name} {address.route}"
            assert answer.status_code in {301, 302, *REFUSED}, where
            assert answer.status_code != 302 or "/compte/" in answer.url, where
            assert SECRET_COMPLAINT not in text, where


def test_in_the_team_nobody_reads_what_is_not_theirs(house):
    _, clients, values = house
    for address in by_rule(Rule.TEAM):
        for name in ("editor", "other_mediator", "centre"):
            _, text = ask(clients[name], "get", address.fill(values))
            where = f"{name} {address.route}"
            assert SECRET_TALK not in text, where
            assert name == "centre" or SECRET_COMPLAINT not in text, where
            assert name == "centre" or values["reference"] not in text.replace(address.fill(values), ""), where


@pytest.mark.parametrize("rule", [Rule.PUBLIC, Rule.SIGNED_IN])
def test_what_is_open_says_no_word_of_a_case(house, rule):
    _, clients, values = house
    for address in by_rule(rule):
        for name in ("anonymous", "other_consumer", "former_third_party", "editor"):
            for method in ("get", "post"):
                answer, text = ask(clients[name], method, address.fill(values))
                where = f"{name} {method} {address.route}"
                assert SECRET_COMPLAINT not in text, where
                assert SECRET_TALK not in text, where
                if rule is Rule.SIGNED_IN and name != "anonymous":
                    assert values["reference"] not in text.replace(address.fill(values), ""), where


def test_the_actors_of_the_story_are_who_they_seem(house):
    story, _, _ = house
    assert {party.role for party in story.case.party_list} == {Role.CLAIMANT, Role.RESPONDENT}
