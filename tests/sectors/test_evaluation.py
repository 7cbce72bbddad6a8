"""What is shown depends on what was answered before: three values, never a guess."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from sectors.conditions import before, holds
from sectors.evaluation import evaluate

TODAY = datetime.date(2027, 1, 15)


def question(key, kind="yes_no", when=None, **own):
    return {"key": key, "type": kind, "label": key, "help": "", "why": "", "required": True, "visible_when": when} | own


def form(*steps):
    return {
        "steps": [
            {"key": f"s{i}", "title": f"S{i}", "intro": "", "visible_when": when, "questions": list(questions)}
            for i, (when, questions) in enumerate(steps)
        ]
    }


def leaf(key, op="is", v=True):
    return {"q": key, "op": op, "v": v}


def test_a_question_waits_for_the_answer_it_depends_on():
    document = form((None, [question("signed"), question("when_signed", "date", leaf("signed"))]))
    assert evaluate(document, {}, {}, TODAY).visible == ("signed",)
    assert evaluate(document, {}, {"signed": False}, TODAY).visible == ("signed",)
    assert evaluate(document, {}, {"signed": True}, TODAY).visible == ("signed", "when_signed")


def test_a_hidden_answer_is_kept_aside_and_unknown_to_every_condition():
    document = form(
        (None, [question("a"), question("b", when=leaf("a")), question("c", when=leaf("b", "is_not", True))]),
    )
    result = evaluate(document, {}, {"a": False, "b": False}, TODAY)
    assert result.visible == ("a",)
    assert result.kept_aside == ("b",)


def test_answered_is_false_for_an_empty_answer_and_unknown_for_a_hidden_one():
    document = form(
        (None, [question("a"), question("b", when=leaf("a")), question("c", when=leaf("b", "not_answered", None))])
    )
    assert not evaluate(document, {}, {"a": False}, TODAY).sees("c")
    assert evaluate(document, {}, {"a": True}, TODAY).sees("c")


def test_a_required_answer_is_missed_only_when_its_question_is_shown():
    document = form((None, [question("a")]), (leaf("a"), [question("b")]))
    assert [p.key for p in evaluate(document, {}, {}, TODAY).problems] == ["a"]
    assert evaluate(document, {}, {"a": False}, TODAY).complete
    assert [p.key for p in evaluate(document, {}, {"a": True}, TODAY).problems] == ["b"]


def test_steps_are_done_current_or_still_to_do():
    document = form((None, [question("a")]), (None, [question("b")]), (None, [question("c")]))
    assert [s.state for s in evaluate(document, {}, {"a": True}, TODAY).steps] == ["done", "current", "todo"]


def test_a_step_without_a_shown_question_is_not_a_step():
    document = form((None, [question("a")]), (None, [question("b", when=leaf("a"))]))
    assert [s.key for s in evaluate(document, {}, {"a": False}, TODAY).steps] == ["s0"]


def test_facets_are_read_like_earlier_answers():
    document = form((None, [question("a", when={"facet": "works", "op": "in", "v": ["new", "repair"]})]))
    assert evaluate(document, {"works": "new"}, {}, TODAY).visible == ("a",)
    assert evaluate(document, {"works": "other"}, {}, TODAY).visible == ()


def test_dates_are_relative_to_the_filing_date():
    old = {"q": "d", "op": "older_than", "v": "P1Y"}
    document = form((None, [question("d", "date"), question("old", when=old)]))
    assert not evaluate(document, {}, {"d": "2026-01-15"}, TODAY).sees("old")
    assert evaluate(document, {}, {"d": "2026-01-14"}, TODAY).sees("old")


def test_one_month_before_the_thirty_first_is_the_last_day_of_the_month():
    assert before(datetime.date(2027, 3, 31), "P1M") == datetime.date(2027, 2, 28)
    assert before(datetime.date(2024, 2, 29), "P1Y") == datetime.date(2023, 2, 28)


def test_amounts_compare_as_amounts_not_as_text():
    document = form((None, [question("paid", "amount"), question("big", when=leaf("paid", "gt", "900.00"))]))
    assert evaluate(document, {}, {"paid": "1000.00"}, TODAY).sees("big")
    assert not evaluate(document, {}, {"paid": "900.00"}, TODAY).sees("big")


def test_answers_of_a_wrong_kind_are_named_and_never_break():
    options = [{"key": "yes", "label": "Oui"}, {"key": "no", "label": "Non"}]
    kinds = {"t": "text", "a": "textarea", "y": "yes_no", "d": "date", "m": "amount", "n": "number"}
    questions = [question(key, kind) for key, kind in kinds.items()]
    questions += [question("c", "choice", options=options), question("mc", "multi_choice", options=options)]
    document = form((None, questions))
    for junk in ("zzz", 12.5, {"x": 1}, [["yes"]], -3, "2027-02-30", "1e5", "NaN"):
        answers = {q["key"]: junk for q in questions}
        codes = {p.key: p.code for p in evaluate(document, {}, answers, TODAY).problems}
        assert {"y", "d", "m", "n", "c", "mc"} <= set(codes)


VALUES = st.sampled_from([True, False, None])


def tree(leaves):
    return st.lists(leaves, min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from([{"all": parts}, {"any": parts}, {"not": parts[0]}])
    )


CONDITIONS = st.recursive(st.sampled_from("abcd").map(leaf), tree, max_leaves=8)


@given(CONDITIONS, st.dictionaries(st.sampled_from("abcd"), st.booleans()))
def test_what_is_settled_stays_settled_whatever_is_answered_later(condition, answers):
    def value(given_answers):
        return holds(condition, lambda source, key: ("yes_no", given_answers.get(key)), TODAY)

    now = value(answers)
    for filler in (True, False):
        full = dict.fromkeys("abcd", filler) | answers
        assert value(full) is not None
        assert now is None or value(full) is now


@given(CONDITIONS, CONDITIONS, st.dictionaries(st.sampled_from("abcd"), st.booleans()))
def test_de_morgan_holds_in_three_values(left, right, answers):
    def value(condition):
        return holds(condition, lambda source, key: ("yes_no", answers.get(key)), TODAY)

    assert value({"not": {"all": [left, right]}}) is value({"any": [{"not": left}, {"not": right}]})


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), max_size=6),
    st.dictionaries(st.sampled_from("abcdef"), st.booleans()),
)
def test_answering_never_changes_what_was_shown_before(rules, answers):
    keys = "abcdef"
    questions = [question("a")] + [
        question(key, when=leaf(keys[index], "is", dict(rules).get(key, True))) for index, key in enumerate(keys[1:])
    ]
    document = form((None, questions))
    result = evaluate(document, {}, answers, TODAY)
    for index, key in enumerate(keys):
        trimmed = {k: v for k, v in answers.items() if k in keys[:index]}
        assert evaluate(document, {}, trimmed, TODAY).sees(key) == result.sees(key)
