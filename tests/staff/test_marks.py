"""The team's own marks: notes, labels, the star, and what a party needs. None of them reaches a party."""

import pytest
from django.urls import reverse

from casework.enums import Act, Need, Role, Stage
from casework.models import Case, Follow, Label, Note
from casework.staff.registers import Registers
from portal.models import CENTRE_GROUP
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.story import Story

HOME = "wagtailadmin_home"


@pytest.fixture
def told(story_in):
    return story_in(Stage.MEDIATION)


@pytest.fixture
def colleague(db):
    return signed_in(people.user("lea.petit@mediation-rivage.example", CENTRE_GROUP, first_name="Léa"))


def read(client, case):
    return client.get(case_url(case)).content.decode()


# notes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ticked", "colleague_reads"), [({}, False), ({"shared": "on"}, True)])
def test_a_note_is_its_authors_alone_unless_shared(told, centre, colleague, ticked, colleague_reads):
    assert centre.post(case_url(told.case, "add_note"), {"text": "à-rappeler-mardi", **ticked}).status_code == 302
    assert "à-rappeler-mardi" in read(centre, told.case)
    assert ("à-rappeler-mardi" in read(colleague, told.case)) is colleague_reads
    assert "à-rappeler-mardi" not in read(signed_in(told.vasseur.user), told.case)


def test_the_mediator_may_share_a_note_with_the_centre(told, centre):
    vasseur = signed_in(told.vasseur.user)
    vasseur.post(case_url(told.case, "add_note"), {"text": "pour-moi"})
    vasseur.post(case_url(told.case, "add_note"), {"text": "pour-le-centre", "shared": "on"})
    page = read(centre, told.case)
    assert "pour-le-centre" in page
    assert "pour-moi" not in page


# labels ---------------------------------------------------------------------------------------------


@pytest.fixture
def urgent(db):
    return Label.objects.create(name="logement-inhabitable")


def test_a_label_is_put_found_and_taken_away(told, centre, urgent):
    other = Story()
    assert centre.post(case_url(told.case, "labels"), {"labels": [urgent.pk]}).status_code == 302
    assert list(told.case.labels.all()) == [urgent]
    found = centre.get(reverse("casework_staff:index"), {"labels": urgent.pk}).content.decode()
    assert told.case.reference in found
    assert other.case.reference not in found
    centre.post(case_url(told.case, "labels"), {})
    assert not told.case.labels.exists()


def test_a_label_that_does_not_exist_changes_nothing(told, centre, urgent):
    told.case.labels.add(urgent)
    answer = centre.post(case_url(told.case, "labels"), {"labels": ["999999"]}, follow=True)
    assert "Une étiquette n’existe plus" in answer.content.decode()
    assert list(told.case.labels.all()) == [urgent]


def test_an_old_label_is_no_longer_offered_but_stays_where_it_is(told, centre, urgent):
    told.case.labels.add(urgent)
    urgent.active = False
    urgent.save()
    assert urgent.name in read(centre, told.case)
    assert urgent.name not in read(centre, Story().case)


def test_the_list_is_the_centres(told, centre, urgent):
    (register,) = [one for one in Registers().modeladmin_instances if one.model is Label]
    url = register.url_helper.index_url
    assert urgent.name in centre.get(url).content.decode()
    assert signed_in(told.vasseur.user).get(url).status_code in (302, 403, 404)
    assert urgent.name in read(signed_in(told.vasseur.user), told.case)


# the star -------------------------------------------------------------------------------------------


def test_a_followed_case_says_what_happened_until_it_is_opened(told, centre):
    centre.post(case_url(told.case, "follow"), {"suivre": "oui"})
    assert "Rien de nouveau" in centre.get(reverse(HOME)).content.decode()
    told.say().say()
    assert "2 nouveautés" in centre.get(reverse(HOME)).content.decode()
    read(centre, told.case)
    assert "Rien de nouveau" in centre.get(reverse(HOME)).content.decode()
    centre.post(case_url(told.case, "follow"), {"suivre": "non"})
    assert "Vous ne suivez aucun dossier" in centre.get(reverse(HOME)).content.decode()


def test_twice_the_star_is_one(told, centre):
    for _ in range(2):
        centre.post(case_url(told.case, "follow"), {"suivre": "oui"})
    assert Follow.objects.count() == 1


def test_a_mediator_replaced_follows_no_more(told):
    vasseur = signed_in(told.vasseur.user)
    vasseur.post(case_url(told.case, "follow"), {"suivre": "oui"})
    told.do(Act.END_MISSION, Role.MEDIATOR, end_reason="stepped_down")
    assert told.case.reference not in vasseur.get(reverse(HOME)).content.decode()


# needs ----------------------------------------------------------------------------------------------


def needs_url(told, party=None):
    return case_url(told.case, "needs", (party or told.claimant).pk)


def test_the_centre_notes_a_need_and_it_is_shown_where_it_matters(told, centre):
    data = {"needs": [Need.INTERPRETER, Need.WHEELCHAIR], "needs_note": "italien"}
    assert centre.post(needs_url(told), data).status_code == 302
    told.meet_often()
    vasseur = signed_in(told.vasseur.user)
    for page in (
        read(vasseur, told.case),
        vasseur.get(case_url(told.case, "act", Act.PROPOSE_MEETING)).content.decode(),
    ):
        assert "Besoins de Nadia Martin" in page
        assert "Interprète, Accès en fauteuil roulant, italien" in page


@pytest.mark.parametrize("data", [{"needs": ["chauffeur"]}, {"needs_note": "x" * 201}])
def test_what_is_no_need_is_said_and_nothing_kept(told, centre, data):
    assert centre.post(needs_url(told), data).status_code == 422
    assert told.claimant.needs == []


def test_a_mediator_reads_the_needs_and_the_centre_writes_them(told, centre):
    assert signed_in(told.vasseur.user).get(needs_url(told)).status_code == 404
    assert centre.get(needs_url(told, Story().claimant)).status_code == 404


# what never leaves ----------------------------------------------------------------------------------


def test_no_mark_reaches_a_party_a_letter_or_a_file(told, centre, urgent):
    told.case.labels.add(urgent)
    Note.objects.create(case=told.case, author=people.centre(), text="note-secrète", shared=True)
    told.offer().propose()
    secrets = ("logement-inhabitable", "note-secrète")
    for user in (people.martin(), people.dubois()):
        client = signed_in(user)
        for name in ("case", "history", "request", "exhibits", "needs"):
            text = client.get(reverse(f"party_space:{name}", args=[told.case.reference])).content.decode()
            assert not any(secret in text for secret in secrets)
    frozen = [row.body + row.letter_html for row in told.case.dispatches.all()]
    frozen += [document.html for document in told.case.documents.all()]
    frozen.append(centre.get(reverse("casework_registers:conflicts_file")).content.decode())
    assert not any(secret in text for text in frozen for secret in secrets)


def test_no_mark_changes_the_case(told, centre, urgent):
    before = Case.objects.values().get(pk=told.case.pk), told.case.events.count()
    centre.post(case_url(told.case, "labels"), {"labels": [urgent.pk]})
    centre.post(case_url(told.case, "follow"), {"suivre": "oui"})
    centre.post(needs_url(told), {"needs": [Need.PHONE]})
    assert (Case.objects.values().get(pk=told.case.pk), told.case.events.count()) == before


# needs, where the team looks ------------------------------------------------------------------------

NEEDED = "Besoins de Nadia Martin"


@pytest.fixture
def in_need(told):
    told.case.parties.filter(pk=told.claimant.pk).update(needs=[Need.INTERPRETER, Need.PHONE], needs_note="italien")
    return told


def test_the_lists_of_the_desk_say_who_needs_what(in_need, centre):
    in_need.say()
    vasseur = signed_in(in_need.vasseur.user)
    for client, url in [
        (vasseur, reverse(HOME)), (vasseur, reverse("casework_staff:index")), (centre, reverse("casework_staff:index")),
    ]:  # fmt: skip
        page = client.get(url).content.decode()
        assert NEEDED in page, url
        assert "Interprète" in page, url


def test_a_meeting_says_what_to_prepare_from_the_first_dates_to_the_day(in_need):
    in_need.meet_often().propose_dates()
    vasseur = signed_in(in_need.vasseur.user)
    for _ in range(2):
        assert NEEDED in vasseur.get(reverse(HOME)).content.decode().split("casework-meetings", 1)[1]
        page = read(vasseur, in_need.case)
        assert "À prévoir pour Nadia Martin" in page
        confirming = vasseur.get(case_url(in_need.case, "act", Act.CONFIRM_MEETING)).content.decode()
        if not in_need.case.meetings.get().starts_at:
            assert NEEDED in confirming
            in_need.answer_dates(Role.CLAIMANT, "yes", "yes").answer_dates(Role.RESPONDENT, "yes", "no").fix()


def test_a_party_reads_its_own_needs_beside_its_meetings_and_no_other_party_does(in_need):
    in_need.meet_often().propose_dates()
    url = reverse("party_space:agenda", args=[in_need.case.reference])
    own = signed_in(people.martin()).get(url).content.decode()
    assert "Interprète" in own
    assert "italien" in own
    assert "italien" not in signed_in(people.dubois()).get(url).content.decode()


def test_a_lawyer_does_not_read_the_needs_and_a_representative_does(in_need):
    in_need.meet_often().propose_dates()
    url = reverse("party_space:agenda", args=[in_need.case.reference])
    lawyer = in_need.bring("lawyer", "Jean", "Roux").join()
    agent = in_need.bring("representative", "Ida", "Mandat").join()
    assert "italien" not in signed_in(lawyer.user).get(url).content.decode()
    assert "italien" in signed_in(agent.user).get(url).content.decode()
