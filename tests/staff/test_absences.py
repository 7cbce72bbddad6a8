"""Who is away: a colleague of the Centre is stood in for, a mediator never; each learns what it needs to."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.enums import Act, Role, Stage
from casework.models import Absence, CentreDetails, Follow
from portal.models import CENTRE_GROUP
from portal.typography import typeset
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.story import Story, paris

HOME, INDEX = "wagtailadmin_home", "casework_absences:index"


def today():
    return timezone.localdate()


def lea():
    return people.user("lea.petit@mediation-rivage.example", CENTRE_GROUP, first_name="Léa", last_name="Petit")


def read(client, url):
    return client.get(url).content.decode()


def away(person, first=0, last=10, **kwargs):
    """An absence of this account, from so many days from now to so many."""
    days = {"starts_on": today() + timedelta(days=first), "ends_on": today() + timedelta(days=last)}
    return Absence.objects.create(person=person, noted_by=person, **days, **kwargs)


def days(first=1, last=5):
    return {"starts_on": (today() + timedelta(first)).isoformat(), "ends_on": (today() + timedelta(last)).isoformat()}


# noting ---------------------------------------------------------------------------------------------


def test_a_clerk_notes_her_absence_and_a_colleague(centre):
    data = {"person": people.centre().pk, "stand_in": lea().pk, **days()}
    assert centre.post(reverse(INDEX), data).status_code == 302
    absence = Absence.objects.get()
    assert (absence.person, absence.stand_in, absence.noted_by) == (people.centre(), lea(), people.centre())
    assert "Léa Petit" in read(centre, reverse(INDEX))


def test_a_mediator_notes_days_and_nothing_else(story, vasseur):
    data = {"person": people.centre().pk, "stand_in": people.centre().pk, **days()}
    assert vasseur.post(reverse(INDEX), data).status_code == 302
    absence = Absence.objects.get()
    assert (absence.person, absence.stand_in) == (story.vasseur.user, None)


def test_the_centre_notes_the_absence_of_a_mediator_who_is_ill(story, centre):
    data = {"person": story.vasseur.user.pk, **days(0, 3)}
    assert centre.post(reverse(INDEX), data).status_code == 302
    assert Absence.objects.get().person == story.vasseur.user


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (days(5, 1), "indiquez un jour qui ne précède pas le premier"),
        (days(-9, -5), "ce jour est passé"),
        (days(1, 900), "un an au plus"),
        ({"starts_on": "", "ends_on": "31/02/2027"}, "cette date n’existe pas"),
        ({"person": "nobody"}, "Qui est absent"),
        ({"stand_in": "herself"}, "choisissez une autre personne que la personne absente"),
        ({"person": "mediator", "stand_in": "lea"}, "laissez ce champ vide pour un médiateur"),
        ({"stand_in": "away"}, "est en absence du"),
        ({"person": "away"}, "une absence est déjà notée"),
        ({"stand_in": "mediator"}, "Remplaçant"),
    ],
)
def test_what_does_not_hold_is_said_and_nothing_is_kept(story, centre, changes, words):
    gone = people.user("marc.away@mediation-rivage.example", CENTRE_GROUP, first_name="Marc", last_name="Loin")
    away(gone)
    named = {
        "nobody": "999999", "herself": people.centre().pk, "mediator": story.vasseur.user.pk, "lea": lea().pk,
        "away": gone.pk,
    }  # fmt: skip
    changes = {name: named.get(value, value) for name, value in changes.items()}
    answer = centre.post(reverse(INDEX), {"person": people.centre().pk, "stand_in": lea().pk, **days(), **changes})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Absence.objects.count() == 1


def test_an_absence_is_changed_by_those_who_may_read_it(story, centre, vasseur):
    own, other = away(story.vasseur.user, 1, 5), away(people.centre(), 1, 5)
    assert vasseur.post(reverse("casework_absences:edit", args=[own.pk]), days(1, 8)).status_code == 302
    own.refresh_from_db()
    assert own.ends_on == today() + timedelta(days=8)
    for name in ("edit", "delete"):
        assert vasseur.post(reverse(f"casework_absences:{name}", args=[other.pk]), days()).status_code == 404
    assert "Hélène" not in read(vasseur, reverse(INDEX))
    assert centre.post(reverse("casework_absences:delete", args=[own.pk])).status_code == 302
    assert list(Absence.objects.all()) == [other]


# a colleague of the Centre --------------------------------------------------------------------------


@pytest.fixture
def followed(db):
    """A case in mediation that Hélène follows, with something new."""
    told = Story.in_stage(Stage.MEDIATION)
    Follow.objects.create(case=told.case, user=people.centre(), seen=told.case.events.last().number)
    return told.say()


def test_the_stand_in_reads_what_her_colleague_follows(followed):
    away(people.centre(), stand_in=lea())
    page = read(signed_in(lea()), reverse(HOME))
    assert "Pour Hélène Garnier, en absence jusqu’au" in page
    assert followed.case.reference in page.split("casework-absences")[-1]
    assert "1 nouveauté" in page


def test_reading_for_a_colleague_leaves_it_new_for_her(followed):
    away(people.centre(), stand_in=lea())
    assert signed_in(lea()).get(case_url(followed.case)).status_code == 200
    assert Follow.objects.get().seen == followed.case.events.last().number - 1


@pytest.mark.parametrize(("first", "last"), [(1, 5), (-9, -1)])
def test_before_and_after_the_absence_nothing_is_shown(followed, first, last):
    away(people.centre(), first, last, stand_in=lea())
    assert "Pour Hélène Garnier" not in read(signed_in(lea()), reverse(HOME))


def test_a_stand_in_sees_no_case_of_which_she_is_a_party(followed):
    followed.case.parties.filter(role=Role.RESPONDENT).update(user=lea())
    away(people.centre(), stand_in=lea())
    assert followed.case.reference not in read(signed_in(lea()), reverse(HOME))


# a mediator -----------------------------------------------------------------------------------------


def test_nobody_acts_nor_reads_in_the_place_of_a_mediator(story_in):
    told = story_in(Stage.MEDIATION).offer().say()
    Absence.objects.create(
        person=told.vasseur.user, starts_on=today(), ends_on=today(), stand_in=people.centre(), noted_by=people.centre()
    )
    client = signed_in(people.centre())
    assert "je-transigerais" not in read(client, case_url(told.case))
    assert client.get(case_url(told.case, "act", Act.DECLARE_ADMISSIBLE)).status_code == 404


def test_the_centre_is_warned_before_it_designates(centre):
    told = Story(at=timezone.now()).accept()
    away(told.vasseur.user, 0, 30)
    page = read(centre, case_url(told.case, "act", Act.APPOINT_MEDIATOR))
    assert "Absence du" in page
    assert typeset("« Confirmation de la mission » : finit le") in page
    assert typeset("« Décision de recevabilité » : finit le") in page


def test_an_absence_that_no_term_meets_is_said_without_alarm(centre):
    told = Story(at=timezone.now()).accept()
    away(told.vasseur.user, 40, 45)
    page = read(centre, case_url(told.case, "act", Act.APPOINT_MEDIATOR))
    assert "Absence du" in page
    assert "pendant cette absence" not in page


def test_the_portal_prefers_somebody_who_can_answer_in_time(db):
    told = Story(at=timezone.now()).accept()
    other = people.mediator(told.version.federation, "luc.morel@x.example", "Luc", "Morel", department="67")
    away(told.vasseur.user)
    told.appoint()
    assert told.case.designation.mediator == other
    assert "absents" in told.case.designation.choice_reason


def test_when_all_are_away_the_first_is_designated_all_the_same(db):
    told = Story(at=timezone.now()).accept()
    away(told.vasseur.user)
    assert told.appoint().case.designation.mediator == told.vasseur


def test_the_mediator_is_reminded_of_her_absence_when_a_mission_is_offered(db):
    told = Story(at=timezone.now()).accept()
    away(told.vasseur.user)
    told.appoint()
    page = read(signed_in(told.vasseur.user), case_url(told.case, "act", Act.CONFIRM_MISSION))
    assert "Vous avez noté une absence" in page
    assert "déclinez la mission" in page


def test_the_centre_reads_which_terms_end_meanwhile(centre):
    told = Story(at=timezone.now()).accept().appoint().confirm()
    away(told.vasseur.user, 0, 30)
    for page in (read(centre, reverse(HOME)), read(centre, case_url(told.case))):
        assert "Claire Vasseur" in page
        assert "Décision de recevabilité" in page
        assert "pendant cette absence" in page


def test_the_centre_goes_from_its_desk_to_the_act_that_hands_the_file_over(centre):
    told = Story(at=timezone.now()).accept().appoint().confirm()
    away(told.vasseur.user, 0, 30)
    hand_over = case_url(told.case, "act", Act.END_MISSION)
    assert f'href="{hand_over}"' in read(centre, reverse(HOME))
    assert centre.get(hand_over).status_code == 200


@pytest.mark.parametrize("first", [31, 200])
def test_the_centre_reads_on_its_desk_an_absence_that_is_still_far(story, centre, first):
    far = away(story.vasseur.user, first, first + 10)
    later = f"Plus tard\N{NO-BREAK SPACE}: Claire Vasseur, {far.period}."
    assert later in read(centre, reverse(HOME))
    near = away(story.vasseur.user, 30, 30)
    page = read(centre, reverse(HOME))
    assert later in page
    assert f"Claire Vasseur, médiateur, en absence {near.period}" in page


def test_what_comes_later_is_of_mediators_and_for_the_centre_alone(story, centre):
    away(people.centre(), 60, 70)
    assert "Plus tard" not in read(centre, reverse(HOME))
    away(story.vasseur.user, 60, 70)
    assert "Plus tard" not in read(signed_in(story.vasseur.user), reverse(HOME))


def test_a_reminder_to_a_mediator_away_goes_to_the_centre_too(db):
    told = Story(at=paris(2027, 1, 4)).accept().appoint().confirm()
    Absence.objects.create(
        person=told.vasseur.user, starts_on=date(2027, 1, 10), ends_on=date(2027, 1, 20), noted_by=people.centre()
    )
    told.wait(10).tick()
    reminded = told.case.dispatches.filter(message="reminder").values_list("recipient_name", flat=True)
    assert sorted(reminded) == sorted(["Claire Vasseur", CentreDetails.load().name])


def test_a_reminder_to_a_mediator_at_work_is_hers_alone(db):
    told = Story(at=paris(2027, 1, 4)).accept().appoint().confirm().wait(10).tick()
    reminded = told.case.dispatches.filter(message="reminder").values_list("recipient_name", flat=True)
    assert list(reminded) == ["Claire Vasseur"]


# the parties ----------------------------------------------------------------------------------------

ABSENT = "Le médiateur est absent jusqu’au"


def party_page(told, user, name="case"):
    return read(signed_in(user), reverse(f"party_space:{name}", args=[told.case.reference]))


@pytest.mark.parametrize("name", ["case", "history"])
def test_the_parties_know_when_the_one_they_wait_for_comes_back(db, name):
    told = Story(at=timezone.now()).accept().appoint().confirm()
    for user in (people.martin(), people.dubois()):
        assert ABSENT not in party_page(told, user, name)
    away(told.vasseur.user)
    for user in (people.martin(), people.dubois()):
        page = party_page(told, user, name)
        assert ABSENT in page
        assert "les délais continuent de courir" in page


def test_who_waits_for_somebody_else_is_not_told_of_it(db):
    told = Story(at=timezone.now()).accept().appoint()
    away(told.vasseur.user)
    assert ABSENT not in party_page(told, people.martin())
    told.confirm().admit().propose()
    assert ABSENT not in party_page(told, people.martin())
