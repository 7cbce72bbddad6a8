"""The pre-check over HTTP: each « no » says why, what remains possible, and the way to a person (cases C02 to C08, C14)."""

from datetime import date, datetime

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from casework.models import Case
from intake import tasks
from intake.models import Draft, ScreenedOut
from tests.intake.walk import Walk, day_parts

pytestmark = pytest.mark.django_db


def paris(year, month, day, hour=12, minute=0):
    return timezone.make_aware(datetime(year, month, day, hour, minute))


def text_of(response):
    return response.content.decode().replace("\u00a0", " ")


def complain(walk, day):
    walk.answer("reclamation")
    return walk.post("reclamation-date", day_parts("sent_on", day))


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        (paris(2026, 11, 22, 23, 40), None),  # the anniversary, a Sunday
        (paris(2026, 11, 23, 23, 59), None),  # the Monday that replaces it
        (paris(2026, 11, 24, 0, 1), "too_late"),
    ],
)
def test_c02_the_year_ends_on_the_working_day_that_follows_and_counts_it_whole(sectors, client, today, reason):
    with time_machine.travel(today, tick=False):
        walk = Walk(client).begin("batiment")
        there = complain(walk, date(2025, 11, 22)).url
    assert there == (walk.url("halt", reason=reason) if reason else walk.url("step", step="consommateur"))


def test_c03_one_day_late_warns_and_the_consumer_may_submit_all_the_same(sectors, client):
    with time_machine.travel(paris(2026, 11, 21), tick=False):
        walk = Walk(client).begin("batiment")
        page = text_of(client.get(complain(walk, date(2025, 11, 20)).url))
        assert "20 novembre 2026" in page
        client.post(walk.url("halt", reason="too_late"), {"avis-words": "L’entreprise m’avait demandé d’attendre."})
        assert walk.where() == "consommateur"
        walk.until("envoi").send()
    case = Case.objects.get()
    assert case.screening["person_look"] == "Réclamation de plus d’un an"
    assert case.screening["person_look_words"] == "L’entreprise m’avait demandé d’attendre."
    assert case.outcome == "", "a machine never has the last word"
    assert ScreenedOut.objects.get().reason == "too_late"


def test_c04_several_complaints_are_all_sent_and_one_open_year_is_enough(sectors, client):
    with time_machine.travel(paris(2025, 3, 5), tick=False):
        walk = Walk(client).begin("batiment")
        walk.answer("reclamation")
        dates = day_parts("sent_on", date(2024, 2, 29)) | day_parts("again_on", date(2024, 9, 10))
        assert walk.post("reclamation-date", dates).url == walk.url("step", step="consommateur")
        assert "10 septembre 2024" in text_of(walk.until("verification").get("verification"))
        walk.until("envoi").send()
    screening = Case.objects.get().screening
    assert screening["complaints"] == ["2024-02-29", "2024-09-10"]
    assert screening["person_look"] == "", "the mediator chooses, nothing is picked in silence"


def test_c04_a_last_complaint_before_the_first_is_said_in_words(walk, months_ago):
    walk.answer("reclamation")
    dates = day_parts("sent_on", months_ago) | day_parts("again_on", months_ago - timezone.timedelta(days=1))
    assert "cette date est avant celle de la première" in text_of(walk.post("reclamation-date", dates))


def test_c05_no_written_trace_offers_the_letter_and_keeps_the_draft(walk):
    there = walk.post("reclamation", {"made": "no"}).url
    page = text_of(walk.client.get(there))
    assert walk.url("letter") in page
    assert "pas encore possible" in page
    letter = {
        "name": "Nadia Martin", "address": "8 allée des Tilleuls\n44000 Nantes", "professional": "SARL Dubois",
        "contract": "le devis n° 118", "problem": "Le carrelage <b>se décolle</b>.", "wish": "Le reprendre.",
    }  # fmt: skip
    text = text_of(walk.client.get(walk.client.post(walk.url("letter"), letter).url))
    assert "Le carrelage &lt;b&gt;se décolle&lt;/b&gt;." in text
    assert (walk.draft.expires_on - timezone.localdate()).days == 30


def test_c05_a_letter_with_a_gap_keeps_what_was_typed(walk):
    walk.post("reclamation", {"made": "no"})
    page = text_of(walk.client.post(walk.url("letter"), {"name": "Nadia Martin", "problem": "Une fuite."}))
    assert "Une fuite." in page
    assert "Écrivez votre adresse postale." in page


def test_c07_a_complaint_of_some_days_is_advice_and_never_a_refusal(walk):
    there = complain(walk, timezone.localdate() - timezone.timedelta(days=12)).url
    assert there == walk.url("halt", reason="soon")
    assert "deux mois" in text_of(walk.client.get(there))
    walk.client.post(there, {"avis-words": ""})
    assert walk.where() == "consommateur"
    walk.until("envoi").send()
    assert Case.objects.get().screening["person_look"] == ""
    assert not ScreenedOut.objects.exists(), "advice is no refusal"


def test_c07_who_prefers_to_wait_is_reminded_once_on_the_day(walk):
    sent_on = timezone.localdate() - timezone.timedelta(days=12)
    complain(walk, sent_on)
    walk.client.post(
        walk.url("halt", reason="soon"), {"prevenir": "1", "retour-email": "nadia@example.fr", "retour-remind": "on"}
    )
    first = mail.outbox[-1]
    assert first.to == ["nadia@example.fr"]
    assert "carrelage" not in first.body
    due = walk.draft.remind_on
    with time_machine.travel(paris(due.year, due.month, due.day + 1 if due.day < 28 else due.day), tick=False):
        tasks.tend_drafts.call_local()
        tasks.tend_drafts.call_local()
    assert len(mail.outbox) == 2, "late, then run twice: one reminder"
    assert str(walk.draft.pk) in mail.outbox[1].body


@pytest.mark.parametrize("capacity", ["business", "body"])
def test_c08_who_is_no_consumer_is_warned_and_a_mediator_decides(walk, capacity):
    walk.until("consommateur")
    there = walk.post("consommateur", {"capacity": capacity}).url
    assert there == walk.url("halt", reason="not_consumer")
    walk.client.get(there)
    walk.client.post(there, {"avis-words": "La SCI n’a que mon logement."})
    walk.until("envoi").send()
    assert Case.objects.get().screening["person_look"] == "Demande qui n’est pas faite à titre personnel"


def test_c08_a_mixed_use_goes_on_and_a_person_looks_at_it(walk):
    walk.until("consommateur")
    assert walk.post("consommateur", {"capacity": "mixed"}).url == walk.url("step", step="ailleurs")


@pytest.mark.parametrize(
    ("seized", "reason"), [("court", "in_court"), ("arbitrator", "in_court"), ("mediator", "other_mediator")]
)
def test_c09_c10_a_court_or_another_mediator_stops_the_way_until_a_person_looks(walk, seized, reason):
    walk.until("ailleurs")
    there = walk.post("ailleurs", {"seized": seized}).url
    assert there == walk.url("halt", reason=reason)
    assert "Demander l’avis d’une personne" in text_of(walk.client.get(there))


def test_c10_an_insurer_or_a_conciliator_closes_nothing(walk):
    walk.until("ailleurs")
    assert walk.post("ailleurs", {"seized": "conciliation"}).url == walk.url("step", step="axe-travaux")


def test_c11_a_professional_without_convention_is_filed_and_left_to_the_centre(ready):
    ready.send()
    assert Case.objects.get().screening["covered"] == "À vérifier par le Centre"


def test_c14_what_the_robot_said_is_counted_once_and_apart(walk):
    there = walk.post("reclamation", {"made": "no"}).url
    for _ in range(3):
        walk.client.get(there)
    assert list(ScreenedOut.objects.values_list("reason", flat=True)) == ["not_yet"]
    walk.client.post(there, {"avis-words": "J’ai écrit par messagerie, elle est effacée."})
    walk.until("envoi").send()
    case = Case.objects.get()
    assert case.prior_complaint_on is None
    assert case.screening["person_look"] == "Pas de réclamation écrite"


def test_the_answer_may_be_changed_and_the_way_goes_on(walk):
    there = walk.post("reclamation", {"made": "no"}).url
    walk.post("reclamation", {"made": "yes"})
    assert walk.client.get(there).url == walk.url("resume")
    assert walk.where() == "reclamation-date"


def test_a_page_of_refusal_that_does_not_exist_is_not_found(walk):
    assert walk.client.get(walk.url("halt", reason="parce-que")).status_code == 404


def test_a_wrong_address_for_the_reminder_is_said_beside_the_field(walk):
    walk.post("reclamation", {"made": "no"})
    page = text_of(walk.client.post(walk.url("halt", reason="not_yet"), {"prevenir": "1", "retour-email": "nadia@"}))
    assert "nadia@" in page
    assert "govuk-error-summary" in page
    assert not mail.outbox


def test_we_write_three_times_at_most(walk):
    walk.post("reclamation", {"made": "no"})
    for _ in range(5):
        walk.client.post(walk.url("halt", reason="not_yet"), {"prevenir": "1", "retour-email": "nadia@example.fr"})
    assert len(mail.outbox) == 3


def test_c16_a_consumer_who_lives_elsewhere_in_europe_may_ask(ready):
    page = ready.post(
        "coordonnees",
        {"address": "Rue de la Loi 16", "postal_code": "B-1000", "city": "Bruxelles", "country": "Belgique"},
    )
    assert page.status_code == 302
    ready.send()
    assert Case.objects.get().claimant.city == "Bruxelles, Belgique"


def test_drafts_left_alone_are_told_of_and_then_erased_once(ready, django_capture_on_commit_callbacks):
    draft = ready.draft
    files = [row.file for row in draft.files.all()]
    week_before = draft.expires_on - timezone.timedelta(days=6)
    for day, mails, left in [(week_before, 1, 1), (week_before, 1, 1), (draft.expires_on, 1, 1)]:
        with time_machine.travel(paris(day.year, day.month, day.day), tick=False):
            tasks.tend_drafts.call_local()
        assert (len(mail.outbox), Draft.objects.count()) == (mails, left)
    late = draft.expires_on + timezone.timedelta(days=9)
    late_that_day = time_machine.travel(paris(late.year, late.month, late.day), tick=False)
    with late_that_day, django_capture_on_commit_callbacks(execute=True):
        tasks.tend_drafts.call_local()
        tasks.tend_drafts.call_local()
    assert not Draft.objects.exists()
    assert files
    assert not any(file.storage.exists(file.name) for file in files)
