"""The check for conflicts at designation: declared by number, by name, or both in one line; past objections (C27, C28)."""

import pytest

from casework.designation import excluded, is_linked, rank
from casework.enums import Act, Channel, Role
from casework.models import Mediator, Party
from tests.journeys.test_postal_consumer import received
from tests.story import Story


@pytest.mark.parametrize(
    "declared",
    ["732829320", "732 829 320", "732 829 320 00074", "73282932000074", "Dubois : 732.829.320", "Bâti 44, 732 829 320",
     "SARL Toitures Dubois", "toitures dubois", "Toitures Dubois, 111 111 111", "Ma belle-sœur\nToitures  DUBOIS"],
)  # fmt: skip
def test_a_declared_interest_is_recognised_however_it_is_written(declared):
    party = Party(role=Role.RESPONDENT, company="SARL Toitures Dubois", siret="73282932000074")
    assert is_linked(Mediator(last_name="Vasseur", declared_interests=declared), party)


@pytest.mark.parametrize("declared", ["", "732 829 321", "1732829320", "Toitures Martin, 111 111 111", "44", ","])
def test_nobody_is_kept_away_for_nothing(declared):
    party = Party(role=Role.RESPONDENT, company="SARL Toitures Dubois", siret="73282932000074")
    assert not is_linked(Mediator(last_name="Vasseur", declared_interests=declared), party)


@pytest.mark.django_db
def test_a_consumer_by_post_who_objected_once_never_gets_that_mediator_again():
    told = Story()
    jeanne = dict(first_name="Jeanne", last_name="Le Bihan", postal_code="44000")
    told.case.parties.filter(role=Role.CLAIMANT).update(**jeanne)
    told.accept().appoint().confirm().admit().do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text="Un cousin.")
    told.do(Act.OBJECT_TO_MEDIATOR, Role.CLAIMANT)
    told.case.parties.filter(role=Role.CLAIMANT).update(user=None, channel=Channel.POST)
    later = received()
    assert told.vasseur not in [place.mediator for place in rank(later)]
    assert any("opposée" in reason for row in excluded(later) for reason in row.reasons)
