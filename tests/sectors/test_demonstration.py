"""The demonstration's forms: loaded again without a change, made of shared questions, kept true by their scenarios."""

from collections import Counter

from django.utils import timezone

from sectors.demo import load
from sectors.demonstration.libraries import LIBRARIES
from sectors.library_copies import copies_of, models_for
from sectors.models import FormVersion, GuidedFormPage, QuestionLibraryPage, Scenario
from sectors.scenarios import run

TYPES = {
    "text", "textarea", "yes_no", "choice", "multi_choice", "date", "amount", "number", "address", "repeat", "info",
}  # fmt: skip


def counts():
    return [model.objects.count() for model in (GuidedFormPage, FormVersion, QuestionLibraryPage, Scenario)]


def test_loaded_again_it_is_the_same(sectors):
    before = counts()
    load()
    assert counts() == before


def test_its_scenarios_pass(sectors):
    assert Scenario.objects.filter(must_pass=True).count() >= 3
    for scenario in Scenario.objects.all():
        result = run(scenario, scenario.form_page.last_version.data, timezone.localdate())
        assert result.passed, (scenario, result.reasons)


def test_a_fact_has_one_key_everywhere(sectors, building):
    models = models_for(building)
    assert set(models) == {f"{library}/{q['value']['key']}" for library, asked in LIBRARIES.items() for q in asked}
    forms = GuidedFormPage.objects.child_of(building)
    copied = [copy for form in forms for copy in copies_of(form, building)]
    assert all(copy.model is not None and not copy.changed for copy in copied)
    used = Counter(copy.origin for copy in copied)
    for origin in ("commune/works_address", "commune/ordered_by", "commune/contract_date", "commune/reception_date"):
        assert used[origin] > 1, origin
    owned = {origin.split("/")[1] for origin in models}
    for version in FormVersion.objects.all():
        for step in version.data["steps"]:
            assert not [q for q in step["questions"] if q["key"] in owned and not q.get("library")], version


def test_it_shows_every_feature_of_a_form(sectors, building):
    documents = [version.data for version in FormVersion.objects.of_sector("batiment")]
    questions = [q for document in documents for step in document["steps"] for q in step["questions"]]
    assert {question["type"] for question in questions} == TYPES
    kinds = {outcome["kind"] for document in documents for outcome in document["outcomes"]}
    assert kinds == {"stop", "redirect", "warn", "defer", "human_review"}
    for document in documents:
        required = [asked for asked in document["documents"] if asked["required"]]
        assert required
        assert all(asked["help"] and asked["why"] for asked in required)
        for step in document["steps"]:
            assert len([question for question in step["questions"] if question["type"] != "info"]) <= 3, step["title"]
    for axis in documents[0]["axes"]:
        assert all(option["help"] and option["example"] for option in axis["options"][:-1])
