"""Médiation sur-mesure: meetings by unanimous consent, hours counted (process 2.1.2)."""

from datetime import date
from decimal import Decimal

import pytest

from casework.enums import Act, Role, Stage, Track
from casework.models import Tariff
from casework.procedure.engine import NotPossibleNow
from tests.correspondence.reading import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(story_in):
    Tariff.objects.create(track=Track.TAILORED, amount_excl_vat=320, valid_from="2026-01-01")
    return story_in(Stage.MEDIATION).do(Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose="Voir le toit.")


def test_the_price_is_told_to_the_professional_alone(offered):
    assert offered.case.stage == Stage.CONTINUATION_OFFERED
    letters = {
        row.recipient_name: row.letter_html for row in offered.case.dispatches.filter(message="tailored_offered")
    }
    assert "320 € HT" in plain(letters["SARL Toitures Dubois"])
    assert "€" not in letters["Nadia Martin"]
    assert offered.case.open_deadline("consent", offered.claimant).due_on == date(2027, 1, 14)


def test_it_begins_when_all_accept(offered):
    offered.do(Act.ACCEPT_TAILORED, Role.CLAIMANT)
    assert offered.case.stage == Stage.CONTINUATION_OFFERED
    offered.do(Act.ACCEPT_TAILORED, Role.RESPONDENT)
    assert (offered.case.stage, offered.case.track) == (Stage.MEDIATION, Track.TAILORED)
    assert offered.told("tailored_answered") == ["Claire Vasseur", "Nadia Martin", "SARL Toitures Dubois"]
    assert not offered.case.deadlines.filter(term="consent", state="open").exists()


def test_one_no_and_the_mediation_goes_on_as_before(offered):
    offered.do(Act.ACCEPT_TAILORED, Role.RESPONDENT).do(Act.DECLINE_TAILORED, Role.CLAIMANT)
    assert (offered.case.stage, offered.case.track) == (Stage.MEDIATION, Track.E_MEDIATION)
    offered.offer()


def test_silence_is_no_consent(offered):
    offered.do(Act.ACCEPT_TAILORED, Role.RESPONDENT).wait(11).tick()
    assert (offered.case.stage, offered.case.track) == (Stage.MEDIATION, Track.E_MEDIATION)
    assert offered.case.packages.get().consents.get(party=offered.claimant).lapsed


def test_hours_are_counted_and_the_mediator_is_warned_at_nine_tenths(offered):
    with pytest.raises(NotPossibleNow):
        offered.do(Act.RECORD_HOURS, Role.MEDIATOR, on=date(2027, 1, 4), hours=Decimal("1.0"), about="Visite")
    offered.do(Act.ACCEPT_TAILORED, Role.CLAIMANT).do(Act.ACCEPT_TAILORED, Role.RESPONDENT)
    offered.do(Act.RECORD_HOURS, Role.MEDIATOR, on=date(2027, 1, 4), hours=Decimal("1.5"), about="Visite")
    assert offered.told() == []
    offered.do(Act.RECORD_HOURS, Role.MEDIATOR, on=date(2027, 1, 4), hours=Decimal("0.3"), about="Appel")
    assert offered.told("hours_nearly_spent") == ["Claire Vasseur"]
    assert offered.case.packages.get().spent == Decimal("1.8")


def test_a_second_package_needs_everybody_again(offered):
    offered.do(Act.ACCEPT_TAILORED, Role.CLAIMANT).do(Act.ACCEPT_TAILORED, Role.RESPONDENT)
    offered.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="in_person", purpose="Réception des travaux.")
    assert offered.case.packages.last().number == 2
    assert offered.case.stage == Stage.CONTINUATION_OFFERED


def test_one_may_leave_instead_of_answering(offered):
    offered.do(Act.WITHDRAW, Role.RESPONDENT)
    assert offered.case.is_closed
