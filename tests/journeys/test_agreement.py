"""Process 2.1.1: filed, accepted, designated, admissible, mediated, agreed, signed by all (cases C01, C37)."""

from datetime import date

import pytest

from casework.enums import Act, DocumentKind, Outcome, Role, Stage
from casework.procedure.engine import NotPossibleNow
from tests.story import SECRET_COMPLAINT

pytestmark = pytest.mark.django_db


def test_filing_invites_the_professional_the_same_day(story):
    assert story.case.stage == Stage.AWAITING_RESPONSES
    assert story.case.track == "e_mediation"
    event = story.case.events.get()
    assert {row.message for row in event.dispatches.all()} == {"acknowledgement", "invitation"}
    assert story.case.open_deadline("response").due_on == date(2027, 1, 14)
    assert story.case.open_deadline("admissibility").due_on == date(2027, 1, 25)


def test_no_email_says_what_the_case_is_about(story):
    for row in story.case.dispatches.all():
        assert SECRET_COMPLAINT not in row.subject + row.body
        assert "reprise de la toiture" not in row.body


def test_the_consumer_is_never_shown_a_price(story):
    for row in story.case.dispatches.filter(party=story.claimant):
        assert "€" not in row.body + row.letter_html


def test_the_whole_way_to_a_signed_agreement(story):
    story.accept()
    assert story.case.stage == Stage.APPOINTMENT
    assert story.told("response_accepted") == ["Nadia Martin"]

    story.appoint()
    assert story.case.stage == Stage.APPOINTMENT, "until the mediator confirms"
    assert story.told("mission_offered") == ["Claire Vasseur"]

    story.confirm()
    assert story.case.stage == Stage.ADMISSIBILITY
    assert story.told("mediator_appointed") == ["Nadia Martin", "SARL Toitures Dubois"]

    story.admit()
    assert story.case.stage == Stage.MEDIATION
    assert story.case.notified_on == date(2027, 1, 4)
    assert story.case.open_deadline("outcome").due_on == date(2027, 4, 4)
    assert story.case.open_deadline("admissibility") is None
    assert story.case.documents.get().kind == DocumentKind.REFERRAL_NOTICE

    story.offer().offer(Role.CLAIMANT, text="D’accord avec des photos").say()
    row = story.case.offer_rows.first()
    assert [offer.author_name for offer in row.offers.all()] == ["Nadia Martin", "SARL Toitures Dubois", "Nadia Martin"]
    story.do(Act.ANSWER_OFFER, Role.RESPONDENT, offer=row.offers.last(), accepted="yes")
    assert story.case.offer_rows.first().agreed_offer == row.offers.last()

    story.agree().circulate().approve_all().sign_all()
    assert story.case.stage == Stage.CLOSED
    assert story.case.outcome == Outcome.AGREEMENT
    assert story.told("agreement_signed") == ["Claire Vasseur", "Nadia Martin", "SARL Toitures Dubois"]
    assert story.case.documents.filter(kind=DocumentKind.SETTLEMENT_AGREEMENT).count() == 1
    assert not story.case.deadlines.filter(state="open").exclude(term="execution").exists()


def test_an_approval_does_not_carry_over_to_a_new_version(story_in):
    story = story_in(Stage.AGREEMENT).approve(Role.CLAIMANT)
    story.circulate(body="Article 1. Avec des photos.")
    story.approve(Role.RESPONDENT)
    with pytest.raises(NotPossibleNow):
        story.do(Act.REQUEST_SIGNATURE_CODE, Role.RESPONDENT)
    story.approve(Role.CLAIMANT)
    assert story.told("ready_to_sign") == ["Nadia Martin", "SARL Toitures Dubois"]


def test_approving_a_version_that_was_replaced_is_refused(story_in):
    story = story_in(Stage.AGREEMENT)
    story.circulate(body="Article 1. Autre texte.")
    with pytest.raises(NotPossibleNow, match="nouvelle version"):
        story.do(Act.APPROVE_DRAFT, Role.CLAIMANT, version=1)


def test_the_mediator_signs_last(story_in):
    story = story_in(Stage.AGREEMENT).approve_all().sign(Role.CLAIMANT)
    with pytest.raises(NotPossibleNow):
        story.do(Act.REQUEST_SIGNATURE_CODE, Role.MEDIATOR)
    story.sign(Role.RESPONDENT)
    assert story.told("mediator_to_sign") == ["Claire Vasseur"]
    story.sign(Role.MEDIATOR)
    assert story.case.is_closed


def test_nothing_is_signed_with_a_wrong_code(story_in):
    story = story_in(Stage.AGREEMENT).approve_all()
    story.do(Act.REQUEST_SIGNATURE_CODE, Role.CLAIMANT)
    with pytest.raises(NotPossibleNow, match="code"):
        story.do(Act.SIGN_AGREEMENT, Role.CLAIMANT, signer_name="Nadia Martin", code="000000x")
    assert not story.case.drafts.last().signatures.exists()


def test_after_the_last_signature_nobody_withdraws(story_in):
    story = story_in(Stage.CLOSED)
    with pytest.raises(NotPossibleNow):
        story.do(Act.WITHDRAW, Role.CLAIMANT)
