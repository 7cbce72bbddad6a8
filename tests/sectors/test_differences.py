"""What changed between two texts of a form, said so that its author recognises it."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sectors.differences import (
    ADDED,
    CONDITION,
    MOVED,
    OPTIONS,
    REMOVED,
    REWORDED,
    SETTING,
    differences,
)
from sectors.order_changes import moved_keys
from sectors.word_changes import word_changes
from tests.sectors.documents_by_hand import document, options, question


def kinds(before, after):
    return [(change.kind, change.name) for change in differences(before, after)]


def test_a_form_compared_with_itself_has_no_change():
    assert differences(document(), document()) == []


def test_a_new_question_is_an_addition_with_who_sees_it():
    after = document()
    condition = {"q": "quote", "op": "is", "v": True}
    after["steps"][1]["questions"].append(question("yes_no", "signed", "Est-il signé ?", condition))
    [change] = differences(document(), after)
    assert (change.kind, change.what, change.place) == (ADDED, "Question", "Étape « Le devis »")
    assert "« Oui »" in change.seen_by
    assert "« Avez-vous un devis ? »" in change.seen_by


def test_a_deleted_question_is_a_removal_and_not_a_rewording():
    after = document()
    after["steps"][1]["questions"][1] = question("amount", "other_price", "Quel prix payé ?")
    assert kinds(document(), after) == [(ADDED, "Quel prix payé ?"), (REMOVED, "Quel prix ?")]


def test_a_reworded_question_shows_the_words_that_changed():
    after = document()
    after["steps"][1]["questions"][0]["label"] = "Avez-vous un devis signé ?"
    [change] = differences(document(), after)
    assert change.kind == REWORDED
    assert ("added", "signé") in change.words
    assert not [text for kind, text in change.words if kind == "removed"]


def test_a_question_that_goes_to_another_step_is_moved():
    after = document()
    after["steps"][2]["questions"].append(after["steps"][1]["questions"].pop(1))
    [change] = differences(document(), after)
    assert (change.kind, change.before, change.after) == (MOVED, "Étape « Le devis »", "Étape « Les travaux »")


def test_one_step_lifted_over_two_others_is_one_move():
    after = document()
    after["steps"].insert(0, after["steps"].pop(2))
    assert [found for found in kinds(document(), after) if found[0] == MOVED and "travaux" in found[1].lower()] == [
        (MOVED, "Les travaux"), (MOVED, "Où en sont les travaux ?")
    ]  # fmt: skip
    assert len(differences(document(), after)) == 2


def test_a_changed_condition_is_said_in_french():
    after = document()
    after["steps"][3]["visible_when"] = {"q": "state", "op": "is_not", "v": "done"}
    [change] = differences(document(), after)
    assert change.kind == CONDITION
    assert "est « Arrêtés »" in change.before
    assert "n’est pas « Terminés »" in change.after


def test_options_settings_and_outcomes_are_compared_too():
    after = document()
    after["steps"][2]["questions"][0]["options"] = options(("done", "Finis"), ("never", "Jamais commencés"))
    after["documents"][0]["required"] = True
    after["outcomes"][0]["title"] = "Écrivez d’abord au professionnel"
    after["covers"] = {"travaux": ["depannage", "renovation"]}
    changes = {change.kind: change for change in differences(document(), after)}
    assert set(changes) == {OPTIONS, SETTING, REWORDED}
    assert "ajoutée : « Jamais commencés »" in changes[OPTIONS].after
    assert "retirée : « Arrêtés »" in changes[OPTIONS].after
    assert "« Terminés » devient « Finis »" in changes[OPTIONS].after


def test_a_changed_link_in_a_text_is_a_change_even_without_a_word():
    after = document(introduction='<p><a href="/ailleurs">Bonjour.</a></p>')
    [change] = differences(document(), after)
    assert "mise en forme ou un lien" in change.detail


def test_an_older_shape_of_the_document_is_no_change_of_the_text():
    old = document(schema_version=1, outcomes=[])
    del old["documents"][0]["visible_when"], old["axes"][0]["asked_when"], old["relief_options"][0]["date"]
    assert differences(old, document(outcomes=[])) == [
        change for change in differences(old, document(outcomes=[])) if change.detail == "Genre"
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["un", "devis", "signé", "le", "prix"])), st.lists(st.sampled_from(["un", "prix", "le"]))
)
def test_the_words_put_together_again_are_both_texts(before, after):
    found = word_changes(" ".join(before), " ".join(after))
    old = " ".join(text for kind, text in found if kind != "added")
    new = " ".join(text for kind, text in found if kind != "removed")
    assert (old.split(), new.split()) == (before, after)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 8), st.randoms(use_true_random=False))
def test_what_did_not_move_stands_in_the_same_order(size, rng: random.Random):
    before = list(range(size))
    after = before.copy()
    rng.shuffle(after)
    stayed = [key for key in after if key not in moved_keys(before, after)]
    assert stayed == sorted(stayed)


def test_an_empty_form_against_a_full_one_lists_everything_once():
    empty = document(steps=[], documents=[], relief_options=[], outcomes=[])
    names = [change.name for change in differences(empty, document())]
    assert len(names) == len(set(names)) == 4 + 5 + 1 + 1 + 1
