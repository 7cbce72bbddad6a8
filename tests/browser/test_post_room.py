"""The post room and what did not arrive, on a telephone and at a desk: each screen read by axe-core, none too wide."""

import pytest
from django.utils import timezone

from casework.enums import Act, DispatchState, Role
from tests import people
from tests.browser.test_staff import check, sign_in
from tests.story import Story


@pytest.fixture
def admin(live_server, transactional_db):
    """The address of the desk."""
    return f"{live_server.url}/admin/"


def by_post():
    told = Story(at=timezone.now(), professional_email="")
    told.case.parties.filter(role=Role.RESPONDENT).update(user=None)
    return told, told.case.dispatches.get(message="invitation")


def test_a_letter_leaves_comes_back_and_leaves_again(page, admin):
    told, letter = by_post()
    other, lost = by_post()
    other.case.parties.filter(role=Role.RESPONDENT).update(city="")
    told.case.dispatches.filter(message="acknowledgement").update(
        state=DispatchState.SENT, left_at=timezone.now(), secret=""
    )
    file, room = f"{admin}dossiers/{told.case.reference}/", f"{admin}courriers/"
    sign_in(page, admin, people.centre())
    page.goto(room)
    check(page)
    page.get_by_label(letter.subject).first.check()
    page.get_by_label(f"Numéro de suivi : {letter.subject}").first.fill("RK 473 124 828 FR")
    page.get_by_role("button", name="Noter la mise à la poste").click()
    page.get_by_text("un chiffre ne va pas avec les autres").first.wait_for()
    check(page)
    told.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=timezone.localdate(), tracking="RK473124829FR")
    for address in (
        f"{room}?pile=posted",
        f"{room}?pile=all&role=respondent",
        f"{room}?q=personne",
        f"{file}messages/{letter.pk}/",
        f"{file}actes/record_return/?courrier={letter.pk}",
        f"{file}actes/send_again/?courrier={letter.pk}",
        f"{file}actes/record_bounce/?partie={told.claimant.pk}",
    ):
        page.goto(address)
        check(page)
    back = {"returned_on": timezone.localdate(), "reason": "unknown", "note": "Boîte vide."}
    told.do(Act.RECORD_RETURN, Role.CENTRE, dispatch=letter, **back)
    for address in (
        admin,
        f"{room}?pile=returned",
        f"{file}messages/{letter.pk}/",
        f"{file}#tab-messages",
        f"{file}#tab-journal",
        file,
    ):
        page.goto(address)
        check(page)
    page.get_by_role("link", name="Corriger ses coordonnées").first.click()
    check(page)
    page.locator("[name=address]").fill("12 quai Neuf")
    page.get_by_role("button", name="Corriger les coordonnées").click()
    check(page)
    letter.refresh_from_db()
    assert letter.state == DispatchState.TO_POST
    assert "12 quai Neuf" in letter.letter_html
