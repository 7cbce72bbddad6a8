"""The bulletin of the table, typed back on one page, all or nothing (process 2.2.1, C36)."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from casework.access import case_for
from casework.enums import Act, Channel, Role, Stage
from casework.models import CaseEvent, Offer, TypedLetter
from casework.procedure.errors import NotPossibleNow
from casework.staff.admin_form import dressed
from casework.staff.answer_sheet import AnswerSheetForm, perform_sheet, points_of
from casework.staff.typed_acts import access_for_party
from tests import people
from tests.letters import PDF, by_post, scan
from tests.staff.conftest import case_url, signed_in


@pytest.fixture
def sheet(story_in):
    """Two points, an entry of the professional and one of the mediator on the first, one of each on the second.

    Mme Martin writes by post and has received the letter of the table.
    """
    told = story_in(Stage.MEDIATION)
    by_post(told, told.claimant)
    first, second = told.case.offer_rows.all()
    told.offer(Role.RESPONDENT, "Nous reprenons la noue.", first).offer(Role.MEDIATOR, "Le 15 mai.", first)
    told.offer(Role.RESPONDENT, "La moitié.", second, amount=Decimal(400))
    return told.do(Act.SEND_TABLE, Role.MEDIATOR, addressee=told.claimant)


class Page:
    """The sheet as the mediator's browser has it."""

    def __init__(self, told, user=None):
        self.told, self.client = told, signed_in(user or told.vasseur.user)
        self.url = case_url(told.case, "answer_sheet", told.claimant.pk)
        self.shown = self.client.get(self.url)
        self.offers = {offer.text: offer.pk for offer in Offer.objects.filter(row__case=told.case)}
        self.rows = [row.pk for row in told.case.offer_rows.all()]

    def send(self, **values):
        form = self.shown.context["form"]
        base = {
            "token": form["token"].value(), "seen": form["seen"].value(), "letter_on": timezone.localdate().isoformat(),
            "scan": scan(),
        }  # fmt: skip
        return self.client.post(self.url, {**base, **values})

    def answer(self, text):
        return f"answer_{self.offers[text]}"


@pytest.fixture
def page(sheet):
    return Page(sheet)


def test_the_whole_bulletin_is_inscribed_in_one_go(sheet, page):
    link = case_url(sheet.case, "answer_sheet", sheet.claimant.pk)
    assert link in page.client.get(case_url(sheet.case)).content.decode()
    first, second = page.rows
    done = page.send(**{
        page.answer("Nous reprenons la noue."): "no", page.answer("Le 15 mai."): "yes",
        f"text_{second}": "Six cents euros, et nous en restons là.", f"amount_{second}": "600",
        f"by_{second}": "2099-06-30",
    })  # fmt: skip
    assert done.url == f"{case_url(sheet.case)}#tab-talks"
    events = list(CaseEvent.objects.filter(case=sheet.case, on_behalf_of=sheet.claimant).order_by("number"))
    assert [event.act for event in events] == [Act.ANSWER_OFFER, Act.ANSWER_OFFER, Act.POST_OFFER]
    assert {event.data["letter_on"] for event in events} == {timezone.localdate().isoformat()}
    offer = Offer.objects.get(amount=600)
    assert (offer.party, offer.by, offer.author_name) == (sheet.claimant, date(2099, 6, 30), "Nadia Martin")
    answers = Offer.objects.get(text="Le 15 mai.").answers.get()
    assert (answers.party, answers.accepted) == (sheet.claimant, True)


def test_the_others_are_told_of_the_whole_sheet_once(sheet, page):
    """By e-mail and by letter: one notice, and the letter shows every answer (the professional by post)."""
    sheet.case.parties.filter(role=Role.RESPONDENT).update(channel=Channel.POST)
    before = list(sheet.case.dispatches.values_list("pk", flat=True))
    page.send(**{
        page.answer("Nous reprenons la noue."): "no", page.answer("Le 15 mai."): "yes", page.answer("La moitié."): "no",
        f"text_{page.rows[1]}": "Six cents euros.", f"amount_{page.rows[1]}": "600",
    })  # fmt: skip
    letter, mail = sheet.case.dispatches.exclude(pk__in=before).order_by("-channel")
    assert (letter.message, mail.message) == ("new_activity", "new_activity")
    assert (letter.party, mail.user) == (sheet.respondent, sheet.vasseur.user)
    for text in ("Nous reprenons la noue.", "Le 15 mai.", "La moitié.", "Six cents euros.", "sur un seul bulletin"):
        assert text in letter.letter_html, text
    assert letter.letter_html.count("Cette proposition est") == 3
    assert "Un bulletin de réponses a été inscrit au tableau des propositions" in mail.body
    assert "euros" not in mail.body


def test_a_sheet_of_one_answer_is_told_like_any_answer(sheet, page):
    page.send(**{page.answer("Le 15 mai."): "yes"})
    last = sheet.case.dispatches.latest("pk")
    assert "Une réponse a été donnée à une proposition" in last.body


def test_one_copy_stands_beside_each_of_its_acts_and_the_centre_opens_none(sheet, page):
    page.send(**{page.answer("Le 15 mai."): "yes", page.answer("La moitié."): "no"})
    letters = TypedLetter.objects.filter(case=sheet.case)
    assert [letter.event.act for letter in letters] == [Act.ANSWER_OFFER, Act.ANSWER_OFFER]
    assert len({letter.file.name for letter in letters}) == 1
    for letter in letters:
        url = case_url(sheet.case, "typed_letter", letter.event.number)
        assert b"".join(page.client.get(url).streaming_content) == PDF
        assert signed_in(people.centre()).get(url).status_code == 404


def test_a_double_click_inscribes_it_once(sheet, page):
    values = {page.answer("Le 15 mai."): "yes", f"text_{page.rows[1]}": "Six cents."}
    assert [page.send(**values).status_code for _ in range(2)] == [302, 302]
    assert CaseEvent.objects.filter(case=sheet.case, on_behalf_of=sheet.claimant).count() == 2


def test_nothing_is_kept_when_one_line_stumbles(sheet, page):
    """The professional writes again between the page and the click: its old entry can no longer be answered."""
    first, second = sheet.case.offer_rows.all()
    before = CaseEvent.objects.filter(case=sheet.case).count()
    sheet.offer(Role.RESPONDENT, "Les trois quarts.", second)
    refused = page.send(**{page.answer("Le 15 mai."): "yes", f"text_{second.pk}": "À garder"})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "Le tableau a changé pendant la saisie" in text
    assert "À garder" in text
    assert CaseEvent.objects.filter(case=sheet.case).count() == before + 1


def test_an_act_that_is_refused_undoes_those_before_it(sheet, page):
    """The form was good, and the second entry is replaced before its act: the first answer does not stay alone."""
    first, second = sheet.case.offer_rows.all()
    acting = access_for_party(case_for(sheet.vasseur.user, sheet.case.reference), sheet.claimant.pk)
    shown = page.shown.context["form"]
    typed = {
        "token": shown["token"].value(), "seen": shown["seen"].value(), "letter_on": timezone.localdate().isoformat(),
        page.answer("Le 15 mai."): "yes", page.answer("La moitié."): "yes",
    }  # fmt: skip
    form = dressed(AnswerSheetForm(typed, {"scan": scan()}, points=points_of(sheet.case, sheet.claimant)))
    assert form.is_valid(), form.errors
    sheet.offer(Role.RESPONDENT, "Les trois quarts.", second)
    with pytest.raises(NotPossibleNow, match="« Un remboursement partiel » : Cette proposition a été remplacée"):
        perform_sheet(acting, form)
    assert not CaseEvent.objects.filter(case=sheet.case, on_behalf_of=sheet.claimant).exists()
    assert not Offer.objects.get(text="Le 15 mai.").answers.exists()
    assert not TypedLetter.objects.filter(case=sheet.case).exists()


def test_what_is_missing_or_contradicts_itself_is_told_beside_the_field(sheet, page):
    first, second = page.rows
    for values, said in [
        ({}, "Ce bulletin est vide"),
        ({page.answer("Le 15 mai."): "yes", "scan": ""}, "Copie du bulletin"),
        ({page.answer("Le 15 mai."): "yes", "scan": scan(content=b"MZ")}, "ne correspond pas à son nom"),
        ({page.answer("Le 15 mai."): "yes", "letter_on": "2099-01-01"}, "Date de la lettre"),
        ({page.answer("Le 15 mai."): "yes", page.answer("Nous reprenons la noue."): "yes"}, "une seule proposition"),
        ({page.answer("La moitié."): "yes", f"text_{second}": "Non."}, "ou propose autre chose"),
        ({f"amount_{second}": "600"}, "écrivez la proposition"),
        ({f"text_{second}": "Oui.", f"amount_{second}": "six cents"}, "Montant"),
        ({page.answer("La moitié."): "peut-être"}, "Réponse"),
    ]:  # fmt: skip
        refused = page.send(**values)
        assert refused.status_code == 422, values
        assert said in refused.content.decode(), values
    assert not CaseEvent.objects.filter(case=sheet.case, on_behalf_of=sheet.claimant).exists()


def test_the_sheet_is_the_mediator_s_for_a_party_by_post(sheet):
    url = case_url(sheet.case, "answer_sheet", sheet.claimant.pk)
    centre, mediator = signed_in(people.centre()), signed_in(sheet.vasseur.user)
    assert centre.get(url).status_code == centre.post(url).status_code == 404
    assert "bulletin de Nadia" not in centre.get(case_url(sheet.case)).content.decode()
    online = case_url(sheet.case, "answer_sheet", sheet.respondent.pk)
    assert mediator.get(online).status_code == mediator.post(online).status_code == 404
    for story_over in (sheet.do(Act.END_MISSION, Role.CENTRE, end_reason="replaced"),):
        assert mediator.get(case_url(story_over.case, "answer_sheet", sheet.claimant.pk)).status_code == 404


def test_a_case_that_has_moved_on_says_so(sheet, page):
    sheet.propose().accept_solution(Role.RESPONDENT)
    sheet.case.parties.filter(role=Role.CLAIMANT).update(user=people.martin())
    sheet.do(Act.WITHDRAW, Role.RESPONDENT)
    assert page.client.get(page.url).url == case_url(sheet.case)
