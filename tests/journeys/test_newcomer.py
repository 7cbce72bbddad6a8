"""A professional named while the mediation is under way, and the shares of a package (process 2.1.2; C24, C25)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from casework.enums import Act, DeadlineState, ResponseState, Role, Stage, Track
from casework.models import Tariff
from casework.procedure.engine import NotPossibleNow
from tests import people
from tests.party_space.conftest import address, signed_in
from tests.story import SECRET_TALK, Story

pytestmark = pytest.mark.django_db
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def talking(db):
    Tariff.objects.create(track=Track.TAILORED, amount_excl_vat=Decimal(300), valid_from=date(2020, 1, 1))
    return Story.in_stage(Stage.MEDIATION).say()


def name_another(story, role=Role.CLAIMANT, **data):
    values = {"company": "Charpentes Petit", "siret": "", "email": "contact@charpentes-petit.example",
              "address": "9 rue du Port", "postal_code": "44000", "city": "Nantes", "newcomer_note": "Il a posé la charpente."}  # fmt: skip
    story.do(Act.ADD_RESPONDENT, role, **{**values, **data})
    newcomer = story.case.respondents[-1]
    newcomer.user = people.user("contact@charpentes-petit.example")
    newcomer.save()
    return newcomer


def admit(story, **data):
    values = {"note": "Recevable.", "format": "video", "purpose": "Voir le toit et la charpente."}
    return story.do(Act.ADMIT_RESPONDENT, Role.MEDIATOR, **{**values, **data})


def everyone_accepts(story, newcomer):
    return story.accept(newcomer).do(Act.ACCEPT_TAILORED, Role.CLAIMANT).do(Act.ACCEPT_TAILORED, Role.RESPONDENT)


def test_what_was_said_before_it_opened_its_space_is_no_news_to_it(talking):
    talking = Story.in_stage(Stage.MEDIATION, at=timezone.now() - timedelta(days=2)).say()
    talking.case.parties.filter(pk=name_another(talking).pk).update(user=None)
    admit(talking)
    petit = signed_in(people.user("contact@charpentes-petit.example"))
    petit.get("/espace/")
    everyone_accepts(talking, talking.case.respondents[-1])
    assert "nouveau message" not in petit.get("/espace/").text + petit.get(address("forum", talking.case)).text
    assert SECRET_TALK in petit.get(address("subject", talking.case, 1)).text
    talking.at = timezone.now()
    talking.say()
    assert "1 nouveau message" in petit.get("/espace/").text


def test_nothing_reaches_it_before_the_mediator_admits_it(talking):
    newcomer = name_another(talking)
    assert talking.told("newcomer_named") == ["Claire Vasseur"]
    assert not talking.case.dispatches.filter(party=newcomer).exists()
    assert talking.case.stage == Stage.MEDIATION
    with pytest.raises(NotPossibleNow):
        name_another(talking)


def test_the_mediator_names_it_only_with_the_consumer_s_consent(talking):
    with pytest.raises(NotPossibleNow, match="consommateur"):
        name_another(talking, Role.MEDIATOR)
    name_another(talking, Role.MEDIATOR, claimant_agrees=True)
    assert talking.told("newcomer_named") == ["Nadia Martin"]


def test_one_that_takes_part_already_is_refused_in_words(talking):
    with pytest.raises(NotPossibleNow, match="participe déjà"):
        name_another(talking, siret="73282932000074")


def test_it_has_its_own_ten_days_and_its_own_ninety(talking):
    first = talking.case.open_deadline("outcome").due_on
    newcomer = name_another(talking.wait(20))
    admit(talking)
    assert talking.case.stage == Stage.CONTINUATION_OFFERED
    own = {d.term: d.due_on for d in newcomer.deadlines.filter(state=DeadlineState.OPEN)}
    today = timezone.localdate(talking.at)
    assert own["outcome"] == today + timedelta(days=90)
    assert today < own["response"] <= today + timedelta(days=14)
    assert talking.case.deadlines.filter(term="outcome", due_on=first, state=DeadlineState.OPEN).exists()


def test_each_reads_its_own_share_and_the_consumer_no_price(talking):
    newcomer = name_another(talking)
    admit(talking, shares={talking.respondent.pk: Decimal("70"), newcomer.pk: Decimal("30")})
    letters = {d.party_id: d.letter_html for d in talking.case.dispatches.filter(event=talking.event)}
    assert f"210{NBSP}€ HT" in letters[talking.respondent.pk]
    assert f"90{NBSP}€ HT" in letters[newcomer.pk]
    assert f"90{NBSP}€" not in letters[talking.respondent.pk]
    assert f"{NBSP}€ HT" not in letters[talking.claimant.pk]


def test_shares_that_do_not_make_a_whole_are_refused_in_words(talking):
    newcomer = name_another(talking)
    with pytest.raises(NotPossibleNow, match="exactement 100 %"):
        admit(talking, shares={talking.respondent.pk: Decimal("70"), newcomer.pk: Decimal("20")})
    assert talking.case.stage == Stage.MEDIATION


def test_it_sits_at_the_table_once_all_have_consented(talking):
    newcomer = name_another(talking)
    everyone_accepts(admit(talking), newcomer)
    assert (talking.case.stage, talking.case.track) == (Stage.MEDIATION, Track.TAILORED)
    assert newcomer.pk in [party.pk for party in talking.case.standing_parties]
    assert SECRET_TALK in signed_in(newcomer.user).get(address("forum", talking.case)).text


def test_until_then_it_reads_the_request_and_none_of_the_talks(talking):
    newcomer = name_another(talking)
    admit(talking).accept(newcomer)
    visitor = signed_in(newcomer.user)
    page = visitor.get(address("case", talking.case))
    assert page.status_code == 200
    assert SECRET_TALK not in page.text
    assert visitor.get(address("forum", talking.case)).status_code == 404


@pytest.mark.parametrize("who", [Role.CLAIMANT, Role.RESPONDENT])
def test_one_no_leaves_it_out_and_the_mediation_goes_on(talking, who):
    newcomer = name_another(talking)
    admit(talking).accept(newcomer)
    other = Role.RESPONDENT if who == Role.CLAIMANT else Role.CLAIMANT
    talking.do(Act.ACCEPT_TAILORED, other).do(Act.DECLINE_TAILORED, who)
    newcomer.refresh_from_db()
    assert (talking.case.stage, talking.case.track) == (Stage.MEDIATION, Track.E_MEDIATION)
    assert newcomer.dropped_on
    assert not newcomer.deadlines.filter(state=DeadlineState.OPEN).exists()
    assert talking.told("newcomer_left_out") == ["Charpentes Petit"]
    assert "rien à payer" in signed_in(newcomer.user).get(address("case", talking.case)).text


def test_its_refusal_ends_the_offer_and_nobody_is_asked_in_vain(talking):
    newcomer = name_another(talking)
    admit(talking).do(Act.DECLINE_MEDIATION, Role.RESPONDENT, newcomer, reasons=["other"])
    assert talking.case.stage == Stage.MEDIATION
    assert talking.case.open_deadline("consent", talking.claimant) is None
    assert talking.case.packages.last().ended_on


def test_its_silence_ends_the_offer_too(talking):
    newcomer = name_another(talking)
    admit(talking).do(Act.ACCEPT_TAILORED, Role.CLAIMANT).do(Act.ACCEPT_TAILORED, Role.RESPONDENT)
    talking.wait(15).tick().tick()
    newcomer.refresh_from_db()
    assert (talking.case.stage, newcomer.response) == (Stage.MEDIATION, ResponseState.NO_RESPONSE)
    assert talking.case.events.filter(act=Act.LAPSE_RESPONSE).count() == 1


def test_the_mediator_who_does_not_admit_it_says_why_to_the_consumer_alone(talking):
    name_another(talking)
    talking.do(Act.REFUSE_RESPONDENT, Role.MEDIATOR, note="Il n’a signé aucun contrat avec vous.")
    assert talking.told() == ["Nadia Martin"]
    row = talking.case.dispatches.get(message="newcomer_refused")
    assert "aucun contrat" in row.letter_html
    assert "aucun contrat" not in row.body
