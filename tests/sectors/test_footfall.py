"""Where people give up: right denominators, no small count, and nothing of a person."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from sectors.footfall import LEAST, hide_parts, of_version
from sectors.models import Kind, StepEvent

TODAY = date(2026, 11, 24)
LONG_AGO = TODAY - timedelta(days=20)


@pytest.fixture
def version(renovation):
    return renovation.last_version


@pytest.fixture
def tell(version):
    """tell(count, step, *kinds): that many visits saw these events on a step."""

    def events(count, step, *kinds, day=LONG_AGO, detail="", seconds=None, visits=None):
        visits = visits or [uuid.uuid4() for _ in range(count)]
        StepEvent.objects.bulk_create(
            StepEvent(sector_slug="batiment", version=version, step=step, kind=kind, visit=visit, day=day,
                      detail=detail if kind in (Kind.INVALID, Kind.OUTCOME) else "",
                      seconds=seconds if kind == Kind.COMPLETED else None)
            for visit in visits for kind in kinds
        )  # fmt: skip
        return visits

    return events


def step_of(version, key):
    return next(step for step in of_version(version, TODAY).steps if step.key == key)


def test_a_step_is_measured_against_those_who_saw_it(tell, version):
    everybody = tell(40, "professionnel", Kind.VIEWED, Kind.COMPLETED, seconds=120)
    tell(0, "q-travaux", Kind.VIEWED, visits=everybody[:20])
    tell(0, "q-travaux", Kind.COMPLETED, visits=everybody[:10])
    found = step_of(version, "q-travaux")
    assert (found.seen, found.completed, found.left, found.share, found.left_share) == (20, 10, 10, 50, 50)
    assert step_of(version, "professionnel").minutes == 2.0


def test_who_was_there_this_week_has_not_left(tell, version):
    tell(12, "resume", Kind.VIEWED, day=TODAY - timedelta(days=3))
    tell(15, "resume", Kind.VIEWED)
    tell(11, "resume", Kind.VIEWED, Kind.COMPLETED)
    found = step_of(version, "resume")
    assert (found.seen, found.left, found.still_open) == (38, 15, 12)


def test_a_page_filled_after_two_refusals_counts_once(tell, version):
    visits = tell(10, "identite", Kind.VIEWED, Kind.INVALID, Kind.INVALID, Kind.COMPLETED, detail="first_name")
    tell(0, "identite", Kind.COMPLETED, visits=visits)
    found = step_of(version, "identite")
    assert (found.completed, found.left, found.errors) == (10, 0, {"first_name": 10})


def test_a_small_count_is_not_told(tell, version):
    tell(9, "identite", Kind.VIEWED, Kind.INVALID, detail="first_name")
    found = step_of(version, "identite")
    assert (found.seen, found.left, found.errors) == (None, None, {"first_name": None})


@given(st.lists(st.integers(0, 60), min_size=3, max_size=3))
def test_no_hidden_part_can_be_computed_from_the_total(counts):
    parts = dict(zip("abc", counts, strict=True))
    shown = hide_parts(parts)
    hidden = [name for name in parts if shown[name] is None]
    assert all(shown[name] is None for name in parts if 0 < parts[name] < LEAST)
    if sum(counts) >= LEAST:
        assert len(hidden) != 1


def test_thirteen_months_and_no_more(tell, version):
    tell(1, "resume", Kind.VIEWED, day=TODAY - timedelta(days=397))
    tell(1, "resume", Kind.VIEWED, day=TODAY - timedelta(days=396))
    for _ in range(2):
        StepEvent.objects.expired(TODAY).delete()
        assert StepEvent.objects.count() == 1


def test_editors_see_their_own_figures_and_no_others(tell, renovation, builders_editor, cars_editor, centre, mediator):
    tell(12, "resume", Kind.VIEWED)
    url = f"/admin/formulaires/chiffres/{renovation.pk}/"
    codes = {}
    for user in (builders_editor, cars_editor, centre, mediator):
        client = Client()
        client.force_login(user)
        codes[user] = client.get(f"{url}?version=1&avec=1").status_code
        listed = client.get("/admin/formulaires/chiffres/").content.decode()
        assert (renovation.title in listed) == (user in (builders_editor, centre))
    assert codes == {builders_editor: 200, cars_editor: 404, centre: 200, mediator: 404}
    client.force_login(builders_editor)
    assert "Passages sur chaque étape" in client.get(url).content.decode()
    assert client.get(f"{url}?version=nimporte").status_code == 200


def test_an_event_has_no_field_for_a_person_or_an_answer():
    fields = {field.name for field in StepEvent._meta.get_fields()}
    assert fields == {"id", "sector_slug", "version", "step", "kind", "detail", "seconds", "day", "visit"}


def test_the_pages_before_the_form_bear_their_titles(tell, renovation, builders_editor):
    tell(12, "professionnel-2-contact", Kind.VIEWED)
    axis = renovation.last_version.data["axes"][0]
    StepEvent.objects.bulk_create(
        StepEvent(sector_slug="batiment", step=step, kind=Kind.VIEWED, visit=uuid.uuid4(), day=LONG_AGO)
        for step in (f"axe-{axis['key']}", "autre-cas")
    )
    client = Client()
    client.force_login(builders_editor)
    page = client.get(f"/admin/formulaires/chiffres/{renovation.pk}/").content.decode()
    for title in (axis["label"], "Aucun de ces cas", "Où la joindre (2)"):
        assert f'<th scope="row">{title}</th>' in page
