"""Experts (case C33): a quote, shares that sum, consents in writing, a report that stays confidential."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.enums import Act, Role, Stage
from casework.models import ForumPost
from casework.procedure.engine import NotAllowed, NotPossibleNow
from tests import people
from tests.correspondence.reading import plain, said
from tests.party_space.conftest import address, signed_in
from tests.story import SECRET_COMPLAINT, SECRET_TALK

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
FILLED = {
    "joint": "joint", "first_name": "Paule", "last_name": "Savante", "speciality": "Toitures",
    "email": "savante@exemple.example", "purpose": "Dire d’où vient l’eau.", "amount": "600", "agrees": "on",
}  # fmt: skip


@pytest.fixture
def talking(story_in):
    return story_in(Stage.MEDIATION).offer().say()


def told(story):
    return {(row.message, row.recipient_name) for row in story.event.dispatches.all()}


def shares(story):
    return [(share.amount, share.accepted) for share in story.expertise.shares.order_by("pk")]


def expert_of(story):
    return signed_in(people.user(story.expertise.email))


# Shared ----------------------------------------------------------------------------------------------------


def test_c33_halves_by_default_and_nothing_is_ordered_before_both_have_said_yes(talking):
    talking.ask_expert("joint", amount=Decimal(600))
    assert shares(talking) == [(Decimal(300), True), (Decimal(300), None)]
    assert told(talking) == {("expert_requested", "SARL Toitures Dubois"), ("expert_requested", "Claire Vasseur")}
    assert talking.expertise.ordered_at is None
    assert expert_of(talking).get(address("expertise", talking.case)).status_code == 404
    talking.do(Act.CONSENT_EXPERT, Role.RESPONDENT, agrees=True)
    assert talking.expertise.ordered_at == talking.at
    assert {message for message, _ in told(talking)} == {"expert_invited", "expert_ordered"}
    assert ("expert_invited", "Paule Savante") in told(talking)


def test_c33_each_sees_its_own_share_and_the_consumer_says_that_this_is_not_free(talking, act):
    talking.ask_expert("joint", Role.RESPONDENT, amount=Decimal(600), shares=_shares(talking, 25, 75))
    martin, dubois = signed_in(people.martin()), signed_in(people.dubois())
    page = plain(martin.get(address("act", talking.case, "consent_expert")).text)
    assert "Votre part : <strong>150 €</strong>" in page
    assert "Je sais que la médiation est gratuite pour moi et que cet expert ne l’est pas" in page
    assert "450 €" not in page
    assert "600 €" not in page
    for name in ("case", "assistance", "history"):
        text = plain(martin.get(address(name, talking.case)).text)
        assert "450 €" not in text
        assert "600 €" not in text
    assert "450 €" in plain(dubois.get(address("assistance", talking.case)).text)
    letter = plain(said(talking.event.dispatches.get(party=talking.claimant)))
    assert "150 €" in letter
    assert "450 €" not in letter
    assert "600 €" not in letter
    unticked = act(martin, talking.case, "consent_expert")
    assert unticked.status_code == 422
    assert "Cochez la case pour donner votre accord écrit" in unticked.text
    assert act(martin, talking.case, "consent_expert", agrees="on").status_code == 302
    assert talking.expertise.ordered_at is not None


def _shares(story, claimant, respondent):
    return {story.claimant.pk: Decimal(claimant), story.respondent.pk: Decimal(respondent)}


def test_c33_the_consumer_refuses_and_the_professional_orders_alone(talking):
    talking.ask_expert("joint", Role.RESPONDENT)
    with pytest.raises(NotPossibleNow):
        talking.do(Act.ORDER_EXPERT, Role.RESPONDENT, agrees=True)
    talking.do(Act.DECLINE_EXPERT, Role.CLAIMANT)
    assert told(talking) == {("expert_declined", "SARL Toitures Dubois"), ("expert_declined", "Claire Vasseur")}
    assert talking.expertise.ordered_at is None
    with pytest.raises(NotAllowed):
        talking.do(Act.ORDER_EXPERT, Role.CLAIMANT, agrees=True)
    talking.do(Act.ORDER_EXPERT, Role.RESPONDENT, agrees=True)
    assert shares(talking) == [(Decimal(500), True)]
    assert told(talking) == {("expert_invited", "Paule Savante"), ("expert_ordered", "SARL Toitures Dubois")}


def test_the_mediator_proposes_and_both_are_asked(talking):
    talking.ask_expert(role=Role.MEDIATOR)
    assert shares(talking) == [(Decimal(250), None), (Decimal(250), None)]
    talking.do(Act.CONSENT_EXPERT, Role.CLAIMANT, agrees=True)
    assert talking.expertise.ordered_at is None
    talking.do(Act.CONSENT_EXPERT, Role.RESPONDENT, agrees=True)
    assert talking.expertise.ordered_at is not None


def test_the_joint_report_is_a_confidential_exhibit_that_the_centre_does_not_open(talking):
    talking.ask_expert("joint").do(Act.CONSENT_EXPERT, Role.RESPONDENT, agrees=True).report()
    exhibit = talking.case.exhibits.last()
    assert exhibit.confidential
    assert ("report_delivered", "Nadia Martin") in told(talking)
    for user in (people.martin(), people.dubois()):
        client = signed_in(user)
        assert client.get(address("exhibit", talking.case, exhibit.number)).status_code == 200
        assert "Confidentiel" in client.get(address("exhibits", talking.case)).text
    desk = f"/admin/dossiers/{talking.case.reference}/pieces/{exhibit.number}/"
    assert signed_in(talking.vasseur.user).get(desk).status_code == 200
    assert signed_in(people.centre()).get(desk).status_code == 404


# Alone -----------------------------------------------------------------------------------------------------


def test_c33_an_expert_asked_by_one_side_is_paid_by_it_and_reports_to_it_alone(talking):
    talking.ask_expert("alone")
    assert shares(talking) == [(Decimal(500), True)]
    assert told(talking) == {("expert_invited", "Paule Savante"), ("expert_ordered", "Nadia Martin")}
    talking.report()
    assert told(talking) == {("report_delivered", "Nadia Martin")}
    martin, dubois = signed_in(people.martin()), signed_in(people.dubois())
    report = address("own_report", talking.case, talking.expertise.number)
    assert b"".join(martin.get(report).streaming_content).startswith(b"%PDF")
    assert dubois.get(report).status_code == 404
    assert talking.case.exhibits.count() == 1  # in the file only if she produces it
    for name in ("case", "assistance", "history", "exhibits"):
        text = dubois.get(address(name, talking.case)).text
        assert "Savante" not in text
        assert "expert." not in text


# The expert's account --------------------------------------------------------------------------------------


def test_the_expert_sees_its_mission_and_the_exhibits_chosen_and_nothing_else(talking):
    file = SimpleUploadedFile("autre.pdf", PDF)
    about = {"file_name": "autre.pdf", "content_type": "application/pdf", "size": 5, "sha256": "0" * 64}
    talking.do(Act.ADD_EXHIBIT, Role.RESPONDENT, title="Autre pièce", file=file, about=about)
    talking.ask_expert("alone", exhibits=[talking.case.exhibits.first()])
    expert = expert_of(talking)
    assert expert.get("/espace/invitation/").url == address("expertise", talking.case)
    page = expert.get(address("expertise", talking.case))
    assert page.status_code == 200
    assert "Dire d’où vient l’eau." in page.text
    assert "Autre pièce" not in page.text
    for secret in (SECRET_TALK, SECRET_COMPLAINT, "500 €"):
        assert secret not in plain(page.text)
    assert expert.get(address("expert_exhibit", talking.case, 1)).status_code == 200
    assert expert.get(address("expert_exhibit", talking.case, 2)).status_code == 404
    for name in ("case", "request", "forum", "table", "caucus", "history", "exhibits", "assistance"):
        assert expert.get(address(name, talking.case)).status_code == 404
    assert expert.post(address("act", talking.case, "post_to_forum"), {"text": "x"}).status_code == 404
    assert ForumPost.objects.count() == 1
    assert talking.case.reference in expert.get("/espace/").text


def test_the_report_is_delivered_from_the_page_and_once(talking):
    talking.ask_expert("joint").do(Act.CONSENT_EXPERT, Role.RESPONDENT, agrees=True)
    expert, url = expert_of(talking), address("expertise", talking.case)
    form = expert.get(url).context["form"]
    token = form["token"].value()
    nothing = expert.post(url, {"token": token})
    assert nothing.status_code == 422
    assert "choisissez un fichier" in nothing.text
    forged = SimpleUploadedFile("rapport.pdf", b"<html>", "application/pdf")
    assert expert.post(url, {"token": token, "file": forged}).status_code == 422
    answer = expert.post(url, {"token": token, "file": SimpleUploadedFile("rapport.pdf", PDF, "application/pdf")})
    assert answer.status_code == 302
    assert talking.expertise.report.title == "Rapport d’expertise de Paule Savante"
    again = expert.post(
        url, {"token": form.fields["token"].initial or "", "file": SimpleUploadedFile("rapport.pdf", PDF)}
    )
    assert again.status_code in (409, 422)
    assert talking.case.exhibits.filter(confidential=True).count() == 1


@pytest.mark.parametrize("role", [Role.CLAIMANT, Role.MEDIATOR])
def test_removed_at_any_time_and_the_old_link_says_so(talking, role):
    talking.ask_expert("alone")
    expert = expert_of(talking)
    assert expert.get(address("expertise", talking.case)).status_code == 200
    talking.do(Act.END_EXPERT, role, expertise=talking.expertise)
    assert ("expert_dismissed", "Paule Savante") in told(talking)
    page = expert.get(address("expertise", talking.case))
    assert page.status_code == 403
    assert "Vous n’avez plus accès à ce dossier" in page.text
    assert "Martin" not in page.text
    assert expert.get(address("expert_exhibit", talking.case, 1)).status_code == 403


def test_the_other_side_does_not_end_the_mission(talking):
    talking.ask_expert("alone")
    with pytest.raises(NotPossibleNow):
        talking.do(Act.END_EXPERT, Role.RESPONDENT, expertise=talking.expertise)


# Bad input -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"amount": "0"}, "Montant total du devis"),
        ({"amount": "-3"}, "Montant total du devis"),
        ({"email": "contact@toitures-dubois.example"}, "déjà celle d’une personne qui participe"),
        ({"email": "nadia.martin@example.fr"}, "déjà celle d’une personne qui participe"),
        ({"agrees": ""}, "Cochez la case pour donner votre accord écrit"),
        ({"claimant": "70"}, "elles doivent faire exactement 100"),
        ({"claimant": ""}, "indiquez un pourcentage"),
    ],
)
def test_what_is_refused_beside_its_field(talking, act, changes, sentence):
    typed = {**FILLED, **changes}
    if "claimant" in typed:
        typed[f"share_{talking.claimant.pk}"] = typed.pop("claimant")
    answer = act(signed_in(people.martin()), talking.case, "request_expert", **typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Savante"' in answer.text
    assert talking.case.expertises.count() == 0


def test_the_request_from_the_page(talking, act):
    answer = act(signed_in(people.martin()), talking.case, "request_expert", **FILLED)
    assert answer.status_code == 302, answer.context["form"].errors
    assert shares(talking) == [(Decimal(300), True), (Decimal(300), None)]


def test_a_quote_of_nothing_and_shares_that_do_not_sum_do_not_pass_the_engine_either(talking):
    with pytest.raises(NotPossibleNow, match="nul"):
        talking.ask_expert("joint", amount=Decimal(0))
    with pytest.raises(NotPossibleNow, match="100"):
        talking.ask_expert("joint", shares=_shares(talking, 40, 50))
    with pytest.raises(NotPossibleNow, match="accord écrit"):
        talking.ask_expert("joint", agrees=False)
    assert talking.case.expertises.count() == 0


# By post ---------------------------------------------------------------------------------------------------


def test_a_consumer_by_post_consents_by_letter(talking):
    talking.ask_expert("joint", Role.RESPONDENT)
    talking.case.parties.filter(role=Role.CLAIMANT).update(channel="post", user=None)
    url = f"/admin/dossiers/{talking.case.reference}/actes/consent_expert/?au-nom-de={talking.claimant.pk}"
    client = signed_in(people.centre())
    form = client.get(url).context["form"]
    typed = {"token": form["token"].value(), "letter_on": "04/01/2026", "agrees": "on"}
    answer = client.post(url, typed)
    assert answer.status_code == 302, answer.context["form"].errors
    assert talking.expertise.ordered_at is not None
    assert talking.case.events.last().on_behalf_of == talking.claimant


# More exhibits, after the order --------------------------------------------------------------------------


@pytest.fixture
def at_work(talking):
    """A joint expertise that both pay, ordered with no exhibit."""
    return talking.ask_expert("joint").do(Act.CONSENT_EXPERT, Role.RESPONDENT, agrees=True)


def first_exhibits(story):
    return list(story.case.exhibits.all()[:1])


@pytest.mark.parametrize("role", [Role.CLAIMANT, Role.RESPONDENT, Role.MEDIATOR])
def test_any_party_and_the_mediator_show_more_exhibits_to_a_shared_expert(at_work, role):
    expert, url = expert_of(at_work), address("expert_exhibit", at_work.case, 1)
    assert "Aucune pièce" in expert.get("/espace/invitation/", follow=True).text
    assert expert.get(url).status_code == 404
    at_work.do(Act.SHOW_EXHIBITS, role, expertise=at_work.expertise, exhibits=first_exhibits(at_work))
    assert expert.get(url).status_code == 200
    assert "Le devis signé" in expert.get(address("expertise", at_work.case)).text
    others = {"Nadia Martin", "SARL Toitures Dubois", "Claire Vasseur"}
    own = {Role.CLAIMANT: "Nadia Martin", Role.RESPONDENT: "SARL Toitures Dubois", Role.MEDIATOR: "Claire Vasseur"}
    assert told(at_work) == {("more_exhibits", "Paule Savante")} | {
        ("exhibits_shown", name) for name in others - {own[role]}
    }
    assert "Martin" not in at_work.event.dispatches.get(message="more_exhibits").body


def test_the_form_offers_what_the_expert_has_not_read_and_nothing_confidential(at_work, act):
    at_work.case.exhibits.create(
        number=9, party=at_work.claimant, author_name="Nadia Martin", title="Un rapport", confidential=True,
        file="exhibits/tests/devis.pdf", file_name="rapport.pdf", content_type="application/pdf", size=5, sha256="0",
    )  # fmt: skip
    client = signed_in(people.martin())
    page = client.get(address("act", at_work.case, "show_exhibits")).text
    assert "Le devis signé" in page
    assert "Un rapport" not in page
    empty = act(client, at_work.case, "show_exhibits")
    assert empty.status_code == 422
    assert "Les pièces à montrer" in empty.text
    assert act(client, at_work.case, "show_exhibits", exhibits=[first_exhibits(at_work)[0].pk]).status_code == 302
    story = signed_in(people.dubois()).get(address("history", at_work.case))
    assert "a montré d’autres pièces à l’expert" in plain(story.text)
    assert client.get(address("act", at_work.case, "show_exhibits")).status_code == 302


def test_an_expert_paid_alone_is_shown_exhibits_by_its_payer_and_nobody_hears_of_it(talking):
    talking.ask_expert("alone")
    data = {"expertise": talking.expertise, "exhibits": first_exhibits(talking)}
    for role in (Role.RESPONDENT, Role.MEDIATOR):
        with pytest.raises(NotPossibleNow):
            talking.do(Act.SHOW_EXHIBITS, role, **data)
    talking.do(Act.SHOW_EXHIBITS, Role.CLAIMANT, **data)
    assert told(talking) == {("more_exhibits", "Paule Savante")}
    assert "pièces à l’expert" not in signed_in(people.dubois()).get(address("history", talking.case)).text


def test_nothing_more_is_shown_once_the_report_is_there_or_the_mission_over(at_work):
    chosen = at_work.expertise
    at_work.report()
    with pytest.raises(NotPossibleNow):
        at_work.do(Act.SHOW_EXHIBITS, Role.CLAIMANT, expertise=chosen, exhibits=first_exhibits(at_work))


def test_an_exhibit_of_another_case_or_a_confidential_one_is_not_shown(at_work):
    from tests.story import Story

    elsewhere = first_exhibits(Story())
    at_work.case.exhibits.update(confidential=True)
    for exhibits in (elsewhere, first_exhibits(at_work)):
        with pytest.raises(NotPossibleNow):
            at_work.do(Act.SHOW_EXHIBITS, Role.CLAIMANT, expertise=at_work.expertise, exhibits=exhibits)
    assert not at_work.expertise.exhibits.exists()


# What the Centre knows of an expert ------------------------------------------------------------------------


def desk(story, user, *args):
    return signed_in(user).get(f"/admin/dossiers/{story.case.reference}/" + "".join(f"{part}/" for part in args))


def test_the_centre_does_not_know_of_an_expert_that_one_party_pays_alone(talking):
    talking.ask_expert("alone", amount=Decimal(4321)).report()
    page = desk(talking, people.centre()).text
    for words in ("Savante", "Toitures, expert", "Expert demandé", "Rapport d’expertise remis"):
        assert words not in page, words
    assert "Acte entre une partie et le médiateur" in page
    mine = desk(talking, talking.vasseur.user).text
    assert "Savante" in mine
    assert "Expert demandé" in mine


def test_nor_does_it_read_what_is_written_of_an_expert(talking):
    talking.case.parties.update(channel="post")
    talking.ask_expert("joint", amount=Decimal(4321))
    letter = talking.event.dispatches.get(message="expert_requested", party=talking.respondent)
    assert desk(talking, people.centre(), "messages", letter.pk).status_code == 404
    assert desk(talking, talking.vasseur.user, "messages", letter.pk).status_code == 200
    assert "réservé au médiateur, qui l’imprime" in signed_in(people.centre()).get("/admin/courriers/").text
    assert "Savante" in desk(talking, people.centre()).text, "shared by the parties: the Centre knows that there is one"
