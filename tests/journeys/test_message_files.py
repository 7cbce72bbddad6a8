"""What is shown with a message of the forum or of an aparté: for its readers, and for nobody else."""

import pytest

from casework.enums import Act, Channel, Role, Stage
from casework.models import ApartExhibit, Exhibit
from tests import people
from tests.journeys.forum import PDF, SHOWN, WHISPER, about, desk, file
from tests.party_space.conftest import address, signed_in
from tests.staff.crawler import crawl

pytestmark = pytest.mark.django_db


@pytest.fixture
def talking(story_in):
    return story_in(Stage.MEDIATION)


def test_the_files_of_a_message_are_exhibits_for_its_readers(talking, act):
    martin, dubois, centre = (signed_in(who()) for who in (people.martin, people.dubois, people.centre))
    act(martin, talking.case, "post_to_forum", text="Voyez.", files=[file(), file("devis-2.pdf")])
    first, second = talking.case.exhibits.exclude(post=None)
    assert (first.number, first.title, second.title, first.confidential) == (2, "photo-du-toit", "devis-2", True)
    for client in (martin, dubois):
        assert "photo-du-toit" in client.get(address("subject", talking.case, 1)).text
        assert "photo-du-toit" in client.get(address("exhibits", talking.case)).text
        assert b"".join(client.get(address("exhibit", talking.case, 2)).streaming_content) == PDF
    mediator = signed_in(talking.vasseur.user)
    assert "photo-du-toit" in mediator.get(desk(talking, "subject", 1)).text
    assert mediator.get(desk(talking, "exhibit", 2)).status_code == 200
    assert centre.get(desk(talking, "exhibit", 2)).status_code == 404
    assert centre.get(desk(talking, "subject", 1)).status_code == 404
    assert "photo-du-toit" not in "\n".join(crawl(centre, [desk(talking, "case")], limit=40).values())


@pytest.mark.parametrize(("name", "content", "said"), [
    ("photo.exe", b"MZ", "n’est pas accepté"), ("photo.pdf", b"MZ", "ne correspond pas"), ("vide.pdf", b"", "est vide"),
])  # fmt: skip
def test_a_file_passes_the_same_checks_as_elsewhere(talking, act, name, content, said):
    for path in ("post_to_forum", "post_to_caucus"):
        page = act(signed_in(people.martin()), talking.case, path, text="À garder", files=[file(), file(name, content)])
        assert page.status_code == 422
        assert said in page.text
        assert name in page.text
        assert "À garder" in page.text
    assert not Exhibit.objects.exclude(post=None).exists()
    assert not ApartExhibit.objects.exists()


@pytest.mark.parametrize("path", ["post_to_forum", "post_to_caucus"])
def test_a_page_that_comes_back_says_that_its_files_are_to_be_chosen_again(talking, act, path):
    martin = signed_in(people.martin())
    page = act(martin, talking.case, path, text="", files=[file()])
    assert page.status_code == 422
    assert "choisissez de nouveau ce que vous aviez joint" in page.text
    several = act(martin, talking.case, path, text="À garder", files=[file(), file("photo.exe", b"MZ")])
    assert "choisissez de nouveau ce que vous aviez joint" in several.text
    assert "À garder" in several.text
    alone = act(martin, talking.case, path, text="À garder", files=[file("photo.exe", b"MZ")])
    assert "choisissez de nouveau ce que vous aviez joint" not in alone.text, "nothing good was lost"
    assert "choisissez de nouveau" not in act(martin, talking.case, path, text="").text


def test_an_exhibit_without_title_is_to_be_chosen_again_too(talking, act):
    page = act(signed_in(people.martin()), talking.case, "add_exhibit", title="", file=file())
    assert page.status_code == 422
    assert "choisissez de nouveau ce que vous aviez joint" in page.text


def test_five_files_at_most(talking, act):
    page = act(signed_in(people.martin()), talking.case, "post_to_forum", text="…", files=[file() for _ in range(6)])
    assert page.status_code == 422
    assert "5 fichiers au plus" in page.text


def test_a_file_shown_apart_is_for_that_party_and_that_mediator_alone(talking, act):
    martin, dubois = signed_in(people.martin()), signed_in(people.dubois())
    act(martin, talking.case, "post_to_caucus", text=WHISPER, files=[file(f"{SHOWN}.pdf")])
    shown = ApartExhibit.objects.get()
    party_url, staff_url = address("apart_exhibit", talking.case, shown.pk), desk(talking, "apart_exhibit", shown.pk)
    mediator = signed_in(talking.vasseur.user)
    assert SHOWN in martin.get(address("caucus", talking.case)).text
    assert b"".join(martin.get(party_url).streaming_content) == PDF
    assert SHOWN in mediator.get(desk(talking, "apart", talking.claimant.pk)).text
    assert b"".join(mediator.get(staff_url).streaming_content) == PDF
    lawyer = signed_in(talking.bring("lawyer", "Jean", "Roux").join().user)
    confidant = signed_in(talking.bring("lawyer", "Lise", "Confiance", reads_caucus=True).join().user)
    assert confidant.get(party_url).status_code == 200
    for client in (dubois, lawyer, signed_in(people.curieux())):
        assert client.get(party_url).status_code == 404
    centre = signed_in(people.centre())
    assert centre.get(staff_url).status_code == centre.get(party_url).status_code == 404
    # No gap in the numbers tells the others that there is something.
    act(martin, talking.case, "post_to_forum", text="Pour tous.", files=[file("pour-tous.pdf")])
    assert talking.case.exhibits.last().number == 2
    pages = [dubois.get(address(page, talking.case)).text for page in ("case", "exhibits", "history", "forum", "table")]
    pages += crawl(centre, [desk(talking, "case")], limit=40).values()
    assert not any(SHOWN in page or WHISPER in page for page in pages)


def test_the_next_mediator_opens_it_only_with_the_party_s_consent(talking):
    talking.do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=WHISPER, files=[(file(f"{SHOWN}.pdf"), about())])
    talking.do(Act.END_MISSION, Role.CENTRE, end_reason="replaced")
    former = signed_in(talking.vasseur.user)
    talking.vasseur = people.mediator(talking.version.federation, "paul.morel@x.example", "Paul", "Morel")
    talking.appoint().confirm()
    url, page = (
        desk(talking, "apart_exhibit", ApartExhibit.objects.get().pk),
        desk(talking, "apart", talking.claimant.pk),
    )
    new = signed_in(talking.vasseur.user)
    assert new.get(url).status_code == former.get(url).status_code == former.get(page).status_code == 404
    assert WHISPER not in new.get(page).text
    talking.do(Act.SHARE_CAUCUS, Role.CLAIMANT)
    assert new.get(url).status_code == 200
    assert WHISPER in new.get(page).text


def test_a_professional_who_is_invited_later_learns_nothing_of_the_talks_exhibits(talking):
    """Neither in its letter, nor on its page of exhibits, before it is at the table."""
    talking.do(Act.POST_TO_FORUM, Role.CLAIMANT, text="…", files=[(file(), about(f"{SHOWN}.pdf"))])
    talking.do(
        Act.ADD_RESPONDENT, Role.CLAIMANT, company="Zinguerie Neuve", address="2 rue Neuve", postal_code="44000",
        city="Nantes", email="zinc@neuve.example", claimant_agrees=True,
    )  # fmt: skip
    talking.do(Act.ADMIT_RESPONDENT, Role.MEDIATOR, note="…", format="video", purpose="…")
    newcomer = talking.case.parties.get(company="Zinguerie Neuve")
    assert not any(SHOWN in letter.letter_html for letter in talking.case.dispatches.filter(party=newcomer))
    talking.case.parties.filter(pk=newcomer.pk).update(user=people.user("zinc@neuve.example"))
    client = signed_in(people.user("zinc@neuve.example"))
    assert SHOWN not in client.get(address("exhibits", talking.case)).text
    number = talking.case.exhibits.get(title=SHOWN).number
    assert client.get(address("exhibit", talking.case, number)).status_code == 404


def test_a_party_by_post_reads_the_subject_and_what_came_with_the_message(talking):
    talking.case.parties.filter(role=Role.RESPONDENT).update(channel=Channel.POST)
    talking.do(Act.POST_TO_FORUM, Role.CLAIMANT, text="Voyez.", title="Le crépi", files=[(file(), about())])
    letter = talking.event.dispatches.get(party=talking.respondent).letter_html
    assert "Le crépi" in letter
    assert "la pièce n°\u00a02\u00a0: photo" in letter
    talking.do(Act.POST_TO_CAUCUS, Role.MEDIATOR, addressee=talking.respondent, text="…", files=[(file(), about())])
    assert "pour vous et le médiateur seuls" in talking.event.dispatches.get(party=talking.respondent).letter_html
