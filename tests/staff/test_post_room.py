"""The post room: letters to print and to post, messages about which a person decides."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.enums import DispatchState, Role
from casework.models import CaseEvent, Dispatch
from casework.staff import post_room
from portal import press
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.story import SECRET_TALK, Story

INDEX = "casework_post_room:index"


@pytest.fixture
def letter(db):
    """The invitation of a professional without an e-mail address."""
    told = Story(professional_email="")
    return told.case.dispatches.get(message="invitation")


def test_letters_wait_with_their_address_and_age(letter, centre):
    page = centre.get(reverse(INDEX)).content.decode()
    assert letter.case.reference in page
    assert "SARL Toitures Dubois" in page
    assert "Attend depuis" in page


def test_posting_one_is_an_act_and_starts_its_term(letter, centre):
    today = timezone.localdate()
    answer = centre.post(
        reverse("casework_post_room:posted"), {"letters": [letter.pk], "posted_on": today.isoformat()}, follow=True
    )
    assert "1 courrier(s)" in answer.content.decode()
    letter.refresh_from_db()
    assert letter.state == DispatchState.POSTED
    assert letter.posted_on == today
    assert CaseEvent.objects.filter(case=letter.case, act="record_posting", user=people.centre()).exists()


def test_several_at_once(letter, centre):
    other = Story(professional_email="").case.dispatches.get(message="invitation")
    data = {"letters": [letter.pk, other.pk], "posted_on": timezone.localdate().isoformat()}
    centre.post(reverse("casework_post_room:posted"), data)
    assert not letter.case.dispatches.filter(state=DispatchState.TO_POST).exists()
    assert not other.case.dispatches.filter(state=DispatchState.TO_POST).exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Cochez au moins un courrier"),
        ({"letters": ["999999"]}, "n’est plus à poster"),
        ({"letters": ["abc"]}, "n’existe pas"),
        ({"letters": "own", "posted_on": "2150-01-01"}, "au plus tard"),
        ({"letters": "own", "posted_on": ""}, "Mis à la poste le"),
        ({"letters": "own", "posted_on": "hier"}, "Mis à la poste le"),
    ],
)
def test_bad_input_comes_back_with_a_sentence(letter, centre, data, words):
    typed = {"posted_on": timezone.localdate().isoformat(), **data}
    if typed.get("letters") == "own":
        typed["letters"] = [letter.pk]
    answer = centre.post(reverse("casework_post_room:posted"), typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    letter.refresh_from_db()
    assert letter.state == DispatchState.TO_POST


def test_the_batch_is_one_pdf(letter, centre):
    answer = centre.post(reverse("casework_post_room:print"), {"letters": [letter.pk]})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    nothing = centre.post(reverse("casework_post_room:print"), {}, follow=True)
    assert "Cochez au moins un courrier" in nothing.content.decode()


@pytest.fixture
def talks_letter(db):
    """The letter by which a professional without an address learns what the consumer wrote on the forum."""
    told = Story(professional_email="").accept().appoint().confirm().admit().say(Role.CLAIMANT)
    return told.case.dispatches.get(message="new_activity", party=told.respondent)


# The piles ------------------------------------------------------------------------------------------------


def listed(client, **asked):
    """The pks of the letters that the list shows."""
    return {line["letter"].pk for line in client.get(reverse(INDEX), asked).context["letters"]}


def counted(client):
    return {pile: count for pile, _, count in client.get(reverse(INDEX)).context["piles"]}


def posted(client, letter, day=None, **more):
    data = {"letters": [letter.pk], "posted_on": (day or timezone.localdate()).isoformat(), **more}
    return client.post(reverse("casework_post_room:posted"), data)


def test_a_letter_goes_from_pile_to_pile(letter, centre):
    assert (counted(centre)["to_print"], counted(centre)["printed"]) == (1, 0)
    centre.post(reverse("casework_post_room:print"), {"letters": [letter.pk]})
    assert (counted(centre)["to_print"], counted(centre)["printed"], counted(centre)["to_post"]) == (0, 1, 1)
    posted(centre, letter)
    assert (counted(centre)["to_post"], counted(centre)["posted"]) == (0, 1)
    told = {"token": uuid.uuid4(), "dispatch": letter.pk, "returned_on": timezone.localdate(), "reason": "unknown"}
    assert centre.post(case_url(letter.case, "act", "record_return"), told).status_code == 302
    assert (counted(centre)["posted"], counted(centre)["returned"], counted(centre)["all"]) == (0, 1, 1)
    assert listed(centre, pile="returned") == {letter.pk}
    assert "1 courrier revenu" in centre.get(reverse("wagtailadmin_home")).content.decode()


def test_the_list_is_narrowed_by_case_kind_party_and_day(letter, centre):
    acknowledged = Story(professional_email="").case
    acknowledged.parties.filter(role=Role.CLAIMANT).update(channel="post")
    other = acknowledged.dispatches.get(message="invitation")
    Dispatch.objects.filter(message="acknowledgement", case=acknowledged).update(channel="letter", state="to_post")
    mine = acknowledged.dispatches.get(message="acknowledgement")
    Dispatch.objects.filter(pk=mine.pk).update(created_at=timezone.now() - timedelta(days=40))
    assert listed(centre) == {letter.pk, other.pk, mine.pk}
    assert listed(centre, case=letter.case.reference) == {letter.pk}
    assert listed(centre, kind="acknowledgement") == {mine.pk}
    assert listed(centre, role="claimant") == {mine.pk}
    day = (timezone.localdate() - timedelta(days=39)).isoformat()
    assert listed(centre, created_at_to=day) == {mine.pk}
    assert listed(centre, q=f"dubois {other.case.reference}") == {other.pk}
    assert listed(centre, q="personne") == set()
    posted(centre, letter)
    assert listed(centre, pile="posted", posted_on_from=timezone.localdate().isoformat()) == {letter.pk}
    assert listed(centre, pile="posted", posted_on_to=day) == set()


def test_what_was_chosen_is_kept_after_the_posting(letter, centre):
    answer = posted(centre, letter, retour="pile=to_print&p=1")
    assert answer.url == reverse(INDEX) + "?pile=to_print&p=1"


@pytest.mark.parametrize("asked", [{"pile": "x"}, {"kind": "x"}, {"p": "x"}, {"created_at_from": "x"}, {"q": "\x00"}])
def test_a_strange_address_is_still_a_page(letter, centre, asked):
    assert centre.get(reverse(INDEX), asked).status_code == 200
    assert centre.get(reverse("casework_post_room:index_results"), asked).status_code == 200


def test_a_registered_letter_keeps_its_number(letter, centre):
    posted(centre, letter, **{f"suivi-{letter.pk}": "RK 473 124 829 FR"})
    assert letter.sendings.get().tracking == "RK473124829FR"
    assert "RK473124829FR" in centre.get(case_url(letter.case)).content.decode()
    assert listed(centre, pile="all", q="RK473124829FR") == {letter.pk}


def test_a_wrong_number_is_said_beside_it_and_nothing_is_posted(letter, centre):
    answer = posted(centre, letter, **{f"suivi-{letter.pk}": "RK 473 124 828 FR"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "un chiffre ne va pas avec les autres" in page
    assert 'value="RK 473 124 828 FR"' in page
    letter.refresh_from_db()
    assert letter.state == DispatchState.TO_POST


def test_a_letter_without_an_address_is_neither_printed_nor_posted(letter, centre):
    letter.party.city = ""
    letter.party.save()
    assert "Adresse incomplète" in centre.get(reverse(INDEX)).content.decode()
    assert "adresse postale est incomplète" in posted(centre, letter).content.decode()
    printed = centre.post(reverse("casework_post_room:print"), {"letters": [letter.pk]}, follow=True)
    assert "adresse postale est incomplète" in printed.content.decode()


def test_reading_a_letter_does_not_mark_it_as_printed_the_button_does(letter, centre):
    url = case_url(letter.case, "letter_pdf", letter.pk)
    centre.get(url)
    letter.refresh_from_db()
    assert letter.printed_at is None
    assert centre.post(url).content.startswith(b"%PDF")
    letter.refresh_from_db()
    assert letter.printed_at is not None


def test_a_letter_of_the_talks_is_not_printed_by_the_centre(talks_letter, centre):
    assert SECRET_TALK in talks_letter.letter_html
    assert "réservé au médiateur" in centre.get(reverse(INDEX)).content.decode()
    answer = centre.post(reverse("casework_post_room:print"), {"letters": [talks_letter.pk]}, follow=True)
    assert "réservé au médiateur" in answer.content.decode()
    assert answer["Content-Type"].startswith("text/html")
    assert centre.get(case_url(talks_letter.case, "letter_pdf", talks_letter.pk)).status_code == 404


def test_but_by_the_mediator_who_is_told_of_it(talks_letter, centre):
    mediator = signed_in(talks_letter.case.designation.mediator.user)
    assert "Imprimer et poster un courrier" in mediator.get(reverse("wagtailadmin_home")).content.decode()
    page = mediator.get(case_url(talks_letter.case, "message", talks_letter.pk)).content.decode()
    assert case_url(talks_letter.case, "letter_pdf", talks_letter.pk) in page
    printed = mediator.get(case_url(talks_letter.case, "letter_pdf", talks_letter.pk))
    assert printed.content.startswith(b"%PDF")
    assert "no-store" in printed["Cache-Control"]
    day = timezone.localdate().isoformat()
    centre.post(reverse("casework_post_room:posted"), {"letters": [talks_letter.pk], "posted_on": day})
    talks_letter.refresh_from_db()
    assert talks_letter.state == DispatchState.POSTED
    assert "Imprimer et poster un courrier" not in mediator.get(reverse("wagtailadmin_home")).content.decode()


def test_the_centre_prints_one_letter_from_the_file(letter, centre):
    assert centre.get(case_url(letter.case, "letter_pdf", letter.pk)).content.startswith(b"%PDF")
    email = letter.case.dispatches.filter(channel="email").first()
    assert centre.get(case_url(letter.case, "letter_pdf", email.pk)).status_code == 404


def test_letters_that_cannot_be_laid_out_in_time_are_said_in_words(letter, centre, monkeypatch):
    monkeypatch.setattr(press, "SECONDS", -10)  # the press waits ten seconds more: no time at all
    answer = centre.post(reverse("casework_post_room:print"), {"letters": [letter.pk]}, follow=True)
    assert "n’a pas pu être préparé" in answer.content.decode()


def test_the_file_leads_to_the_posting_of_its_letter(letter, centre):
    url = f"{case_url(letter.case, 'act', 'record_posting')}?courrier={letter.pk}"
    assert url in centre.get(case_url(letter.case)).content.decode()
    form = centre.get(url).content.decode()
    assert f'value="{letter.pk}" selected' in form
    assert f"SARL Toitures Dubois – {letter.subject}" in form


def test_the_text_of_a_letter_may_be_framed_by_its_own_page(letter, centre):
    page = centre.get(case_url(letter.case, "message", letter.pk)).content.decode()
    url = case_url(letter.case, "letter", letter.pk)
    assert f'src="{url}"' in page
    answer = centre.get(url)
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "asset:" in letter.letter_html
    assert "asset:" not in answer.content.decode()


def test_a_long_pile_has_pages_like_any_list_of_the_admin(letter, centre, monkeypatch):
    other = Story(professional_email="").case
    monkeypatch.setattr(post_room.PostRoom, "paginate_by", 1)
    page = centre.get(reverse(INDEX)).content.decode()
    assert "Page 1 sur 2" in page
    assert "À poster (2)" in page
    assert other.reference in centre.get(reverse(INDEX), {"p": 2}).content.decode()


@pytest.mark.parametrize(("name", "state"), [("resend", {"ready", "sending", "sent"}), ("mark_sent", {"sent"})])
def test_a_person_decides_about_a_held_message(story, centre, name, state):
    held = story.case.dispatches.filter(channel="email").first()
    held.state = DispatchState.HELD
    held.save()
    page = centre.get(reverse(INDEX)).content.decode()
    assert held.message_id.strip("<>") in page
    answer = centre.post(reverse(f"casework_post_room:{name}", args=[held.pk]), follow=True)
    assert answer.status_code == 200
    held.refresh_from_db()
    assert held.state in state
    again = centre.post(reverse(f"casework_post_room:{name}", args=[held.pk]), follow=True)
    assert "déjà décidé" in again.content.decode()


def test_the_letters_of_a_case_of_ones_own_are_not_handled(letter, centre):
    letter.case.parties.filter(role="claimant").update(user=people.centre())
    assert letter.case.reference not in centre.get(reverse(INDEX)).content.decode()
    answer = centre.post(reverse("casework_post_room:print"), {"letters": [letter.pk]}, follow=True)
    assert "n’est plus à poster" in answer.content.decode()


def test_an_unknown_message_is_a_404(db, centre):
    assert centre.post(reverse("casework_post_room:resend", args=[9])).status_code == 404


def test_reading_these_addresses_changes_nothing(letter, centre):
    for name, args in (("print", []), ("posted", []), ("resend", [letter.pk]), ("mark_sent", [letter.pk])):
        assert centre.get(reverse(f"casework_post_room:{name}", args=args)).status_code == 302
    assert signed_in(people.curieux()).get(reverse(INDEX)).status_code == 404


def test_the_pages_count_letters(centre, letter, monkeypatch):
    monkeypatch.setattr(post_room.PostRoom, "paginate_by", 1)
    Story(professional_email="").case.parties.filter(role=Role.RESPONDENT).update(email="")
    letters = Dispatch.objects.filter(channel="letter").count()
    assert letters > 1
    page = centre.get(reverse("casework_post_room:index"), {"pile": "all"}).content.decode()
    assert f"{letters} courriers" in page.split("pagination__end", 1)[1].split("</div>", 1)[0]
