"""Every link that a page of the space shows leads somewhere, for whoever reads it."""

import re
from html import unescape

import pytest

from casework.enums import Act, Role, Stage
from tests.party_space.conftest import address, signed_in
from tests.story import Story

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(/espace/dossier/[^"#]*)"')


def links_from(client, start) -> dict[str, int]:
    """{address: status} of every page of the case that can be reached from `start`."""
    waiting, found = [start], {}
    while waiting:
        url = waiting.pop()
        if url not in found:
            response = client.get(url)
            found[url] = response.status_code
            if not response.streaming:
                waiting += [unescape(link) for link in LINK.findall(response.text)]
    return found


def talking() -> Story:
    """An offer and a question that wait for the consumer, dates that wait for everybody."""
    story = Story.in_stage(Stage.MEDIATION).offer()
    row = story.case.offer_rows.first()
    story.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=story.claimant, row=row, text="Combien ?")
    return story.meet_often().propose_dates()


@pytest.mark.parametrize("capacity", ["", "lawyer", "support", "representative"])
def test_no_link_leads_to_what_its_reader_may_not_do(capacity):
    """Found by hand: « Répondre » stood beside the offers for a lawyer, who answers no offer, and led to a 404."""
    story = talking()
    user = story.claimant.user
    if capacity:
        extra = {"reads_caucus": True} if capacity == "lawyer" else {}
        user = story.bring(capacity, "Jean", "Roux", **extra).join().user
    client = signed_in(user)
    tables = []
    for go_on in (
        lambda: story,
        lambda: story.propose(),
        lambda: story.accept_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT).circulate(),
    ):
        found = links_from(client, address("case", go_on().case))
        assert {url: status for url, status in found.items() if status != 200} == {}
        tables.append(address("table", story.case) in found)
    assert all(tables)
