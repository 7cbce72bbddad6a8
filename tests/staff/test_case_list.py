"""The list of cases: filters, search, order, empty state, and a number of queries that does not grow."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casework.enums import Stage
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.story import Story

LIST = "casework_staff:index"


def listed(client, **query):
    """The references on the first page, in their order."""
    page = client.get(reverse(LIST), query)
    assert page.status_code == 200
    return [case.reference for case in page.context["object_list"]]


@pytest.fixture
def three(db):
    """One awaiting its answer, one in mediation, one with two professionals to be checked."""
    waiting = Story()
    talking = Story.in_stage(Stage.MEDIATION)
    received = Story(respondents=2)
    return waiting.case, talking.case, received.case


def test_filters_narrow_the_list(three, centre):
    waiting, talking, received = (case.reference for case in three)
    assert set(listed(centre)) == {waiting, talking, received}
    assert listed(centre, stage="mediation") == [talking]
    assert set(listed(centre, stage=["mediation", "received"])) == {talking, received}
    assert listed(centre, track="tailored") == [received]
    assert listed(centre, mediator=people.Mediator.objects.get().pk) == [talking]
    assert len(listed(centre, federation=three[0].federation_id)) == 3
    assert listed(centre, filed_on_from="2030-01-01") == []
    assert len(listed(centre, filed_on_from="2027-01-01", filed_on_to="2027-12-31")) == 3


def test_the_overdue_ones(three, centre, time_machine):
    time_machine.move_to(timezone.make_aware(datetime(2027, 1, 5, 10)), tick=False)
    assert listed(centre, overdue="1") == []
    deadline = three[1].deadlines.filter(state="open").first()
    deadline.due_on = date.today() - timedelta(days=3)
    deadline.save()
    assert listed(centre, overdue="1") == [three[1].reference]
    assert "Dépassée de 3\N{NO-BREAK SPACE}jours" in centre.get(reverse(LIST)).content.decode()


@pytest.mark.parametrize("typed", ["Martin", "toitures dubois", "73282932000074", "2027-000001"])
def test_search_by_reference_or_party(story, centre, typed):
    assert listed(centre, q=typed) == [story.case.reference]


@pytest.mark.parametrize("typed", ["Personne", "%", "' or 1=1 --", "x" * 500])
def test_a_search_that_finds_nothing_says_so(story, centre, typed):
    page = centre.get(reverse(LIST), {"q": typed})
    assert page.status_code == 200
    assert "Aucun dossier ne correspond" in page.content.decode()


@pytest.mark.parametrize("query", [{"stage": "inconnue"}, {"filed_on_from": "hier"}, {"mediator": "abc"},
                                   {"ordering": "secret"}, {"p": "zéro"}])  # fmt: skip
def test_a_bad_filter_is_no_error_page(story, centre, query):
    assert centre.get(reverse(LIST), query).status_code == 200


def test_order_by_due_date(three, centre):
    dues = {case.reference: min(d.due_on for d in case.deadlines.filter(state="open")) for case in three}
    up = listed(centre, ordering="due")
    assert [dues[reference] for reference in up] == sorted(dues.values())
    down = listed(centre, ordering="-due")
    assert [dues[reference] for reference in down] == sorted(dues.values(), reverse=True)


def test_the_mediator_lists_only_own_cases_and_has_no_filter_of_mediators(three):
    client = signed_in(people.Mediator.objects.get().user)
    assert listed(client) == [three[1].reference]
    assert 'name="mediator"' not in client.get(reverse(LIST)).content.decode()
    assert listed(client, mediator="1") == [three[1].reference]


def test_an_empty_list_says_what_will_come(db, centre):
    assert "Aucun dossier pour l’instant" in centre.get(reverse(LIST)).content.decode()
    alone = signed_in(people.user("seul@mediation-rivage.example", "Médiateurs"))
    assert "Le Centre vous écrit" in alone.get(reverse(LIST)).content.decode()


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_cases(three, centre):
    queries(centre, reverse(LIST))
    few = queries(centre, reverse(LIST))
    for _ in range(4):
        Story()
    assert queries(centre, reverse(LIST)) <= few
    assert few < 25


def test_the_file_is_read_in_few_queries(three, centre):
    told = Story.in_stage(Stage.AGREEMENT)
    mediator = signed_in(told.vasseur.user)
    for client in (centre, mediator):
        queries(client, case_url(told.case))
        assert queries(client, case_url(told.case)) < 70


def test_the_dashboard_is_read_in_few_queries(three, centre):
    home = reverse("wagtailadmin_home")
    queries(centre, home)
    few = queries(centre, home)
    for _ in range(4):
        Story(respondents=2)
    assert queries(centre, home) <= few
