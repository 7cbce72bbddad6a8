"""Several professionals together, one who joins later, one without e-mail, in both orders (C24, C25, C26)."""

from datetime import date

import pytest

from casework.enums import Act, DispatchState, Order, Role, Stage, Track
from casework.models import Tariff
from casework.procedure.engine import Actor, perform
from tests import people
from tests.story import Story

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("order", list(Order))
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def prices(db):
    for track, price in ((Track.E_MEDIATION, 60), (Track.TAILORED, 300)):
        Tariff.objects.create(track=track, amount_excl_vat=price, valid_from=date(2020, 1, 1))


def letter_to(story, party, message):
    return story.case.dispatches.filter(message=message, party=party).last().letter_html


@BOTH
def test_c24_all_accept_at_shares_that_were_shown_first_and_the_consumer_pays_nothing(order):
    story = Story(order=order, respondents=2)
    for place, party in enumerate(story.case.respondents):
        party.user = people.user(f"pro{place}@entreprise.example")
        party.save()
    story.do(Act.VALIDATE_FILE, Role.CENTRE)
    if order == Order.ADMISSIBILITY_FIRST:
        story.appoint().confirm().admit()
    for party in story.case.respondents:
        assert f"150{NBSP}€ HT" in letter_to(story, party, "invitation"), "its share, before its answer"
        story.accept(party)
    package = story.case.packages.get()
    assert (story.case.track, package.accepted_on, package.hours) == (Track.TAILORED, date(2027, 1, 4), 2)
    if order == Order.SOURCE:
        story.appoint().confirm().admit()
    assert story.case.stage == Stage.MEDIATION
    told = "".join(row.body + row.letter_html for row in story.case.dispatches.filter(party=story.claimant))
    assert "€" not in told


@BOTH
def test_c25_one_who_joins_later_has_its_own_year_its_own_days_and_a_price_that_all_accept_again(order):
    story = Story(order=order)
    story = story.accept().appoint().confirm().admit() if order == Order.SOURCE else story.appoint().confirm().admit()
    if order == Order.ADMISSIBILITY_FIRST:
        story.accept()
    story.wait(30).do(
        Act.ADD_RESPONDENT, Role.CLAIMANT, company="Charpentes Petit", siret="", email="contact@charpentes-petit.example",
        address="9 rue du Port", postal_code="44000", city="Nantes", newcomer_note="Il a posé la charpente.",
        prior_complaint_on=date(2026, 12, 20),
    )  # fmt: skip
    newcomer = story.case.respondents[-1]
    newcomer.user = people.user("contact@charpentes-petit.example")
    newcomer.save()
    assert newcomer.prior_complaint_on == date(2026, 12, 20)
    story.do(Act.ADMIT_RESPONDENT, Role.MEDIATOR, note="Recevable.", format="video", purpose="Voir la charpente.")
    due = {deadline.party_id: deadline.due_on for deadline in story.case.deadlines.filter(term="outcome", state="open")}
    assert due == {None: date(2027, 4, 4), newcomer.pk: date(2027, 5, 4)}
    story.accept(newcomer).do(Act.ACCEPT_TAILORED, Role.CLAIMANT)
    assert story.case.stage == Stage.CONTINUATION_OFFERED, "the first professional consents to its new price"
    story.do(Act.ACCEPT_TAILORED, Role.RESPONDENT)
    assert (story.case.stage, story.case.track) == (Stage.MEDIATION, Track.TAILORED)


@BOTH
def test_c26_without_an_address_that_works_the_days_run_from_the_post_and_the_ninety_from_the_later_dispatch(order):
    story = Story(order=order, professional_email="")
    if order == Order.ADMISSIBILITY_FIRST:
        story.appoint().confirm().admit()
    letter = story.case.dispatches.get(message="invitation", party=story.respondent)
    assert letter.state == DispatchState.TO_POST
    story.wait(2).do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=date(2027, 1, 6))
    response = story.case.open_deadline("response", story.respondent)
    assert (response.starts_on, response.due_on) == (date(2027, 1, 11), date(2027, 1, 21))
    clerk = Actor(Role.RESPONDENT, user=people.centre(), party=story.respondent, on_behalf_of=story.respondent)
    perform(story.case, Act.ACCEPT_MEDIATION, clerk, at=story.at, agrees=True, letter_on=date(2027, 1, 5))
    story.case.refresh_from_db()
    if order == Order.ADMISSIBILITY_FIRST:
        ninety = story.case.open_deadline("outcome")
        assert (ninety.first_due_on, ninety.due_on) == (date(2027, 4, 4), date(2027, 4, 6))
