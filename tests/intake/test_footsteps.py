"""The wizard counts what happened on a page, never who did it nor what was answered."""

import json
from datetime import timedelta

import time_machine
from django.test import Client
from django.utils import timezone

from intake.models import Draft
from sectors.models import Kind, StepEvent
from tests import people
from tests.intake.walk import Walk


def events(**wanted):
    return list(StepEvent.objects.filter(**wanted).values_list("step", "kind", "detail"))


def test_a_page_is_seen_once_refused_then_filled(walk):
    walk.get("reclamation")
    walk.get("reclamation")
    walk.post("reclamation", {})
    walk.post("reclamation", {"made": "yes"})
    assert events() == [
        ("reclamation", Kind.VIEWED, ""),
        ("reclamation", Kind.INVALID, "made"),
        ("reclamation", Kind.COMPLETED, ""),
    ]
    assert StepEvent.objects.values("visit").distinct().count() == 1
    assert StepEvent.objects.filter(kind=Kind.COMPLETED, seconds__isnull=False).exists()


def test_going_back_and_stopping_for_today_are_counted(walk):
    walk.get("reclamation")
    walk.post("reclamation", {"made": "yes"})
    walk.get("reclamation")
    walk.post("reclamation-date", {}, plus_tard="1")
    assert [kind for _, kind, _ in events()][-2:] == [Kind.BACK, Kind.SAVED_EXIT]


def test_a_refusal_of_the_pre_check_is_counted_by_its_question(walk):
    walk.post("reclamation", {"made": "no"})
    assert ("reclamation", Kind.OUTCOME, "not_yet") in events()


def test_a_whole_request_is_counted_to_its_end_without_a_trace_of_it(ready):
    ready.answer("envoi")
    assert ("envoi", Kind.SUBMITTED, "") in events()
    assert set(StepEvent.objects.filter(step__startswith="q-").values_list("version__form_slug", flat=True)) == {
        "renovation-execution"
    }
    told = json.dumps(list(StepEvent.objects.values()), default=str)
    for secret in (str(ready.draft_id), "Martin", "Nadia", "Ardoises", "carrelage", ready.draft.receipt["reference"]):
        assert secret not in told


def test_the_team_is_not_counted(sectors):
    client = Client()
    client.force_login(people.centre())
    walk = Walk(client).begin("batiment")
    walk.get("reclamation")
    walk.post("reclamation", {"made": "yes"})
    assert events() == []


def test_the_visit_changes_after_seven_days(walk):
    now = timezone.now()
    walk.get("reclamation")
    with time_machine.travel(now + timedelta(days=7, hours=1)):
        walk.get("reclamation")
        walk.post("reclamation", {"made": "yes"})
        walk.get("reclamation-date")
    assert StepEvent.objects.values("visit").distinct().count() == 2


def test_looking_at_a_page_does_not_lengthen_the_life_of_a_draft(walk):
    before = walk.draft.saved_at
    walk.get("reclamation")
    assert walk.draft.saved_at == before


def test_one_click_says_whether_a_page_helped_and_counts_once(walk):
    walk.post("reclamation", {"made": "no"})
    page = walk.client.get(walk.url("halt", reason="not_yet")).content.decode()
    assert "Cette page vous a-t-elle aidé" in page
    for _ in range(2):
        answer = walk.client.post(walk.url("helpful"), {"page": "not_yet", "utile": "oui"})
        assert answer.url == walk.url("halt", reason="not_yet")
    walk.client.post(walk.url("helpful"), {"page": "<script>", "utile": "peut-être"})
    assert [kind for _, kind, _ in events(kind__in=[Kind.HELPED, Kind.NOT_HELPED])] == [Kind.HELPED]


def test_the_page_after_sending_asks_too(ready):
    ready.answer("envoi")
    assert "Cette page vous a-t-elle aidé" in ready.client.get(ready.url("sent")).content.decode()
    ready.client.post(ready.url("helpful"), {"page": "envoyee", "utile": "non"})
    assert events(kind=Kind.NOT_HELPED) == [("envoyee", Kind.NOT_HELPED, "")]


def test_somebody_else_cannot_vote_on_it(walk):
    other = Client()
    other.force_login(people.curieux())
    assert other.post(walk.url("helpful"), {"page": "not_yet", "utile": "oui"}).status_code == 404
    assert Draft.objects.count() == 1
