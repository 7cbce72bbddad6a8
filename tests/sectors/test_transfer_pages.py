"""Export and import in the admin: by who may, where they may; for everybody else it does not exist."""

import json

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.models import User
from sectors.models import Federation, GuidedFormPage, SectorPage
from sectors.transfer.writing import as_text, export_sector


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def empty(sectors):
    """A sector of the car repairers that has nothing below it yet."""
    page = SectorPage(title="Deux-roues", slug="deux-roues", federation=Federation.objects.get(slug="ura"), live=False)
    sectors["automobile"].get_parent().add_child(instance=page)
    return page


@pytest.fixture
def administrator(db):
    return User.objects.create_superuser("admin@mediation-rivage.example", "mot-de-passe-long")


def file_of(sector, change=None):
    exported = export_sector(sector)
    if change:
        change(exported)
    return SimpleUploadedFile("secteur.json", as_text(exported).encode(), "application/json")


def text(answer):
    return " ".join(answer.content.decode().replace("\xa0", " ").replace("&#x27;", "'").split())


def url(name, page):
    return reverse(f"sectors_transfer:{name}", args=[page.pk])


def test_an_editor_takes_its_own_sector_away(building, builders_editor, cars_editor, centre):
    answer = signed_in(builders_editor).get(url("export", building))
    assert answer["Content-Disposition"].startswith("attachment")
    assert json.loads(answer.content) == json.loads(as_text(export_sector(building)))
    assert signed_in(centre).get(url("export", building)).status_code == 200
    assert signed_in(cars_editor).get(url("export", building)).status_code == 404


def test_an_editor_fills_an_empty_sector_of_its_own(building, empty, cars_editor):
    def leave_out(exported):
        exported["forms"][0]["draft"]["relief_options"] = []

    client = signed_in(cars_editor)
    answer = client.post(url("import", empty), {"file": file_of(building, leave_out)}, follow=True)
    assert answer.redirect_chain == [(url("result", empty), 302)]
    forms = GuidedFormPage.objects.child_of(empty)
    assert forms.count() == GuidedFormPage.objects.child_of(building).count()
    assert not forms.live().exists()
    said = text(answer)
    assert "Secteur « Deux-roues » : rien à signaler" in said
    assert "E301" not in said
    assert "ici, ils arrivent en brouillon" in said
    first = forms.order_by("path").first()
    assert "E207" in said
    assert reverse("wagtailadmin_pages:edit", args=[first.pk]) in said
    assert reverse("sectors_review:report", args=[first.pk]) in said
    assert client.get(url("result", empty)).status_code == 200


def test_nobody_fills_what_is_not_theirs(building, empty, builders_editor, mediator, centre):
    before = SectorPage.objects.count(), GuidedFormPage.objects.count()
    for user in (builders_editor, mediator, centre):
        for method in ("get", "post"):
            answer = getattr(signed_in(user), method)(url("import", empty))
            assert answer.status_code == 404 or "/compte/" in answer.url, user
    home = empty.get_parent()
    assert signed_in(builders_editor).get(url("import_new", home)).status_code == 404
    assert signed_in(builders_editor).post(url("import_new", home), {"file": file_of(building)}).status_code == 404
    assert (SectorPage.objects.count(), GuidedFormPage.objects.count()) == before


def test_a_full_sector_says_why_and_stays(building, builders_editor):
    client = signed_in(builders_editor)
    before = GuidedFormPage.objects.count()
    assert "un import ne remplace rien" in text(client.get(url("import", building)))
    client.post(url("import", building), {"file": file_of(building)})
    assert GuidedFormPage.objects.count() == before


def test_trying_shows_what_would_arrive_and_creates_nothing(building, empty, cars_editor):
    answer = signed_in(cars_editor).post(url("import", empty), {"file": file_of(building), "try": "1"})
    assert "Essai : voici ce qui arriverait" in text(answer)
    assert not GuidedFormPage.objects.child_of(empty).exists()


def test_each_fault_is_said_beside_the_file(building, empty, cars_editor):
    def spoil(exported):
        del exported["forms"][0]["draft"]["steps"][0]["title"]
        exported["forms"][1]["draft"]["covers"] = 3

    answer = signed_in(cars_editor).post(url("import", empty), {"file": file_of(building, spoil)})
    said = text(answer)
    assert said.count('<li class="fr-finding fr-finding--error">') == 2
    assert "il manque « title »" in said
    assert "forms[1].draft.covers" in said
    assert not GuidedFormPage.objects.child_of(empty).exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "Choisissez le fichier à importer."),
        (b"", "Ce fichier est vide."),
        (b"PK\x03\x04", "n’est pas du JSON lisible"),
        (b"x" * 3_000_000, "trop lourd"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_said(empty, cars_editor, given, said):
    data = {} if given is None else {"file": SimpleUploadedFile("x.json", given)}
    answer = signed_in(cars_editor).post(url("import", empty), data)
    assert answer.status_code == 200
    assert said in text(answer)


def test_who_may_write_below_the_home_page_makes_a_new_sector(building, administrator):
    client, home = signed_in(administrator), building.get_parent()
    federation = Federation.objects.get(slug="ura")
    data = {"file": file_of(building), "federation": federation.pk, "slug": "chantiers"}
    answer = client.post(url("import_new", home), data)
    arrived = SectorPage.objects.get(slug="chantiers")
    assert answer.url == url("result", arrived)
    assert arrived.federation == federation
    assert not arrived.live
    again = client.post(url("import_new", home), data | {"file": file_of(building)})
    assert "est déjà pris dans les adresses" in text(again)
    assert client.get(url("import_new", building)).status_code == 404


def test_the_buttons_are_where_they_may_be_used(building, empty, cars_editor, builders_editor, administrator):
    seen = text(signed_in(cars_editor).get(reverse("wagtailadmin_pages:edit", args=[empty.pk])))
    assert url("import", empty) in seen
    assert url("export", empty) in seen
    full = text(signed_in(builders_editor).get(reverse("wagtailadmin_pages:edit", args=[building.pk])))
    assert url("export", building) in full
    assert url("import", building) not in full
    home = building.get_parent()
    assert url("import_new", home) in text(
        signed_in(administrator).get(reverse("wagtailadmin_explore", args=[home.pk]))
    )


def test_the_editors_of_another_group_learn_nothing(building, empty, builders_editor):
    group = Group.objects.create(name="Personne")
    builders_editor.groups.set([group])
    for name in ("export", "result", "import"):
        answer = signed_in(builders_editor).get(url(name, building))
        assert answer.status_code in (302, 404)
        assert "Rénovation" not in answer.content.decode()
