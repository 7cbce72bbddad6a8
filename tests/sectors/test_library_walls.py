"""A library belongs to its federation: an editor of another one reads, lists, searches, copies and restores none of it."""

import pytest
from django.test import Client
from wagtail.models import Page, Revision

from sectors.library_copies import copies_of, copy_from_library
from sectors.models import GuidedFormPage, QuestionLibraryPage
from tests.access.addresses import Rule, addresses
from tests.sectors.posting import posted_form

SECRET = "Zanzibar"
LEFT_OUT = {"wagtailadmin_logout", "wagtailadmin_error_test", "set_page_position"}
PAGE_ARGUMENTS = ("page_id", "pk", "parent_page_id", "page_to_move_id", "object_id")


@pytest.fixture
def library(building, builders_editor):
    question = ("date", {"label": f"{SECRET} question ?", "key": "zanzibar", "limit": "past"})
    page = QuestionLibraryPage(title=f"{SECRET} page", slug="zanzibar", questions=[question])
    building.add_child(instance=page)
    page.save_revision(user=builders_editor, log_action=True)
    return QuestionLibraryPage.objects.get(pk=page.pk)


@pytest.fixture
def stranger(library, cars_editor):
    client = Client(raise_request_exception=False)
    client.force_login(cars_editor)
    return client


def state(library):
    page = Page.objects.get(pk=library.pk)
    return (
        page.title, page.path, page.live, page.locked, page.latest_revision_id, Revision.objects.for_instance(library).count(),
        Page.objects.filter(title__contains=SECRET).count(),
    )  # fmt: skip


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_tells_or_changes_it(library, stranger, sectors, method):
    own = sectors["automobile"].pk
    values = dict.fromkeys(PAGE_ARGUMENTS, library.pk) | {
        "destination_id": own, "revision_id": library.latest_revision_id, "revision_id_a": "earliest",
        "revision_id_b": "latest", "content_type_app_name": "sectors", "content_type_model_name": "questionlibrarypage",
        "app_label": "sectors", "model_name": "questionlibrarypage", "action_name": "approve", "viewname": "pages",
    }  # fmt: skip
    asked = [
        address for address in addresses()
        if address.rule in (Rule.TEAM, Rule.OWN_SECTOR) and address.name not in LEFT_OUT
        and any(f"{name}>" in address.route for name in PAGE_ARGUMENTS)
    ]  # fmt: skip
    assert len(asked) > 40
    before, told = state(library), []
    for address in asked:
        answer = getattr(stranger, method)(address.fill(values))
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if SECRET in content.decode("utf-8", "replace") or "zanzibar" in answer.headers.get("Location", ""):
            told.append((address.route, answer.status_code))
    assert told == []
    assert state(library) == before


def test_no_list_search_or_picker_names_it(library, stranger, sectors):
    mine = GuidedFormPage.objects.child_of(sectors["automobile"]).first()
    for address in (
        "/admin/pages/search/?q=Zanzibar", "/admin/pages/search/results/?q=Zanzibar", "/admin/api/main/pages/?search=Zanzibar",
        "/admin/choose-page/search/?q=Zanzibar", "/admin/choose-page/?page_type=sectors.questionlibrarypage",
        f"/admin/api/main/pages/{library.pk}/", f"/admin/pages/{mine.pk}/edit/", "/admin/formulaires/", "/recherche/?q=Zanzibar",
        "/sitemap.xml", "/batiment/zanzibar/", "/api/sectors",
    ):  # fmt: skip
        text = stranger.get(address).content.decode()
        assert f"{SECRET} page" not in text, address
        assert f"{SECRET} question" not in text, address


@pytest.mark.parametrize(
    "action", ["copy", "delete", "publish", "unpublish", "move", "copy_for_translation", "revert_to_page_revision"]
)
def test_no_action_of_the_admin_s_api_reaches_it(library, stranger, sectors, action):
    before = state(library)
    body = {
        "recursive": False,
        "destination_page_id": sectors["automobile"].pk,
        "revision_id": library.latest_revision_id,
    }
    answer = stranger.post(f"/admin/api/main/pages/{library.pk}/action/{action}/", body, "application/json")
    assert answer.status_code in (403, 404)
    assert state(library) == before


def test_its_questions_are_not_copied_into_a_form_of_another_federation(library, stranger, sectors):
    """Even by who writes the name of the question in place of the list."""
    mine = GuidedFormPage.objects.child_of(sectors["automobile"]).first()
    steps = mine.get_latest_revision_as_object().steps.get_prep_value()
    picked = {"type": "from_library", "value": {"question": "batiment/zanzibar"}, "id": "stolen"}
    steps[0]["value"]["questions"].append(picked)
    assert stranger.post(f"/admin/pages/{mine.pk}/edit/", posted_form(mine, steps=steps)).status_code == 302
    draft = GuidedFormPage.objects.get(pk=mine.pk).get_latest_revision_as_object()
    assert not [copy for copy in copies_of(draft, sectors["automobile"]) if copy.origin.startswith("batiment/")]
    assert SECRET not in str(draft.steps.get_prep_value())


def test_a_copy_that_claims_to_come_from_there_shows_nothing_of_the_model(library, stranger, sectors):
    mine = GuidedFormPage.objects.child_of(sectors["automobile"]).first()
    page = mine.get_latest_revision_as_object()
    child = page.steps[0].value["questions"][0]
    child.value["library"], child.value["library_model"] = "batiment/zanzibar", "old"
    page.save_revision()
    answer = stranger.get(f"/admin/formulaires/{mine.pk}/modeles/")
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
    stranger.post(f"/admin/formulaires/{mine.pk}/modeles/", {"block": child.id, "sign": "old"})
    draft = GuidedFormPage.objects.get(pk=mine.pk).get_latest_revision_as_object()
    assert SECRET not in str(draft.steps.get_prep_value())


def test_its_own_editors_do_copy_from_it(library, builders_editor, renovation, building):
    """The control."""
    page = renovation.get_latest_revision_as_object()
    steps = page.steps.get_prep_value()
    steps[0]["value"]["questions"].append(
        {"type": "from_library", "value": {"question": "batiment/zanzibar"}, "id": "own"}
    )
    page.steps = steps
    copy_from_library(page, building)
    assert f"{SECRET} question ?" in [copy.label for copy in copies_of(page, building)]
