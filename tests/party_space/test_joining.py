"""An invitation opens by the address it was sent to, or by a code that serves once."""

import re

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import reverse

from casework.correspondence.dispatch import drain
from casework.models import Party
from casework.party_space.joining import MOST_TRIES
from casework.procedure.filing import file_online
from tests import people
from tests.party_space.conftest import address, signed_in
from tests.story import SECRET_COMPLAINT, filing

INVITATION = "/espace/invitation/"


@pytest.fixture
def invited(db):
    """A case whose professional was just invited by e-mail and has no account yet; and the code it received."""
    case = file_online(filing(), people.martin())
    drain()
    letter = next(message for message in mail.outbox if message.to == ["contact@toitures-dubois.example"])
    code = re.search(r"code d’invitation\s:\s(\S+)", letter.body).group(1)
    return case, code, letter


def test_the_message_says_nothing_of_the_dispute_and_points_to_the_page(invited):
    case, _, letter = invited
    assert reverse("party_space:invitation") in letter.body
    assert case.reference in letter.body
    for secret in (SECRET_COMPLAINT, "Martin", "toiture", "800 €"):
        assert secret not in letter.body + letter.subject


def test_the_address_it_was_sent_to_opens_the_case(invited):
    case, _, _ = invited
    answer = signed_in(people.dubois()).get(INVITATION)
    assert answer.url == address("case", case)
    assert Party.objects.get(case=case, role="respondent").user == people.dubois()


def test_a_later_link_works_as_well(invited):
    case, _, _ = invited
    assert signed_in(people.dubois()).get(address("case", case)).status_code == 200


def test_a_colleague_with_another_address_types_the_code(invited):
    case, code, _ = invited
    colleague = signed_in(people.user("compta@ailleurs.example"))
    assert colleague.get(INVITATION).status_code == 200
    answer = colleague.post(INVITATION, {"reference": case.reference, "code": code.lower()})
    assert answer.url == address("case", case)
    assert SECRET_COMPLAINT in colleague.get(address("request", case)).text


def test_the_door_speaks_to_a_consumer_by_post_too(invited):
    """A consumer who wrote a letter was never invited: the code is in the letter that came back."""
    page = signed_in(people.user("jeanne@example.fr")).get(INVITATION).text
    assert "figure en haut du courrier ou de l’e-mail que vous avez reçu" in page
    assert "l’invitation" not in page


def test_a_code_serves_once(invited):
    case, code, _ = invited
    signed_in(people.user("compta@ailleurs.example")).post(INVITATION, {"reference": case.reference, "code": code})
    second = signed_in(people.curieux()).post(INVITATION, {"reference": case.reference, "code": code})
    assert second.status_code == 422
    assert "n’ouvrent aucun dossier" in second.text
    assert signed_in(people.curieux()).get(address("case", case)).status_code == 404


@pytest.mark.parametrize(
    ("reference", "code"),
    [("", ""), ("2026-000001", ""), ("x", "y"), ("2026-999999", "AAAA-BBBB"), ("A" * 300, "B" * 300), ("\0", "\0")],
)
def test_what_does_not_open_is_said_kindly_and_kept(invited, reference, code):
    answer = signed_in(people.curieux()).post(INVITATION, {"reference": reference, "code": code})
    assert answer.status_code == 422
    assert "Il y a quelque chose à corriger" in answer.text
    assert SECRET_COMPLAINT not in answer.text


@override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}})
def test_guessing_stops_after_five_tries(invited):
    case, code, _ = invited
    client = signed_in(people.curieux())
    for _ in range(MOST_TRIES):
        client.post(INVITATION, {"reference": case.reference, "code": "AAAA-BBBB"})
    answer = client.post(INVITATION, {"reference": case.reference, "code": code})
    assert answer.status_code == 429
    assert Party.objects.get(case=case, role="respondent").user is None


def test_the_team_never_joins_as_a_party(invited):
    case, code, _ = invited
    client = signed_in(people.centre())
    assert client.post(INVITATION, {"reference": case.reference, "code": code}).status_code == 422
    assert Party.objects.get(case=case, role="respondent").user is None


def test_nobody_joins_a_case_before_being_invited(db):
    case = file_online(filing(respondents=2), people.martin())
    assert signed_in(people.dubois()).get(address("case", case)).status_code == 404
    assert case.reference not in signed_in(people.dubois()).get("/espace/").text
