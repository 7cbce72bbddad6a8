"""The filing, case by case and in both orders: the straight path, the year, what is not a ground, and what is asked for (C01 to C04, C06, C11 to C13)."""

from datetime import date

import pytest

from casework.enums import Act, Ground, Order, Outcome, Role, Stage, Track
from casework.models import Tariff
from casework.procedure.engine import NotPossibleNow
from sectors.models import Convention
from tests import people
from tests.correspondence.reading import plain
from tests.party_space.conftest import address, signed_in
from tests.staff.conftest import case_url
from tests.staff.conftest import signed_in as staff
from tests.story import Story, convention_with_dubois, paris

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("order", list(Order))


def to_the_decision(story):
    """To the mediator's look, whatever comes first."""
    if story.case.stage == Stage.AWAITING_RESPONSES:
        story.accept()
    return story.appoint().confirm()


@BOTH
def test_c01_the_straight_path_has_its_dates(order):
    Tariff.objects.create(track=Track.E_MEDIATION, amount_excl_vat=60, valid_from=date(2020, 1, 1))
    story = Story(order=order)
    assert story.case.dispatches.get(message="acknowledgement").party == story.claimant
    assert story.case.open_deadline("admissibility").due_on == date(2027, 1, 25)
    to_the_decision(story).admit()
    if order == Order.ADMISSIBILITY_FIRST:
        assert story.told() == ["Nadia Martin", "SARL Toitures Dubois"], "notification and invitation the same day"
        assert story.case.open_deadline("response").due_on == date(2027, 1, 14)
        story.accept()
    assert (story.case.stage, story.case.track) == (Stage.MEDIATION, Track.E_MEDIATION)
    assert story.case.notified_on == date(2027, 1, 4), "prescription is suspended from that day"
    assert story.case.open_deadline("outcome").due_on == date(2027, 4, 4), "a Sunday, and it does not move"
    priced = {row.party_id for row in story.case.dispatches.all() if "60 € HT" in plain(row.letter_html)}
    assert priced == {story.respondent.pk}


@BOTH
def test_c02_the_acknowledgement_says_when_the_year_ends(order):
    story = Story(at=paris(2026, 11, 22, 23, 40), order=order, prior_complaint_on=date(2025, 11, 22))
    letter = story.case.dispatches.get(message="acknowledgement").letter_html
    letter = plain(letter)
    assert "22 novembre 2025" in letter
    assert "23 novembre 2026" in letter, "the twenty-second is a Sunday"


@BOTH
def test_c03_one_day_late_only_the_mediator_ends_it_and_the_professional_who_knew_is_told(order):
    story = Story(at=paris(2026, 11, 21), order=order, prior_complaint_on=date(2025, 11, 20))
    assert story.case.outcome == "", "nothing ends by itself"
    limit = story.case.open_deadline("admissibility").due_on
    assert limit == date(2026, 12, 12)
    to_the_decision(story).do(
        Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground=Ground.TOO_LATE,
        facts="Réclamation du 20 novembre 2025, demande du 21 novembre 2026.", remedy="Un conciliateur de justice.",
    )  # fmt: skip
    assert (story.case.outcome, story.case.ground) == (Outcome.INADMISSIBLE, Ground.TOO_LATE)
    letter = story.case.dispatches.get(message="inadmissible_decision").letter_html
    for words in ("20 novembre 2025", "conciliateur", "saisir le tribunal"):
        assert words in letter
    knew = ["SARL Toitures Dubois"] if order == Order.SOURCE else []
    assert story.told("inadmissible_notice") == knew


@BOTH
def test_c11_a_professional_that_no_convention_covers_is_for_the_mediator_to_say(order):
    story = Story(order=order)
    to_the_decision(story).do(
        Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground=Ground.OUT_OF_SCOPE,
        facts="Cette entreprise n’a pas choisi notre Centre.", remedy="Demandez-lui de quel médiateur elle relève.",
    )  # fmt: skip
    letter = story.case.dispatches.get(message="inadmissible_decision").letter_html
    for words in ("SignalConso", "conciliateur de justice", "L616-1"):
        assert words in letter
    assert story.case.closed_on <= date(2027, 1, 25), "within the three weeks"
    assert story.told("mediator_duty") == []


@pytest.mark.parametrize("covered", [False, True])
@BOTH
def test_c11_the_professional_is_reminded_of_its_duty_by_a_letter_about_no_case(order, covered):
    story = to_the_decision(Story(order=order))
    if covered:
        convention_with_dubois(order)
    else:
        Convention.objects.update(active=False)
    story.do(
        Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground=Ground.OUT_OF_SCOPE, facts="Pas de convention.", remedy="…",
        write_to_professional=True,
    )  # fmt: skip
    assert story.told("mediator_duty") == ([] if covered else ["SARL Toitures Dubois"])
    if covered:
        return
    row = story.event.dispatches.get(message="mediator_duty")
    for text in (row.subject, row.body, row.letter_html):
        for words in (story.case.reference, "Martin", "toiture en", "/espace/", "litige"):
            assert words not in text
    assert "L616-1" in row.letter_html


@pytest.mark.parametrize("ground", [Ground.TOO_LATE, Ground.NO_PRIOR_COMPLAINT])
def test_c11_no_such_letter_for_another_ground(ground):
    story = to_the_decision(Story())
    story.do(Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground=ground, facts="…", remedy="…", write_to_professional=True)
    assert story.told("mediator_duty") == []


@BOTH
def test_c12_a_weak_case_is_not_an_unfounded_one_and_two_people_must_think_so(order):
    story = to_the_decision(Story(order=order))
    words = {"facts": "La demande porte sur des travaux faits par une autre entreprise.", "remedy": "Un conciliateur."}
    unfounded = {"ground": Ground.UNFOUNDED_OR_ABUSIVE, **words}
    with pytest.raises(NotPossibleNow, match="second lecteur"):
        story.do(Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, **unfounded)
    second = people.mediator(story.version.federation, "luc.morel@mediation-rivage.example", "Luc", "Morel")
    story.do(Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, second_reader=second, **unfounded)
    assert story.case.ground == Ground.UNFOUNDED_OR_ABUSIVE
    assert "une autre entreprise" in story.case.dispatches.get(message="inadmissible_decision").letter_html


@BOTH
def test_c13_what_the_mediator_asks_for_stops_no_term_and_closes_nothing(order):
    story = to_the_decision(Story(order=order))
    due = story.case.open_deadline("admissibility").due_on
    assert due == date(2027, 1, 25)
    story.wait(1).do(Act.REQUEST_MISSING_ITEMS, Role.MEDIATOR, items="Le devis signé, qui fixe les travaux.")
    assert story.told() == ["Nadia Martin"]
    asked = story.case.dispatches.get(message="missing_items")
    assert "25 janvier 2027" in plain(asked.letter_html)
    assert "Rien n’est clos faute de réponse" in asked.letter_html
    assert "devis" not in asked.body
    assert story.case.open_deadline("missing_items") is None
    page = signed_in(people.martin()).get(address("case", story.case)).text
    assert "Compléter ma demande" in page
    story.wait(15).do(Act.SUPPLY_MISSING_ITEMS, Role.CLAIMANT, text="Le voici.")
    assert story.told() == ["Claire Vasseur"]
    assert story.case.open_deadline("admissibility").due_on == due, "the three weeks went on"
    story.admit()
    assert story.case.missing_items == ""


@BOTH
def test_c13_without_an_answer_nothing_lapses_and_the_centre_is_warned_every_day(order):
    story = to_the_decision(Story(order=order)).do(Act.REQUEST_MISSING_ITEMS, Role.MEDIATOR, items="Le devis.")
    story.wait(22).tick().wait(1).tick()
    assert story.case.stage == Stage.ADMISSIBILITY
    assert story.case.dispatches.filter(message="reminder", recipient="centre").count() == 2
    story.admit()
    assert story.case.missing_items == "", "the mediator decides without"


@BOTH
def test_c06_the_contract_may_set_a_manner_and_the_mediator_asks_for_it_once(order):
    story = to_the_decision(Story(order=order, screening={"complaint_made": True}))
    story.do(Act.REQUEST_MISSING_ITEMS, Role.MEDIATOR, items="Vos conditions générales, si le contrat en a.")
    story.do(Act.SUPPLY_MISSING_ITEMS, Role.CLAIMANT, text="Le contrat n’exige rien.")
    with pytest.raises(NotPossibleNow):
        story.do(Act.SUPPLY_MISSING_ITEMS, Role.CLAIMANT, text="Encore.")
    story.admit()
    assert story.case.notified_on


@BOTH
def test_c04_of_several_complaints_the_mediator_chooses_one_and_says_why(order):
    days = ["2024-02-29", "2024-09-10"]
    story = Story(
        at=paris(2025, 3, 5), order=order, prior_complaint_on=date(2024, 2, 29), screening={"complaints": days}
    )
    letter = plain(story.case.dispatches.get(message="acknowledgement").letter_html)
    assert "29 février 2024, délai d’un an jusqu’au 28 février 2025" in letter
    assert "10 septembre 2024, délai d’un an jusqu’au 10 septembre 2025" in letter
    to_the_decision(story)
    page = staff(story.vasseur.user).get(case_url(story.case, "act", Act.DECLARE_ADMISSIBLE)).text
    assert "28 février 2025" in plain(page)
    assert "10 septembre 2025" in plain(page)
    with pytest.raises(NotPossibleNow, match="laquelle des réclamations"):
        story.admit()
    chosen = {"complaint_on": "2024-09-10", "complaint_reason": "La première portait sur un autre désordre."}
    story.do(Act.DECLARE_ADMISSIBLE, Role.MEDIATOR, **chosen)
    assert story.case.prior_complaint_on == date(2024, 9, 10)
    assert story.event.data["complaint_reason"] == "La première portait sur un autre désordre."
