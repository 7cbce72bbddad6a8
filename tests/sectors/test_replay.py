"""Real ways walked again on a candidate: right counts, no person, nothing small shown to an editor."""

from types import SimpleNamespace

from sectors.replay import choices_of, replay
from tests.sectors.documents_by_hand import NO_QUOTE, TODAY, document

STOP = {"key": "no_quote", "kind": "stop", "when": NO_QUOTE, "title": "Sans devis", "body": ""}


def ways(number, **choices):
    version = SimpleNamespace(data=document())
    answers = {"complained": True, "quote": True, "state": "done"} | choices
    return [SimpleNamespace(form_version=version, facets={"travaux": "depannage"}, choices=answers)] * number


def stricter():
    found = document()
    found["outcomes"].append(STOP)
    return found


def counts(found):
    return {row.label: row.count for row in found.rows}


def test_the_centre_reads_exact_numbers_and_the_answer_that_made_the_difference():
    found = replay(ways(187) + ways(9, quote=False), stricter(), TODAY, sees_values=True)
    assert counts(found)["Issue inchangée"] == "187"
    assert counts(found)["Nouvellement arrêtés"] == "9"
    [cause] = next(row.causes for row in found.rows if row.causes)
    assert "« Non » à « Avez-vous un devis ? »" in cause
    assert "« Sans devis »" in cause


def test_an_editor_reads_no_number_under_ten_nor_can_work_it_out():
    found = replay(ways(187) + ways(9, quote=False), stricter(), TODAY)
    assert counts(found)["Nouvellement arrêtés"] == "moins de 10"
    assert counts(found)["Issue inchangée"] == "180 ou un peu plus"
    [cause] = next(row.causes for row in found.rows if row.causes)
    assert "« Avez-vous un devis ? »" in cause
    assert "« Non »" not in cause
    assert "9" not in cause


def test_an_editor_reads_greater_numbers():
    found = replay(ways(30) + ways(12, quote=False), stricter(), TODAY)
    assert counts(found)["Issue inchangée"] == "30"
    assert counts(found)["Nouvellement arrêtés"] == "12"


def test_a_softer_form_admits_those_who_were_stopped():
    found = replay(ways(15, complained=False), document(outcomes=[]), TODAY)
    assert counts(found)["Nouvellement admis"] == "15"


def test_too_few_ways_show_nothing_to_an_editor():
    assert replay(ways(9), stricter(), TODAY).enough is False
    assert replay(ways(9), stricter(), TODAY).rows == ()
    assert replay([], stricter(), TODAY, sees_values=True).enough is False


def test_an_end_that_reads_what_is_not_kept_is_said():
    candidate = stricter()
    candidate["outcomes"].append(STOP | {"key": "dear", "when": {"q": "price", "op": "gt", "v": "100.00"}})
    assert replay(ways(20), candidate, TODAY).unknown == ("Quel prix ?",)


def test_only_choices_are_kept_of_what_was_answered():
    answers = {"complained": True, "quote": True, "price": "12.00", "state": "stopped", "reason": "Mme Martin"}
    kept = choices_of(document(), answers, tuple(answers))
    assert kept == {"complained": True, "quote": True, "state": "stopped"}
