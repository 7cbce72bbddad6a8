"""Each fault has its code, its level, its place and a sentence in the editor's words."""

import pytest

from sectors.checks import Rules, check_axes, check_document, check_sector, coverage, find_path, paths, patterns
from sectors.checks.rules import word_lists
from tests.sectors.form_maker import (
    RULES,
    TODAY,
    axis,
    document_request,
    form,
    leaf,
    outcome,
    question,
    step,
    when_facet,
)


def sound(*steps, **more):
    return form(*(steps or [step("one", question("signed"))]), general=True, **more)


def found(document, rules=RULES):
    return {(finding.code, finding.level, finding.place) for finding in check_document(document, rules)}


def the(code, document, rules=RULES):
    return next(finding for finding in check_document(document, rules) if finding.code == code)


def test_a_sound_form_has_nothing_to_say():
    assert check_document(sound(), RULES) == []


Q = question
FAULTS = {
    "no step": (form(general=True), ("E204", "error", ("steps",))),
    "empty step": (sound(step("one", Q("aa")), step("two")), ("E205", "error", ("steps", 1))),
    "gone": (sound(step("one", Q("aa", when=leaf("gone")))), ("E101", "error", ("steps", 0, 0))),
    "gone axis": (sound(step("one", Q("aa", when=when_facet("gone")))), ("E101", "error", ("steps", 0, 0))),
    "information read": (
        sound(step("one", Q("aa", "info", text=""), Q("bb", when=leaf("aa", "answered")))),
        ("E101", "error", ("steps", 0, 1)),
    ),
    "later": (sound(step("one", Q("aa", when=leaf("bb")), Q("bb"))), ("E102", "error", ("steps", 0, 0))),
    "itself": (sound(step("one", Q("bb"), Q("aa", when=leaf("aa")))), ("E102", "error", ("steps", 0, 1))),
    "step on its own question": (
        sound(step("one", Q("bb")), step("two", Q("aa"), when=leaf("aa"))),
        ("E102", "error", ("steps", 1)),
    ),
    "into a table": (
        sound(step("one", Q("works", "repeat", questions=[Q("room")]), Q("aa", when=leaf("room")))),
        ("E103", "error", ("steps", 0, 1)),
    ),
    "out of a table": (
        sound(step("one", Q("bb"), Q("works", "repeat", questions=[Q("room", when=leaf("bb"))]))),
        ("E103", "error", ("steps", 0, 1)),
    ),
    "value": (sound(step("one", Q("aa", "choice"), Q("bb", when=leaf("aa", v="z")))), ("E104", "error", ("steps", 0, 1))),
    "operator": (
        sound(step("one", Q("aa", "choice"), Q("bb", when=leaf("aa", "lt", 3)))),
        ("E105", "error", ("steps", 0, 1)),
    ),
    "number against words": (
        sound(step("one", Q("aa", "number"), Q("bb", when=leaf("aa", "lt", "beaucoup")))),
        ("E105", "error", ("steps", 0, 1)),
    ),
    "unreadable": (
        sound(step("one", Q("aa"), Q("bb", when=leaf("aa") | {"unreadable": "écrivez oui ou non"}))),
        ("E105", "error", ("steps", 0, 1)),
    ),
    "contradiction": (
        sound(step("one", Q("aa", "choice"), Q("bb", when={"all": [leaf("aa", v="a"), leaf("aa", v="b")]}))),
        ("E107", "error", ("steps", 0, 1)),
    ),
    "contradiction of numbers": (
        sound(step("one", Q("aa", "number"), Q("bb", when={"all": [leaf("aa", "lt", 3), leaf("aa", "gt", 2)]}))),
        ("E107", "error", ("steps", 0, 1)),
    ),
    "beyond the limits of the answer": (
        sound(step("one", Q("aa", "date", max="today"), Q("bb", when=leaf("aa", "gt", "today")))),
        ("E107", "error", ("steps", 0, 1)),
    ),
    "minimum above maximum": (sound(step("one", Q("aa", "number", min=5, max=3))), ("E107", "error", ("steps", 0, 0))),
    "always true": (
        sound(step("one", Q("aa"), Q("bb", when={"any": [leaf("aa"), leaf("aa", v=False)]}))),
        ("W108", "warning", ("steps", 0, 1)),
    ),
    "same words": (sound(step("one", Q("aa", label="Quand ?"), Q("bb", label="quand ?"))), ("W109", "warning", ("steps", 0, 1))),
    "double key": (sound(step("one", Q("aa"), Q("aa"))), ("E110", "error", ("steps", 0, 1))),
    "reserved key": (sound(step("one", Q("none_fits"))), ("E110", "error", ("steps", 0, 0))),
    "hidden operand": (
        sound(step("one", Q("aa")), step("two", Q("bb"), when=leaf("aa")), step("three", Q("cc"), when={"all": [leaf("aa", v=False), leaf("bb")]})),
        ("E201", "error", ("steps", 2)),
    ),
    "question never asked": (
        sound(step("one", Q("aa"), Q("bb", when=leaf("aa")), Q("cc", when={"all": [leaf("aa", v=False), leaf("bb")]}))),
        ("E202", "error", ("steps", 0, 2)),
    ),
    "document never asked for": (
        sound(step("one", Q("aa"), Q("bb", when=leaf("aa"))),
              documents=[document_request("quote", when={"all": [leaf("aa", v=False), leaf("bb")]})]),
        ("E202", "error", ("documents", 0)),
    ),
    "shadowed": (
        sound(step("one", Q("aa")), outcomes=[outcome("first", when=leaf("aa")), outcome("second", when=leaf("aa"))]),
        ("E203", "warning", ("outcomes", 1)),
    ),
    "everybody is stopped": (
        sound(step("one", Q("aa")), outcomes=[outcome("wall", when=leaf("aa", "answered"))]),
        ("E203", "error", ("outcomes",)),
    ),
    "no step for some": (
        sound(step("one", Q("aa"), when=when_facet("sort", "x")), axes=[axis("sort")]),
        ("E204", "error", ("steps",)),
    ),
    "dates that leave no answer": (
        sound(step("one", Q("start", "date"), Q("end", "date", min={"q": "start"}, max="today"))),
        ("E204", "error", ("steps", 0, 1)),
    ),
    "sometimes empty": (
        sound(step("one", Q("aa")), step("two", Q("bb", when=leaf("aa")))),
        ("E205", "warning", ("steps", 1)),
    ),
    "nothing to ask for": (sound() | {"relief_options": []}, ("E207", "error", ("relief_options",))),
    "one option": (sound(step("one", Q("aa", "choice", options="a"))), ("E402", "error", ("steps", 0, 0))),
    "many options": (sound(step("one", Q("aa", "choice", options="abcdefghijklm"))), ("E402", "warning", ("steps", 0, 0))),
    "same option": (sound(step("one", Q("aa", "choice", options="aab"))), ("E401", "error", ("steps", 0, 0))),
    "no label": (sound(step("one", Q("aa", label=" "))), ("E401", "error", ("steps", 0, 0))),
    "no way on": (
        sound(step("one", Q("aa")), outcomes=[outcome("wall", when=leaf("aa"), next_actions=[])]),
        ("E403", "error", ("outcomes", 0)),
    ),
    "no ground": (
        sound(step("one", Q("aa")), outcomes=[outcome("wall", when=leaf("aa"), ground=None)]),
        ("E403", "error", ("outcomes", 0)),
    ),
    "until when": (
        sound(step("one", Q("aa")), outcomes=[outcome("later", "defer", leaf("aa"), until=None)]),
        ("E403", "error", ("outcomes", 0)),
    ),
    "why this document": (sound(documents=[document_request("quote", why="")]), ("E404", "error", ("documents", 0))),
    "where is this document": (sound(documents=[document_request("quote", help="")]), ("E404", "warning", ("documents", 0))),
    "too many documents": (
        sound(documents=[document_request(f"paper_{n}", label=f"Papier {n}") for n in range(6)]),
        ("E404", "warning", ("documents",)),
    ),
    "health": (sound(step("one", Q("aa", label="Avez-vous un handicap ?"))), ("E405", "warning", ("steps", 0, 0))),
    "national number": (
        sound(step("one", Q("aa", "text", label="Votre numéro de Sécurité sociale"))),
        ("E405", "warning", ("steps", 0, 0)),
    ),
    "identity paper": (sound(documents=[document_request("paper", label="Votre carte d'identité")]), ("E405", "warning", ("documents", 0))),
    "judging": (
        sound(step("one", Q("aa", label="L’entreprise est-elle coupable ?"))),
        ("E406", "warning", ("steps", 0, 0)),
    ),
    "long sentence": (
        sound(step("one", Q("aa", help="mot " * 36))),
        ("E407", "advice", ("steps", 0, 0)),
    ),
    "jargon": (sound(step("one", Q("aa", help="Nonobstant le devis."))), ("E407", "advice", ("steps", 0, 0))),
    "too many steps": (sound(*[step(f"s{n}", Q(f"q{n}")) for n in range(41)]), ("E701", "error", ("steps",))),
    "too many questions on a path": (
        sound(*[step(f"s{n}", *[Q(f"q{n}_{m}") for m in range(8)]) for n in range(20)]),
        ("E701", "error", ("steps",)),
    ),
    "long path": (sound(*[step(f"s{n}", *[Q(f"q{n}_{m}") for m in range(8)]) for n in range(8)]), ("W208", "warning", ("steps",))),
    "turns on itself": (
        sound(step("one", Q("aa")), outcomes=[outcome("turn", "redirect", leaf("aa"), target_form="formulaire")]),
        ("E106", "error", ("outcomes", 0)),
    ),
    "leads nowhere": (
        sound(step("one", Q("aa")), outcomes=[outcome("away", "redirect", leaf("aa"), target_form="ailleurs")]),
        ("E101", "error", ("outcomes", 0)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_its_code_and_its_place(name):
    document, expected = FAULTS[name]
    assert expected in found(document)


@pytest.mark.parametrize("name", FAULTS)
def test_every_finding_is_a_sentence_for_an_editor(name):
    for finding in check_document(FAULTS[name][0], RULES):
        assert finding.message[0].isupper()
        assert finding.message.endswith(".")
        assert "'" not in finding.message.replace("carte d'identité", "")
        assert finding.fingerprint != ""


def test_an_example_says_with_which_answers_it_happens():
    document = sound(
        step("one", question("aa", label="Avez-vous un devis ?")), step("two", question("bb", when=leaf("aa")))
    )
    assert the("E205", document).example == "Par exemple, si « Avez-vous un devis ? » reçoit « Non »."
    document = sound(step("one", question("aa"), when=when_facet("sort")), axes=[axis("sort")])
    assert the("E204", document).example == "Par exemple, avec « Choix y »."


def test_what_cannot_be_shown_within_the_budget_is_said_not_to_be():
    asked = [question(f"q{number}", "multi_choice", options="abcdef") for number in range(6)]
    parity = {
        "all": [{"any": [leaf(q["key"], "includes", o), leaf("q0", "includes", "a")]} for q in asked for o in "abcd"]
    }
    document = sound(
        step("one", *asked, question("last", when={"all": [parity, {"not": leaf("q5", "includes", "d")}]}))
    )
    assert "W702" in {finding.code for finding in check_document(document, Rules(today=TODAY, node_budget=3))}
    assert "W702" not in {finding.code for finding in check_document(document, RULES)}


def test_a_note_holds_when_the_block_moves_and_not_when_its_words_change():
    one = sound(step("one", question("aa", label="Êtes-vous malade ? maladie"), question("bb")))
    moved = sound(step("one", question("bb"), question("aa", label="Êtes-vous malade ? maladie")))
    reworded = sound(step("one", question("aa", label="Quelle maladie ?"), question("bb")))
    assert the("E405", one).fingerprint == the("E405", moved).fingerprint != the("E405", reworded).fingerprint


def test_a_question_that_keeps_its_key_keeps_its_kind():
    before = sound(step("one", question("aa")))
    after = sound(step("one", question("aa", "text")))
    rules = Rules(today=TODAY, published=(before,))
    assert ("E501", "error", ("steps", 0, 0)) in found(after, rules)
    assert found(before, rules) == set()


def reworded(label):
    return sound(step("one", question("aa", "choice", options="ab") | {"options": [
        {"key": "roof", "label": label, "help": ""}, {"key": "wall", "label": "Un mur", "help": ""},
    ]}))  # fmt: skip


@pytest.mark.parametrize("label", ["Le toit", "La toiture", "Le toit, ou la charpente", "LE TOIT…"])
def test_an_answer_may_be_reworded(label):
    rules = Rules(today=TODAY, published=(reworded("Le toit"),))
    assert not [code for code, _, _ in found(reworded(label), rules) if code == "E501"]


def test_an_answer_that_says_something_else_under_its_old_name_is_to_be_confirmed():
    finding = the("E501", reworded("Chauffage central"), Rules(today=TODAY, published=(reworded("Le toit"),)))
    assert (finding.level, finding.place) == ("warning", ("steps", 0, 0))
    assert "« Chauffage central » a pris la place de « Le toit »" in finding.message


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://www.conciliateurs.fr/", True), ("/aide/", True), ("mailto:aide@exemple.fr", True), ("tel:+33100", True),
        ("#haut", True), ("", False), ("conciliateurs.fr", False), ("https://", False), ("https://exemple", False),
        ("javascript:alert(1)", False), ("//exemple.fr", False), ("https://ex emple.fr", False), ("http://[", False),
        ("mailto:aide", False),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_to_be_confirmed(address, leads):
    linked = step("one", question("aa")) | {"intro": f'<p>Lisez <a href="{address}">la notice</a>.</p>'}
    codes = found(sound(linked))
    assert (("E407", "warning", ("steps", 0)) not in codes) is leads


def test_a_link_in_an_end_and_one_that_says_nothing_are_seen_too():
    end = outcome("wall", when=leaf("signed"), body='<p>Pour savoir, <a href="/aide/">cliquez ici</a>.</p>')
    end["next_actions"] = [{"label": "Trouver un conciliateur", "url": "conciliateurs"}]
    levels = {
        level for code, level, place in found(sound(outcomes=[end])) if (code, place) == ("E407", ("outcomes", 0))
    }
    assert levels == {"warning", "advice"}


def test_a_legal_text_must_be_one_of_the_centre_s_list():
    document = sound(outcomes=[outcome("wall", when=leaf("signed"), legal_reference="L999-9")])
    rules = Rules(today=TODAY, legal_references=frozenset({"L612-2"}))
    assert ("E409", "error", ("outcomes", 0)) in found(document, rules)


def test_the_word_lists_can_be_read():
    lists = word_lists()
    assert lists["jargon"]["nonobstant"] == "malgré"
    assert lists["jugement"]["mots"]
    assert len(lists["sensible"]) >= 5


# -- Which form for which dispute -----------------------------------------------------------------------------------

SORT, KIND = axis("sort"), axis("kind", "uv")
DELAY = axis("delay", "lm", asked_when=when_facet("kind", "u"))


def covering(slug, **covers):
    return form(
        step("one", question("signed")), axes=[SORT, KIND], covers=covers, slug=slug, title=f"Formulaire {slug}"
    )


def general_form(*axes):
    return form(step("one", question("signed")), axes=list(axes or [SORT, KIND]), general=True, slug="autre",
                covers={"sort": ["none_fits"], "kind": ["none_fits"]}, title="Autre litige")  # fmt: skip


def test_a_dispute_without_a_form_is_named():
    findings = check_sector([SORT, KIND], [covering("a", sort=["x"]), covering("b", sort=["y"], kind=["u"])])
    message = next(finding.message for finding in findings if finding.code == "E301")
    assert "« Choix y » + « Choix v »" in message
    assert "E301" not in {f.code for f in check_sector([SORT, KIND], [covering("a", sort=["x"]), general_form()])}


def test_who_fits_nowhere_needs_the_general_form():
    everywhere = covering("a", sort=["x", "y"])
    said = [finding.message for finding in check_sector([SORT, KIND], [everywhere]) if finding.code == "E301"]
    assert len(said) == 1
    assert "« Aucun de ces cas »" in said[0]
    assert "E301" not in {finding.code for finding in check_sector([SORT, KIND], [everywhere, general_form()])}


def test_a_dispute_with_two_forms_is_named():
    findings = check_sector([SORT, KIND], [covering("a", sort=["x"]), covering("b", kind=["u"]), general_form()])
    message = next(finding.message for finding in findings if finding.code == "E302")
    assert "« Choix x » + « Choix u »" in message
    assert "« Formulaire a » et « Formulaire b »" in message


def test_the_general_form_that_takes_too_much_is_a_warning():
    findings = check_sector([SORT, KIND], [covering("a", sort=["x"], kind=["u"]), general_form()])
    assert ("W305", "warning") in {(finding.code, finding.level) for finding in findings}


def test_forms_that_lead_to_one_another_are_a_ring():
    there = covering("a", sort=["x"]) | {"outcomes": [outcome("go", "redirect", leaf("signed"), target_form="b")]}
    back = covering("b", sort=["y"]) | {"outcomes": [outcome("go", "redirect", leaf("signed"), target_form="a")]}
    assert "E106" in {finding.code for finding in check_sector([SORT, KIND], [there, back])}
    assert "E106" in {code for code, _, _ in found(there, Rules(today=TODAY, siblings=(back,)))}


def test_an_axis_that_changes_nothing_is_a_warning():
    findings = check_sector([SORT, KIND], [covering("a", sort=["x"]), covering("b", sort=["y"])])
    assert [(f.code, f.place) for f in findings if f.level == "warning"] == [("W307", ("axes", 1))]


def test_a_sub_axis_is_asked_only_where_it_belongs():
    combinations = [one.facets for one in coverage([SORT, KIND, DELAY], []).combinations]
    assert {"sort": "x", "kind": "u", "delay": "l"} in combinations
    assert {"sort": "x", "kind": "v"} in combinations
    assert len(combinations) == 6


def test_combinations_are_said_in_few_words():
    found = coverage([SORT, KIND, DELAY], [covering("a", sort=["x"])])
    assert patterns(found.uncovered, found.axes) == [{"sort": ["y"]}]


def test_a_form_that_stops_covering_a_dispute_leaves_nobody_behind():
    before, other = covering("a", sort=["x", "y"]), covering("b", sort=["none"])
    rules = Rules(today=TODAY, published=(before,), siblings=(other,))
    assert ("E301", "error", ("covers",)) in found(covering("a", sort=["x"]), rules)
    first = Rules(today=TODAY)
    assert ("E301", "warning", ("covers",)) in found(covering("a", sort=["x"]), first)


def test_two_forms_for_one_dispute_are_refused():
    rules = Rules(today=TODAY, siblings=(covering("b", kind=["u"]), general_form()))
    assert ("E302", "error", ("covers",)) in found(covering("a", sort=["x"]), rules)
    assert ("E302", "error", ("is_general",)) in found(general_form(), rules)


def test_a_choice_that_the_sector_no_longer_has_is_refused():
    assert ("E303", "error", ("covers",)) in found(covering("a", sort=["x", "gone"]))


def test_a_sub_axis_that_waits_for_itself_is_refused():
    loop = [
        axis("first_one", asked_when=when_facet("second_one")),
        axis("second_one", asked_when=when_facet("first_one")),
    ]
    assert {"E102", "E106"} <= {finding.code for finding in check_axes(loop)}
    never = [SORT, axis("later", asked_when={"all": [when_facet("sort", "x"), when_facet("sort", "y")]})]
    assert "E202" in {finding.code for finding in check_axes(never)}


# -- The ways through -----------------------------------------------------------------------------------------------


def test_a_path_is_found_to_what_can_be_seen_and_to_nothing_else():
    document = sound(
        step("one", question("aa")),
        step("two", question("bb", "number"), when=leaf("aa")),
        step("three", question("cc"), when=leaf("bb", "gt", 10)),
        outcomes=[outcome("wall", when=leaf("cc", v=False))],
    )
    path = find_path(document, ("outcomes", "wall"), RULES)
    assert path.steps == ("one", "two", "three")
    assert path.answers == {"aa": True, "bb": 11, "cc": False}
    assert path.outcome == "wall"
    assert find_path(document, ("questions", "cc"), RULES).answers["bb"] == 11
    assert find_path(document, ("outcomes", "file"), RULES).outcome == "file"
    with pytest.raises(KeyError):
        find_path(document, ("questions", "gone"), RULES)


def test_the_ways_through_are_told_with_their_length():
    document = sound(
        step("one", question("aa")),
        step("two", question("bb"), question("cc"), when=leaf("aa")),
        outcomes=[outcome("wall", when=leaf("bb"))],
    )
    ways, complete = paths(document, RULES)
    assert complete
    assert [(way.steps, way.questions, way.outcome) for way in ways] == [
        (("one",), 1, "file"),
        (("one", "two"), 3, "file"),
        (("one", "two"), 3, "wall"),
    ]
