"""Trying a draft as a consumer would: the real pages, sub-axes, tables, addresses; and not one row is written."""

import html
import re

import pytest
from django.apps import apps
from django.core import mail
from django.urls import reverse

from casework.models import CentreDetails
from sectors.demonstration.writing import choice, date, question, relief, step, text, when, yes_no
from sectors.models import Axis, AxisOption, GuidedFormPage, Scenario

ROWS = question(
    "repeat", "invoices", "Vos factures", item_label="Facture", min_rows=1, max_rows=3,
    questions=[date("paid_on", "Payée le"), text("number", "Numéro")],
)  # fmt: skip
STEPS = [
    step("works", "Les travaux", yes_no("quote", "Avez-vous un devis ?"), question("address", "place", "Où ?")),
    step("bills", "Les factures", ROWS, when=when(("quote", "is", "oui"))),
    step("end", "La suite", choice("wish", "Que voulez-vous ?", [("talk", "Parler"), ("write", "Écrire")])),
]
STOP = {
    "title": "Sans devis", "body": "<p>Demandez d’abord un devis.</p>", "when": when(("quote", "is", "non")),
    "ground": "out_of_scope", "next_actions": [],
}  # fmt: skip


@pytest.fixture
def form_page(building):
    """A draft never published, for a dispute with a sub-axis."""
    Axis.objects.filter(sector=building).exclude(asked_when={}).delete()  # the demonstration's own sub-axis
    moment = Axis.objects.create(
        sector=building, key="moment", label="À quel moment ?", asked_when={"nature": ["execution"]}, sort_order=9
    )
    for key, label in (("before", "Avant la fin"), ("after", "Après la fin")):
        AxisOption.objects.create(axis=moment, key=key, label=label)
    page = GuidedFormPage(title="À l’essai", slug="a-l-essai", live=False, steps=STEPS)
    page.relief_options = [relief("repair", "Une reprise")]
    page.outcomes = [{"type": "stop", "id": "stop-1", "value": STOP}]
    building.add_child(instance=page)
    page.save_revision()
    return page


class Frame:
    """An editor in front of the frame."""

    def __init__(self, client, page):
        self.client, self.page = client, page

    def url(self, step):
        return reverse("form_workshop:trial_page", args=[self.page.pk, step])

    def see(self, step):
        return html.unescape(self.client.get(self.url(step)).content.decode())

    def post(self, step, **data):
        """The address that the page leads to, without the form's own; None when it comes back with faults."""
        answer = self.client.post(self.url(step), data)
        self.last = html.unescape(answer.content.decode())
        return answer.url.rstrip("/").rsplit("/", 1)[1] if answer.status_code == 302 else None

    def choose_execution(self):
        """Renovation, then execution, which asks one more thing."""
        assert self.post("_litige", travaux="renovation", nature="execution") == "_litige"
        return self.post("_litige", travaux="renovation", nature="execution", moment="after")

    def fill(self, step):
        """« Remplir pour moi », then send what the page shows."""
        assert self.post(step, remplir="1") == step
        return self.post(step, **shown_values(self.see(step)))


def shown_values(page):
    """What a browser would send of this page: the form's own fields with what they show."""
    form = next(part for part in page.split("<form")[1:] if 'name="_shown"' in part)
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        attrs = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attrs.get("type") in ("radio", "checkbox") and " checked" not in tag:
            continue
        if "name" in attrs and attrs["name"] != "csrfmiddlewaretoken":
            found[attrs["name"]] = attrs.get("value", "")
    return found


@pytest.fixture
def trial(client, builders_editor, form_page):
    client.force_login(builders_editor)
    return Frame(client, form_page)


def rows_of_every_table():
    """{table: number of rows} of every model, Wagtail's and Django's included."""
    return {model._meta.db_table: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}


def test_a_whole_trial_writes_no_row_sends_no_mail_and_counts_nobody(trial):
    trial.client.get(reverse("form_workshop:trial", args=[trial.page.pk]))
    CentreDetails.load()  # written by the first page that names the Centre, whatever the page
    before, revision = rows_of_every_table(), trial.page.latest_revision_id
    assert len(before) > 100
    assert trial.choose_execution() == "works"
    assert trial.fill("works") == "bills"
    assert trial.fill("bills") == "end"
    assert trial.fill("end") == "_fin"
    assert "Fin de l’essai" in trial.see("_fin")
    assert trial.post("works", quote="no", _shown="quote,place", **{"place-rows": "0", "place-0-line": "3 rue",
        "place-0-postal_code": "44000", "place-0-city": "Nantes"}) == "_issue-sans_devis"  # fmt: skip
    assert "Demandez d’abord un devis" in trial.see("_issue-sans_devis")
    trial.client.post(reverse("form_workshop:trial_start", args=[trial.page.pk]))
    assert rows_of_every_table() == before
    assert mail.outbox == []
    assert GuidedFormPage.objects.get(pk=trial.page.pk).latest_revision_id == revision


def test_everything_that_was_tried_is_said_at_the_end(trial):
    trial.choose_execution()
    trial.fill("works")
    trial.fill("bills")
    trial.fill("end")
    end = trial.see("_fin")
    for said in ("Après la fin", "3 rue des Lilas", "Une réponse", "Parler", "Une reprise"):
        assert said in end


def test_a_choice_that_opens_a_sub_axis_is_asked_it_before_the_first_step(trial):
    assert trial.post("_litige", travaux="renovation", nature="formalisme", moment="after") == "works"
    assert "À quel moment" not in trial.see("_litige")
    assert trial.post("_litige", travaux="renovation", nature="execution") == "_litige"
    assert "À quel moment\N{NO-BREAK SPACE}?" in trial.see("_litige")
    assert trial.post("_litige", travaux="renovation", nature="execution") is None
    assert trial.post("_litige", travaux="renovation", nature="execution", moment="before") == "works"


def test_a_row_is_added_and_taken_away_with_what_was_typed(trial):
    trial.choose_execution()
    trial.fill("works")
    typed = {"_shown": "invoices", "invoices-rows": "0", "invoices-0-number": "F-1"}
    assert trial.post("bills", **typed, **{"invoices-add": "1"}) is None
    assert 'value="F-1"' in trial.last
    assert 'value="0,1"' in trial.last
    assert "Il y a" not in trial.last.split("<main", 1)[1].split("<form")[0]
    typed |= {"invoices-rows": "0,1", "invoices-1-number": "F-2"}
    assert trial.post("bills", **typed, **{"invoices-remove": "0"}) is None
    assert 'value="F-2"' in trial.last
    assert 'value="F-1"' not in trial.last


def test_a_fault_is_said_and_what_was_typed_stays(trial):
    trial.choose_execution()
    assert (
        trial.post("works", quote="yes", _shown="quote,place", **{"place-rows": "0", "place-0-line": "3 rue"}) is None
    )
    assert 'value="3 rue"' in trial.last
    assert "code postal" in trial.last


@pytest.mark.parametrize("step", ["nowhere", "_issue-nowhere", "bills", "_fin", "étape", "%00"])
def test_an_address_typed_by_hand_is_no_incident(trial, step):
    assert trial.client.get(trial.url("works").replace("works", step)).status_code in (200, 302, 404)
    assert trial.client.post(trial.url("works").replace("works", step), {"x": "\x00"}).status_code in (200, 302, 404)


def test_two_editors_try_apart(trial, builders_editor, django_user_model, client):
    trial.post("_litige", travaux="maintenance", nature="formalisme")
    other = django_user_model.objects.create_user("autre@fba.example", "x" * 20, is_staff=True)
    other.groups.set(builders_editor.groups.all())
    second = Frame(type(client)(), trial.page)
    second.client.force_login(other)
    assert re.search(r'value="maintenance"[^>]*checked', trial.see("_litige"))
    assert not re.search(r'value="maintenance"[^>]*checked', second.see("_litige"))


def test_the_trial_follows_the_draft_as_it_changes(trial):
    trial.choose_execution()
    trial.fill("works")
    page = trial.page.get_latest_revision_as_object()
    page.steps = STEPS[1:]
    page.save_revision()
    assert trial.client.get(trial.url("works")).status_code == 302
    assert "Que voulez-vous" in trial.see("end")


def test_what_was_tried_becomes_a_scenario_and_is_lit_on_the_map(trial):
    trial.choose_execution()
    trial.fill("works")
    trial.fill("bills")
    trial.fill("end")
    lit = trial.client.get(reverse("form_workshop:map", args=[trial.page.pk]) + "?chemin=essai")
    assert lit.context["lit"].steps == ("works", "bills", "end")
    new = reverse("form_workshop:scenario_new", args=[trial.page.pk])
    posted = {"title": "Avec devis", "expected_outcome": "file", "must_pass": "on", "axe-travaux": "renovation",
              "axe-nature": "execution", "axe-moment": "after", "q-quote": "yes", "q-wish": "talk"}  # fmt: skip
    assert trial.client.post(new, posted).status_code == 302
    scenario = Scenario.objects.get(title="Avec devis")
    assert scenario.answers["place"]["city"] == "Lyon"
    assert scenario.expected_steps == ["works", "bills", "end"]
    results = trial.client.get(reverse("form_workshop:scenarios", args=[trial.page.pk])).context["results"]
    assert [result["draft"].passed for result in results] == [True]


@pytest.mark.parametrize("chemin", ["scenario-1", "scenario-x", "parcours-0", "parcours-99999999999", "²", "essai"])
def test_a_way_that_does_not_exist_is_no_incident(trial, chemin):
    address = reverse("form_workshop:map", args=[trial.page.pk])
    assert trial.client.get(address, {"chemin": chemin}).status_code in (200, 404)
    assert trial.client.get(address, {"version": chemin}).status_code == 404
