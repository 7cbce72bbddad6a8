"""The professionals' answers, case by case and in both orders: a refusal, a silence, a late yes, one of several (C19 to C23)."""

from datetime import date, timedelta

import pytest

from casework.enums import Act, DocumentKind, Order, Outcome, ResponseState, Role, Stage, Track
from casework.models import Tariff
from casework.procedure.engine import NotPossibleNow
from tests import people
from tests.correspondence.reading import plain
from tests.party_space.conftest import address, signed_in
from tests.story import Story, paris

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("order", list(Order))
NBSP = "\N{NO-BREAK SPACE}"
CERTIFICATE = DocumentKind.FILING_CERTIFICATE


def invited(order, respondents=1):
    """A case whose professionals have been invited, whatever comes first."""
    for track, price in ((Track.E_MEDIATION, 60), (Track.TAILORED, 300)):
        Tariff.objects.create(track=track, amount_excl_vat=price, valid_from=date(2020, 1, 1))
    story = Story(order=order, respondents=respondents)
    for place, party in enumerate(story.case.respondents[1:]):
        party.user = people.user(f"pro{place}@entreprise.example")
        party.save()
    if respondents > 1:
        story.do(Act.VALIDATE_FILE, Role.CENTRE)
    if order == Order.ADMISSIBILITY_FIRST:
        story.appoint().confirm().admit()
    assert story.case.stage == Stage.AWAITING_RESPONSES
    return story


def goes_on(order):
    return Stage.APPOINTMENT if order == Order.SOURCE else Stage.MEDIATION


def letters_to(story, party):
    return "".join(row.subject + row.body + row.letter_html for row in story.case.dispatches.filter(party=party))


@BOTH
def test_c19_a_refusal_with_its_reasons_is_told_the_same_day_with_two_ways(order):
    story = invited(order).decline()
    assert (story.case.stage, story.told("refusal_options")) == (Stage.DECLINED, ["Nadia Martin"])
    limit = story.case.open_deadline("choice", story.claimant)
    assert limit.due_on - limit.starts_on >= timedelta(days=30), "no term against the consumer under thirty days"
    page = signed_in(people.martin()).get(address("case", story.case)).text
    told = page + letters_to(story, story.claimant)
    assert "Nous avons déjà proposé une reprise." in told
    assert "réservé-au-Centre" not in told
    assert "Nous contestons la demande" not in told, "the reasons of the list stay at the Centre too"
    assert "€" not in told
    assert {"Demander au Centre d’intervenir", "Demander l’attestation et clore le dossier"} <= {
        button.label for button in signed_in(people.martin()).get(address("case", story.case)).context["buttons"]
    }
    story.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert story.case.outcome == Outcome.DECLINED
    assert "réservé-au-Centre" not in story.case.documents.get(kind=CERTIFICATE).html


@BOTH
def test_c20_the_centre_steps_in_within_ten_days_and_a_yes_resumes_the_file(order):
    story = invited(order).wait(2).decline().intercede()
    term = story.case.open_deadline("intercession")
    assert (term.due_on - term.starts_on).days == 10
    ninety = story.case.open_deadline("outcome")
    story.do(Act.RECORD_CONTACT, Role.CENTRE, on=date(2027, 1, 6), means="phone", text="La médiation est libre.")
    story.accept()
    assert (story.case.stage, story.told("response_accepted")) == (goes_on(order), ["Nadia Martin"])
    if ninety:
        assert story.case.open_deadline("outcome").due_on == ninety.due_on


@BOTH
def test_c20_refused_again_the_consumer_reads_what_was_done_and_takes_the_attestation(order):
    story = invited(order).decline().intercede()
    story.do(Act.RECORD_CONTACT, Role.CENTRE, on=date(2027, 1, 4), means="phone", text="La médiation est libre.")
    story.decline(communicable_reason="")
    assert story.case.stage == Stage.DECLINED
    with pytest.raises(NotPossibleNow):
        story.intercede()
    story.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert "elle n’a pas permis d’engager la médiation" in story.case.documents.get(kind=CERTIFICATE).html


@BOTH
def test_c21_silence_is_told_the_day_after_the_last_and_never_called_a_refusal(order):
    story = invited(order)
    story.at = paris(2027, 1, 14, 23, 59)
    assert story.tick().case.stage == Stage.AWAITING_RESPONSES, "the last day counts whole"
    story.wait(1).tick()
    assert story.respondent.response == ResponseState.NO_RESPONSE
    assert "n’a pas répondu" in letters_to(story, story.claimant)
    assert "encore accepter" in story.case.dispatches.get(message="silence_notice").letter_html
    story.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    html = plain(story.case.documents.get(kind=CERTIFICATE).html)
    assert "N’a pas répondu" in html
    assert "jusqu’au 14 janvier 2027 inclus" in html
    assert "refus" not in html.lower()


@BOTH
@pytest.mark.parametrize("first", ["silence", "refusal"])
def test_c22_a_yes_before_the_attestation_waits_for_the_consumer_to_agree_again(order, first):
    story = invited(order)
    ninety = story.case.open_deadline("outcome")
    story.wait(12).tick() if first == "silence" else story.decline()
    story.accept()
    assert story.case.events.last().data["late"] is True
    assert (story.case.stage, story.told("late_yes")) == (Stage.DECLINED, ["Nadia Martin"])
    assert story.case.open_deadline("choice", story.claimant)
    page = signed_in(people.martin()).get(address("case", story.case)).text
    assert "Confirmer que je souhaite la médiation" in page
    assert "Demander au Centre d’intervenir" not in page
    assert "Continuer avec ceux qui ont accepté" not in page
    story.do(Act.GO_ON_AFTER_LATE_YES, Role.CLAIMANT)
    assert story.case.stage == goes_on(order)
    assert story.case.open_deadline("choice") is None
    assert "SARL Toitures Dubois" in story.told("late_yes_confirmed")
    if ninety:
        assert story.case.open_deadline("outcome").due_on == ninety.due_on, "the ninety days do not move"


@BOTH
def test_c22_the_consumer_who_no_longer_agrees_takes_the_attestation(order):
    story = invited(order).wait(12).tick().accept().do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert story.case.outcome == Outcome.DECLINED
    html = plain(story.case.documents.get(kind=CERTIFICATE).html)
    assert "A accepté de participer à la médiation le 16 janvier 2027, après le délai qui lui était donné." in html


@BOTH
def test_c22_after_the_attestation_the_consumer_decides_and_the_attestation_stays(order):
    story = invited(order)
    ninety = story.case.open_deadline("outcome")
    story.decline().do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    before = story.case.documents.get(kind=CERTIFICATE)
    story.wait(20).accept()
    assert (story.case.stage, story.case.outcome) == (Stage.CLOSED, Outcome.DECLINED), "a yes alone opens nothing"
    assert story.told("yes_after_certificate") == ["Nadia Martin"]
    page = signed_in(people.martin()).get(address("case", story.case)).text
    assert "Confirmer que je souhaite la médiation" in page
    story.do(Act.GO_ON_AFTER_LATE_YES, Role.CLAIMANT)
    assert (story.case.stage, story.case.outcome, story.case.closed_on) == (goes_on(order), "", None)
    if ninety:
        assert story.case.open_deadline("outcome").due_on == ninety.due_on
    else:
        assert story.case.open_deadline("admissibility").due_on == date(2027, 2, 14)
    after = story.case.documents.get(kind=CERTIFICATE)
    assert (after.pk, after.html, after.html_sha256) == (before.pk, before.html, before.html_sha256)


@BOTH
def test_c22_whoever_is_not_asked_reopens_nothing(order):
    story = invited(order).decline().do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    with pytest.raises(NotPossibleNow):
        story.do(Act.GO_ON_AFTER_LATE_YES, Role.CLAIMANT)
    story.accept().wait(60).tick()
    assert story.case.stage == Stage.CLOSED, "without a word of the consumer the file stays closed"


@BOTH
def test_c23_one_of_several_refuses_and_the_other_confirms_at_the_price_then_due(order):
    story = invited(order, respondents=2)
    roofer, plumber = story.case.respondents
    story.wait(3).accept(roofer)
    assert story.case.stage == Stage.AWAITING_RESPONSES, "nothing starts before all have answered"
    story.wait(5).decline(plumber, communicable_reason="Le chantier n’est pas le nôtre.")
    options = story.case.dispatches.get(message="refusal_options", party=story.claimant)
    for text in (options.body, options.letter_html):
        assert "ontinuer avec ceux qui ont accepté" in text
    story.do(Act.DROP_RESPONDENT, Role.CLAIMANT)
    assert (story.case.stage, story.case.track) == (Stage.AWAITING_RESPONSES, Track.E_MEDIATION)
    assert story.told("others_declined") == ["SARL Toitures Dubois"]
    form = signed_in(people.dubois()).get(address("act", story.case, "accept_mediation")).text
    assert f"60{NBSP}€" in form, "shown before it counts"
    certificate = story.case.documents.get(kind=CERTIFICATE)
    assert "Le chantier n’est pas le nôtre." in certificate.html
    assert "A accepté" not in certificate.html
    assert story.told("partial_certificate") == ["Nadia Martin", "Plomberie Petit"]
    with pytest.raises(NotPossibleNow):
        story.accept(plumber)
    story.accept(roofer)
    assert story.case.stage == goes_on(order)
    assert "€" not in letters_to(story, story.claimant)


@BOTH
def test_c23_the_centre_may_speak_to_the_one_who_refused(order):
    story = invited(order, respondents=2)
    roofer, plumber = story.case.respondents
    story.accept(roofer).decline(plumber).intercede()
    assert story.case.stage == Stage.INTERCESSION
    story.accept(plumber)
    assert (story.case.stage, story.case.track) == (goes_on(order), Track.TAILORED)


@BOTH
def test_c23_the_one_who_accepted_need_not_go_on_alone(order):
    story = invited(order, respondents=2)
    roofer, plumber = story.case.respondents
    story.accept(roofer).decline(plumber).do(Act.DROP_RESPONDENT, Role.CLAIMANT).decline(roofer)
    assert story.case.stage == Stage.DECLINED
    story.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    assert story.case.outcome == Outcome.DECLINED


@BOTH
def test_c23_a_late_yes_of_one_of_several_leaves_the_consumer_the_other_choices(order):
    story = invited(order, respondents=2)
    roofer, plumber = story.case.respondents
    story.decline(roofer).decline(plumber).accept(roofer)
    assert "un autre professionnel n’a pas accepté" in story.case.dispatches.get(message="late_yes").body.lower()
    with pytest.raises(NotPossibleNow):
        story.do(Act.GO_ON_AFTER_LATE_YES, Role.CLAIMANT)
    story.accept(plumber).do(Act.GO_ON_AFTER_LATE_YES, Role.CLAIMANT)
    assert story.case.stage == goes_on(order)
    assert story.case.packages.last().accepted_on, "the package begins once the consumer agrees"
