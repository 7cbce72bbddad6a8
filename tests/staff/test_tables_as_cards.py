"""On a phone, a line of a table becomes a card: each cell then says its heading itself (staff.css, `cw-stack`)."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from casework.enums import Stage
from casework.models import Absence
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.story import Story

FOLDER = settings.BASE_DIR / "templates/casework/staff"
# A grid of people by dates has as many columns as people.
NOT_CARDS = {"asides/_grid.html", "parts/talks_table.html"}


@pytest.mark.django_db
def test_each_cell_says_its_heading(centre):
    person = people.centre()
    Absence.objects.create(person=person, noted_by=person, starts_on=timezone.localdate(), ends_on=timezone.localdate())
    story, postal = Story.in_stage(Stage.MEDIATION), Story(professional_email="")
    postal.decline()
    registers = [reverse(name) for name in ("casework_absences:index", "casework_post_room:index")]
    registers += [reverse("casework_refusals:index") + "?since=2027-01-01&until=2027-12-31"]
    for url in [case_url(story.case), *registers, case_url(Story().accept().appoint().case, "act", "confirm_mission")]:
        client = signed_in(story.vasseur.user) if "confirm_mission" in url else centre
        tables = re.findall(r'<table class="listing cw-stack">.*?</table>', client.get(url).text, re.DOTALL)
        assert tables, url
        for table in tables:
            check(table, url)


@pytest.mark.django_db
def test_the_list_of_cases_too(centre):
    Story()
    page = centre.get(reverse("casework_staff:index")).text
    (line,) = re.findall(r"<tr[^>]*>(.*?)</tr>", page.split("<tbody>")[1], re.DOTALL)
    said = re.findall(r'<td data-label="([^"]*)">', line)
    assert said == ["Étape", "À qui d’agir", "Échéance", "Médiateur", "Fédération", "Déposé le"]
    assert 'class="listing cw-stack' in page


def check(table, url):
    head, body = table.split("</thead>")
    headings = re.findall(r"<th(?: [^>]*)?>(.*?)</th>", head)
    lines = re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
    assert lines, url
    for line in lines:
        cells = re.findall(r"<td([^>]*)>", line)
        assert len(cells) == len(headings), (url, headings)
        for heading, attributes in zip(headings, cells, strict=True):
            assert 'class="title"' in attributes or f'data-label="{heading}"' in attributes, (url, heading)


def test_no_table_of_the_desk_hides_its_columns_at_the_side():
    scrolled = [path for path in FOLDER.rglob("*.html") if "cw-scroll" in path.read_text()]
    assert len(scrolled) > 8
    sideways = {str(p.relative_to(FOLDER)) for p in scrolled if "cw-stack" not in p.read_text()}
    sideways -= {"case_list_results.html"}  # the view names the class of Wagtail's table
    assert sideways <= NOT_CARDS
