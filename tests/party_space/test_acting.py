"""One page for any act: it shows what it changes, keeps what was typed, and refuses in a sentence."""

import re
import uuid

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.enums import Act, ResponseState, Role, Stage
from casework.forms import FORMS
from casework.models import Case, ForumPost, Party
from casework.procedure.table import ROWS
from casework.staff.journal import DISCREET, WHAT
from tests import people
from tests.correspondence.reading import plain
from tests.party_space.conftest import address, signed_in
from tests.staff.conftest import case_url
from tests.story import SECRET_TALK

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


def stage_of(case):
    return Case.objects.get(pk=case.pk).stage


def test_the_professional_sees_the_tariff_and_accepts(story_in, dubois, act):
    story = story_in(Stage.AWAITING_RESPONSES)
    from casework.models import Tariff

    Tariff.objects.get_or_create(track="e_mediation", amount_excl_vat=60, valid_from="2026-01-01")
    page = dubois.get(address("act", story.case, "accept_mediation"))
    assert "60\N{NO-BREAK SPACE}€ HT" in page.text
    assert "72\N{NO-BREAK SPACE}€ TTC" in page.text
    answer = act(dubois, story.case, "accept_mediation", agrees="on")
    assert answer.url == address("case", story.case)
    assert stage_of(story.case) == Stage.APPOINTMENT


@pytest.mark.parametrize("stage", [Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.MEDIATION, Stage.CLOSED])
def test_the_consumer_is_never_shown_a_price(story_in, martin, stage):
    from casework.models import Tariff

    Tariff.objects.get_or_create(track="e_mediation", amount_excl_vat=60, valid_from="2026-01-01")
    story = story_in(stage)
    for name in ("case", "request", "history"):
        text = martin.get(address(name, story.case)).text
        assert "€ HT" not in text
        assert "60\N{NO-BREAK SPACE}€" not in text


def test_without_the_box_nothing_is_accepted(story_in, dubois, act):
    story = story_in(Stage.AWAITING_RESPONSES)
    answer = act(dubois, story.case, "accept_mediation")
    assert answer.status_code == 422
    assert "Il y a quelque chose à corriger" in answer.text
    assert stage_of(story.case) == Stage.AWAITING_RESPONSES


def test_a_refusal_passes_on_only_what_may_be(story_in, dubois, martin, act):
    story = story_in(Stage.AWAITING_RESPONSES)
    act(dubois, story.case, "decline_mediation", reasons=["other"], text="pour-le-Centre-seul",
        communicable_reason="Nous avons déjà repris le chantier.")  # fmt: skip
    page = martin.get(address("case", story.case))
    assert "Nous avons déjà repris le chantier." in page.text
    assert "pour-le-Centre-seul" not in page.text
    assert address("act", story.case, "request_intercession") in page.text
    assert address("act", story.case, "request_filing_certificate") in page.text


def test_a_mistake_keeps_all_that_was_typed(story_in, dubois, act):
    story = story_in(Stage.AWAITING_RESPONSES)
    answer = act(dubois, story.case, "decline_mediation", text="Un long texte que personne ne veut retaper.")
    assert answer.status_code == 422
    assert "Un long texte que personne ne veut retaper." in answer.text
    assert Party.objects.get(pk=story.respondent.pk).response == ResponseState.PENDING


def test_when_the_case_moved_on_the_text_stays_and_a_sentence_says_why(story_in, martin):
    story = story_in(Stage.MEDIATION)
    url = address("act", story.case, "post_to_forum")
    token = martin.get(url).context["form"]["token"].value()
    story.do("withdraw", Role.RESPONDENT, reason="")
    answer = martin.post(url, {"token": token, "text": "Ce que j’allais dire."})
    assert answer.status_code == 409
    assert "Ce que j’allais dire." in answer.text
    assert "le dossier a avancé entre-temps" in answer.text
    assert not ForumPost.objects.filter(case=story.case).exists()


def test_a_refusal_tells_a_party_nothing_that_its_story_keeps_back(story_in, martin):
    """A mediator who declined was never named to the parties (decision 0013)."""
    story = story_in(Stage.APPOINTMENT).appoint()
    story.do(Act.DECLINE_MISSION, Role.MEDIATOR, reason="conflict", text="")
    data = {"token": str(uuid.uuid4()), "text": "Bonjour."}
    answer = martin.post(address("act", story.case, "post_to_forum"), data)
    assert answer.status_code == 409
    assert "le dossier a avancé entre-temps" in answer.text
    assert "Dernière étape" not in answer.text
    assert Act.DECLINE_MISSION.label not in answer.text


def test_a_double_click_is_one_message(story_in, martin):
    story = story_in(Stage.MEDIATION)
    url = address("act", story.case, "post_to_forum")
    data = {"token": str(uuid.uuid4()), "text": "Une seule fois."}
    for _ in range(2):
        assert martin.post(url, data).status_code == 302
    assert ForumPost.objects.filter(case=story.case).count() == 1


def test_an_act_that_is_no_longer_possible_leads_back_to_the_case(story_in, dubois):
    story = story_in(Stage.APPOINTMENT)
    answer = dubois.get(address("act", story.case, "accept_mediation"), follow=True)
    assert answer.redirect_chain[-1][0] == address("case", story.case)
    assert "n’est plus possible" in answer.text


@pytest.mark.parametrize("name", [*FORMS, "file_online", "remind", "rien"])
def test_an_act_of_somebody_else_does_not_exist(story_in, martin, name):
    story = story_in(Stage.MEDIATION)
    mine = any(row.act == name and Role.CLAIMANT in row.by for row in ROWS) and name != "file_online"
    url = address("act", story.case, name)
    assert (martin.get(url).status_code == 404) is not mine
    if not mine:
        assert martin.post(url, {"token": str(uuid.uuid4())}).status_code == 404
    assert signed_in(people.curieux()).get(url).status_code == 404


def test_the_table_of_proposals(story_in, martin, dubois, act):
    story = story_in(Stage.MEDIATION)
    row = story.case.offer_rows.first()
    page = dubois.get(address("table", story.case))
    assert f"?row={row.pk}" in page.text
    act(dubois, story.case, "post_offer", row=row.pk, text="Nous reprenons la noue.", amount="250,50")
    page = martin.get(address("table", story.case))
    assert "Nous reprenons la noue." in page.text
    assert "250,50" in page.text
    offer = row.offers.get(text="Nous reprenons la noue.")
    assert martin.get(address("act", story.case, "answer_offer"), {"offer": offer.pk}).context["form"][
        "offer"
    ].value() == str(offer.pk)
    act(martin, story.case, "answer_offer", offer=offer.pk, accepted="yes")
    page = martin.get(address("table", story.case))
    assert "Accord" in page.text
    assert "1 point sur 2" in page.text


def test_an_exhibit_is_added_and_read_by_the_other(story_in, martin, dubois, act):
    story = story_in(Stage.MEDIATION)
    file = SimpleUploadedFile("photo du toit.pdf", PDF, "application/pdf")
    answer = act(martin, story.case, "add_exhibit", title="Constat", file=file)
    assert answer.url == address("exhibits", story.case)
    assert "Constat" in dubois.get(address("exhibits", story.case)).text


def test_a_file_that_is_not_what_it_says_is_refused(story_in, martin, act):
    story = story_in(Stage.MEDIATION)
    file = SimpleUploadedFile("devis.pdf", b"MZ\x90 not a pdf", "application/pdf")
    answer = act(martin, story.case, "add_exhibit", title="Mon intitulé", file=file)
    assert answer.status_code == 422
    assert "Mon intitulé" in answer.text


def test_nobody_learns_the_other_s_answer_to_the_solution(story_in, martin, dubois, act):
    story = story_in(Stage.SOLUTION_PROPOSED)
    page = martin.get(address("solution", story.case))
    for must in ("libre", "tribunal", "différente", "contrat", "au plus tard"):
        assert must in page.text
    act(martin, story.case, "accept_solution")
    for name in ("solution", "case", "history"):
        text = dubois.get(address(name, story.case)).text
        assert "a accepté la solution" not in text
        assert "Nadia Martin a accepté." not in text
    act(dubois, story.case, "accept_solution")
    assert "Nadia Martin a accepté." in dubois.get(address("solution", story.case)).text
    assert stage_of(story.case) == Stage.AGREEMENT


def test_nobody_learns_it_between_two_mediators_either(story_in, martin, dubois, act):
    story = story_in(Stage.SOLUTION_PROPOSED)
    act(martin, story.case, "accept_solution")
    story.do(Act.END_MISSION, Role.CENTRE, end_reason="replaced")
    successor = people.mediator(story.version.federation, "luc.morel@x.example", "Luc", "Morel")
    story.do(Act.APPOINT_MEDIATOR, Role.CENTRE, mediator=successor, reason="Libre")
    assert "Nadia Martin a accepté." not in dubois.get(address("solution", story.case)).text
    desk = plain(signed_in(successor.user).get(case_url(story.case)).text)
    assert "Nadia Martin : accepte" not in desk
    assert WHAT[Act.ACCEPT_SOLUTION] not in desk
    assert DISCREET[Act.ACCEPT_SOLUTION] in desk


def test_a_new_version_shows_what_changed(story_in, martin, act):
    story = story_in(Stage.AGREEMENT)
    act(martin, story.case, "comment_draft", comment="La date est trop tardive.")
    story.circulate("Article 1. La toiture est reprise avant le 30 mai 2027.")
    page = martin.get(address("draft", story.case))
    assert "<ins>" in page.text
    assert "30 mai 2027" in page.text


def test_an_approval_of_the_version_that_was_replaced_is_refused(story_in, martin):
    story = story_in(Stage.AGREEMENT)
    url = address("act", story.case, "approve_draft")
    form = martin.get(url).context["form"]
    data = {"token": form["token"].value(), "version": form["version"].value()}
    story.circulate("Article 1. Autre chose.")
    answer = martin.post(url, data)
    assert answer.status_code == 409
    assert "nouvelle version" in answer.text


def test_signing_asks_for_a_code_sent_by_email(story_in, martin, act):
    story = story_in(Stage.AGREEMENT)
    story.approve_all()
    assert act(martin, story.case, "request_signature_code").url == address("act", story.case, "sign_agreement")
    sent = "\n".join(message.body for message in mail.outbox if message.to == ["nadia.martin@example.fr"])
    code = re.search(r"(?<![-\d])\d{6}(?!\d)", sent).group()
    wrong = act(martin, story.case, "sign_agreement", code="000000" if code != "000000" else "111111")
    assert wrong.status_code == 422
    assert "Ce code n’est pas le bon" in wrong.text
    assert "La toiture est reprise" in wrong.text
    act(martin, story.case, "sign_agreement", code=code)
    assert "A signé le" in martin.get(address("draft", story.case)).text


def test_leaving_is_always_offered_and_always_possible(story_in, martin, act):
    story = story_in(Stage.MEDIATION)
    assert address("act", story.case, "withdraw") in martin.get(address("case", story.case)).text
    act(martin, story.case, "withdraw")
    assert stage_of(story.case) == Stage.CLOSED
    page = martin.get(address("case", story.case))
    assert "pris fin par un retrait" in page.text
    assert SECRET_TALK not in page.text


def test_the_first_button_goes_on_with_what_is_awaited(story_in, martin):
    story = story_in(Stage.MEDIATION).offer()
    first, *others = martin.get(address("case", story.case)).context["main_buttons"]
    assert (first.url, first.style) == (address("table", story.case), "")
    assert Act.ADD_RESPONDENT in [button.act for button in others]
    assert all(button.style == "secondary" for button in others)


def test_every_button_of_every_page_opens(story_in, martin, dubois):
    for stage in (Stage.AWAITING_RESPONSES, Stage.DECLINED, Stage.MEDIATION, Stage.SOLUTION_PROPOSED, Stage.AGREEMENT):
        story = story_in(stage)
        for client, party in ((martin, story.claimant), (dubois, story.respondent)):
            page = client.get(address("case", story.case)).text
            shown = [act for act in FORMS if address("act", story.case, act) in page]
            assert shown, (stage, party)
            for act in shown:
                assert client.get(address("act", story.case, act)).status_code == 200, (stage, party, act)


def test_the_journal_says_who_did_it(story_in, dubois, act):
    story = story_in(Stage.AWAITING_RESPONSES)
    act(dubois, story.case, "accept_mediation", agrees="on")
    event = story.case.events.get(act=Act.ACCEPT_MEDIATION)
    assert (event.user, event.party, event.role) == (people.dubois(), story.respondent, Role.RESPONDENT)
