"""`manage.py check_forms`: what is online, told in words or in JSON; the exit code is for continuous integration."""

import json

import pytest
from django.core.management import call_command

from sectors.models import GuidedFormPage


def run(capsys, *args):
    """(exit code, what was printed)."""
    try:
        call_command("check_forms", *args)
        code = 0
    except SystemExit as stop:
        code = stop.code
    return code, capsys.readouterr().out


def test_the_demonstration_has_no_error(sectors, capsys):
    code, said = run(capsys)
    assert code == 0, said
    assert "Secteur « Bâtiment »" in said
    assert "À CORRIGER" not in said
    assert "à vérifier" not in said


def test_a_sector_that_leaves_a_dispute_alone_is_an_error(building, capsys):
    GuidedFormPage.objects.child_of(building).get(slug="autre-litige").unpublish()
    GuidedFormPage.objects.child_of(building).get(slug="renovation-execution").unpublish()
    code, said = run(capsys, "--sector", "batiment")
    assert code == 1
    assert "À CORRIGER E301" in said


def test_json_is_for_programs(building, capsys):
    GuidedFormPage.objects.child_of(building).get(slug="autre-litige").unpublish()
    code, said = run(capsys, "--format", "json")
    found = json.loads(said)
    assert code == 1
    assert {subject["sector"] for subject in found} == {"batiment", "automobile"}
    assert {"sector", "form", "version", "findings"} == set(found[0])
    finding = next(finding for subject in found for finding in subject["findings"])
    assert {"code", "level", "message", "place", "example"} == set(finding)


@pytest.mark.parametrize("name", ["nulle-part", "'; --"])
def test_an_unknown_sector_is_said_to_be_unknown(sectors, capsys, name):
    code, said = run(capsys, "--sector", name)
    assert code == 2
    assert said == ""
