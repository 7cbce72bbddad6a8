"""What the form editor offers to pick: the libraries and the forms of its own federation, nobody else's."""

import json
import re

import pytest
from django.urls import reverse

from sectors.models import GuidedFormPage, QuestionLibraryPage


def picks(client, page):
    text = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    return json.loads(re.search(r'<script id="sectors-picks" type="application/json">(.*?)</script>', text)[1])


@pytest.fixture
def libraries(sectors):
    for slug, key in (("batiment", "chantier"), ("automobile", "compteur")):
        questions = [("date", {"label": f"Question {key}", "key": key, "limit": "none"})]
        page = QuestionLibraryPage(title=f"Bibliothèque {key}", slug=f"biblio-{key}", questions=questions)
        sectors[slug].add_child(instance=page)


def test_the_editor_picks_from_the_libraries_and_forms_of_its_federation_only(
    client, builders_editor, renovation, sectors, libraries
):
    client.force_login(builders_editor)
    offered = picks(client, renovation)
    assert ["batiment/chantier", "Question chantier"] in offered["library"]
    assert "compteur" not in json.dumps(offered)
    own = GuidedFormPage.objects.child_of(sectors["batiment"]).exclude(pk=renovation.pk)
    assert [slug for slug, _ in offered["forms"]] == [page.slug for page in own]


def test_an_editor_opens_its_sector_with_its_axes(client, building, builders_editor):
    client.force_login(builders_editor)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[building.pk]))
    assert page.status_code == 200
    assert 'value="travaux:neuf"' in page.content.decode()
