"""Cases C27 to C30, by their numbers, in both orders: who is designated and why, and what a conflict becomes."""

import re
from datetime import date

import pytest
from django.urls import reverse

from casework.designation import excluded, rank
from casework.enums import Act, DeadlineState, Order, Role, Stage, Term
from casework.models import Designation, EndReason
from casework.staff.conflicts_register import BEFORE, DISCLOSED, register_lines
from casework.why_this_mediator import why_this_mediator
from sectors.models import Federation
from tests import people
from tests.correspondence.reading import plain
from tests.staff.conftest import case_url, signed_in
from tests.story import Story

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("order", list(Order))]
REASON = "mon-étude-a-reçu-un-acte-de-cette-société"
CIRCUMSTANCE = "le-gérant-est-mon-cousin"


def told_in(order) -> Story:
    """A case that waits for a mediator, in this order."""
    told = Story(order=order)
    return told.accept() if order == Order.SOURCE else told


def in_mediation(order) -> Story:
    told = told_in(order).appoint().confirm().admit()
    return told if order == Order.SOURCE else told.accept()


def another(told, **extra):
    return people.mediator(
        told.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel", **extra
    )  # fmt: skip


def lines(origin):
    return [line for line in register_lines(people.centre()) if line.origin == origin]


# C27 ------------------------------------------------------------------------------------------------


def test_c27_only_who_is_trained_near_free_and_unlinked_is_a_candidate(order):
    told = told_in(order)
    near, far = told.vasseur, another(told, department="67")
    sector = told.version.federation
    other_sector = Federation.objects.create(slug="autre", name="Fédération des autres", short_name="FA")
    untrained = people.mediator(other_sector, "a@m.example", "Ana", "Nonformée")
    linked = people.mediator(sector, "b@m.example", "Bruno", "Lié", declared_interests="732 829 320")
    full = people.mediator(sector, "c@m.example", "Carla", "Pleine", max_cases=0)
    ended = people.mediator(sector, "d@m.example", "Dan", "Fini", mandate_end=date(2026, 12, 31))
    assert [place.mediator for place in rank(told.case, on=date(2027, 1, 4))] == [near, far]
    assert {row.mediator for row in excluded(told.case, on=date(2027, 1, 4))} == {untrained, linked, full, ended}


def test_c27_the_parties_read_why_and_never_how_busy_anybody_is(order):
    told = told_in(order)
    another(told, department="67", max_cases=9)
    told.appoint().confirm()
    reasons = dict(why_this_mediator(told.case))
    assert "Loire-Atlantique" in reasons["Proximité"]
    assert "bâtisseurs" in reasons["Formation"]
    assert "1er janvier 2026" in plain(reasons["Indépendance"])
    assert "rien de connu" in reasons["Absence de lien"]
    letters = told.case.dispatches.filter(message="mediator_appointed")
    told_of_it = ["Nadia Martin"] + ["SARL Toitures Dubois"] * (order == Order.SOURCE)  # else not yet invited
    assert sorted(letters.values_list("recipient_name", flat=True)) == told_of_it
    space = signed_in(people.martin()).get(reverse("party_space:case", args=[told.case.reference]))
    for text in [space.content.decode(), *(row.letter_html for row in letters)]:
        assert "Pourquoi ce médiateur" in text
        assert not re.search(r"\d+ dossiers?\b|Aucun dossier en cours|Paul|Morel", text)


def test_c27_nobody_near_is_free_so_the_next_ring_with_its_reason(order):
    told = told_in(order)
    told.vasseur.max_cases = 0
    told.vasseur.save()
    told.vasseur = another(told, department="67")
    told.appoint().confirm()
    kept = told.case.designation.ranking
    assert [place["name"] for place in kept] == ["Paul Morel"]
    assert any("Autre territoire" in reason for reason in kept[0]["reasons"])
    assert "Bas-Rhin" in dict(why_this_mediator(told.case))["Proximité"]


# C28 ------------------------------------------------------------------------------------------------


def decline(told, **data):
    """As the mediator does it: the form is opened, filled in, sent."""
    browser, url = signed_in(told.vasseur.user), case_url(told.case, "act", Act.DECLINE_MISSION)
    token = browser.get(url).context["form"]["token"].value()
    return browser.post(url, {"token": token, **data})


def test_c28_a_conflict_found_before_the_acceptance_is_counted_and_told_to_no_party(order):
    told = told_in(order).appoint()
    before = told.case.dispatches.count()
    answer = decline(told, end_reason=EndReason.CONFLICT, text=REASON)
    assert answer.status_code == 302
    (line,) = lines(BEFORE)
    assert (line.reference, line.mediator, line.text) == (told.case.reference, "Claire Vasseur", REASON)
    new = told.case.dispatches.order_by("pk")[before:]
    assert {row.recipient for row in new} == {"centre"}
    assert not any(REASON in row.body + row.letter_html + row.subject for row in told.case.dispatches.all())
    for party in (people.martin(), people.dubois()):
        for name in ("case", "history"):
            page = signed_in(party).get(reverse(f"party_space:{name}", args=[told.case.reference]))
            text = page.content.decode()
            assert REASON not in text
            assert "conflit" not in text.lower()
            assert "Vasseur" not in text


def test_c28_the_next_mediator_is_designated(order):
    told = told_in(order).appoint()
    decline(told, end_reason=EndReason.CONFLICT)
    first, told.vasseur = told.vasseur, another(told)
    told.appoint().confirm()
    assert told.case.mediator == told.vasseur
    assert "A déjà quitté ce dossier" in {row.mediator: row.reasons for row in excluded(told.case)}[first]


def test_c28_another_reason_is_no_conflict(order):
    told = told_in(order).appoint()
    assert decline(told, end_reason=EndReason.DECLINED, text="absente").status_code == 302
    assert lines(BEFORE) == []


def test_c28_a_reason_is_chosen(order):
    told = told_in(order).appoint()
    answer = decline(told, text=REASON)
    assert answer.status_code == 422
    assert REASON in answer.content.decode()
    assert told.case.designations.get().ended_on is None


@pytest.fixture
def found_late(order):
    """An interest declared after the designation: the check finds it when the mediator opens the mission."""
    told = told_in(order).appoint()
    told.vasseur.declared_interests = "Étude Vasseur : clients\n732 829 320"
    told.vasseur.save()
    return told


def confirm(told, **data):
    browser, url = signed_in(told.vasseur.user), case_url(told.case, "act", Act.CONFIRM_MISSION)
    page = browser.get(url)
    token = page.context["form"]["token"].value()
    return page.content.decode(), browser.post(url, {"token": token, "independent": "on", **data})


def test_c28_the_mediator_sees_the_parties_and_each_match(found_late):
    page, answer = confirm(found_late)
    assert "SARL Toitures Dubois" in page
    assert "732 829 320" in page
    assert "figure dans vos intérêts déclarés" in page
    assert answer.status_code == 422
    assert found_late.case.designations.get().confirmed_on is None


def test_c28_a_link_means_declining(found_late):
    key = f"match_linked_{found_late.respondent.pk}"
    _, answer = confirm(found_late, **{key: "link"})
    assert answer.status_code == 422
    assert "Déclinez la mission" in answer.content.decode()
    assert found_late.case.designations.get().confirmed_on is None


def test_c28_a_match_without_a_link_is_answered_and_kept(found_late):
    key = f"match_linked_{found_late.respondent.pk}"
    _, answer = confirm(found_late, **{key: "none"})
    assert answer.status_code == 302
    (check,) = found_late.case.designations.get().checks
    assert check["party"] == "SARL Toitures Dubois"
    assert any("732 829 320" in line.text for line in register_lines(people.centre()))
    page = signed_in(people.dubois()).get(reverse("party_space:case", args=[found_late.case.reference]))
    assert "intérêts déclarés" not in page.content.decode()


def test_c28_no_door_confirms_past_a_match(found_late):
    with pytest.raises(Exception, match="chaque rapprochement"):
        found_late.confirm()
    assert Designation.objects.get().confirmed_on is None


def test_c28_somebody_met_in_an_earlier_mission_is_said(order):
    in_mediation(order)
    told = told_in(order).appoint()
    page, answer = confirm(told)
    assert "déjà été chargé d’un dossier" in page
    assert answer.status_code == 422
    assert confirm(told, match_earlier="none")[1].status_code == 302


# C29, C30 -------------------------------------------------------------------------------------------


@pytest.fixture
def disclosed(order):
    told = in_mediation(order).wait(40)
    return told.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text=CIRCUMSTANCE)


def test_c29_told_at_once_frozen_and_the_ninety_days_run(disclosed):
    due = disclosed.case.open_deadline(Term.OUTCOME).due_on
    assert disclosed.told("conflict_disclosed") == ["Nadia Martin", "SARL Toitures Dubois"]
    assert disclosed.case.frozen_on
    disclosed.do(Act.OBJECT_TO_MEDIATOR, Role.CLAIMANT)
    assert disclosed.case.stage == Stage.APPOINTMENT
    assert disclosed.case.open_deadline(Term.OUTCOME).due_on == due
    (line,) = lines(DISCLOSED)
    assert (line.text, line.objections) == (CIRCUMSTANCE, ("Nadia Martin",))
    assert "remplacé" in line.outcome


def test_c29_the_next_one_reads_the_exhibits_and_not_the_asides(order):
    told = in_mediation(order).do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text="je-le-dis-à-vous-seule")
    told.wait(40).do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text=CIRCUMSTANCE).do(Act.OBJECT_TO_MEDIATOR, Role.CLAIMANT)
    told.vasseur = another(told)
    told.appoint().confirm()
    reader = signed_in(told.vasseur.user)
    aside = case_url(told.case, "apart", told.claimant.pk)
    assert "Le devis signé" in reader.get(case_url(told.case)).content.decode()
    assert "je-le-dis-à-vous-seule" not in reader.get(case_url(told.case)).content.decode()
    assert "je-le-dis-à-vous-seule" not in reader.get(aside).content.decode()
    told.do(Act.SHARE_CAUCUS, Role.CLAIMANT)
    assert "je-le-dis-à-vous-seule" in reader.get(aside).content.decode()


def test_c29_the_extension_stays_possible(disclosed):
    disclosed.do(Act.OBJECT_TO_MEDIATOR, Role.RESPONDENT)
    disclosed.vasseur = another(disclosed)
    disclosed.appoint().confirm().do(
        Act.EXTEND_MEDIATION, Role.MEDIATOR, reason="Litige complexe.", until=date(2027, 5, 30)
    )
    assert disclosed.case.open_deadline(Term.OUTCOME).due_on == date(2027, 5, 30)


def test_c30_everybody_says_so_expressly_and_the_register_keeps_it(disclosed):
    disclosed.do(Act.WAIVE_OBJECTION, Role.CLAIMANT)
    (line,) = lines(DISCLOSED)
    assert (line.waivers, line.silent) == (("Nadia Martin",), ("SARL Toitures Dubois",))
    assert disclosed.case.frozen_on
    disclosed.do(Act.WAIVE_OBJECTION, Role.RESPONDENT)
    (line,) = lines(DISCLOSED)
    assert (line.waivers, line.silent) == (("Nadia Martin", "SARL Toitures Dubois"), ())
    assert line.ended_on == date(2027, 2, 13)
    assert disclosed.case.frozen_on is None
    reasons = dict(why_this_mediator(disclosed.case))
    assert "chacun a accepté" in reasons["Absence de lien"]


def test_c30_silence_never_resumes_the_work(disclosed):
    disclosed.wait(30).tick()
    assert disclosed.case.frozen_on
    assert disclosed.case.deadlines.filter(term=Term.OBJECTION, state=DeadlineState.MET).count() == 0
    assert "En attente" in lines(DISCLOSED)[0].outcome
