"""`manage.py procedure`: the same table in four formats, and the generated page of the docs."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from casework.enums import Act, Order
from casework.procedure.table import ROWS, rows

KEYS = {"act", "stages", "by", "to", "starts", "stops", "tells", "issues", "source"}


def printed(*arguments):
    out = StringIO()
    call_command("procedure", *arguments, stdout=out)
    return out.getvalue()


def test_json_is_a_list_of_objects_with_everything():
    table = json.loads(printed("--format", "json"))
    assert len(table) == len(ROWS)
    assert all(set(row) >= KEYS for row in table)
    accept = next(row for row in table if row["act"] == "accept_mediation")
    assert accept["by"] == ["respondent"]
    assert "appointment" in accept["to"]


@pytest.mark.parametrize("order", Order.values)
def test_one_order_alone(order):
    table = json.loads(printed("--format", "json", "--order", order))
    assert len(table) == len(rows(order))
    admissible = [row for row in table if row["act"] == Act.DECLARE_ADMISSIBLE]
    assert [row["to"] for row in admissible] == ["mediation" if order == Order.SOURCE else "awaiting_responses"]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_every_act_can_be_read(form):
    text = printed("--format", form)
    assert all(row.act in text for row in ROWS)


def test_mermaid_draws_each_stage():
    drawing = printed("--format", "mermaid")
    assert drawing.startswith("stateDiagram-v2")
    for stage in ("awaiting_responses", "mediation", "closed"):
        assert stage in drawing


def test_the_page_of_the_docs_is_checked(tmp_path):
    page = tmp_path / "procedure.md"
    page.write_text(printed("--format", "markdown"))
    assert "à jour" in printed("--check", str(page))
    page.write_text("Une autre procédure.\n")
    with pytest.raises(CommandError, match="script/docs"):
        printed("--check", str(page))
    with pytest.raises(CommandError, match="n’existe pas"):
        printed("--check", str(tmp_path / "ailleurs.md"))


def test_the_page_in_the_repository_is_true():
    assert "à jour" in printed("--check", str(settings.BASE_DIR / "docs/procedure.md"))
