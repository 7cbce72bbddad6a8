"""The talks on a telephone and on a desk, for a party and for the mediator: each page holds, and axe-core agrees."""

from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from playwright.sync_api import expect

from casework.enums import Act, Channel, Role, Stage
from tests import people
from tests.browser.axe import assert_fits, assert_no_violations
from tests.story import Story

ABOUT = {"file_name": "photo-du-toit.pdf", "content_type": "application/pdf", "size": 9, "sha256": "0" * 64}


def photo():
    return [(ContentFile(b"%PDF-1.7 photo"), dict(ABOUT))]


@pytest.fixture
def talking(transactional_db):
    """Two subjects with an exhibit, an aparté, a question, a limit, two versions of the protocole; she writes by post."""
    story = Story.in_stage(Stage.MEDIATION)
    first, second = story.case.offer_rows.all()
    story.offer(Role.RESPONDENT, "Nous reprenons la noue, à nos frais.", first, amount=Decimal("1250.50"))
    story.offer(Role.MEDIATOR, "Une reprise avant le 15 mai, constatée par un écrit.", first)
    story.offer(Role.RESPONDENT, "La moitié.", second, amount=Decimal(400))
    story.do(Act.POST_TO_FORUM, Role.CLAIMANT, title="La date des travaux", text="Quand venez-vous ?", files=photo())
    subject = story.case.forum_subjects.get()
    story.do(Act.POST_TO_FORUM, Role.RESPONDENT, subject=subject, text="En mars,\n\nsi le temps le permet.")
    story.do(Act.POST_TO_FORUM, Role.MEDIATOR, title="La visite commune", text="Je vous propose une visite.")
    story.do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text="Je voudrais surtout que ce soit fini.", files=photo())
    story.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=story.claimant, row=first, text="Qu’attendez-vous d’abord ?")
    story.do(Act.SET_LIMIT, Role.CLAIMANT, row=second, amount=Decimal(600))
    story.agree().circulate("Article 1. Avant le 30 avril.\nArticle 2. 800 €.")
    return story.circulate("Article 1. Avant le 14 mai.\nArticle 2. 800 €.\nArticle 3. Des photos.")


@pytest.fixture
def read(page, live_server):
    """read(user, *paths): opens each page with this account's session; it is accessible and fits the screen."""

    def go(user, *paths):
        client = Client()
        client.force_login(user)
        page.context.clear_cookies()
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        for path in paths:
            page.goto(live_server.url + path)
            assert_no_violations(page)
            assert_fits(page)

    return go


def test_a_party_walks_through_the_talks(page, read, talking):
    space, subject = f"/espace/dossier/{talking.case.reference}", talking.case.forum_subjects.get(number=1)
    read(
        people.martin(), "/espace/", f"{space}/", f"{space}/forum/", f"{space}/propositions/", f"{space}/protocole/",
        f"{space}/aparte/", f"{space}/pieces/", f"{space}/agir/post_to_caucus/", f"{space}/agir/set_limit/",
        f"{space}/agir/answer_question/", f"{space}/agir/post_to_forum/", f"{space}/forum/1/",
        f"{space}/agir/post_to_forum/?subject={subject.pk}",
    )  # fmt: skip
    page.get_by_label("Votre message").fill("Le 15 mars nous convient.")
    expect(page.get_by_text("Qui verra ce message")).to_contain_text("SARL Toitures Dubois (professionnel)")
    page.get_by_role("button", name="Envoyer le message").click()
    expect(page.get_by_text("Le 15 mars nous convient.")).to_be_visible()
    expect(page.get_by_text("Pas encore lu.").last).to_be_visible()
    assert_no_violations(page)
    assert_fits(page)


def test_the_mediator_walks_through_the_talks_and_types_a_bulletin(page, read, talking):
    talking.case.parties.filter(role=Role.CLAIMANT).update(channel=Channel.POST, user=None)
    file, claimant = f"/admin/dossiers/{talking.case.reference}", talking.claimant
    read(
        talking.vasseur.user, "/admin/", "/admin/dossiers/", f"{file}/#tab-talks", f"{file}/forum/1/",
        f"{file}/apartes/{claimant.pk}/", f"{file}/actes/post_to_forum/", f"{file}/actes/post_to_caucus/",
        f"{file}/actes/ask_question/", f"{file}/actes/send_table/", f"{file}/bulletin/{claimant.pk}/",
    )  # fmt: skip
    page.get_by_role("button", name="Inscrire au tableau").click()
    expect(page.get_by_role("alert").first).to_contain_text("Copie du bulletin")
    assert_no_violations(page)
    assert_fits(page)
