"""The checks against what really happens: brute force on small random forms, random answerers, forms broken on purpose."""

import copy
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sectors.checks import check_document, find_path
from sectors.checks.samples import sample_answer
from sectors.evaluation import evaluate
from tests.sectors.form_maker import (
    INTERRUPTING,
    RULES,
    TODAY,
    answers_to,
    axis,
    every_facets,
    every_walk,
    form,
    forms,
    interruption,
    leaf,
    outcome,
    question,
    when_facet,
)
from tests.sectors.form_maker import (
    step as a_step,
)

SOME = settings(deadline=None, suppress_health_check=list(HealthCheck))
UNSEEN = {"E107", "E201", "E202", "E203"}


def errors(document):
    return [finding for finding in check_document(document, RULES) if finding.level == "error"]


@SOME
@given(forms())
def test_what_is_said_never_to_be_seen_is_exactly_what_nobody_ever_sees(document):
    findings = check_document(document, RULES)
    assert "W702" not in {finding.code for finding in findings}
    unseen = {finding.place for finding in findings if finding.code in UNSEEN}
    walks = list(every_walk(document))
    seen = set().union(*(keys for _, _, keys, _ in walks))
    ends = {end for _, _, _, end in walks}
    for index, step in enumerate(document["steps"]):
        blocks_seen = any(asked["key"] in seen for asked in step["questions"])
        if blocks_seen:
            assert ("steps", index) not in unseen
        for number, asked in enumerate(step["questions"]):
            said = {("steps", index), ("steps", index, number)} & unseen
            assert bool(said) == (asked["key"] not in seen), (asked["key"], findings)
    for number, end in enumerate(document["outcomes"]):
        if end["kind"] in INTERRUPTING:
            assert (("outcomes", number) in unseen) == (end["key"] not in ends), (end, findings)
    assert (("outcomes",) in unseen) == ("file" not in ends)


def test_of_two_ends_that_stop_everybody_at_once_only_the_second_is_never_seen():
    always = {"not": when_facet("sort", "x", "is_not")}
    ends = [outcome("first", "stop", always), outcome("second", "stop", always)]
    document = form(a_step("one", question("coin")), axes=[axis("sort")], covers={"sort": ["x"]}, outcomes=ends)
    hidden = {f.place for f in check_document(document, RULES) if f.code == "E203" and f.place[0] == "outcomes"}
    assert ("outcomes", 1) in hidden
    assert ("outcomes", 0) not in hidden


@SOME
@given(forms())
def test_a_dead_end_is_a_way_on_which_no_step_is_shown(document):
    said = "E204" in {finding.code for finding in check_document(document, RULES)}
    assert said == any(end == "file" and not keys for _, _, keys, end in every_walk(document))


@SOME
@given(forms())
def test_the_example_of_a_path_leads_where_it_says(document):
    for step_index, step in enumerate(document["steps"]):
        for asked in step["questions"]:
            path = find_path(document, ("questions", asked["key"]), RULES)
            reached = any(asked["key"] in keys for _, _, keys, _ in every_walk(document))
            assert (path is not None) == reached
            if path:
                assert not interruption(document, path.facets, path.answers, -1)
                shown = evaluate(document, path.facets, path.answers, TODAY)
                assert shown.sees(asked["key"])
                for index, earlier in enumerate(document["steps"][:step_index]):
                    if any(shown.sees(one["key"]) for one in earlier["questions"]):
                        assert not interruption(document, path.facets, path.answers, index)


@SOME
@given(forms(most_questions=6), st.data())
def test_a_form_that_passes_is_walked_to_an_end_by_any_answerer(document, data):
    assume(not errors(document))
    facets = data.draw(st.sampled_from(list(every_facets(document))))
    answers = {}
    if interruption(document, facets, answers, -1):
        return
    for index, step in enumerate(document["steps"]):
        shown = False
        for asked in step["questions"]:
            if evaluate(document, facets, answers, TODAY).sees(asked["key"]):
                shown = True
                value = data.draw(st.sampled_from(answers_to(asked)))
                answers |= {} if value is None else {asked["key"]: value}
        if shown and interruption(document, facets, answers, index):
            return
    found = evaluate(document, facets, answers, TODAY)
    assert found.complete
    assert found.steps


def broken(document, name):
    """The form with one fault added, and the code that must be found."""
    document = copy.deepcopy(document)
    first, last = document["steps"][0], document["steps"][-1]
    if name == "later":
        last["questions"].append(question("later_one"))
        first["questions"].insert(0, question("early_one", when=leaf("later_one")))
        return document, "E102"
    if name == "itself":
        last["questions"].append(question("lonely", when=leaf("lonely")))
        return document, "E102"
    if name == "contradiction":
        first["questions"].insert(0, question("coin"))
        both = {"all": [leaf("coin", "is", True), leaf("coin", "is", False)]}
        last["questions"].append(question("never", when=both))
        return document, "E107"
    if name == "deleted option":
        first["questions"].insert(0, question("pick", "choice", options="ab"))
        last["questions"].append(question("follow", when=leaf("pick", "is", "z")))
        return document, "E104"
    if name == "deleted question":
        last["questions"].append(question("orphan", when=leaf("gone")))
        return document, "E101"
    if name == "wrong comparison":
        first["questions"].insert(0, question("coin"))
        last["questions"].append(question("odd", when=leaf("coin", "lt", 3)))
        return document, "E105"
    if name == "stop without action":
        first["questions"].insert(0, question("coin"))
        document["outcomes"].append(outcome("wall", "stop", leaf("coin"), next_actions=[]))
        return document, "E403"
    if name == "ring":
        first["questions"].insert(0, question("coin"))
        document["outcomes"].append(outcome("turn", "redirect", leaf("coin"), target_form="formulaire"))
        return document, "E106"
    if name == "double key":
        first["questions"].append(question(first["questions"][0]["key"]))
        return document, "E110"
    if name == "nothing asked for":
        return document | {"relief_options": []}, "E207"
    if name == "condition on what is hidden":
        first["questions"].insert(0, question("coin"))
        first["questions"].insert(1, question("behind", when=leaf("coin")))
        last["questions"].append(question("never", when={"all": [leaf("coin", v=False), leaf("behind")]}))
        return document, "E202"
    if name == "everybody stopped":
        first["questions"].insert(0, question("coin"))
        either = {"any": [leaf("coin", "is", True), leaf("coin", "is", False)]}
        first["visible_when"] = None
        document["outcomes"].append(outcome("wall", "stop", either))
        return document, "E203"
    raise KeyError(name)


FAULTS = [
    "later", "itself", "contradiction", "deleted option", "deleted question", "wrong comparison",
    "stop without action", "ring", "double key", "nothing asked for", "everybody stopped", "condition on what is hidden",
]  # fmt: skip


@SOME
@given(forms(), st.sampled_from(FAULTS))
def test_a_form_broken_on_purpose_is_always_caught(document, fault):
    assume(not errors(document))
    mutant, code = broken(document, fault)
    assert code in {finding.code for finding in errors(mutant)}


@SOME
@given(forms(), forms(), st.data())
def test_a_removed_cover_and_a_double_cover_are_always_caught(document, other, data):
    assume(not errors(document))
    sort = axis("sort")
    here = document | {"axes": [sort], "covers": {"sort": ["x", "y"]}, "general": False}
    lost = data.draw(st.sampled_from("xy"))
    kept = here | {"covers": {"sort": [option for option in "xy" if option != lost]}}
    rules = replace(RULES, published=(here,))
    assert ("E301", "error") in {(f.code, f.level) for f in check_document(kept, rules)}
    other |= {
        "axes": [sort],
        "covers": {"sort": [lost]},
        "general": False,
        "form": "secteur-autre",
        "title": "Un autre",
    }
    assert ("E302", "error") in {(f.code, f.level) for f in check_document(here, replace(RULES, siblings=(other,)))}
    assert "E302" not in {f.code for f in check_document(kept, replace(rules, siblings=(other,)))}


@pytest.mark.parametrize("kind", ["text", "textarea", "yes_no", "choice", "multi_choice", "date", "amount", "number",
                                  "email", "phone", "address", "repeat"])  # fmt: skip
def test_the_sample_of_each_kind_of_answer_is_accepted(kind):
    own = {"questions": [question("room", "text", max_length=5)], "item_label": "Pièce", "min_rows": 2, "max_rows": 3}
    own = own if kind == "repeat" else {"max_length": 8} if kind in ("text", "textarea") else {}
    asked = question("aa", kind, **own)
    assert evaluate(form(a_step("one", asked)), {}, {"aa": sample_answer(asked, {}, TODAY)}, TODAY).complete
