"""A step as a Django form: French messages beside the field, nothing lost, nothing hidden required."""

import datetime

import pytest
from django.http import QueryDict

from sectors.evaluation import evaluate
from sectors.form_builder import form_class_for_step, to_answers
from sectors.readable import readable_answers, readable_facets

NBSP = "\N{NO-BREAK SPACE}"

TODAY = datetime.date(2027, 1, 15)
SIGNED, SPOKEN = {"agreement_form": "signed"}, {"agreement_form": "spoken"}
FACETS = {"travaux": "renovation", "nature": "execution"}
HOSTILE = [
    "<script>alert(1)</script>", "'; DROP TABLE x; --", "\x00", "🦊" * 500, "a" * 5000, "-1", "١٢", "1e309", "NaN", "\ud800",
]  # fmt: skip


@pytest.fixture
def document(renovation):
    return renovation.last_version.data


def post(**fields):
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def form_for(document, step, answers=None, data=None, facets=FACETS):
    return form_class_for_step(document, step, facets, answers or {}, TODAY)(data)


def test_the_fields_are_the_questions(document):
    form = form_for(document, "quote", SIGNED)
    assert [name for name in form.fields if name != "_shown"] == ["contract_date", "changes_agreed"]
    assert form.fields["contract_date"].why


def test_cleaned_data_becomes_answers_that_json_can_hold(document):
    data = post(contract_date_day="3", contract_date_month="2", contract_date_year="2026", changes_agreed="no")
    form = form_for(document, "quote", SIGNED, data)
    assert form.is_valid(), form.errors
    assert to_answers(form.cleaned_data) == {"contract_date": "2026-02-03", "changes_agreed": "no"}
    form = form_for(document, "price", SIGNED, post(agreed_price="1 250,50 €", paid="0"))
    assert form.is_valid(), form.errors
    assert to_answers(form.cleaned_data) == {"agreed_price": "1250.50", "paid": "0.00"}


def test_yes_and_no_become_booleans_and_nothing_is_ticked_in_advance(document):
    form = form_for(document, "company_answer", data=post(company_position="silent", third_opinion="no"))
    assert form.is_valid()
    assert to_answers(form.cleaned_data) == {"company_position": "silent", "third_opinion": False}
    assert "checked" not in str(form_for(document, "company_answer"))


def test_several_choices_become_a_list(document):
    form = form_for(document, "works", data=post(trades=["roofing", "other"], works_ordered="Une toiture"))
    assert form.is_valid()
    assert to_answers(form.cleaned_data)["trades"] == ["roofing", "other"]


def test_a_hidden_question_has_no_field(document):
    assert "agreed_price" not in form_for(document, "price", SPOKEN).fields
    assert "announced_price" in form_for(document, "price", SPOKEN).fields


def test_stored_answers_are_shown_again(document):
    answers = SIGNED | {"contract_date": "2026-02-03", "agreed_price": "1250.50", "changes_agreed": "no"}
    page = str(form_for(document, "quote", answers))
    assert 'value="2026"' in page
    assert page.count(" checked") == 1
    assert "1\u00a0250,50" in str(form_for(document, "price", answers))


def test_every_missing_answer_is_asked_for_in_french(document):
    form = form_for(document, "progress", data=post())
    assert list(form.errors) == ["works_state"]
    form = form_for(document, "place", data=post())
    assert not form.is_valid()
    for name in ("ordered_by", "dwelling"):
        message = form.errors[name][0].replace("\u00a0", " ")
        assert form.fields[name].label.replace("\u00a0", " ") in message
        assert "obligatoire" not in message


@pytest.mark.parametrize("junk", HOSTILE)
def test_hostile_answers_are_refused_or_kept_as_text_and_never_break(document, junk):
    for step in document["steps"]:
        data = QueryDict(mutable=True)
        for question in step["questions"]:
            data[question["key"]] = junk
            for part in ("day", "month", "year"):
                data[f"{question['key']}_{part}"] = junk
        answers = {"also": ["late", "defect", "price"], "works_received": "with_reserves", "third_opinion": True}
        form = form_for(document, step["key"], answers | {"works_state": "stopped", "end_promised": "date"}, data)
        form.is_valid()
        str(form)
        for name in form.errors:
            if name != "__all__":
                assert form.errors[name][0]
        evaluate(document, FACETS, answers | to_answers(form.cleaned_data), TODAY)


def test_a_date_to_come_is_refused_where_only_the_past_makes_sense(document):
    data = post(contract_date_day="16", contract_date_month="1", contract_date_year="2027")
    form = form_for(document, "quote", SIGNED, data)
    assert f"15{NBSP}janvier{NBSP}2027" in form.errors["contract_date"][0]


def test_a_question_of_the_same_step_appears_at_the_next_sending(renovation):
    document = own_document()
    first = form_for(document, "s", data=post(signed="yes", _shown="signed"), facets={})
    assert not first.is_valid()
    assert "s’affiche" in first.errors["signed_on"][0]
    assert 'value="signed,signed_on"' in str(first["_shown"])
    again = post(signed="yes", _shown="signed,signed_on", signed_on_day="1", signed_on_month="2", signed_on_year="2026")
    second = form_for(document, "s", data=again, facets={})
    assert second.is_valid(), second.errors
    assert to_answers(second.cleaned_data) == {"signed": True, "signed_on": "2026-02-01"}


def test_an_answer_that_is_hidden_again_is_not_sent(renovation):
    data = post(signed="no", _shown="signed,signed_on", signed_on_day="1", signed_on_month="2", signed_on_year="2026")
    form = form_for(own_document(), "s", {"signed": True, "signed_on": "2026-02-01"}, data, {})
    assert form.is_valid()
    assert to_answers(form.cleaned_data) == {"signed": False}


def own_document():
    plain = {"help": "", "why": "", "required": True}
    when = {"q": "signed", "op": "is", "v": True}
    questions = [
        plain | {"key": "signed", "type": "yes_no", "label": "Signé ?", "visible_when": None},
        plain | {"key": "signed_on", "type": "date", "label": "Quand ?", "visible_when": when, "max": "today"},
    ]
    return {"steps": [{"key": "s", "title": "S", "intro": "", "visible_when": None, "questions": questions}]}


def test_a_percent_sign_in_a_question_is_only_a_sign(renovation):
    document = own_document()
    document["steps"][0]["questions"][0]["label"] = "Un acompte de 30 % ?"
    for value in ("", "perhaps"):
        message = form_for(document, "s", data=post(signed=value), facets={}).errors["signed"][0]
        assert "30 % ?" in message.replace("\u00a0", " ")


def test_a_prefix_and_an_unknown_step(document):
    form_class = form_class_for_step(document, "quote", FACETS, SPOKEN, TODAY)
    form = form_class(post(**{"quote-changes_agreed": "no", "quote-_shown": "changes_agreed"}), prefix="quote")
    assert form.is_valid(), form.errors
    with pytest.raises(KeyError):
        form_class_for_step(document, "nowhere", FACETS, {}, TODAY)


def test_the_answers_are_readable(document):
    answers = {
        "dwelling": "second", "trades": ["roofing", "other"], "agreement_form": "signed", "third_opinion": True,
        "contract_date": "2026-03-01", "agreed_price": "12500.00", "announced_price": "1.00",
    }  # fmt: skip
    lines = {line["key"]: line["answer"] for line in readable_answers(document, FACETS, answers, TODAY)}
    assert lines["dwelling"] == "C’est ma résidence secondaire"
    assert lines["trades"] == "Charpente, couverture, gouttières ; Autres travaux"
    assert lines["third_opinion"] == "Oui"
    assert lines["contract_date"] == f"1er{NBSP}mars{NBSP}2026"
    assert lines["agreed_price"].replace("\u202f", " ").replace("\u00a0", " ") == "12 500,00 €"
    assert "announced_price" not in lines
    assert [line["answer"] for line in readable_facets(document, FACETS)] == ["Rénovation", "Le travail ou son prix"]


def test_every_step_of_every_form_can_be_shown_empty(sectors):
    from sectors.models import FormVersion

    for version in FormVersion.objects.all():
        for step in version.data["steps"]:
            str(form_class_for_step(version.data, step["key"], {}, {}, TODAY)())
