"""A clerk enters a letter in one sitting: the same questions as online, every page kept, then a case (process 2.2, C34)."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from casework.enums import Act, Channel, DispatchState, Role, Stage, Track
from casework.models import Case, PostalEntry
from casework.staff.postal_entry.forms import Line, forgive
from casework.staff.postal_entry.registering import UNSAID_PART
from portal.fields import DayField
from portal.forms import PortalForm
from portal.storages import private_storage
from sectors.readable import say
from sectors.table_fields import RowForm, RowsField
from tests.kept_content import SECTORS
from tests.staff.conftest import case_url
from tests.staff.test_typed_acts import PDF, scan

BUILDER = {"name": "SARL Toitures Dubois", "siret": "73282932000074", "address": "4 rue des Ardoises", "postal_code": "44100",
           "city": "Nantes"}  # fmt: skip
PAGES = {
    "courrier": {"received_on": "2027-01-04", "posted_on": "2026-12-30"},
    "consommateur": {"first_name": "Jeanne", "last_name": "Le Bihan", "address": "2 rue du Puits", "postal_code": "44000",
                     "city": "Nantes"},
    "representant": {"tie": "self"},
    "professionnels": BUILDER,
    "reclamation": {"made": "yes", "sent_on": "2025-12-31"},
    "secteur": {"sector": "batiment"},
    "resume": {"summary": "La toiture fuit depuis les travaux."},
    "demandes": {"ligne0-kind": "", "ligne0-label": "Reprendre la toiture", "ligne0-amount": "800"},
}  # fmt: skip


@pytest.fixture
def travelled(time_machine):
    time_machine.move_to(timezone.make_aware(timezone.datetime(2027, 1, 5, 10)), tick=False)


@pytest.fixture
def clerk(db, centre, travelled):
    SECTORS.give()
    centre.post(reverse("casework_post_room:entries"))
    return Clerk(centre)


class Clerk:
    def __init__(self, client):
        self.client = client
        self.pk = PostalEntry.objects.get().pk

    @property
    def entry(self):
        return PostalEntry.objects.get(pk=self.pk)

    def url(self, page):
        return reverse("casework_post_room:entry", args=[self.pk, page])

    def fill(self, page, **values):
        return self.client.post(self.url(page), {**PAGES.get(page, {}), **values})

    def fill_all(self, **facets):
        for page in ("courrier", "consommateur", "representant", "professionnels", "reclamation", "secteur"):
            assert self.fill(page).status_code == 302, page
        facets = {"travaux": "renovation", "nature": "execution", "objet": "malfacon"} | facets
        while not next(page.done for page in self._pages() if page.key == "litige"):
            asked = self.client.get(self.url("litige")).context["form"].fields
            choices = {name: facets.get(name, field.choices[0][0]) for name, field in asked.items()}
            assert self.fill("litige", **choices).status_code == 302
        assert self.fill("resume").status_code == 302
        assert self.fill("demandes").status_code == 302
        return self

    def skip_the_questions(self):
        """The letter says nothing of them: each page is sent empty."""
        for _ in range(40):
            waiting = [page.key for page in self._pages() if page.key.startswith("q-") and not page.done]
            if not waiting:
                return self
            answer = self.fill(waiting[0])
            assert answer.status_code == 302, answer.context["form"].errors
        raise AssertionError("the questions never end")

    def _pages(self):
        return [page for page, _ in self.client.get(self.url("courrier")).context["pages"]]

    def register(self):
        self.answer = self.client.post(self.url("verification"))
        return Case.objects.filter(postal_entry=self.pk).first()


def test_c34_a_letter_becomes_a_case_dated_by_its_postmark(clerk):
    clerk.fill("courrier", scan=scan("enveloppe.pdf"), title="Enveloppe", ajouter="1")
    clerk.fill("courrier", scan=scan("devis.pdf", PDF + b"devis"), title="Devis", ajouter="1")
    case = clerk.fill_all().skip_the_questions().register()
    assert (case.filed_on, case.received_on, case.stage) == (date(2026, 12, 30), date(2027, 1, 4), Stage.RECEIVED)
    assert case.prior_complaint_on == date(2025, 12, 31), "within the year, thanks to the postmark"
    assert case.open_deadline("admissibility").due_on == date(2027, 1, 25)
    assert (case.track, case.claimant.channel, case.claimant.user) == (Track.E_MEDIATION, Channel.POST, None)
    assert [exhibit.title for exhibit in case.exhibits.all()] == ["Enveloppe", "Devis"]
    assert all(private_storage().exists(exhibit.file.name) for exhibit in case.exhibits.all())
    event = case.events.get()
    assert (event.act, event.role, event.on_behalf_of) == (Act.REGISTER_POSTAL_FILE, Role.CENTRE, case.claimant)
    letter = case.dispatches.get(message="acknowledgement")
    assert letter.state == DispatchState.TO_POST
    assert "mêmes droits" in letter.letter_html
    assert "30 décembre 2026" in letter.letter_html.replace("\xa0", " ")
    assert clerk.entry.data == {}
    assert not clerk.entry.files.exists()


def test_c34_the_steps_taken_come_with_the_names_of_the_mediators(clerk, centre):
    from casework.demo_mediators import load as load_mediators

    load_mediators()
    case = clerk.fill_all().skip_the_questions().register()
    centre.post(case_url(case, "act", Act.VALIDATE_FILE), {"token": "0b7f9c52-6d0e-4a53-9d55-1f0f0f2f6a01"})
    case.refresh_from_db()
    assert case.stage == Stage.AWAITING_RESPONSES
    letter = case.dispatches.get(message="steps_taken")
    assert "Les médiateurs qui peuvent être désignés" in letter.letter_html
    assert "@" in letter.letter_html
    assert "SARL Toitures Dubois" in letter.letter_html
    assert not case.dispatches.filter(message="join_online").exists()
    assert case.dispatches.get(message="invitation").state == DispatchState.TO_POST


def test_several_professionals_make_it_a_tailored_mediation(clerk):
    clerk.fill_all()
    clerk.fill("professionnels", name="Plomberie Petit", siret="", email="contact@plomberie-petit.example")
    case = clerk.skip_the_questions().register()
    assert case.track == Track.TAILORED
    assert [party.channel for party in case.respondents] == [Channel.POST, Channel.ONLINE]


def test_a_double_click_registers_once_and_the_entry_leads_to_its_case(clerk):
    clerk.fill_all().skip_the_questions()
    case = clerk.register()
    clerk.register()
    assert Case.objects.count() == 1
    assert clerk.answer.url == case_url(case)


def test_nothing_is_registered_while_a_page_is_missing(clerk):
    clerk.fill("courrier")
    assert clerk.register() is None
    assert clerk.answer.url == clerk.url("consommateur")


def _first_field(clerk, kind):
    """(key of the page, name, fields of the page) of the first question of this kind."""
    for page in [page.key for page in clerk._pages() if page.key.startswith("q-")]:
        fields = clerk.client.get(clerk.url(page)).context["form"].fields
        for name, field in fields.items():
            if name != "_shown" and type(field).__name__ == kind:
                return page, name, fields
    raise AssertionError(kind)


def test_an_address_is_typed_part_by_part(clerk):
    clerk.fill_all()
    page, name, fields = _first_field(clerk, "AddressField")
    parts = {f"{name}-0-line": "3 quai de la Fosse", f"{name}-0-postal_code": "4400", f"{name}-0-city": "Nantes"}
    refused = clerk.fill(page, **parts, **{"_shown": ",".join(fields)})
    assert refused.status_code == 422
    assert "3 quai de la Fosse" in refused.content.decode()
    clerk.fill(page, **parts | {f"{name}-0-postal_code": "44000"}, **{"_shown": ",".join(fields)})
    case = clerk.skip_the_questions().register()
    assert "3 quai de la Fosse" in case.answers[0]["answer"]


def test_c04_two_complaints_are_kept_for_the_mediator_to_choose(clerk):
    clerk.fill_all()
    clerk.fill("reclamation", again_on="2026-11-03")
    case = clerk.skip_the_questions().register()
    assert case.screening["complaints"] == ["2025-12-31", "2026-11-03"]
    assert "Le médiateur dira laquelle" in case.dispatches.get(message="acknowledgement").letter_html


def test_a_row_is_begun_with_what_the_letter_says_and_the_rest_is_said_to_be_unsaid():
    row = type("Row", (RowForm,), {"what": Line(label="Quoi"), "on": DayField(label="Quand")})
    fields = {"events": RowsField(row, "Date", 2, 5, label="Les dates")}
    forgive(fields)
    form = type("Page", (PortalForm,), fields)({"events-0-what": "Début du chantier"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["events"] == [{"what": "Début du chantier", "on": None}]
    assert row.base_fields["on"].required, "the form online is not touched"
    asked = {"type": "repeat", "item_label": "Date", "questions": [
        {"key": "what", "label": "Quoi", "type": "text"}, {"key": "on", "label": "Quand", "type": "date"}]}  # fmt: skip
    said = say(asked, [{"what": "Début du chantier", "on": None}], UNSAID_PART)
    assert said == "Date 1 – Quoi : Début du chantier ; Quand : non précisé dans le courrier"
    assert say(asked, [{"what": "Début du chantier", "on": None}]) == "Date 1 – Quoi : Début du chantier"


def test_an_address_may_lack_what_the_letter_does_not_say(clerk):
    clerk.fill_all()
    page, name, fields = _first_field(clerk, "AddressField")
    assert clerk.fill(page, **{f"{name}-0-city": "Nantes", "_shown": ",".join(fields)}).status_code == 302
    case = clerk.skip_the_questions().register()
    said = next(line["answer"] for line in case.answers if line["key"] == name)
    assert said == "non précisé dans le courrier\nNantes"


def test_answers_are_said_in_the_words_of_the_form_and_may_be_left_out(clerk):
    clerk.fill_all()
    page, name, fields = _first_field(clerk, "CharField")
    clerk.fill(page, **{name: "Chez la mère de Jeanne", "_shown": ",".join(fields)})
    case = clerk.skip_the_questions().register()
    assert "Chez la mère de Jeanne" in [line["answer"] for line in case.answers]
    assert case.raw_answers == {name: "Chez la mère de Jeanne"}


@pytest.mark.parametrize(
    ("page", "values", "sentence"),
    [
        ("courrier", {"posted_on": "2027-01-05"}, "postérieur"),
        ("courrier", {"received_on": "2027-02-30"}, "Courrier reçu le"),
        ("courrier", {"scan": SimpleUploadedFile("scan.pdf", b"not a scan")}, "ne correspond pas à son nom"),
        ("consommateur", {"last_name": ""}, "Nom\N{NO-BREAK SPACE}: Champ requis"),
        ("consommateur", {"email": "jeanne@"}, "Adresse e-mail"),
        ("professionnels", {"siret": "73282932000075"}, "SIRET"),
        ("reclamation", {"sent_on": "", "again_on": "2026-11-03"}, "indiquez d’abord la première"),
        ("reclamation", {"again_on": "2025-11-03"}, "avant celle de la première"),
        ("reclamation", {"made": "peut-être"}, "réclamation écrite"),
        ("demandes", {"ligne0-label": ""}, "écrivez au moins une demande"),
        ("demandes", {"ligne0-amount": "beaucoup"}, "Montant"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(clerk, page, values, sentence):
    answer = clerk.fill(page, **values)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert sentence in html
    kept = [value for value in {**PAGES[page], **values}.values() if isinstance(value, str) and value]
    assert all(value in html for value in kept if value not in ("peut-être", "yes"))
    assert page not in clerk.entry.data


def test_an_interruption_loses_nothing(clerk):
    clerk.fill("courrier")
    clerk.fill("consommateur")
    listed = clerk.client.get(reverse("casework_post_room:entries")).content.decode()
    assert "Jeanne Le Bihan" in listed
    assert clerk.url("representant") in listed


def test_an_entry_begun_by_mistake_is_erased_with_its_scans(clerk, django_capture_on_commit_callbacks):
    clerk.fill("courrier", scan=scan(), title="Lettre", ajouter="1")
    name = clerk.entry.files.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        clerk.client.post(reverse("casework_post_room:entry_delete", args=[clerk.pk]))
    assert not PostalEntry.objects.exists()
    assert not private_storage().exists(name)


def test_a_mediator_and_an_editor_know_nothing_of_it(clerk, editor):
    from sectors.models import Federation
    from tests import people
    from tests.staff.conftest import signed_in

    mediator = signed_in(people.mediator(Federation.objects.first()).user)
    for client in (mediator, editor):
        for url in (clerk.url("courrier"), reverse("casework_post_room:entries")):
            assert client.get(url).status_code == client.post(url).status_code == 404
