"""An editor pastes, overdoes, contradicts, and is not alone: French sentences, nothing lost, no draft refused."""

import html
import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from sectors.compiler import compile_content
from sectors.demonstration.writing import choice, question, text, when
from sectors.keys import is_key
from sectors.models import GuidedFormPage
from tests.sectors.conftest import member_of
from tests.sectors.posting import posted_form

ATTACK = "<b>Devis</b> & <script>alert(1)</script>"


def url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def text_of(answer):
    """What the page says, the data of its script included."""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), html.unescape(answer.content.decode()))


@pytest.fixture
def editor(client, builders_editor):
    client.force_login(builders_editor)
    return client


def draft_of(page):
    return GuidedFormPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def with_questions(page, *questions):
    """The stored steps with these questions at the end of the last one."""
    steps = draft_of(page).steps.get_prep_value()
    steps[-1]["value"]["questions"].extend(questions)
    return steps


def last_question(page):
    return draft_of(page).steps[-1].value["questions"][-1].value


def report(client, page):
    return client.get(reverse("sectors_review:report", args=[page.pk])).context["review"]


def new(kind, label, **own):
    """A question just added: no key yet."""
    return text("", label, **own) if kind == "text" else choice("", label, **own)


def test_a_form_saved_without_a_change_has_none(editor, renovation):
    before = draft_of(renovation)
    assert editor.post(url(renovation), posted_form(renovation)).status_code == 302
    documents = [compile_content(page, renovation.sector) for page in (before, draft_of(renovation))]
    assert documents[0] == documents[1]
    assert editor.get(reverse("form_workshop:before_publishing", args=[renovation.pk])).context["changes"] == []


WORD = (
    "<p class=\"MsoNormal\" style='mso-fareast-language:FR'>Avez-vous<o:p></o:p> un\u00a0devis\u2028signé\u200b ?\x0b</p>"
    "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->"
)


def test_a_paste_from_word_keeps_its_words_and_harms_no_page(editor, renovation):
    state = {
        "blocks": [
            {"key": "a", "text": "Gardez\u2028le devis", "type": "unstyled", "depth": 0, "entityRanges": [],
             "inlineStyleRanges": [{"offset": 0, "length": 6, "style": "MSO-FONT"}]},
        ],
        "entityMap": {},
    }  # fmt: skip
    steps = with_questions(renovation, new("text", WORD[:200], help=WORD))
    steps[-1]["value"]["intro"] = json.dumps(state)
    assert editor.post(url(renovation), posted_form(renovation, steps=steps)).status_code == 302
    assert "devis" in last_question(renovation)["help"]
    assert "Gardez" in draft_of(renovation).steps[-1].value["intro"].source
    assert "MSO" not in draft_of(renovation).steps[-1].value["intro"].source
    for name in ("map", "differences", "before_publishing"):
        page = editor.get(reverse(f"form_workshop:{name}", args=[renovation.pk])).content.decode()
        assert "<o:p>" not in page
        assert 'MsoNormal" style' not in page


@pytest.mark.parametrize(
    "typed", ["pas du JSON", "[]", "7", '{"blocks": 3}', '{"blocks": [{"text": 1}]}', "{}", "null"]
)
def test_a_rich_text_that_no_editor_sends_is_no_incident(editor, renovation, typed):
    sent = posted_form(renovation)
    sent["steps-0-value-intro"] = typed
    assert editor.post(url(renovation), sent).status_code in (200, 302)


def test_a_zero_byte_is_said_beside_its_field_and_the_rest_is_kept(editor, renovation):
    sent = posted_form(renovation, steps=with_questions(renovation, new("text", "Quand\x00 ?", help="Aide gardée")))
    answer = editor.post(url(renovation), sent)
    assert answer.status_code == 200
    assert "Aide gardée" in text_of(answer)
    assert "Le caractère nul n’est pas autorisé." in text_of(answer)


def test_three_hundred_answers_are_kept_in_the_draft_and_refused_at_publication(editor, renovation):
    options = [("", f"Commune {number}") for number in range(300)]
    steps = with_questions(renovation, new("choice", "Quelle commune ?", options=options))
    assert editor.post(url(renovation), posted_form(renovation, steps=steps)).status_code == 302
    assert len(last_question(renovation)["options"]) == 300
    assert len({option["key"] for option in last_question(renovation)["options"]}) == 300
    [finding] = [one for one in report(editor, renovation).findings if one.code == "E402"]
    assert "300 réponses" in finding.message
    assert finding.level == "error"


@pytest.mark.parametrize("label", ["😀", "🧱🔨 ?", "???", "…", "Ω", "日本", "a"])
def test_a_label_of_signs_alone_still_has_a_name(editor, renovation, label):
    sent = posted_form(renovation, steps=with_questions(renovation, new("text", label), new("text", label)))
    assert editor.post(url(renovation), sent).status_code == 302
    keys = [child.value["key"] for child in draft_of(renovation).steps[-1].value["questions"]]
    assert len(set(keys)) == len(keys)
    assert all(is_key(key) for key in keys)
    assert last_question(renovation)["label"] == label


def test_html_in_a_label_is_shown_as_text_everywhere(editor, renovation, centre):
    question = new("choice", ATTACK, help=ATTACK, why=ATTACK, options=[("", ATTACK), ("", f"{ATTACK} 2")])
    sent = posted_form(renovation, steps=with_questions(renovation, question)) | {"change_note": ATTACK}
    assert editor.post(url(renovation), sent).status_code == 302
    assert last_question(renovation)["label"] == ATTACK
    last = draft_of(renovation).steps[-1].value["key"]
    names = (
        "map",
        "map_drawing",
        "trial",
        "scenarios",
        "scenario_new",
        "differences",
        "copies",
        "versions",
        "before_publishing",
    )
    addresses = [reverse(f"form_workshop:{name}", args=[renovation.pk]) for name in names]
    addresses += [
        reverse("form_workshop:trial_page", args=[renovation.pk, last]), url(renovation),
        reverse("sectors_review:report", args=[renovation.pk]), "/admin/formulaires/",
    ]  # fmt: skip
    shown = 0
    for address in addresses:
        page = editor.get(address).content.decode()
        assert "<script>alert(1)" not in page, address
        shown += "&lt;script&gt;alert(1)" in page
    assert shown > 4


def test_a_condition_on_itself_is_saved_said_and_never_submitted(editor, renovation):
    steps = with_questions(renovation, text("self_made", "Lequel ?", when=when(("self_made", "answered", ""))))
    assert editor.post(url(renovation), posted_form(renovation, steps=steps)).status_code == 302
    assert any("dépend de sa propre réponse" in one.message for one in report(editor, renovation).to_correct)
    answer = editor.post(url(renovation), posted_form(renovation, "action-submit"))
    assert answer.status_code == 200
    assert "dépend de sa propre réponse" in text_of(answer)
    assert not GuidedFormPage.objects.get(pk=renovation.pk).workflow_in_progress


def test_an_unfinished_form_is_always_saved(editor, renovation):
    """No title to a step, a question without words, a rule without question, an end without text."""
    steps = with_questions(
        renovation, new("text", ""), new("choice", "", options=[]), new("text", "?", when=when(("", "", "")))
    )
    steps.append({"type": "step", "id": "empty", "value": {"title": "", "questions": []}})
    ends = [{"type": "stop", "id": "end", "value": {"title": ""}}]
    sent = posted_form(renovation, steps=steps, outcomes=ends) | {"estimated_minutes": "0"}
    assert editor.post(url(renovation), sent).status_code == 302
    saved = editor.post(url(renovation), posted_form(renovation), headers={"accept": "application/json"})
    assert saved.json()["success"], saved.content
    assert report(editor, renovation).to_correct


def test_too_long_a_text_is_said_in_french_beside_its_field_and_kept(editor, renovation):
    sent = posted_form(renovation, steps=with_questions(renovation, new("text", "x" * 5000, help="Aide gardée")))
    answer = editor.post(url(renovation), sent)
    assert answer.status_code == 200
    page = text_of(answer)
    assert "au plus 200 caractères" in page
    assert "x" * 5000 in page
    assert "Aide gardée" in page


def test_a_question_of_a_row_offers_no_condition_that_would_be_ignored(editor, renovation):
    row = text("number", "Numéro", when=when(("quote_signed", "is", "oui")))
    table = question("repeat", "bills", "Vos factures", item_label="Facture", min_rows=1, max_rows=3, questions=[row])
    sent = posted_form(renovation, steps=with_questions(renovation, table))
    assert not [name for name in sent if "questions-0-value-visible_when" in name and name.count("questions") == 2]
    assert editor.post(url(renovation), sent).status_code == 302
    assert "visible_when" not in last_question(renovation)["questions"][0].value
    compiled = compile_content(draft_of(renovation), renovation.sector)["steps"][-1]["questions"][-1]
    assert compiled["questions"][0]["visible_when"] is None


# -- Two at once ----------------------------------------------------------------------------------------------------


@pytest.fixture
def colleague(building):
    user = member_of(building.federation.editors_group.name, "paul@fba.example")
    user.first_name, user.last_name = "Paul", "Masson"
    user.save()
    browser = Client()
    browser.force_login(user)
    return browser


def test_the_second_save_says_so_and_both_texts_are_kept(editor, colleague, renovation):
    mine, theirs = (posted_form(renovation) for _ in range(2))
    colleague.post(url(renovation), theirs | {"title": "Le titre de Paul"})
    answer = editor.post(url(renovation), mine | {"title": "Mon titre"}, follow=True)
    page = text_of(answer)
    assert "par Paul Masson, pendant que vous y travailliez" in page
    assert "l’autre reste dans l’historique" in page
    titles = [revision.as_object().title for revision in GuidedFormPage.objects.get(pk=renovation.pk).revisions.all()]
    assert {"Le titre de Paul", "Mon titre"} <= set(titles)
    assert draft_of(renovation).title == "Mon titre"
    [address] = {part.split('"')[0] for part in page.split('href="')[1:] if "/compare/" in part.split('"')[0]}
    compared = text_of(editor.get(address))
    assert re.search(r'class="deletion">[^<]*Paul', compared)
    assert re.search(r'class="addition">[^<]*Mon', compared)


def test_the_way_to_before_publishing_says_so_too(editor, colleague, renovation):
    mine, theirs = (posted_form(renovation) for _ in range(2))
    colleague.post(url(renovation), theirs | {"title": "Le titre de Paul"})
    answer = editor.post(url(renovation), mine | {"action-before-publishing": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("form_workshop:before_publishing", args=[renovation.pk])
    assert "par Paul Masson" in text_of(answer)


def test_an_autosave_never_covers_somebody_else_s_text(editor, colleague, renovation):
    mine, theirs = (posted_form(renovation) for _ in range(2))
    colleague.post(url(renovation), theirs | {"title": "Le titre de Paul"})
    answer = editor.post(url(renovation), mine | {"title": "Mon titre"}, headers={"accept": "application/json"})
    assert answer.json()["error_code"] == "invalid_revision"
    assert draft_of(renovation).title == "Le titre de Paul"


def test_one_who_works_alone_is_told_nothing(editor, renovation):
    for title in ("Un", "Deux"):
        answer = editor.post(url(renovation), posted_form(renovation) | {"title": title}, follow=True)
        assert "pendant que vous y travailliez" not in text_of(answer)


def test_one_s_own_text_of_another_window_stays_in_the_history(editor, renovation):
    first, second = (posted_form(renovation) for _ in range(2))
    editor.post(url(renovation), first | {"title": "Un"})
    answer = editor.post(url(renovation), second | {"title": "Deux"}, follow=True)
    assert "pendant que vous y travailliez" not in text_of(answer)
    titles = [revision.as_object().title for revision in GuidedFormPage.objects.get(pk=renovation.pk).revisions.all()]
    assert {"Un", "Deux"} <= set(titles)
