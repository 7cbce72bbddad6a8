"""Where the way ends: outcomes in order, walls that let go on, axes asked only when concerned, dates and tables."""

import datetime

import pytest

from sectors.evaluation import evaluate
from sectors.typology_questions import asked_axes, asked_facets, covers_choices
from tests.sectors.test_evaluation import form, leaf, question

TODAY = datetime.date(2027, 1, 15)


def outcome(key, kind, when):
    return {"key": key, "kind": kind, "when": when, "title": key}


def with_outcomes(*outcomes):
    document = form((None, [question("a")]), (None, [question("b")]))
    return document | {"outcomes": list(outcomes)}


def test_a_stop_interrupts_after_the_step_where_it_becomes_true():
    document = with_outcomes(outcome("no", "stop", leaf("b", "is", False)))
    result = evaluate(document, {}, {"b": False}, TODAY)
    assert result.outcome == "no"
    assert [(one.key, one.step) for one in result.reached] == [("no", "s1")]
    assert evaluate(document, {}, {"a": True}, TODAY).outcome is None


def test_the_first_true_outcome_wins_and_the_others_are_still_told():
    document = with_outcomes(outcome("x", "stop", leaf("a")), outcome("y", "redirect", leaf("a")))
    result = evaluate(document, {}, {"a": True}, TODAY)
    assert result.outcome == "x"
    assert [one.key for one in result.reached] == ["x", "y"]


def test_a_wall_is_a_warning_and_never_an_end():
    document = with_outcomes(outcome("read_this", "warn", leaf("a")))
    result = evaluate(document, {}, {"a": True, "b": True}, TODAY)
    assert (result.warnings, result.outcome) == (("read_this",), "file")


def test_the_request_may_be_sent_once_everything_is_answered():
    assert evaluate(with_outcomes(), {}, {"a": True}, TODAY).outcome is None
    assert evaluate(with_outcomes(), {}, {"a": True, "b": False}, TODAY).outcome == "file"


def test_an_outcome_that_depends_on_a_hidden_answer_is_not_reached():
    document = form((None, [question("a"), question("b", when=leaf("a"))]))
    document["outcomes"] = [outcome("no", "stop", leaf("b", "is", False))]
    assert evaluate(document, {}, {"a": False, "b": False}, TODAY).outcome == "file"


AXES = [
    {"key": "nature", "label": "Nature", "options": [{"key": "contract"}, {"key": "works"}, {"key": "none_fits"}]},
    {
        "key": "trouble", "label": "Trouble", "asked_when": {"facet": "nature", "op": "in", "v": ["works"]},
        "options": [{"key": "late"}, {"key": "bad"}, {"key": "none_fits"}],
    },
    {
        "key": "season", "label": "Season", "asked_when": {"facet": "trouble", "op": "is", "v": "late"},
        "options": [{"key": "winter"}, {"key": "none_fits"}],
    },
]  # fmt: skip


@pytest.mark.parametrize(
    ("facets", "asked"),
    [
        ({}, ["nature"]),
        ({"nature": "contract"}, ["nature"]),
        ({"nature": "works"}, ["nature", "trouble"]),
        ({"nature": "works", "trouble": "bad"}, ["nature", "trouble"]),
        ({"nature": "works", "trouble": "late"}, ["nature", "trouble", "season"]),
        ({"nature": "contract", "trouble": "late"}, ["nature"]),
        ({"nature": "none_fits"}, ["nature"]),
    ],
)
def test_an_axis_is_asked_only_when_it_concerns(facets, asked):
    assert [axis["key"] for axis in asked_axes(AXES, facets)] == asked
    assert set(asked_facets(AXES, facets)) <= set(asked)


def test_a_choice_on_an_axis_that_is_not_asked_is_unknown_to_every_condition():
    document = form((None, [question("a", when={"facet": "trouble", "op": "is_not", "v": "bad"})])) | {"axes": AXES}
    assert evaluate(document, {"nature": "works", "trouble": "late"}, {}, TODAY).sees("a")
    assert not evaluate(document, {"nature": "contract", "trouble": "late"}, {}, TODAY).sees("a")


def test_an_axis_that_a_form_does_not_restrict_is_open():
    covers = {"nature": ["works"], "trouble": []}
    assert covers_choices(covers, {"nature": "works"})
    assert covers_choices(covers, {"nature": "works", "trouble": "bad"})
    assert not covers_choices(covers, {"nature": "contract"})
    assert not covers_choices({"nature": []}, {"nature": "works"})


def test_a_document_is_asked_for_only_when_its_condition_is_true():
    document = form((None, [question("a")]))
    document["documents"] = [{"key": "always"}, {"key": "sometimes", "visible_when": leaf("a")}]
    assert evaluate(document, {}, {"a": False}, TODAY).documents == ("always",)
    assert evaluate(document, {}, {"a": True}, TODAY).documents == ("always", "sometimes")


def test_a_date_may_be_bounded_by_another_answer():
    document = form((None, [question("start", "date"), question("end", "date", min={"q": "start"}, max="today")]))
    early = evaluate(document, {}, {"start": "2027-01-10", "end": "2027-01-09"}, TODAY).problems
    assert [(p.key, p.code) for p in early] == [("end", "min")]
    assert "10\N{NO-BREAK SPACE}janvier\N{NO-BREAK SPACE}2027" in early[0].message
    assert evaluate(document, {}, {"start": "2027-01-10", "end": "2027-01-10"}, TODAY).complete
    assert not evaluate(document, {}, {"start": "2027-01-10", "end": "2027-01-16"}, TODAY).complete


def rows(**own):
    parts = [question("what", "text", max_length=20), question("paid", "amount")]
    return question("bills", "repeat", item_label="Facture", min_rows=1, max_rows=2, questions=parts) | own


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ([], ["required"]),
        ([{"what": "Acompte", "paid": "12.50"}], []),
        ([{"what": "Acompte"}], ["required"]),
        ([{"what": "Acompte", "paid": "douze"}], ["invalid"]),
        ([{"what": "A", "paid": "1.00", "secret": "x"}], ["invalid"]),
        ([{"what": "A", "paid": "1.00"}] * 3, ["max_rows"]),
        ("junk", ["invalid"]),
        ([1, 2], ["invalid"]),
    ],
)
def test_the_rows_of_a_table_are_checked_one_by_one(answer, codes):
    problems = evaluate(form((None, [rows()])), {}, {"bills": answer}, TODAY).problems
    assert [problem.code for problem in problems] == codes


def test_a_fault_in_a_row_says_which_row_and_which_question():
    answer = [{"what": "A", "paid": "1.00"}, {"what": "B" * 21, "paid": "1.00"}]
    problem = evaluate(form((None, [rows()])), {}, {"bills": answer}, TODAY).problems[0]
    assert (problem.row, problem.part, problem.code) == (1, "what", "too_long")
    assert "Facture 2" in problem.message


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("email", "nadia@exemple.fr", ["nadia", "", 3, ["x"], {"a": 1}]),
        ("phone", "06 12 34 56 78", ["six", 612345678, "+"]),
        ("address", {"line": "1 rue", "postal_code": "44000", "city": "Nantes"},
         ["1 rue", {"line": "1 rue"}, {"line": "", "postal_code": "44000", "city": "N"}, ["x"]]),
    ],
)  # fmt: skip
def test_the_new_types_of_answer_are_checked_and_junk_never_breaks(kind, good, bad):
    document = form((None, [question("x", kind)]))
    assert evaluate(document, {}, {"x": good}, TODAY).complete
    for junk in bad:
        assert not evaluate(document, {}, {"x": junk}, TODAY).complete
