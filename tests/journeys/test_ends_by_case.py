"""More time, more meetings, and the end without agreement, in both orders (cases C32, C39 and C40)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine

from casework.enums import Act, Channel, DispatchState, DocumentKind, Order, Outcome, Role, Stage, Track
from casework.models import Tariff
from casework.procedure.engine import NotPossibleNow
from casework.staff.journal import details_of
from tests import people
from tests.correspondence.reading import plain
from tests.party_space.conftest import address, signed_in
from tests.story import SECRET_COMPLAINT, SECRET_TALK, Story, paris

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("order", list(Order))
PARTIES = ["Nadia Martin", "SARL Toitures Dubois"]
CERTIFICATE = DocumentKind.FAILURE_CERTIFICATE


def talking(order) -> Story:
    """Notified on the fourth of January, so that the ninety days end on Sunday the fourth of April."""
    Tariff.objects.create(track=Track.TAILORED, amount_excl_vat=320, valid_from=date(2020, 1, 1))
    story = Story(order=order)
    for step in (
        ("accept", "appoint", "confirm", "admit")
        if order == Order.SOURCE
        else ("appoint", "confirm", "admit", "accept")
    ):
        getattr(story, step)()
    assert story.case.stage == Stage.MEDIATION
    return story


def on(story, *day) -> Story:
    story.at = paris(*day)
    return story


def page(story, user, name="case") -> str:
    return signed_in(user).get(address(name, story.case)).text


# C32: an extension, or none ---------------------------------------------------------------------------


@BOTH
def test_c32_the_reason_and_the_new_date_are_told_to_all_the_same_day(order):
    story = talking(order)
    story.case.parties.filter(role=Role.CLAIMANT).update(channel=Channel.POST)
    on(story, 2027, 3, 25).do(
        Act.EXTEND_MEDIATION, Role.MEDIATOR, reason="Un expert visite le toit le 20 avril.", until=date(2027, 5, 30)
    )
    told = {row.recipient_name: row for row in story.event.dispatches.all()}
    assert sorted(told) == PARTIES
    assert told["Nadia Martin"].state == DispatchState.TO_POST, "her letter is ready for the post that very day"
    for row in told.values():
        assert "Un expert visite le toit le 20 avril." in row.letter_html
        assert "retirer" in row.letter_html
        assert "expert" not in row.subject + row.body
    clock = story.case.open_deadline("outcome")
    assert (clock.first_due_on, clock.due_on) == (date(2027, 4, 4), date(2027, 5, 30))


@BOTH
def test_c32_a_second_extension_is_allowed_and_shows_as_such(order):
    story = on(talking(order), 2027, 3, 25)
    story.do(Act.EXTEND_MEDIATION, Role.MEDIATOR, reason="Visite d’un expert.", until=date(2027, 5, 30))
    first = dict(details_of(story.event, is_centre=True))
    assert "Prolongation n°" not in first
    with pytest.raises(NotPossibleNow, match="postérieure"):
        story.do(Act.EXTEND_MEDIATION, Role.MEDIATOR, reason="…", until=date(2027, 5, 30))
    on(story, 2027, 5, 20).do(Act.EXTEND_MEDIATION, Role.MEDIATOR, reason="Le rapport tarde.", until=date(2027, 6, 30))
    assert dict(details_of(story.event, is_centre=True))["Prolongation n°"] == "2"
    letter = story.event.dispatches.first().letter_html
    assert "deuxième fois" in letter
    assert "4\N{NO-BREAK SPACE}avril\N{NO-BREAK SPACE}2027" in letter, "the first date is still said"


@BOTH
def test_c32_without_extension_it_is_overdue_every_day_for_all_to_see_and_is_not_closed(order):
    story = on(talking(order), 2027, 4, 4).tick()
    assert not story.case.dispatches.filter(message="term_reached").exists(), "the last day counts whole"
    on(story, 2027, 4, 5).tick().tick()
    told = story.case.dispatches.filter(message="term_reached").values_list("recipient", flat=True)
    assert sorted(told) == ["centre", f"mediator:{story.vasseur.pk}"]
    alarms = story.case.dispatches.filter(message="reminder", recipient="centre")
    for day in range(3):
        before = alarms.count()
        story.wait(1).tick().tick()
        assert alarms.count() == before + 1, day
    assert story.case.stage == Stage.MEDIATION
    assert story.case.open_deadline("outcome").due_on == date(2027, 4, 4)
    for user in (people.martin(), people.dubois()):
        with time_machine.travel(story.at, tick=False):
            assert "dépassé depuis" in page(story, user)


# C39: no agreement, then meetings ---------------------------------------------------------------------


@BOTH
def test_c39_after_a_refused_solution_meetings_need_everybody_and_cost_the_consumer_nothing(order):
    story = talking(order).propose().accept_solution(Role.CLAIMANT).decline_solution(Role.RESPONDENT)
    story.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose="Voir le toit ensemble.")
    letters = {row.recipient_name: row.letter_html for row in story.event.dispatches.filter(party__isnull=False)}
    assert sorted(letters) == PARTIES
    for html in letters.values():
        assert "Voir le toit ensemble." in html
        assert "sans donner de raison" in html
        assert "4\N{NO-BREAK SPACE}avril\N{NO-BREAK SPACE}2027" in html, (
            "the ninety days run from the first notification"
        )
    assert "320 € HT" in plain(letters["SARL Toitures Dubois"])
    assert "€" not in letters["Nadia Martin"]
    assert "ne vous coûtent rien" in letters["Nadia Martin"]
    story.do(Act.ACCEPT_TAILORED, Role.CLAIMANT).do(Act.ACCEPT_TAILORED, Role.RESPONDENT)
    assert (story.case.stage, story.case.track) == (Stage.MEDIATION, Track.TAILORED)
    assert story.case.mediator == story.vasseur
    assert story.case.open_deadline("outcome").due_on == date(2027, 4, 4)


@pytest.mark.parametrize("silent", [True, False])
@BOTH
def test_c39_one_no_or_one_silence_and_the_failure_needs_the_solution_first(order, silent):
    story = talking(order).do(Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose="Voir le toit ensemble.")
    story.do(Act.ACCEPT_TAILORED, Role.RESPONDENT)
    if silent:
        story.wait(11).tick()
    else:
        story.do(Act.DECLINE_TAILORED, Role.CLAIMANT)
    assert (story.case.stage, story.case.track) == (Stage.MEDIATION, Track.E_MEDIATION)
    with pytest.raises(NotPossibleNow):
        story.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)
    story.propose().decline_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT)
    story.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)
    assert (story.case.stage, story.case.outcome) == (Stage.CLOSED, Outcome.NO_AGREEMENT)


@BOTH
def test_c39_a_second_package_shows_the_hours_of_the_first_and_asks_everybody_again(order):
    story = talking(order).meet_often()
    story.do(Act.RECORD_HOURS, Role.MEDIATOR, on=date(2027, 1, 4), hours=Decimal("1.9"), about="Visite")
    assert story.told("hours_nearly_spent") == ["Claire Vasseur"]
    story.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="in_person", purpose="Réception des travaux.")
    for row in story.event.dispatches.filter(party__isnull=False):
        assert "1,9" in row.letter_html
    story.do(Act.ACCEPT_TAILORED, Role.CLAIMANT)
    assert story.case.stage == Stage.CONTINUATION_OFFERED
    story.do(Act.DECLINE_TAILORED, Role.RESPONDENT)
    assert (story.case.stage, story.case.track) == (Stage.MEDIATION, Track.TAILORED)


# C40: the record of failure, and after ----------------------------------------------------------------


@BOTH
def test_c40_the_record_says_nothing_of_the_talks_and_goes_to_each_by_its_channel(order):
    story = talking(order).say().offer()
    story.case.parties.filter(role=Role.CLAIMANT).update(channel=Channel.POST)
    story.propose().decline_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT)
    position = "Le professionnel est responsable."
    story.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR, text=position, reason=position)
    record = story.case.documents.get(kind=CERTIFICATE)
    for word in (SECRET_TALK, SECRET_COMPLAINT, "En équité.", "refusé la solution", position):
        assert word not in record.html
    told = {row.recipient_name: row for row in story.event.dispatches.filter(party__isnull=False)}
    assert sorted(told) == PARTIES
    assert told["Nadia Martin"].state == DispatchState.TO_POST
    assert told["SARL Toitures Dubois"].channel == "email"
    for row in told.values():
        assert row.document == record
        for way in (
            "tribunal",
            "5\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}€",
            "six mois",
            "conciliateur",
            "aide juridictionnelle",
        ):
            assert way in row.letter_html, way
    found = signed_in(people.martin()).get("/verifier/", {"code": record.verification_code})
    assert (found.status_code, story.case.reference in found.text) == (200, True)
    assert "Martin" not in found.text


@BOTH
def test_c40_nothing_moves_any_more_and_everything_can_still_be_read(order):
    story = talking(order).say().propose().decline_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT)
    story.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)
    assert not [deadline for deadline in story.case.deadlines.all() if deadline.is_open]
    at = story.at
    for days in (1, 30, 90, 400):
        story.at = at + timedelta(days=days)
        assert not story.tick().report.performed
    text = page(story, people.martin())
    assert "sans accord" in text
    assert SECRET_TALK in page(story, people.martin(), "forum") + page(story, people.martin(), "table")
