"""The workshop of forms, by hand: an editor who is no developer changes « Dépannage » until the Centre publishes it."""

import pytest
from playwright.sync_api import expect

from casework.models import Case
from sectors.models import FormVersion, GuidedFormPage
from tests import people
from tests.browser.test_staff import check, sign_in
from tests.intake.walk import Walk

FACETS = {"travaux": "depannage", "nature": "execution", "objet": "prix"}
NEW = "Avez-vous appelé une autre entreprise ?"


@pytest.fixture
def form_page(site, settings):
    """The form for « Dépannage ». Autosave is off: a test that waits for it would wait for a clock."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    return FormVersion.objects.for_facets("batiment", FACETS).form_page


def children(block, kind="stream"):
    """The blocks directly in the first stream, or list, that is inside `block`."""
    return block.locator(f"[data-streamfield-{kind}-container]").first.locator("> [data-streamfield-child]")


def unfold(block):
    toggle = block.locator("[data-panel-toggle]").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()


def add_rule(condition, question, answer):
    """« La réponse à `question` est `answer` », both chosen from the lists."""
    condition.locator("[data-streamfield-list-add]").last.click()
    rule = children(condition, "list").last
    rule.locator("select[aria-label='La réponse à la question']").select_option(label=question)
    rule.locator("select[aria-label='Réponse attendue']").select_option(label=answer)


def save_and_review(page):
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    page.get_by_role("button", name="Enregistrer, puis vérifier et publier").click()
    expect(page.get_by_role("heading", name="1. Vérification")).to_be_visible()


@pytest.mark.parametrize("size", ["desk"])
def test_a_question_with_a_condition_from_its_first_word_to_its_publication(page, site, form_page, client):
    begun = Walk(client).begin("batiment")
    while not begun.draft.form_version:
        step = begun.where()
        begun.answer(step, **({"choice": FACETS[step.removeprefix("axe-")]} if step.startswith("axe-") else {}))
    read = next(child.value for child in form_page.steps[1].value["questions"] if child.block_type == "choice")
    # Two answers that no scenario gives: the scenarios go on passing.
    given = {scenario.answers.get(read["key"]) for scenario in form_page.scenarios.all()}
    first, second = [option for option in read["options"] if option["key"] not in given][:2]

    sign_in(page, f"{site}/admin/", people.editor())
    page.goto(f"{site}/admin/pages/{form_page.pk}/edit/")
    step = children(page.locator("#panel-child-contenu-steps-content")).nth(1)
    unfold(step)
    step.get_by_role("button", name="Insérer un bloc").last.click()
    page.get_by_role("option", name="Oui ou non").click()
    question = children(step).last
    question.locator("[name$='-value-label']").fill(NEW)
    condition = question.locator("section[id$='visible_when-section']")
    unfold(condition)
    add_rule(condition, read["label"], first["label"])
    add_rule(condition, read["label"], second["label"])
    save_and_review(page)
    check(page)

    said = page.get_by_role("listitem").filter(has_text="ne peut jamais être vraie")
    expect(said).to_contain_text("E107")
    expect(page.get_by_role("button", name="Soumettre pour approbation")).to_have_count(0)
    page.get_by_role("link", name="Voir le plan").click()
    expect(page.get_by_text(NEW).first).to_be_visible()
    check(page)
    page.go_back()
    said.get_by_role("link", name="Ouvrir").click()
    question = page.locator(page.evaluate("location.hash"))
    expect(question.locator("[name$='-value-label']")).to_have_value(NEW)
    expect(question.locator("[name$='-value-label']")).to_be_visible()
    expect(question.locator("[data-panel-toggle]").first).to_be_focused()

    condition = question.locator("section[id$='visible_when-section']")
    unfold(condition)
    rule = children(condition, "list").last
    expect(rule.locator("select[aria-label='Réponse attendue']")).to_have_value(second["key"])
    rule.locator("select[aria-label='Réponse attendue']").select_option(label=first["label"])
    save_and_review(page)
    expect(page.get_by_text("Rien à signaler")).to_be_visible()
    expect(page.get_by_text(f"Question « {NEW} »")).to_be_visible()
    page.get_by_role("button", name="Soumettre pour approbation").click()
    expect(page.get_by_text("la personne qui approuve a été prévenue")).to_be_visible()
    check(page)

    sign_in(page, f"{site}/admin/", people.centre())
    page.goto(f"{site}/admin/pages/{form_page.pk}/edit/")
    page.locator("footer [data-w-dropdown-target='toggle']").click()
    page.locator("footer [data-workflow-action-name='approve']:not([data-launch-modal])").first.click()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))
    page.goto("about:blank")
    version = GuidedFormPage.objects.get(pk=form_page.pk).last_version
    assert version.number == 2
    assert NEW in version.document
    assert begun.draft.form_version.number == 1
    assert begun.where() == "nouvelle-version"  # she is told, and goes on with what she began
    client.post(begun.url("newer_version"), {"garder": "1"})
    begun.until("envoi").send()
    assert Case.objects.get(filing_token=begun.draft_id).form_version.number == 1
