"""A question to one party alone, a limit confided to the mediator: looked for on every page that others can open."""

from decimal import Decimal

import pytest
from django.urls import reverse

from casework.enums import Act, Role, Stage
from casework.procedure.engine import Actor, NotAllowed, NotPossibleNow, perform
from tests import people
from tests.party_space.conftest import act, address, signed_in  # noqa: F401  (a fixture)
from tests.staff.crawler import crawl

pytestmark = pytest.mark.django_db
QUESTION, ANSWER, LIMIT = "canari-question", "canari-réponse", "4\N{NO-BREAK SPACE}321,09"
SECRETS = (QUESTION, ANSWER, LIMIT, "4321.09", "4321,09")
PAGES = ("case", "request", "exhibits", "history", "table", "forum", "caucus")


@pytest.fixture
def confided(story_in):
    """The mediator asked the consumer alone, who answered and said where it would stop."""
    story = story_in(Stage.MEDIATION).offer()
    row = story.case.offer_rows.last()
    story.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=story.claimant, row=row, text=QUESTION)
    assert story.told() == ["Nadia Martin"]
    story.do(Act.ANSWER_QUESTION, Role.CLAIMANT, question=story.case.questions.last(), text=ANSWER)
    assert story.told() == ["Claire Vasseur"]
    story.do(Act.SET_LIMIT, Role.CLAIMANT, row=row, amount=Decimal("4321.09"))
    assert story.told() == ["Claire Vasseur"]
    return story


def read_by(user, case):
    return "\n".join(signed_in(user).get(address(name, case)).text for name in PAGES)


def desk(user, case):
    start = [reverse("wagtailadmin_home"), reverse("casework_staff:case", args=[case.reference])]
    return "\n".join(crawl(signed_in(user), start, limit=60).values())


def succeeded(story):
    story.do(Act.END_MISSION, Role.CENTRE, end_reason="replaced")
    story.vasseur = people.mediator(story.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel")
    return story.appoint().confirm()


def test_its_author_and_the_mediator_read_it(confided):
    own = read_by(people.martin(), confided.case)
    mine = signed_in(confided.vasseur.user).get(f"/admin/dossiers/{confided.case.reference}/").text
    for words in (QUESTION, ANSWER, LIMIT):
        assert words in own
        assert words in mine


def test_the_other_party_never_does_nor_learns_that_there_is_one(confided):
    text = read_by(people.dubois(), confided.case)
    assert [word for word in SECRETS if word in text] == []
    for sign in ("vous a posé une question", "posé une question", "confié au médiateur jusqu", "limite"):
        assert sign not in text
    assert "a confié" not in text


def test_the_centre_never_does(confided):
    text = desk(people.centre(), confided.case)
    assert [word for word in SECRETS if word in text] == []
    assert "Limite confiée" not in text
    assert "Message écrit en aparté" in text


def test_the_next_mediator_only_with_the_party_s_consent(confided):
    succeeded(confided)
    text = desk(confided.vasseur.user, confided.case)
    assert [word for word in SECRETS if word in text] == []
    confided.do(Act.SHARE_CAUCUS, Role.CLAIMANT)
    page = signed_in(confided.vasseur.user).get(f"/admin/dossiers/{confided.case.reference}/").text
    for words in (QUESTION, ANSWER, LIMIT):
        assert words in page


def test_it_stands_in_no_message_no_document_and_no_line_of_the_journal(confided):
    letters = confided.case.dispatches.all()
    written = [f"{letter.subject} {letter.body}" for letter in letters]
    written += [letter.letter_html for letter in letters.exclude(message="question_asked")]
    written += [document.html for document in confided.case.documents.all()]
    written += [str(event.data) for event in confided.case.events.all()]
    assert [text for text in written if any(secret in text for secret in SECRETS)] == []


def test_the_letter_of_a_question_is_printed_by_its_mediator_alone(confided):
    confided.case.parties.filter(role=Role.RESPONDENT).update(channel="post")
    confided.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=confided.respondent, text=QUESTION)
    letter = confided.event.dispatches.get()
    assert QUESTION in letter.letter_html
    url = reverse("casework_staff:letter", args=[confided.case.reference, letter.pk])
    assert signed_in(confided.vasseur.user).get(url).status_code == 200
    assert signed_in(people.centre()).get(url).status_code == 404
    succeeded(confided)
    assert signed_in(confided.vasseur.user).get(url).status_code == 404


def test_a_limit_is_not_carried_into_the_letter_of_the_table(confided):
    confided.case.parties.filter(role=Role.RESPONDENT).update(channel="post")
    confided.do(Act.SEND_TABLE, Role.MEDIATOR, addressee=confided.respondent)
    assert confided.told() == ["SARL Toitures Dubois"]
    letter = confided.event.dispatches.get()
    assert letter.state == "to_post"
    assert "je-transigerais-volontiers" in letter.letter_html
    assert [word for word in SECRETS if word in letter.letter_html] == []
    assert "J’accepte la proposition de Nadia Martin" in letter.letter_html
    centre = signed_in(people.centre())
    for name in ("message", "letter", "letter_pdf"):
        url = reverse(f"casework_staff:{name}", args=[confided.case.reference, letter.pk])
        assert centre.get(url).status_code == 404


def test_the_mediator_prepares_the_letter_of_the_table_on_its_page(confided):
    """The form offers the parties by post alone; what it prepares waits under « Courriers », for the mediator."""
    confided.case.parties.filter(role=Role.RESPONDENT).update(channel="post")
    mediator = signed_in(confided.vasseur.user)
    url = reverse("casework_staff:act", args=[confided.case.reference, "send_table"])
    page = mediator.get(url)
    form = page.context["form"]
    assert [party.pk for party in form.fields["addressee"].queryset] == [confided.respondent.pk]
    assert "bulletin de réponse" in page.text
    token = form["token"].value()
    refused = mediator.post(url, {"token": token, "addressee": confided.claimant.pk})
    assert refused.status_code == 422
    assert not confided.case.events.filter(act=Act.SEND_TABLE).exists()
    done = mediator.post(url, {"token": token, "addressee": confided.respondent.pk})
    assert done.url == f"/admin/dossiers/{confided.case.reference}/"
    assert mediator.post(url, {"token": token, "addressee": confided.respondent.pk}).status_code == 302
    letter = confided.case.events.get(act=Act.SEND_TABLE).dispatches.get()
    assert (letter.party, letter.state) == (confided.respondent, "to_post")
    assert mediator.get(reverse("casework_staff:letter", args=[confided.case.reference, letter.pk])).status_code == 200
    assert signed_in(people.centre()).get(url).status_code == 404


def test_the_table_goes_by_post_to_a_party_by_post_only(confided):
    with pytest.raises(NotPossibleNow):
        confided.do(Act.SEND_TABLE, Role.MEDIATOR, addressee=confided.claimant)


def test_a_question_is_answered_once_and_by_the_one_it_was_put_to(confided):
    question = confided.case.questions.get()
    with pytest.raises(NotPossibleNow):
        confided.do(Act.ANSWER_QUESTION, Role.CLAIMANT, question=question, text="Encore")
    confided.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=confided.claimant, text="Une autre ?")
    with pytest.raises(NotPossibleNow):
        confided.do(Act.ANSWER_QUESTION, Role.RESPONDENT, question=confided.case.questions.last(), text="Pour elle")
    for role in (Role.CENTRE, Role.MEDIATOR):
        with pytest.raises(NotAllowed):
            confided.do(Act.SET_LIMIT, role, row=confided.case.offer_rows.last(), amount=Decimal(1))


def test_the_last_limit_replaces_the_one_before(confided):
    row = confided.case.offer_rows.last()
    confided.do(Act.SET_LIMIT, Role.CLAIMANT, row=row, amount=Decimal(3000))
    page = signed_in(people.martin()).get(address("table", confided.case)).text
    assert "3\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}€" in page
    assert LIMIT not in page


def test_somebody_told_that_the_case_moved_on_does_not_learn_of_it(confided):
    confided.do(Act.SET_LIMIT, Role.CLAIMANT, row=confided.case.offer_rows.last(), amount=Decimal(3000))
    with pytest.raises(NotPossibleNow) as refusal:
        confided.do(Act.ACCEPT_SOLUTION, Role.RESPONDENT)
    assert "jusqu’où" not in str(refusal.value)


def test_both_are_done_on_the_pages(story_in, act):  # noqa: F811
    story = story_in(Stage.MEDIATION)
    row = story.case.offer_rows.last()
    story.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=story.claimant, row=row, text=QUESTION)
    client = signed_in(people.martin())
    assert "Répondre à la question du médiateur" in client.get(address("case", story.case)).text
    assert "answer_question" in client.get(address("caucus", story.case)).text
    assert act(client, story.case, "answer_question", text="").status_code == 422
    assert act(client, story.case, "answer_question", text=ANSWER).url == address("caucus", story.case)
    assert "Répondre à la question du médiateur" not in client.get(address("case", story.case)).text
    assert act(client, story.case, "set_limit", row=row.pk, amount="trop").status_code == 422
    assert act(client, story.case, "set_limit", row=row.pk, amount="4321,09").url == address("table", story.case)
    assert LIMIT in client.get(address("table", story.case)).text


def test_what_a_party_by_post_wrote_on_its_sheet_is_typed_back(confided):
    """The mediator types the answer beside the entry, at the letter's date."""
    confided.case.parties.filter(role=Role.CLAIMANT).update(channel="post")
    mediator = signed_in(confided.vasseur.user)
    offer = confided.case.offer_rows.first().offers.last()
    url = reverse("casework_staff:act", args=[confided.case.reference, "answer_offer"])
    link = f"{url}?au-nom-de={confided.claimant.pk}&amp;offer={offer.pk}"
    assert link in mediator.get(f"/admin/dossiers/{confided.case.reference}/").text
    actor = Actor(Role.CLAIMANT, user=confided.vasseur.user, party=confided.claimant, on_behalf_of=confided.claimant)
    event = perform(
        confided.case,
        Act.ANSWER_OFFER,
        actor,
        at=confided.at,
        offer=offer,
        accepted="yes",
        letter_on=confided.at.date(),
    )
    assert event.on_behalf_of == confided.claimant
    assert confided.case.offer_rows.first().agreed_offer == offer
