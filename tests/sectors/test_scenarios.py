"""Scenarios: what they say, when they fail, which answer broke them, and that they hold a publication back."""

import pytest
from django.core.exceptions import ValidationError

from sectors.compiler import compile_content
from sectors.models import Scenario
from sectors.scenarios import failures, run, say_scenario
from tests.sectors.documents_by_hand import NO_QUOTE, TODAY, document

FULL = {"complained": True, "quote": True, "price": "12.00", "state": "done"}


def scenario(**changes):
    values = {"title": "Un essai", "facets": {"travaux": "depannage"}, "answers": FULL, "expected_outcome": "file"}
    return Scenario(**values | changes)


def reasons(one, form):
    return run(one, form, TODAY).reasons


def test_a_scenario_that_leads_where_it_should_passes():
    assert run(scenario(), document(), TODAY).passed
    assert run(scenario(answers={"complained": False}, expected_outcome="no_complaint"), document(), TODAY).passed


def test_it_is_said_as_a_sentence():
    said = say_scenario(scenario(answers={"complained": False}, expected_outcome="no_complaint"), document())
    assert said.startswith("Si l’on répond « Dépannage » à « Type de travaux » et « Non » à « Avez-vous réclamé")
    assert "Écrivez d’abord à l’entreprise" in said


def test_a_new_stop_is_named_with_the_answer_that_led_to_it():
    form = document()
    form["outcomes"].append({"key": "no_quote", "kind": "stop", "when": NO_QUOTE, "title": "Sans devis", "body": ""})
    [reason] = reasons(scenario(answers=FULL | {"quote": False, "price": None}), form)
    assert "Sans devis" in reason
    assert "à cause de la réponse « Non » à « Avez-vous un devis ? »" in reason


def test_a_removed_option_and_a_removed_question_are_named():
    form = document()
    form["steps"][2]["questions"][0]["options"].pop(0)
    form["steps"][0]["questions"][0]["key"] = "other"
    said = " ".join(reasons(scenario(), form))
    assert "« done » à « Où en sont les travaux ? » n’est plus acceptée" in said
    assert "la question n’existe plus" in said
    assert "Le scénario ne répond pas à « Avez-vous réclamé par écrit ? »" in said


def test_a_step_that_is_no_longer_shown_is_named():
    form = document()
    form["steps"][3]["visible_when"] = {"q": "quote", "op": "is", "v": False}
    one = scenario(answers=FULL | {"state": "stopped", "reason": "Rien."}, expected_steps=["works", "stop"])
    assert any("l’étape « L’arrêt », montrée si" in reason for reason in reasons(one, form))


def test_a_dispute_no_longer_covered_is_named():
    assert "n’est plus couvert" in " ".join(reasons(scenario(), document(covers={"travaux": ["renovation"]})))


@pytest.fixture
def broken(renovation):
    return Scenario.objects.create(
        form_page=renovation, title="Impossible", facets={"travaux": "renovation", "nature": "execution"},
        answers={"gone": "x"}, expected_outcome="file",
    )  # fmt: skip


def test_a_scenario_that_must_pass_holds_the_publication_back(renovation, broken):
    document_now = compile_content(renovation, renovation.sector)
    assert [result.scenario for result in failures(renovation, document_now)] == [broken]
    renovation.estimated_minutes = 41
    with pytest.raises(ValidationError) as refused:
        renovation.save_revision().publish()
    assert "E601" in [error.code for error in refused.value.error_list]
    assert "Impossible" in str(refused.value)
    assert renovation.versions.count() == 1


def test_a_scenario_that_may_fail_holds_nothing_back(renovation, broken):
    broken.must_pass = False
    broken.save()
    renovation.estimated_minutes = 41
    renovation.save_revision().publish()
    assert renovation.versions.count() == 2
