"""« Le modèle a changé : voir, ou reprendre »: the copies of a form beside the questions of the library."""

import pytest
from django.urls import reverse

from sectors.library_copies import copies_of, copy_from_library
from sectors.models import GuidedFormPage, QuestionLibraryPage
from tests.correspondence.reading import plain


@pytest.fixture
def renovation(renovation):
    """« Rénovation », whose draft has lost the copies that the demonstration made: those of these tests are alone."""
    for step in renovation.steps:
        for child in step.value["questions"]:
            if child.value.get("library"):
                child.value["library"] = child.value["library_model"] = ""
    renovation.save_revision()
    return GuidedFormPage.objects.get(pk=renovation.pk)


@pytest.fixture
def library(building):
    question = {"label": "Quand avez-vous signé ?", "key": "signed_on", "limit": "past", "help": "Sur le devis."}
    page = QuestionLibraryPage(title="Bibliothèque", slug="biblio", questions=[("date", question)])
    building.add_child(instance=page)
    return page


@pytest.fixture
def copied(library, renovation, building):
    """The draft of « Rénovation » holds a copy of the library's question, with a condition of its own."""
    page = renovation.get_latest_revision_as_object()
    steps = page.steps.get_prep_value()
    steps[-1]["value"]["questions"].append(
        {"type": "from_library", "value": {"question": "batiment/signed_on"}, "id": "copy-1"}
    )
    page.steps = steps
    copy_from_library(page, building)
    page.save_revision()
    return GuidedFormPage.objects.get(pk=renovation.pk)


def reword(library, label):
    library.questions[0].value["label"] = label
    library.save()


def url_of(page):
    return reverse("form_workshop:copies", args=[page.pk])


def draft_of(page):
    return GuidedFormPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def draft_copy(page):
    draft = draft_of(page)
    return copies_of(draft, draft.sector)[0]


@pytest.fixture
def editor(client, builders_editor):
    client.force_login(builders_editor)
    return client


def posted(answer):
    [one] = answer.context["changed"]
    return {"block": one.copy.block_id, "sign": one.sign}


def test_a_form_without_copies_says_so(editor, renovation):
    assert (
        "Aucune question de ce formulaire ne vient d’une bibliothèque"
        in editor.get(url_of(renovation)).content.decode()
    )


def test_an_unchanged_model_asks_for_nothing(editor, copied):
    answer = editor.get(url_of(copied))
    assert answer.context["changed"] == []
    assert [one.copy.label for one in answer.context["same"]] == ["Quand avez-vous signé ?"]


def test_a_changed_model_is_shown_with_the_difference_and_taken_again_into_the_draft(editor, copied, library):
    reword(library, "À quelle date avez-vous signé le devis ?")
    answer = editor.get(url_of(copied))
    [one] = answer.context["changed"]
    assert [(change.label, change.after) for change in one.changes] == [
        ("Texte modifié", "À quelle date avez-vous signé le devis ?")
    ]
    assert draft_copy(copied).label == "Quand avez-vous signé ?"
    answer = editor.post(url_of(copied), posted(answer), follow=True)
    assert "est reprise de son modèle dans le brouillon" in answer.content.decode()
    copy = draft_copy(copied)
    assert copy.label == "À quelle date avez-vous signé le devis ?"
    assert not copy.changed
    assert copied.versions.count() == 1
    assert GuidedFormPage.objects.get(pk=copied.pk).latest_revision.user is not None


def test_what_belongs_to_the_form_stays(editor, copied, library, building):
    page = copied.get_latest_revision_as_object()
    value = page.steps[-1].value["questions"][-1].value
    key, value["required"] = value["key"], False
    page.save_revision()
    reword(library, "Le jour de la signature ?")
    editor.post(url_of(copied), posted(editor.get(url_of(copied))))
    value = draft_of(copied).steps[-1].value["questions"][-1].value
    assert (value["key"], value["required"], value["label"]) == (key, False, "Le jour de la signature ?")


def test_a_model_that_changed_again_since_it_was_read_is_not_taken_unread(editor, copied, library):
    reword(library, "Premier changement ?")
    read = posted(editor.get(url_of(copied)))
    reword(library, "Second changement ?")
    answer = editor.post(url_of(copied), read, follow=True)
    assert "a changé entre-temps" in answer.content.decode()
    assert draft_copy(copied).label == "Quand avez-vous signé ?"
    for wrong in ({}, {"block": "x", "sign": read["sign"]}):
        assert editor.post(url_of(copied), wrong).status_code == 302
    assert draft_copy(copied).label == "Quand avez-vous signé ?"


def test_a_model_that_is_gone_leaves_the_question(editor, copied, library):
    library.delete()
    text = editor.get(url_of(copied)).content.decode()
    assert "Le modèle n’est plus dans la bibliothèque" in text


def test_nothing_is_taken_while_the_centre_reads(editor, copied, library, builders_editor):
    reword(library, "Autrement dit ?")
    read = posted(editor.get(url_of(copied)))
    copied.get_workflow().start(copied, builders_editor)
    assert "en cours d’approbation" in editor.get(url_of(copied)).content.decode()
    editor.post(url_of(copied), read)
    assert draft_copy(copied).label == "Quand avez-vous signé ?"


def test_before_publishing_and_the_form_itself_lead_there(editor, copied, library):
    reword(library, "Autrement dit ?")
    for address in (
        reverse("form_workshop:before_publishing", args=[copied.pk]),
        reverse("wagtailadmin_pages:edit", args=[copied.pk]),
    ):
        text = editor.get(address).content.decode()
        assert url_of(copied) in text
        assert "voir, ou reprendre" in text


def test_the_library_says_where_each_question_is_used(editor, copied, library):
    address = reverse("wagtailadmin_pages:edit", args=[library.pk])
    text = plain(editor.get(address).content.decode())
    assert "« Quand avez-vous signé ? » : utilisée dans 1 formulaire" in text
    assert "plus ancien" not in text
    reword(library, "Autrement dit ?")
    assert "dont 1 sur un modèle plus ancien" in editor.get(address).content.decode()


def test_a_question_that_nobody_uses_says_so(editor, library):
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[library.pk])).content.decode()
    assert "utilisée dans aucun formulaire" in text
