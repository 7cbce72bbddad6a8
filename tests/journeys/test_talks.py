"""The talks: the table of proposals, what is agreed and carried into the protocole (cases C36, C37, C38)."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from casework.enums import Act, DocumentKind, Order, Outcome, Role, Stage
from casework.models import Case, Offer
from casework.procedure.engine import NotAllowed, NotPossibleNow
from casework.procedure.points import MOST_POINTS
from tests import people
from tests.party_space.conftest import address, signed_in
from tests.story import SECRET_TALK, Story

pytestmark = pytest.mark.django_db
BOTH_ORDERS = pytest.mark.parametrize("order", list(Order))


def mediated(order, **kwargs):
    """A case in mediation, in this order of things."""
    if order == Order.SOURCE:
        return Story.in_stage(Stage.MEDIATION, order=order, **kwargs)
    return Story(order=order, **kwargs).appoint().confirm().admit().accept()


def desk(story, user, *args):
    name = "case" if not args else args[0]
    return signed_in(user).get(reverse(f"casework_staff:{name}", args=[story.case.reference, *args[1:]]))


def answer(story, role, offer, accepted="yes", **kwargs):
    return story.do(Act.ANSWER_OFFER, role, offer=offer, accepted=accepted, **kwargs)


# C36 ----------------------------------------------------------------------------------------------------


@BOTH_ORDERS
def test_c36_each_writes_in_its_own_column_and_the_others_are_told_at_once(order):
    story = mediated(order)
    row = story.case.offer_rows.first()
    story.offer(Role.RESPONDENT, "Nous reprenons la noue.", row, amount=Decimal(250), by=date(2027, 5, 14))
    assert story.told() == ["Claire Vasseur", "Nadia Martin"]
    story.offer(Role.MEDIATOR, "Une reprise contrôlée par un tiers.", row)
    assert story.told() == ["Nadia Martin", "SARL Toitures Dubois"]
    columns = {(offer.party_id, offer.author_name) for offer in row.offers.all()}
    assert columns == {
        (story.claimant.pk, "Nadia Martin"),
        (story.respondent.pk, "SARL Toitures Dubois"),
        (None, "Claire Vasseur"),
    }


@BOTH_ORDERS
def test_c36_every_version_is_kept_and_only_the_last_one_is_answered(order):
    story = mediated(order)
    row = story.case.offer_rows.first()
    story.offer(Role.RESPONDENT, "Première.", row, amount=Decimal(100))
    first = row.offers.last()
    story.wait(1).offer(Role.RESPONDENT, "Seconde.", row, amount=Decimal(200))
    with pytest.raises(NotPossibleNow, match="remplacée entre-temps"):
        answer(story, Role.CLAIMANT, first)
    page = signed_in(people.martin()).get(address("table", story.case)).text
    assert "Première." in page
    assert "Seconde." in page
    assert page.count("?offer=") == 1
    answer(story, Role.CLAIMANT, row.offers.last())
    assert story.case.offer_rows.first().agreed_offer.text == "Seconde."
    with pytest.raises(NotPossibleNow, match="déjà été trouvé"):
        story.offer(Role.RESPONDENT, "Troisième.", row)


def test_c36_the_other_learns_what_an_entry_is():
    story = mediated(Order.SOURCE)
    row = story.case.offer_rows.first()
    story.offer(Role.RESPONDENT, "Nous passons.", row).offer(Role.CLAIMANT, "Avant juin.", row)
    story.offer(Role.CLAIMANT, "Avant mai.", row).offer(Role.MEDIATOR, "Le 15 mai.", row)
    for user in (people.dubois(), people.martin()):
        page = signed_in(user).get(address("table", story.case)).text
        for what in ("Demande", "Contre-proposition", "Nouvelle proposition", "Proposition du médiateur"):
            assert f'<p class="space-offer__what">{what}</p>' in page
    assert "Contre-proposition" in desk(story, story.vasseur.user).text


def test_c36_the_mediator_s_entry_is_agreed_when_both_accept():
    story = mediated(Order.SOURCE)
    row = story.case.offer_rows.first()
    story.offer(Role.MEDIATOR, "Le 15 mai.", row)
    offer = row.offers.last()
    answer(story, Role.CLAIMANT, offer)
    assert story.case.offer_rows.first().agreed_offer is None
    answer(story, Role.RESPONDENT, offer)
    assert story.case.offer_rows.first().agreed_offer == offer


def test_c36_the_mediator_answers_for_nobody_and_the_centre_writes_nothing():
    story = mediated(Order.SOURCE)
    offer = story.case.offer_rows.first().offers.first()
    with pytest.raises(NotAllowed):
        answer(story, Role.MEDIATOR, offer)
    with pytest.raises(NotAllowed):
        story.offer(Role.CENTRE)


def test_c36_an_offer_is_no_exhibit_and_leaves_with_no_export():
    story = mediated(Order.SOURCE).offer(text=SECRET_TALK)
    assert not story.case.exhibits.filter(title__contains=SECRET_TALK).exists()
    assert SECRET_TALK not in signed_in(people.martin()).get(address("exhibits", story.case)).text
    assert SECRET_TALK not in desk(story, people.centre()).text
    assert not any(SECRET_TALK in document.html for document in story.case.documents.all())


@BOTH_ORDERS
def test_c36_the_table_told_from_its_first_entry_to_the_point_that_is_agreed(order, act):
    """The whole of case C36, on the pages: P1 in its column, M in the third, the aparté that never shows, the bundle."""
    story = mediated(order)
    row, whisper = story.case.offer_rows.first(), "canari-aparté"
    martin, dubois, mediator = (signed_in(who) for who in (people.martin(), people.dubois(), story.vasseur.user))
    # P1 writes in its own column: the others are told at once, and of nothing but that there is something.
    act(dubois, story.case, "post_offer", row=row.pk, text="Nous reprenons la noue.", amount="250")
    told = story.case.events.get(act=Act.POST_OFFER).dispatches.all()
    assert sorted(message.recipient_name for message in told) == ["Claire Vasseur", "Nadia Martin"]
    assert not any("noue" in message.subject + message.body for message in told)
    # Nobody edits another's column, nor its own past: a second entry stands beside the first, which is kept.
    act(dubois, story.case, "post_offer", row=row.pk, text="Nous reprenons tout.", amount="300")
    assert [offer.party for offer in row.offers.exclude(party=story.claimant)] == [story.respondent, story.respondent]
    page = martin.get(address("table", story.case)).text
    assert "Nous reprenons la noue." in page
    assert "1 proposition précédente" in page
    assert not [route for route in re.findall(r'href="([^"]+)"', page) if "modifier" in route or "supprimer" in route]
    # M steps in when it likes, in the third column.
    url = reverse("casework_staff:act", args=[story.case.reference, "post_offer"])
    token = mediator.get(url).context["form"]["token"].value()
    assert mediator.post(url, {"token": token, "row": row.pk, "text": "Le 15 mai au plus tard."}).status_code == 302
    for client in (martin, dubois):
        table = client.get(address("table", story.case)).text
        assert "Claire Vasseur, médiateur" in table
        assert "Le 15 mai au plus tard." in table
    # An aparté, a question and a limit never show in the table, nor anywhere the other looks.
    act(martin, story.case, "post_to_caucus", text=whisper)
    act(martin, story.case, "set_limit", row=row.pk, amount="4321,09")
    for name in ("table", "forum", "case", "history", "exhibits"):
        text = dubois.get(address(name, story.case)).text
        assert whisper not in text
        assert "4\u00a0321,09" not in text
    # What is offered is confidential: no exhibit, nothing for the Centre, nothing in a certificate.
    assert "confidentielle" in table
    assert not story.case.exhibits.filter(confidential=True).exists()
    centre = desk(story, people.centre()).text
    assert "Nous reprenons tout." not in centre
    assert "Le Centre ne lit pas les échanges." in centre
    # Both say yes to M's entry: the point is agreed, and carried to the draft.
    offer = row.offers.get(party=None)
    for client in (martin, dubois):
        act(client, story.case, "answer_offer", offer=offer.pk, accepted="yes")
    assert "Ce qui est convenu" in martin.get(address("table", story.case)).text
    assert "?reprendre=1" in desk(story, story.vasseur.user).text
    story.case = Case.objects.get(pk=story.case.pk)
    story.propose().decline_solution(Role.CLAIMANT).decline_solution(Role.RESPONDENT)
    story.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)
    constat = story.case.documents.get(kind=DocumentKind.FAILURE_CERTIFICATE).html
    assert not [word for word in ("Nous reprenons", "15 mai", whisper, "4321") if word in constat]


def test_the_table_takes_forty_points_and_says_so():
    story = mediated(Order.SOURCE)
    for number in range(story.case.offer_rows.count(), MOST_POINTS):
        story.do(Act.POST_OFFER, Role.CLAIMANT, title=f"Point {number}", text="…")
    with pytest.raises(NotPossibleNow, match="40 points"):
        story.do(Act.POST_OFFER, Role.RESPONDENT, title="Un de trop", text="…")
    client, url = signed_in(people.martin()), address("act", story.case, "post_offer")
    form = client.get(url).context["form"]
    page = client.post(url, {"token": form["token"].value(), "title": "Un de trop", "text": "À garder"})
    assert page.status_code == 422
    assert "40 points" in page.text
    assert "À garder" in page.text


def test_what_a_professional_offered_before_it_left_waits_for_nobody():
    story = Story(respondents=2)
    story.do(Act.VALIDATE_FILE, Role.CENTRE)
    first, second = story.case.respondents
    story.case.parties.filter(pk=second.pk).update(user=people.curieux())
    first, second = story.case.respondents
    story.accept(first).accept(second).appoint().confirm().admit()
    story.do(Act.POST_OFFER, Role.RESPONDENT, second, row=story.case.offer_rows.first(), text="La moitié.")
    story.do(Act.WITHDRAW, Role.RESPONDENT, second)
    with pytest.raises(NotPossibleNow):
        answer(story, Role.CLAIMANT, Offer.objects.get(text="La moitié."))


# What is agreed, and the draft ---------------------------------------------------------------------------


@pytest.fixture
def half_agreed(db):
    """One point of two is agreed: 800 euros before 30 April."""
    story = mediated(Order.SOURCE)
    row = story.case.offer_rows.last()
    story.offer(Role.RESPONDENT, "Nous remboursons", row, amount=Decimal("800.50"), by=date(2027, 4, 30))
    return answer(story, Role.CLAIMANT, row.offers.last())


def test_what_is_agreed_so_far_is_summed_up_for_everybody(half_agreed):
    for user in (people.martin(), people.dubois()):
        page = signed_in(user).get(address("table", half_agreed.case)).text
        assert "Ce qui est convenu" in page
        assert "1 point sur 2" in page
        assert "Reste à régler" in page
    page = desk(half_agreed, half_agreed.vasseur.user).text
    assert "Ce qui est convenu (1 point sur 2)" in page
    assert "Ce qui est convenu" not in desk(half_agreed, people.centre()).text


def test_it_is_carried_into_the_draft_at_a_click(half_agreed):
    client = signed_in(half_agreed.vasseur.user)
    page = client.get(reverse("casework_staff:case", args=[half_agreed.case.reference])).text
    url = reverse("casework_staff:act", args=[half_agreed.case.reference, "record_agreement"])
    assert f"{url}?reprendre=1" in page
    form = client.get(url).context["form"]
    after = client.post(url, {"token": form["token"].value()})
    assert after.url.endswith("/circulate_draft/")
    draft = client.get(after.url).context["form"]
    body = draft["body"].value()
    assert body == (
        "Article 1. Un remboursement partiel\nNous remboursons. Montant : 800,50 €. Au plus tard le 30/04/2027."
    )
    assert draft["left_open"].value() == "– Une reprise de la toiture"


def test_a_point_agreed_later_is_added_once_to_the_text_as_it_stands(half_agreed):
    half_agreed.agree().circulate(body="Article 1. Un texte écrit autrement.")
    client = signed_in(half_agreed.vasseur.user)
    url = reverse("casework_staff:act", args=[half_agreed.case.reference, "circulate_draft"])
    assert client.get(url).context["form"]["body"].value() == "Article 1. Un texte écrit autrement."
    body = client.get(url, {"reprendre": "1"}).context["form"]["body"].value()
    assert body.startswith("Article 1. Un texte écrit autrement.\n\nArticle 2. Un remboursement partiel\n")
    half_agreed.circulate(body=body)
    assert client.get(url, {"reprendre": "1"}).context["form"]["body"].value() == body


# C37 ----------------------------------------------------------------------------------------------------


@BOTH_ORDERS
def test_c37_amendments_make_a_new_version_for_all_and_approvals_do_not_carry_over(order):
    story = mediated(order)
    story.agree().circulate("Article 1. La toiture est reprise avant le 30 avril 2027.\nArticle 2. 800 €.")
    story.approve(Role.RESPONDENT)
    story.do(Act.COMMENT_DRAFT, Role.CLAIMANT, comment="Ajouter des photos.")
    story.circulate(
        "Article 1. La toiture est reprise avant le 14 mai 2027.\nArticle 2. 800 €.\nArticle 3. Des photos."
    )
    assert story.told("draft_circulated") == ["Nadia Martin", "SARL Toitures Dubois"]
    assert not story.case.drafts.last().approvals.exists()
    for role in (Role.CLAIMANT, Role.RESPONDENT):
        with pytest.raises(NotPossibleNow):
            story.do(Act.REQUEST_SIGNATURE_CODE, role)
    page = signed_in(people.dubois()).get(address("draft", story.case)).text
    assert "Version 2" in page or "version 2" in page
    assert "<del" in page
    assert "14 mai 2027" in page
    story.approve_all().sign_all()
    assert story.case.outcome == Outcome.AGREEMENT
    agreement = story.case.documents.get(kind=DocumentKind.SETTLEMENT_AGREEMENT)
    assert "14 mai 2027" in agreement.html
    assert "30 avril" not in agreement.html


def test_c37_what_changed_is_open_until_one_has_answered_and_the_mediator_reads_the_same():
    story = mediated(Order.SOURCE).agree().circulate("Article 1. Avant le 30 avril.")
    story.circulate("Article 1. Avant le 14 mai.")
    page = signed_in(people.martin()).get(address("draft", story.case)).text
    assert '<details class="govuk-details space-changed" open>' in page
    mine = desk(story, story.vasseur.user).text
    for text in (page, mine):
        assert "<del><strong>Retiré\u00a0:</strong> Article 1. Avant le 30 avril.</del>" in text
        assert "<ins><strong>Ajouté\u00a0:</strong> Article 1. Avant le 14 mai.</ins>" in text
    story.approve(Role.CLAIMANT)
    assert 'space-changed" open' not in signed_in(people.martin()).get(address("draft", story.case)).text
    assert "Avant le 30 avril" not in desk(story, people.centre()).text


def test_c37_who_skipped_a_version_compares_with_the_last_one_it_answered_and_may_choose():
    story = mediated(Order.SOURCE).agree().circulate("Avant le 30 avril.").approve(Role.CLAIMANT)
    story.circulate("Avant le 7 mai.").circulate("Avant le 14 mai.")
    martin, dubois, url = signed_in(people.martin()), signed_in(people.dubois()), address("draft", story.case)
    page = martin.get(url).text
    assert "Ce qui a changé depuis la version\N{NO-BREAK SPACE}1" in page
    assert "</strong> Avant le 30 avril.</del>" in page
    assert "Avant le 7 mai" not in page
    assert 'href="?depuis=2"' in page
    assert "Ce qui a changé depuis la version\N{NO-BREAK SPACE}2" in dubois.get(url).text, (
        "no opinion yet: the one before"
    )
    chosen = dubois.get(url, {"depuis": "1"}).text
    assert "Ce qui a changé depuis la version\N{NO-BREAK SPACE}1" in chosen
    for unknown in ("3", "9", "x", "²"):
        assert "Ce qui a changé depuis la version\N{NO-BREAK SPACE}2" in dubois.get(url, {"depuis": unknown}).text


def test_c37_a_point_that_is_no_longer_left_open_is_a_change_too():
    story = mediated(Order.SOURCE).agree()
    story.do(Act.CIRCULATE_DRAFT, Role.MEDIATOR, body="Article 1.", left_open="– Le crépi").circulate("Article 1.")
    page = signed_in(people.martin()).get(address("draft", story.case)).text
    assert "<del><strong>Retiré\u00a0:</strong> – Le crépi</del>" in page


@BOTH_ORDERS
def test_c37_the_consumer_by_post_signs_on_paper_and_the_last_signature_dates_the_agreement(order):
    story = mediated(order)
    story.case.parties.filter(role=Role.CLAIMANT).update(channel="post")
    story.case = Case.objects.get(pk=story.case.pk)
    story.agree().circulate().wait(2)
    typed(story, Act.APPROVE_DRAFT).approve(Role.RESPONDENT).wait(3).sign(Role.RESPONDENT)
    typed(story, Act.SIGN_AGREEMENT, signer_name="Nadia Martin").wait(1).sign(Role.MEDIATOR)
    assert story.case.closed_on == date(2027, 1, 10)
    assert story.case.drafts.last().signatures.get(party=story.claimant).on_paper
    channels = dict(story.event.dispatches.filter(message="agreement_signed").values_list("recipient_name", "channel"))
    assert channels["Nadia Martin"] == "letter"
    assert channels["SARL Toitures Dubois"] == "email"


def typed(story, act, **data):
    """What Mme Martin wrote by post, typed by the mediator."""
    from casework.procedure.engine import Actor, perform

    party = story.claimant
    actor = Actor(Role.CLAIMANT, user=story.vasseur.user, party=party, on_behalf_of=party)
    letter_on = story.at.date() - timedelta(days=1)
    story.event = perform(story.case, act, actor, at=story.at, letter_on=letter_on, **data)
    story.case = Case.objects.get(pk=story.case.pk)
    return story


# C38 ----------------------------------------------------------------------------------------------------


@BOTH_ORDERS
def test_c38_both_accept_the_solution(order):
    story = mediated(order).propose()
    story.accept_solution(Role.CLAIMANT)
    assert story.told() == [], "nobody learns who accepted before all have answered"
    story.accept_solution(Role.RESPONDENT)
    assert story.case.stage == Stage.AGREEMENT


@BOTH_ORDERS
def test_c38_one_refuses_and_the_other_reads_only_that_it_was_not_accepted(order):
    story = mediated(order).propose().accept_solution(Role.CLAIMANT)
    assert "a accepté la solution" not in signed_in(people.dubois()).get(address("solution", story.case)).text
    story.decline_solution(Role.RESPONDENT)
    assert story.case.stage == Stage.MEDIATION
    told = story.event.dispatches.get(message="solution_not_accepted", recipient_name="Nadia Martin")
    assert "acceptée par toutes les parties" in told.body
    assert "Dubois" not in told.body + told.letter_html
    story.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)
    constat = story.case.documents.get(kind=DocumentKind.FAILURE_CERTIFICATE)
    assert SECRET_TALK not in constat.html
    assert "En équité." not in constat.html


@BOTH_ORDERS
def test_c38_silence_is_a_refusal_because_the_proposal_said_so(order):
    story = mediated(order).propose(days=15)
    proposal = story.case.documents.get(kind=DocumentKind.SOLUTION_PROPOSAL)
    assert "refus" in proposal.html
    story.accept_solution(Role.CLAIMANT).wait(16).tick()
    assert story.case.stage == Stage.MEDIATION
    assert story.case.solutions.last().answers.get(party=story.respondent).lapsed
