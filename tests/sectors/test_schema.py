"""The shape of a published document: what every reader may rely on, and what publishing refuses."""

import copy

import pytest
from django.core.exceptions import ValidationError
from pydantic import ValidationError as WrongShape

from casework.enums import Ground
from sectors.models import FormVersion
from sectors.publication import refuse_wrong_shape
from sectors.schema import GROUNDS, check_shape, json_schema


@pytest.fixture
def document(renovation):
    return copy.deepcopy(renovation.last_version.data)


def test_every_published_form_of_the_demonstration_has_the_shape(sectors):
    for version in FormVersion.objects.all():
        assert check_shape(version.data).number == version.number


def test_the_five_grounds_are_those_of_casework():
    assert set(GROUNDS) == set(Ground.values)


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        (("title",), ""),
        (("steps", 0, "key"), "Étape 1"),
        (("steps", 0, "questions"), []),
        (("steps", 0, "questions", 0, "type"), "goto"),
        (("steps", 0, "questions", 0, "colour"), "red"),
        (("steps", 0, "visible_when"), {"q": "trades", "op": "jumps", "v": "roofing"}),
        (("steps", 0, "visible_when"), {"q": "trades", "op": "is", "v": "x", "unreadable": "écrivez oui ou non"}),
        (("steps", 0, "visible_when"), {"all": []}),
        (("relief_options",), []),
        (("relief_options", 0, "kind"), "revenge"),
        (("outcomes",), [{"key": "no", "kind": "stop", "title": "Non", "legal_reference": "L999"}]),
        (("outcomes",), [{"key": "no", "kind": "stop", "title": "Non", "ground": "because"}]),
    ],
)
def test_a_document_out_of_shape_is_refused_and_the_place_is_named(document, where, wrong):
    target = document
    for step in where[:-1]:
        target = target[step]
    target[where[-1]] = wrong
    with pytest.raises(WrongShape):
        check_shape(document)
    with pytest.raises(ValidationError, match=str(where[0])):
        refuse_wrong_shape(document)


def test_a_document_of_the_first_schema_is_still_read(document):
    """Nothing that came with the second schema may be needed by who reads a version published before it."""
    import datetime

    from sectors.evaluation import evaluate
    from sectors.form_builder import form_class_for_step
    from sectors.readable import readable_answers

    document["documents"] = [asked for asked in document["documents"] if asked["visible_when"] is None]
    old = document | {"schema": "guided-form/1", "schema_version": 1, "outcomes": []}
    for axis in old["axes"]:
        axis["options"] = [{"key": option["key"], "label": option["label"]} for option in axis["options"]]
        del axis["help"], axis["asked_when"]
    for step in old["steps"]:
        del step["picture"]
        for question in step["questions"]:
            del question["example"]
    old["relief_options"] = [
        {name: option[name] for name in ("key", "label", "amount")} for option in old["relief_options"]
    ]
    old["documents"] = [{k: v for k, v in asked.items() if k != "visible_when"} for asked in old["documents"]]
    today = datetime.date(2027, 1, 15)
    facets = {"travaux": "renovation", "nature": "execution"}
    assert evaluate(old, facets, {}, today) == evaluate(document, facets, {}, today)
    for state in evaluate(old, facets, {}, today).steps:
        assert form_class_for_step(old, state.key, facets, {}, today)().as_p()
    assert readable_answers(old, facets, {"agreement_form": "signed"}, today)


def test_the_published_json_schema_names_every_type_of_question():
    kinds = set(str(json_schema()["$defs"]).split("'"))
    assert {"repeat", "address", "email", "phone", "multi_choice", "info"} <= kinds
