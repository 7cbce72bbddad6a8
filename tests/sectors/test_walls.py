"""An editor of the car repairers asks every address of the admin for what belongs to the builders."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Comment, Page, PageLogEntry, Revision

from sectors.models import GuidedFormPage
from tests.access.addresses import Rule, addresses
from tests.sectors.conftest import member_of

SECRET = "Zanzibar"  # in every title, name and text of the builders
LEFT_OUT = {"wagtailadmin_logout", "wagtailadmin_error_test", "set_page_position"}


@pytest.fixture
def theirs(building, renovation):
    """A page, a text under review, a comment, a picture, a file, a collection and a colleague of the builders."""
    page = GuidedFormPage(title=f"{SECRET} page", slug="zanzibar", live=False, introduction=f"<p>{SECRET}</p>")
    page.steps, page.relief_options = renovation.steps, renovation.relief_options
    building.add_child(instance=page)
    number = page.pk  # one number for all that is theirs, so that one walk asks for each
    author = get_user_model().objects.create(
        pk=number, email="zanzibar@fba.example", first_name=f"{SECRET} author", is_staff=True
    )
    author.groups.add(building.federation.editors_group)
    GuidedFormPage.objects.filter(pk=number).update(owner=author)
    Comment.objects.create(page=page, user=author, text=f"{SECRET} comment", contentpath="introduction")
    page.save_revision(user=author, log_action=True)
    page.get_workflow().start(page, author)
    collection = Collection.get_first_root_node().add_child(name=f"{SECRET} collection")
    image = Image.objects.create(
        pk=number, title=f"{SECRET} image", file=get_test_image_file(), collection=collection, uploaded_by_user=author
    )
    image.tags.add(f"{SECRET}-mot")
    Document.objects.create(
        pk=number, title=f"{SECRET} document", file=ContentFile(b"x", "z.txt"), collection=collection
    )
    return page


@pytest.fixture
def stranger(theirs, cars_editor):
    client = Client(raise_request_exception=False)
    client.force_login(cars_editor)
    return client


def numbers_of(page):
    """{name of an argument in Wagtail's addresses: the builders' own number}."""
    number, collection = page.pk, Collection.objects.get(name=f"{SECRET} collection").pk
    state = page.current_workflow_state
    of_page = dict.fromkeys(["page_id", "pk", "parent_page_id", "page_to_move_id", "destination_id"], number)
    return of_page | {
        "content_type_app_name": "sectors", "content_type_model_name": "guidedformpage",
        "app_label": "sectors", "model_name": "guidedformpage", "object_id": number, "user_id": number,
        "image_id": number, "document_id": number, "doc_id": number, "collection_id": collection,
        "revision_id": page.latest_revision_id, "revision_id_a": "earliest", "revision_id_b": "latest",
        "task_state_id": state.current_task_state_id, "workflow_state_id": state.pk, "workflow_id": state.workflow_id,
        "action_name": "approve", "action": "publish", "filter_spec": "original", "viewname": "pages",
    }  # fmt: skip


def everything_theirs(number):
    """What no request may have changed."""
    page = GuidedFormPage.objects.get(pk=number)
    return [
        page.title, page.live, page.locked, page.path, page.latest_revision_id, page.current_workflow_state.status,
        Page.objects.filter(title__contains=SECRET).count(), Revision.objects.for_instance(page).count(),
        Image.objects.get(pk=number).title, Document.objects.get(pk=number).title, Comment.objects.get(page=number).text,
        Collection.objects.filter(name__contains=SECRET).count(), get_user_model().objects.get(pk=number).first_name,
        PageLogEntry.objects.filter(page=number).count(), Comment.objects.filter(page=number).count(),
    ]  # fmt: skip


def text_of(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_of_the_admin_tells_or_changes_what_is_theirs(theirs, stranger, method):
    numbers, before = numbers_of(theirs), everything_theirs(theirs.pk)
    team = (Rule.TEAM, Rule.OWN_SECTOR)
    asked = [address for address in addresses() if address.rule in team and address.name not in LEFT_OUT]
    assert len(asked) > 150
    told = []
    for address in asked:
        answer = getattr(stranger, method)(address.fill(numbers))
        if SECRET in text_of(answer) or SECRET.lower() in answer.headers.get("Location", ""):
            told.append((address.route, answer.status_code))
    assert told == []
    assert everything_theirs(theirs.pk) == before


def lists(number, collection):
    return [
    "/admin/pages/search/?q=Zanzibar", "/admin/pages/", "/admin/pages/search/results/?q=Zanzibar",
    "/admin/choose-page/search/?q=Zanzibar", "/admin/choose-page/search/?page_type=sectors.guidedformpage&q=Zanzibar",
    "/admin/choose-page/?page_type=sectors.guidedformpage", "/admin/choose-page/?page_type=sectors.sectorpage",
    f"/admin/choose-page/{number}/", "/admin/choose-page/search/?q=z",
    "/admin/images/?q=Zanzibar", f"/admin/images/?collection_id={collection}", "/admin/images/chooser/",
    "/admin/images/chooser/results/?q=Zanzibar", f"/admin/images/chooser/results/?collection_id={collection}",
    "/admin/images/?tag=Zanzibar-mot", "/admin/documents/?q=Zanzibar", "/admin/documents/chooser/",
    "/admin/documents/chooser/results/?q=Zanzibar", f"/admin/documents/chooser/results/?collection_id={collection}",
    "/admin/tag-autocomplete/?term=Zan", "/admin/users/?q=Zanzibar", "/admin/api/main/pages/",
    f"/admin/api/main/pages/{number}/", "/admin/api/main/pages/?search=Zanzibar", "/admin/api/main/pages/?for_explorer=1",
    f"/admin/api/main/pages/?id={number}", "/admin/api/main/images/?search=Zanzibar", f"/admin/api/main/images/{number}/",
    f"/admin/api/main/documents/{number}/", "/admin/reports/site-history/", "/admin/reports/aging-pages/",
    "/admin/reports/locked/", "/admin/reports/workflow/", "/admin/reports/workflow_tasks/", "/admin/reports/page-types-usage/",
    f"/admin/bulk/wagtailcore/page/move/?id={number}", f"/admin/bulk/wagtailcore/page/delete/?id={number}",
    f"/admin/bulk/wagtailcore/page/publish/?id={number}", f"/admin/bulk/wagtailcore/page/unpublish/?id={number}",
    f"/admin/bulk/wagtailimages/image/add_to_collection/?id={number}", f"/admin/bulk/wagtailimages/image/delete/?id={number}",
    f"/admin/bulk/wagtaildocs/document/delete/?id={number}", "/api/sectors", "/api/openapi.json", "/sitemap.xml",
    "/recherche/?q=Zanzibar", "/", "/batiment/zanzibar/",
    ]  # fmt: skip


def test_no_list_search_or_selection_names_it(stranger, theirs):
    told = []
    for address in lists(theirs.pk, numbers_of(theirs)["collection_id"]):
        text = text_of(stranger.get(address))
        # A page of results repeats the word that was looked for; no name here is that word alone.
        if any(
            f"{SECRET}{end}" in text
            for end in (" page", " image", " document", " collection", " author", " comment", "-mot")
        ):
            told.append(address)
    assert told == []


ACTIONS = ["copy", "delete", "publish", "unpublish", "move", "convert_alias", "create_alias", "copy_for_translation"]


@pytest.mark.parametrize("action", [*ACTIONS, "revert_to_page_revision"])
def test_no_action_of_the_admin_s_api_reaches_it(stranger, theirs, action):
    before = everything_theirs(theirs.pk)
    body = {"recursive": False, "destination_page_id": theirs.pk, "revision_id": theirs.latest_revision_id}
    answer = stranger.post(f"/admin/api/main/pages/{theirs.pk}/action/{action}/", body, "application/json")
    assert answer.status_code in (403, 404)
    assert everything_theirs(theirs.pk) == before


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_no_selection_reaches_it(stranger, theirs, action):
    before = everything_theirs(theirs.pk)
    url = f"/admin/bulk/wagtailcore/page/{action}/?id={theirs.pk}&next=/admin/"
    stranger.post(url, {"include_descendants": "on", "chooser": theirs.pk, "move_applicable": "on"})
    assert everything_theirs(theirs.pk) == before


def test_nothing_of_mine_can_be_put_below_theirs(stranger, sectors, theirs):
    mine = GuidedFormPage.objects.child_of(sectors["automobile"]).first()
    there = sectors["batiment"]
    answers = [
        stranger.post(f"/admin/pages/{mine.pk}/move/{there.pk}/confirm/"),
        stranger.post(f"/admin/pages/{mine.pk}/copy/", {
            "new_title": "x", "new_slug": "x", "new_parent_page": there.pk, "copy_subpages": "", "publish_copies": "",
        }),
        stranger.get(f"/admin/pages/add/sectors/guidedformpage/{there.pk}/"),
    ]  # fmt: skip
    assert all(answer.status_code in (200, 302, 403, 404) for answer in answers)
    assert GuidedFormPage.objects.child_of(there).filter(slug="x").count() == 0
    assert GuidedFormPage.objects.get(pk=mine.pk).get_parent().slug == "automobile"


def test_the_same_walk_finds_it_with_its_own_editor(theirs, building):
    """The control: these addresses do tell, to those they should."""
    client = Client()
    client.force_login(member_of(building.federation.editors_group.name, "autre@fba.example"))
    for url in (f"/admin/pages/{theirs.pk}/edit/", f"/admin/pages/{building.pk}/", "/admin/pages/search/?q=Zanzibar"):
        assert f"{SECRET} page" in text_of(client.get(url)), url


def test_an_editor_sees_no_menu_of_cases_nor_of_people(stranger):
    menu = text_of(stranger.get("/admin/"))
    for address in ("/admin/dossiers", "/admin/users/", "/admin/reports/", "/admin/courrier"):
        assert address not in menu
