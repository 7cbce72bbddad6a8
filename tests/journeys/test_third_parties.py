"""Those who stand beside a party: a lawyer, a person of trust, a representative (cases C15 and C31)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework.enums import Act, Order, Role, Stage
from casework.models import Signature
from casework.procedure.engine import NotAllowed, NotPossibleNow, perform, possible_acts
from tests import people
from tests.correspondence.reading import plain
from tests.party_space.conftest import address, signed_in
from tests.story import SECRET_COMPLAINT, SECRET_TALK, Story

pytestmark = pytest.mark.django_db
WHISPER = "je-descendrais-à-six-cents"
ORDERS = pytest.mark.parametrize("order", list(Order))
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
FILLED = {"capacity": "lawyer", "first_name": "Jean", "last_name": "Roux", "email": "jean.roux@exemple.example"}


def told(story):
    return {(row.message, row.recipient_name) for row in story.event.dispatches.all()}


def in_mediation(order):
    story = Story(order=order)
    steps = ["accept", "appoint", "confirm", "admit"]
    for step in steps if order == Order.SOURCE else [*steps[1:], steps[0]]:
        getattr(story, step)()
    assert story.case.stage == Stage.MEDIATION
    return story


@pytest.fixture
def talking(story_in):
    story = story_in(Stage.MEDIATION).offer().say()
    return story.do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=WHISPER)


# A lawyer ------------------------------------------------------------------------------------------------


@ORDERS
def test_c15_the_others_are_told_who_assists_and_the_email_says_no_word(order):
    story = in_mediation(order).bring("lawyer", "Jean", "Roux")
    assert told(story) == {
        ("third_invited", "Jean Roux"), ("third_announced", "SARL Toitures Dubois"),
        ("third_announced", "Claire Vasseur"),
    }  # fmt: skip
    letter = story.event.dispatches.get(message="third_announced", party=story.respondent).letter_html
    assert "Nadia Martin se fait désormais accompagner par <strong>Jean Roux</strong>, avocat" in letter
    body = story.event.dispatches.get(message="third_invited").body
    for word in (SECRET_COMPLAINT, "toiture", "Martin", "Dubois"):
        assert word.lower() not in body.lower()
    page = signed_in(people.dubois()).get(address("case", story.case))
    assert "Avec Jean Roux, avocat" in page.text
    assert "jean.roux@" not in page.text


def test_the_invited_address_opens_the_case_and_no_other(talking):
    talking.bring("lawyer", "Jean", "Roux")
    url = address("case", talking.case)
    stranger = signed_in(people.user("quelqu.un@exemple.example"))
    assert stranger.get(url).status_code == 404
    assert stranger.get("/espace/invitation/").status_code == 200  # asks for a code that nobody has
    lawyer = signed_in(people.user("jean.roux@exemple.example"))
    assert lawyer.get("/espace/invitation/").url == url
    page = lawyer.get(url)
    assert page.status_code == 200
    assert "Vous accompagnez <strong>Nadia Martin</strong>, en qualité d’avocat" in page.text
    assert "Vous accompagnez Nadia Martin" in lawyer.get("/espace/").text


def test_a_lawyer_reads_what_the_party_reads_and_writes_under_their_own_name(talking, act):
    lawyer = talking.bring("lawyer", "Jean", "Roux").join()
    client = signed_in(lawyer.user)
    for name in ("case", "request", "exhibits", "table", "forum", "history", "assistance"):
        assert client.get(address(name, talking.case)).status_code == 200, name
    assert SECRET_TALK in client.get(address("forum", talking.case)).text
    exhibit = client.get(address("exhibit", talking.case, 1))
    assert b"".join(exhibit.streaming_content).startswith(b"%PDF")
    assert act(client, talking.case, "post_to_forum", text="Mon confrère se trompe.").status_code == 302
    assert "Jean Roux (avocat de Nadia Martin)" in signed_in(people.dubois()).get(address("forum", talking.case)).text
    own = signed_in(people.martin()).get(address("history", talking.case)).text
    assert "Jean Roux (avocat de Nadia Martin) a écrit sur le forum." in own


def test_a_lawyer_is_led_to_the_proposals_that_wait_for_an_answer(talking):
    lawyer = talking.bring("lawyer", "Jean", "Roux").join()
    page = signed_in(lawyer.user).get(address("case", talking.case))
    assert page.context["situation"].yours
    assert [button.url for button in page.context["main_buttons"]] == [
        address("table", talking.case), address("forum", talking.case),
    ]  # fmt: skip


def test_a_lawyer_does_nothing_else_in_the_party_s_place(talking):
    lawyer = talking.bring("lawyer", "Jean", "Roux").join()
    possible = {row.act for row in possible_acts(talking.case, talking.actor(Role.THIRD_PARTY, lawyer))}
    assert possible == {Act.POST_TO_FORUM, Act.LEAVE_CASE}
    client = signed_in(lawyer.user)
    for act in ("post_offer", "withdraw", "settle_directly", "invite_third_party", "sign_agreement", "post_to_caucus"):
        assert client.get(address("act", talking.case, act)).status_code == 404, act
        assert client.post(address("act", talking.case, act), {}).status_code == 404, act
    with pytest.raises(NotAllowed):
        talking.do(Act.POST_OFFER, Role.THIRD_PARTY, lawyer, title="x", text="x")


def test_c31_the_other_side_s_lawyer_never_reads_the_aparte(talking):
    counsel = talking.bring("lawyer", "Luc", "Adverse", Role.RESPONDENT, reads_caucus=True).join()
    client = signed_in(counsel.user)
    for name in ("case", "caucus", "forum", "table", "history", "exhibits"):
        assert WHISPER not in client.get(address(name, talking.case)).text
    assert client.get(address("exhibit", talking.case, 1)).status_code == 200  # the exhibits, yes


def test_the_aparte_is_shown_to_one_s_own_lawyer_only_when_ticked(talking):
    client = signed_in(talking.bring("lawyer", "Jean", "Roux").join().user)
    assert client.get(address("caucus", talking.case)).status_code == 404
    assert "aparté" not in client.get(address("history", talking.case)).text
    assert address("caucus", talking.case) not in client.get(address("case", talking.case)).text
    trusted = signed_in(talking.bring("support", "Zoé", "Amie", reads_caucus=True).join().user)
    assert WHISPER in trusted.get(address("caucus", talking.case)).text


def test_a_limit_follows_the_aparte(talking):
    row = talking.case.offer_rows.last()
    talking.do(Act.SET_LIMIT, Role.CLAIMANT, row=row, amount=4321)
    for ticked in (False, True):
        lawyer = people.user(f"avocat{ticked:d}@exemple.example")
        talking.case.third_parties.create(
            party=talking.claimant, capacity="lawyer", first_name="Jean", last_name="Roux", email=lawyer.email,
            user=lawyer, reads_caucus=ticked, invited_at=talking.at, joined_at=talking.at,
        )  # fmt: skip
        page = signed_in(lawyer).get(address("table", talking.case))
        assert page.status_code == 200
        assert ("4\N{NO-BREAK SPACE}321" in page.text) is ticked


def test_the_mediator_invites_for_a_party_and_never_opens_its_aparte(talking):
    talking.bring("lawyer", "Jean", "Roux", Role.MEDIATOR, for_party=talking.respondent, reads_caucus=True)
    assert not talking.beside.reads_caucus
    assert ("third_announced", "SARL Toitures Dubois") in told(talking)
    assert ("third_announced", "Nadia Martin") in told(talking)


def test_c15_notices_go_to_both_and_a_person_of_trust_gets_none(talking):
    talking.bring("lawyer", "Jean", "Roux").join()
    talking.bring("support", "Zoé", "Amie").join()
    talking.bring("lawyer", "Anne", "Absente")  # never came: nothing goes to an address that nobody proved
    talking.say(Role.RESPONDENT)
    assert told(talking) == {
        ("new_activity", "Nadia Martin"), ("third_copy", "Jean Roux"), ("new_activity", "Claire Vasseur"),
    }  # fmt: skip
    talking.do(Act.POST_TO_CAUCUS, Role.MEDIATOR, addressee=talking.claimant, text=WHISPER)
    assert told(talking) == {("new_activity", "Nadia Martin")}
    talking.propose()
    copy = talking.event.dispatches.get(message="third_copy")
    assert copy.recipient == f"third:{talking.case.third_parties.first().pk}"
    assert "Une date est à surveiller" in copy.body


# The end -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["party", "mediator", "self"])
def test_removed_at_any_time_and_the_old_link_says_so_without_a_fact(talking, who):
    lawyer = talking.bring("lawyer", "Jean", "Roux").join()
    client = signed_in(lawyer.user)
    assert client.get(address("forum", talking.case)).status_code == 200
    if who == "self":
        talking.do(Act.LEAVE_CASE, Role.THIRD_PARTY, lawyer)
    else:
        talking.do(Act.REMOVE_THIRD_PARTY, {"party": Role.CLAIMANT, "mediator": Role.MEDIATOR}[who], third=lawyer)
    assert (("third_removed", "Jean Roux") in told(talking)) is (who != "self")
    assert (("third_gone", "Nadia Martin") in told(talking)) is (who != "party")
    for name in ("case", "forum", "history", "assistance"):
        page = client.get(address(name, talking.case))
        assert page.status_code == 403
        assert "Vous n’avez plus accès à ce dossier" in page.text
        for fact in ("Martin", "Dubois", "Vasseur", SECRET_TALK, SECRET_COMPLAINT):
            assert fact not in page.text
    assert client.get(address("exhibit", talking.case, 1)).status_code == 403
    assert client.post(address("act", talking.case, "post_to_forum"), {"text": "Encore"}).status_code == 403
    assert talking.case.reference not in client.get("/espace/").text
    talking.say(Role.RESPONDENT)
    assert ("third_copy", "Jean Roux") not in told(talking)


def test_a_page_left_open_by_somebody_shown_out_changes_nothing(talking):
    lawyer = talking.bring("lawyer", "Jean", "Roux").join()
    actor = talking.actor(Role.THIRD_PARTY, lawyer)
    talking.do(Act.REMOVE_THIRD_PARTY, Role.CLAIMANT, third=lawyer)
    before = talking.case.events.count()
    with pytest.raises(NotPossibleNow, match="Vous n’avez plus accès"):
        perform(talking.case, Act.POST_TO_FORUM, actor, text="Trop tard")
    assert talking.case.events.count() == before


def test_an_invitation_withdrawn_before_it_was_followed_opens_nothing(talking):
    talking.bring("lawyer", "Jean", "Roux").do(Act.REMOVE_THIRD_PARTY, Role.CLAIMANT, third=talking.beside)
    client = signed_in(people.user("jean.roux@exemple.example"))
    assert client.get(address("case", talking.case)).status_code == 404


def test_invited_again_after_having_left(talking):
    lawyer = talking.bring("lawyer", "Jean", "Roux").join()
    talking.do(Act.LEAVE_CASE, Role.THIRD_PARTY, lawyer).bring("lawyer", "Jean", "Roux")
    assert signed_in(lawyer.user).get(address("case", talking.case)).status_code == 200


def test_one_party_does_not_show_out_the_other_s_lawyer(talking):
    lawyer = talking.bring("lawyer", "Jean", "Roux").join()
    with pytest.raises(NotPossibleNow):
        talking.do(Act.REMOVE_THIRD_PARTY, Role.RESPONDENT, third=lawyer)


# Bad input -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "email", ["contact@toitures-dubois.example", "Nadia.Martin@example.fr", "claire.vasseur@mediation-rivage.example"]
)
def test_the_address_of_somebody_in_the_case_is_refused_beside_the_field(talking, act, email):
    answer = act(signed_in(people.martin()), talking.case, "invite_third_party", **{**FILLED, "email": email})
    assert answer.status_code == 422
    assert "déjà celle d’une personne qui participe à ce dossier" in answer.text
    assert 'value="Roux"' in answer.text
    with pytest.raises(NotPossibleNow):
        talking.do(Act.INVITE_THIRD_PARTY, Role.CLAIMANT, **{**FILLED, "email": email})


def test_a_representative_without_a_document_is_refused(talking, act):
    martin = signed_in(people.martin())
    asked = {**FILLED, "capacity": "representative"}
    answer = act(martin, talking.case, "invite_third_party", **asked)
    assert answer.status_code == 422
    assert "joignez le mandat" in answer.text
    forged = SimpleUploadedFile("mandat.pdf", b"<html>pas un mandat</html>", "application/pdf")
    answer = act(martin, talking.case, "invite_third_party", **asked, mandate=forged)
    assert answer.status_code == 422
    assert "ne correspond pas à son nom" in answer.text
    assert talking.case.third_parties.count() == 0
    with pytest.raises(NotPossibleNow, match="joignez le mandat"):
        talking.do(Act.INVITE_THIRD_PARTY, Role.CLAIMANT, **asked)


def test_five_beside_a_party_are_enough(talking):
    for number in range(5):
        talking.bring("support", f"Ami{number}", "Fidèle")
    with pytest.raises(NotPossibleNow):
        talking.bring("support", "Unde", "Trop")


# By post -------------------------------------------------------------------------------------------------


def test_a_party_by_post_asks_by_letter_and_the_centre_types_it(talking):
    talking.case.parties.filter(role=Role.CLAIMANT).update(channel="post", user=None)
    url = f"/admin/dossiers/{talking.case.reference}/actes/invite_third_party/?au-nom-de={talking.claimant.pk}"
    client = signed_in(people.centre())
    form = client.get(url).context["form"]
    typed = {**FILLED, "token": form["token"].value(), "letter_on": "04/01/2026"}
    answer = client.post(url, typed)
    assert answer.status_code == 302, answer.context["form"].errors
    event = talking.case.events.last()
    assert event.on_behalf_of == talking.claimant
    assert event.data["letter_on"] == "2026-01-04"
    assert talking.beside.party == talking.claimant


# A representative ------------------------------------------------------------------------------------------


@pytest.fixture
def represented(talking):
    talking.bring("representative", "Ida", "Mandat").join()
    return talking


def test_c15_the_mandate_is_an_exhibit_that_the_others_may_check(represented):
    mandate = represented.beside.mandate
    assert mandate.title == "Mandat de Ida Mandat"
    page = signed_in(people.dubois()).get(address("assistance", represented.case))
    assert f"Lire le mandat (pièce n° {mandate.number})" in plain(page.text)


def test_a_representative_acts_in_the_name_of_the_party_and_no_letter_is_asked_for(represented, act):
    client = signed_in(represented.beside.user)
    page = client.get(address("case", represented.case))
    assert "Vous agissez au nom de <strong>Nadia Martin</strong>" in page.text
    answer = act(client, represented.case, "post_offer", title="Le mur", text="Il est repris.")
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    event = represented.case.events.last()
    assert event.role == Role.CLAIMANT
    assert event.party == event.on_behalf_of == represented.claimant
    assert event.user == represented.beside.user
    assert "letter_on" not in event.data
    names = {row.recipient_name for row in event.dispatches.all()}
    assert "Nadia Martin" in names  # the party hears what is done in its name
    history = signed_in(people.dubois()).get(address("history", represented.case)).text
    assert "Ida Mandat (représentant de Nadia Martin) a inscrit une proposition au tableau." in history


def test_what_a_representative_does_not_do(represented):
    actor = represented.actor(Role.CLAIMANT, represented.beside)
    possible = {row.act for row in possible_acts(represented.case, actor)}
    assert {Act.POST_OFFER, Act.WITHDRAW, Act.LEAVE_CASE} <= possible
    assert not possible & {Act.INVITE_THIRD_PARTY, Act.REMOVE_THIRD_PARTY, Act.POST_TO_CAUCUS}


def test_a_party_online_is_still_never_typed_for(represented):
    """Acting with a mandate and typing a letter are two things: only the second needs a party by post."""
    url = f"/admin/dossiers/{represented.case.reference}/actes/withdraw/?au-nom-de={represented.claimant.pk}"
    assert signed_in(people.centre()).get(url).status_code == 404


def test_c15_the_protocole_is_signed_by_the_representative_and_says_so(represented):
    agent = represented.beside
    represented.agree().circulate().approve(Role.RESPONDENT).do(Act.APPROVE_DRAFT, Role.CLAIMANT, agent)
    represented.do(Act.REQUEST_SIGNATURE_CODE, Role.CLAIMANT, agent)
    code = represented.event.dispatches.get()
    assert code.to_address == agent.user.email  # never to the party, never forwarded
    represented.do(Act.SIGN_AGREEMENT, Role.CLAIMANT, agent, signer_name="Ida Mandat", code=code.secret)
    signature = Signature.objects.get()
    assert (signature.party, signature.representative) == (represented.claimant, agent)
    assert not signature.on_paper
    represented.sign(Role.RESPONDENT).sign(Role.MEDIATOR)
    document = represented.case.documents.get(kind="settlement_agreement").html
    assert f"avec un mandat (pièce n° {agent.mandate.number})" in plain(document)
    assert represented.case.stage == Stage.CLOSED


def test_a_lawyer_never_signs(talking):
    lawyer = talking.bring("lawyer", "Jean", "Roux").join()
    talking.agree().circulate().approve_all()
    with pytest.raises(NotAllowed):
        talking.do(Act.REQUEST_SIGNATURE_CODE, Role.THIRD_PARTY, lawyer)


def test_nobody_signed_in_gets_the_sign_in_page(talking):
    talking.bring("lawyer", "Jean", "Roux")
    assert Client().get(address("assistance", talking.case)).status_code == 302


# « Unless the mandate says otherwise » (case C15) ----------------------------------------------------------


def with_an_agent(talking, **data):
    """Mme Martin has a representative who has come."""
    return talking.bring("representative", "Ida", "Mandat", **data).join()


def test_c15_both_hear_by_default(talking):
    with_an_agent(talking)
    talking.say(Role.RESPONDENT)
    assert {("new_activity", "Nadia Martin"), ("third_copy", "Ida Mandat")} <= told(talking)


def test_c15_the_mandate_may_say_that_the_representative_hears_alone(talking):
    with_an_agent(talking, notices="representative")
    talking.say(Role.RESPONDENT)
    heard = told(talking)
    assert ("new_activity", "Ida Mandat") in heard
    assert "Nadia Martin" not in {name for _, name in heard}
    assert "third_copy" not in {message for message, _ in heard}
    row = talking.event.dispatches.get(recipient_name="Ida Mandat")
    assert row.to_address == "ida.mandat@exemple.example"
    assert "à la place de la personne que vous représentez" in row.body
    assert SECRET_TALK not in row.body


def test_a_representative_who_has_not_come_hears_nothing_in_the_party_s_place(talking):
    talking.bring("representative", "Ida", "Mandat", notices="representative").say(Role.RESPONDENT)
    assert ("new_activity", "Nadia Martin") in told(talking)


def test_a_party_by_post_gets_no_letter_of_what_its_representative_reads(db):
    story = Story.in_stage(Stage.MEDIATION)
    story.case.parties.filter(pk=story.claimant.pk).update(channel="post")
    with_an_agent(story, notices="representative")
    story.say(Role.RESPONDENT)
    assert story.event.dispatches.get(recipient_name="Ida Mandat").channel == "email"
    assert not story.event.dispatches.filter(channel="letter").exists()


@pytest.mark.parametrize("act", ["propose", "withdraw", "draft", "gone"])
def test_what_is_the_party_s_own_goes_to_it_all_the_same(talking, act):
    agent = with_an_agent(talking, notices="representative")
    if act == "propose":
        talking.propose()
    elif act == "withdraw":
        talking.do(Act.WITHDRAW, Role.RESPONDENT)
    elif act == "draft":
        talking.agree().circulate()
    else:
        talking.do(Act.REMOVE_THIRD_PARTY, Role.MEDIATOR, third=agent)
    assert "Nadia Martin" in {name for _, name in told(talking)}


def test_the_party_hears_what_its_representative_did(talking):
    agent = with_an_agent(talking, notices="representative")
    talking.do(Act.POST_TO_FORUM, Role.CLAIMANT, agent, text="Nous acceptons une visite.")
    heard = {name for _, name in told(talking)}
    assert "Nadia Martin" in heard
    assert "Ida Mandat" not in heard


@pytest.mark.parametrize("reads", [True, False])
def test_an_aparte_is_written_to_whom_the_party_shares_it_with(talking, reads):
    with_an_agent(talking, notices="representative", reads_caucus=reads)
    talking.do(Act.POST_TO_CAUCUS, Role.MEDIATOR, text=WHISPER, addressee=talking.claimant)
    assert {name for _, name in told(talking)} == ({"Ida Mandat"} if reads else {"Nadia Martin"})


def test_two_representatives_who_hear_alone_have_the_message_itself_and_no_copy(talking):
    with_an_agent(talking, notices="representative")
    talking.bring("representative", "Luc", "Autre", notices="representative").join()
    talking.say(Role.RESPONDENT)
    assert told(talking) - {("new_activity", "Claire Vasseur")} == {
        ("new_activity", "Ida Mandat"), ("new_activity", "Luc Autre"),
    }  # fmt: skip


def test_the_lawyer_still_has_a_copy(talking):
    talking.bring("lawyer", "Jean", "Roux").join()
    with_an_agent(talking, notices="representative")
    talking.say(Role.RESPONDENT)
    assert ("third_copy", "Jean Roux") in told(talking)


def test_the_party_changes_its_mind_at_any_time_and_the_representative_is_told(talking, act):
    agent = with_an_agent(talking)
    client = signed_in(people.martin())
    page = client.get(address("act", talking.case, "choose_notices")).text
    assert "Qui reçoit les messages" in page
    for choice, heard in (("representative", {"Ida Mandat"}), ("both", {"Nadia Martin", "Ida Mandat"})):
        answer = act(client, talking.case, "choose_notices", third=agent.pk, notices=choice)
        assert answer.status_code == 302
        assert talking.case.dispatches.filter(message="notices_chosen").latest("pk").recipient_name == "Ida Mandat"
        talking.say(Role.RESPONDENT)
        assert {name for _, name in told(talking)} - {"Claire Vasseur"} == heard
    assert "Reçoit une copie des messages" in client.get(address("assistance", talking.case)).text


def test_neither_the_representative_nor_the_mediator_chooses_for_the_party(talking):
    agent = with_an_agent(talking)
    with pytest.raises(NotPossibleNow):
        talking.do(Act.CHOOSE_NOTICES, Role.CLAIMANT, agent, third=agent, notices="representative")
    with pytest.raises(NotAllowed):
        talking.do(Act.CHOOSE_NOTICES, Role.MEDIATOR, third=agent, notices="representative")
    brought = talking.bring(
        "representative", "Luc", "Autre", Role.MEDIATOR, for_party=talking.respondent, notices="representative"
    ).beside
    assert brought.notices == "both"


def test_an_address_that_no_longer_works_brings_the_message_back_to_the_party(talking):
    from casework.correspondence.dispatch import _refused

    with_an_agent(talking, notices="representative")
    talking.say(Role.RESPONDENT)
    row = talking.event.dispatches.get(recipient_name="Ida Mandat")
    _refused(row, "Adresse refusée (550)")
    row.refresh_from_db()
    assert (row.recipient_name, row.to_address, row.state) == ("Nadia Martin", "nadia.martin@example.fr", "ready")
    assert talking.claimant.email_works


def test_a_message_that_nobody_waits_for_is_not_chosen_without_a_representative(talking):
    talking.bring("lawyer", "Jean", "Roux").join()
    possible = {row.act for row in possible_acts(talking.case, talking.actor(Role.CLAIMANT))}
    assert Act.CHOOSE_NOTICES not in possible
