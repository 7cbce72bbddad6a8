"""Keys and days that no row has, characters that no reference has: a sentence or a 404, never an incident."""

import uuid
from urllib.parse import quote

import pytest
from django.urls import reverse

from casework.enums import Act, Stage
from tests import people
from tests.party_space.conftest import address, signed_in
from tests.staff.conftest import case_url
from tests.story import Story

pytestmark = pytest.mark.django_db
TOO_LARGE = (str(2**63), "9" * 23)
EXPERT = {
    "joint": "alone", "first_name": "Paule", "last_name": "Savante", "speciality": "Toitures", "purpose": "Voir le toit.",
    "email": "paule@exemple.example", "amount": "100", "agrees": "on",
}  # fmt: skip


@pytest.mark.parametrize("key", TOO_LARGE)
def test_an_exhibit_that_cannot_exist_is_an_unknown_one(key):
    story = Story.in_stage(Stage.MEDIATION)
    doors = [
        (people.martin(), address("act", story.case, Act.REQUEST_EXPERT)),
        (story.vasseur.user, case_url(story.case, "act", Act.REQUEST_EXPERT)),
        (people.martin(), address("act", story.case, Act.SHOW_EXHIBITS)),
    ]
    for user, url in doors:
        data = {**EXPERT, "token": str(uuid.uuid4()), "exhibits": [key]}
        assert signed_in(user).post(url, data).status_code == 422, url


@pytest.mark.parametrize("key", TOO_LARGE)
def test_messages_to_send_again_that_cannot_exist_are_unknown(key):
    story = Story.in_stage(Stage.MEDIATION)
    url = case_url(story.case, "act", Act.RECORD_BOUNCE)
    data = {"token": str(uuid.uuid4()), "concerned": story.claimant.pk, "source": "phone", "messages": [key]}
    assert signed_in(people.centre()).post(url, data).status_code == 422


@pytest.mark.parametrize("key", TOO_LARGE)
def test_lists_of_the_desk(key):
    centre = signed_in(people.centre())
    assert centre.get(reverse("casework_staff:index"), {"labels": key}).status_code == 200
    for name in ("print", "posted"):
        answer = centre.post(reverse(f"casework_post_room:{name}"), {"letters": [key]})
        assert answer.status_code in (302, 422), name


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("name", ["created_at_from", "created_at_to", "posted_on_from", "filed_on_from", "filed_on_to"])
def test_a_list_narrowed_to_the_ends_of_the_calendar(day, name):
    Story()
    centre = signed_in(people.centre())
    for page in ("casework_post_room:index", "casework_staff:index"):
        assert centre.get(reverse(page), {name: day}).status_code == 200


@pytest.mark.parametrize("reference", ["\0", "2027-000001\0", "x", "2027-1", "٢٠٢٧-٠٠٠٠٠١"])
def test_what_is_no_reference_is_no_page(reference):
    Story()
    for user, start in (
        (people.martin(), "/espace/dossier/"), (people.martin(), "/espace/expertise/"), (people.centre(), "/admin/dossiers/"),
    ):  # fmt: skip
        assert signed_in(user).get(f"{start}{quote(reference)}/").status_code == 404


def test_every_list_of_rows_that_a_form_takes_is_bounded():
    from tests.consistency.test_house_rules import SOURCES, relative

    bare = [relative(path) for path in SOURCES if "forms.ModelMultipleChoiceField(" in path.read_text()]
    assert not [name for name in bare if name != "portal/fields.py"]
