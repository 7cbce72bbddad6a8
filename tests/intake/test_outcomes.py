"""The ends that a federation writes, its tables and its sub-axes, as a person meets them in the wizard."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from casework.models import Case
from intake import tasks
from intake.models import ScreenedOut
from sectors.models import Kind, StepEvent, UnmatchedDispute
from tests import people
from tests.intake import garden
from tests.intake.walk import Walk, day_parts

INVOICED = timezone.localdate() - timedelta(days=20)


@pytest.fixture
def jardins(sectors):
    return garden.Garden()


@pytest.fixture
def begun(client, jardins):
    """Mme Martin, signed in, has chosen « taille » and « degats » and named the business."""
    client.force_login(people.martin())
    walk = Walk(client).begin("jardins").until("axe-travaux")
    walk.post("axe-travaux", {"choice": "taille"})
    walk.post("axe-souci", {"choice": "degats"})
    return walk.until("q-debut")


@pytest.fixture
def asked(begun):
    """She stands before the question that decides how it ends."""
    begun.post("q-debut", day_parts("date_facture", INVOICED) | {"arbre": "Un tilleul", "_shown": "date_facture,arbre"})
    return begun


def because(walk, reason):
    return walk.post("q-suite", {"raison": reason})


def end_of(walk, key):
    return walk.url("halt", reason=f"issue-{key}")


def text_of(response):
    return response.content.decode().replace("\u00a0", " ")


# -- Ends ----------------------------------------------------------------------------------------------------------------


def test_a_stop_says_why_what_remains_possible_and_leaves_the_way_to_a_person(asked):
    assert because(asked, "ferme").url == end_of(asked, "arret")
    page = text_of(asked.client.get(end_of(asked, "arret")))
    for words in ("Fin arret", "Explication arret.", "https://www.conciliateurs.fr/", "Demander l’avis d’une personne"):
        assert words in page
    assert asked.get("q-reste").url == end_of(asked, "arret")
    assert ("q-suite", Kind.OUTCOME, "issue-arret") in StepEvent.objects.values_list("step", "kind", "detail")


def test_a_stop_is_counted_once_with_the_version_of_the_form_and_nobody(asked):
    because(asked, "ferme")
    asked.client.get(end_of(asked, "arret"))
    asked.client.get(end_of(asked, "arret"))
    counted = ScreenedOut.objects.get()
    assert (counted.reason, counted.form_version.form_slug, counted.day) == ("arret", "taille", timezone.localdate())


def test_another_answer_lifts_the_stop(asked):
    because(asked, "ferme")
    assert because(asked, "ouvert").url == asked.url("step", step="q-reste")
    assert asked.client.get(end_of(asked, "arret")).url == asked.url("resume")


def test_who_asks_for_a_person_goes_on_and_the_case_says_so(asked):
    because(asked, "ferme")
    response = asked.client.post(end_of(asked, "arret"), {"avis": "1", "avis-words": "Ce tilleul était à moi."})
    assert response.url == asked.url("resume")
    asked.until("envoi").send()
    screening = Case.objects.get().screening
    assert screening["person_look"] == "Fin arret"
    assert screening["person_look_words"] == "Ce tilleul était à moi."


def test_too_long_a_word_to_the_person_is_kept_and_explained(asked):
    because(asked, "ferme")
    page = asked.client.post(end_of(asked, "arret"), {"avis": "1", "avis-words": "m" * 1001})
    assert page.status_code == 200
    assert "m" * 1001 in text_of(page)
    assert page.context["look"].errors


def test_a_redirection_says_what_is_kept_then_keeps_just_that(asked):
    because(asked, "ailleurs")
    page = text_of(asked.client.get(end_of(asked, "detour")))
    assert "Formulaire plantation" in page
    assert "Question arbre ?" in page  # kept
    assert "Question nombre ?" in page  # asked in addition
    followed = asked.client.post(end_of(asked, "detour"), {"suivre": "1"}, follow=True)
    assert "Vous continuez avec le formulaire « Formulaire plantation »." in text_of(followed)
    draft = asked.draft
    assert draft.form_version.form_slug == "plantation"
    assert draft.facets["travaux"] == "plantation"
    assert draft.answers == {"arbre": "Un tilleul"}
    assert asked.where() == "q-plants"
    assert asked.get("q-debut").context["form"]["arbre"].value() == "Un tilleul"


def test_come_back_later_names_the_day_keeps_the_draft_and_writes_that_day(asked, jardins):
    because(asked, "plus_tard")
    later = INVOICED + timedelta(days=60)
    page = asked.client.get(end_of(asked, "attendre"))
    assert page.context["come_back_on"] == later
    sent = {"prevenir": "1", "retour-email": "nadia.martin@exemple.fr", "retour-remind": "on"}
    asked.client.post(end_of(asked, "attendre"), sent)
    assert asked.draft.remind_on == later
    assert asked.draft.expires_on >= later
    (advice,) = mail.outbox
    assert advice.to == ["nadia.martin@exemple.fr"]
    assert "tilleul" not in advice.body
    assert "Explication" not in advice.body
    asked.draft.__class__.objects.filter(pk=asked.draft_id).update(remind_on=timezone.localdate())
    tasks.tend_drafts.call_local()
    assert len(mail.outbox) == 2


def test_an_address_that_is_none_is_refused_and_kept(asked):
    because(asked, "plus_tard")
    page = asked.client.post(end_of(asked, "attendre"), {"prevenir": "1", "retour-email": "nadia"})
    assert page.status_code == 200
    assert 'value="nadia"' in text_of(page)
    assert mail.outbox == []


def test_a_person_s_look_goes_on_and_tells_the_mediator(asked):
    because(asked, "humain")
    page = text_of(asked.client.get(end_of(asked, "regard")))
    assert "une personne examinera ce point" in page
    asked.client.post(end_of(asked, "regard"), {"avis": "1", "avis-words": ""})
    asked.until("envoi").send()
    assert Case.objects.get().screening["person_look"] == "Fin regard"


def test_a_wall_is_read_once_and_counted_apart_from_the_stops(asked):
    because(asked, "lire")
    page = text_of(asked.client.get(end_of(asked, "mur")))
    assert "J’ai lu, continuer" in page
    assert "Demander l’avis d’une personne" not in page
    asked.client.post(end_of(asked, "mur"), {"continuer": "1"})
    assert asked.where() == "q-reste"
    assert because(asked, "lire").url == asked.url("step", step="q-reste")
    assert not ScreenedOut.objects.exists()
    assert StepEvent.objects.filter(kind=Kind.OUTCOME, detail="issue-mur").count() == 1


def test_an_end_on_the_axes_alone_comes_before_any_question(client, jardins):
    walk = Walk(client).begin("jardins").until("axe-travaux")
    walk.post("axe-travaux", {"choice": "taille"})
    assert walk.post("axe-souci", {"choice": "retard"}).url == end_of(walk, "trop_tot")
    assert "Fin trop_tot" in text_of(client.get(end_of(walk, "trop_tot")))
    walk.post("axe-souci", {"choice": "degats"})
    assert walk.where() == "professionnel"


def test_an_end_that_is_not_of_this_form_does_not_exist(asked):
    assert asked.client.get(asked.url("halt", reason="issue-inconnue")).status_code == 404


# -- Sub-axes ------------------------------------------------------------------------------------------------------------


def test_a_sub_axis_is_asked_of_those_it_concerns_only(client, jardins):
    walk = Walk(client).begin("jardins").until("axe-travaux")
    assert walk.post("axe-travaux", {"choice": "taille"}).url == walk.url("step", step="axe-souci")
    walk.post("axe-souci", {"choice": "degats"})
    assert walk.post("axe-travaux", {"choice": "plantation"}).url == walk.url("step", step="professionnel")
    assert walk.draft.facets == {"travaux": "plantation"}
    assert walk.draft.form_version.form_slug == "plantation"
    assert client.get(walk.url("step", step="axe-souci"), follow=True).redirect_chain


def test_none_of_these_cases_goes_straight_to_the_general_form_and_tells_the_editors_masked(client, jardins):
    client.force_login(people.martin())
    walk = Walk(client).begin("jardins").until("axe-travaux")
    assert walk.post("axe-travaux", {"choice": "none_fits"}).url == walk.url("step", step="autre-cas")
    words = "Une haie, appelez le 06 12 34 56 78 ou nadia@exemple.fr"
    walk.post("autre-cas", {"words": words})
    walk.post("autre-cas", {"words": words})
    assert walk.draft.form_version.form_slug == "autres"
    note = UnmatchedDispute.objects.get()
    assert note.words.startswith("Une haie")
    assert "06 12" not in note.words
    assert "nadia@" not in note.words
    assert note.axis == "Axe travaux"


# -- Tables of rows ------------------------------------------------------------------------------------------------------

ONE = {"factures-rows": "0", "factures-0-numero": "F-1", "factures-0-montant": "120,50"}
PLACE = {"adresse-0-line": "3 quai", "adresse-0-postal_code": "44000", "adresse-0-city": "Nantes"}


@pytest.fixture
def table(asked):
    because(asked, "litige")
    assert asked.where() == "q-detail"
    return asked


def test_a_row_is_added_and_removed_without_javascript_and_nothing_typed_is_lost(table):
    half = ONE | PLACE | {"factures-0-montant": "pas un nombre"}
    added = table.post("q-detail", half | {"factures-add": "1"})
    page = text_of(table.client.get(added.url))
    assert "pas un nombre" in page
    assert "Facture 2" in page
    assert "govuk-error-summary" not in page
    two = half | {"factures-rows": "0,1", "factures-1-numero": "F-2", "factures-1-montant": "8"}
    removed = table.post("q-detail", two | {"factures-remove": "0"})
    page = text_of(table.client.get(removed.url))
    assert "F-2" in page
    assert "pas un nombre" not in page
    assert "Facture 2" not in page
    assert table.draft.answers.get("factures") is None


def test_no_more_rows_than_the_editor_allows(table):
    three = ONE | {"factures-rows": "0,1,2"} | {f"factures-{n}-numero": f"F-{n}" for n in (1, 2)}
    page = text_of(table.client.get(table.post("q-detail", three | {"factures-add": "1"}).url))
    assert "Facture 3" in page
    assert "Facture 4" not in page
    assert "Ajouter une ligne" not in page


def test_a_fault_in_a_row_is_said_beside_its_own_field(table):
    page = table.post("q-detail", ONE | PLACE | {"factures-0-montant": "beaucoup"})
    assert page.status_code == 200
    assert 'href="#id_q-detail-factures-0-montant"' in text_of(page)
    assert 'value="beaucoup"' in text_of(page)


def test_a_filed_table_is_read_row_by_row_in_the_case(table):
    table.post("q-detail", ONE | PLACE)
    table.until("envoi").send()
    answers = {line["key"]: line["answer"] for line in Case.objects.get().answers}
    assert "F-1" in answers["factures"]
    assert "120,50" in answers["factures"]
    assert "44000 Nantes" in answers["adresse"]


# -- A newer version -----------------------------------------------------------------------------------------------------


@pytest.fixture
def rewritten(asked, jardins):
    """Meanwhile the federation published a version that drops a question and asks another."""
    steps = [garden.step("debut", garden.question("arbre", "text", max_length=80), garden.question("haie")),
             *garden.TREE_STEPS[1:]]  # fmt: skip
    ends = [end for end in garden.TREE_ENDS if end["key"] != "attendre"]
    return jardins.publish("taille", steps=steps, outcomes=ends)


def test_an_older_draft_is_told_and_goes_on_with_what_it_began(asked, rewritten):
    assert asked.where() == asked.url("newer_version").strip("/").split("/")[-1]
    page = text_of(asked.client.get(asked.url("newer_version")))
    for words in ("Question arbre ?", "Question haie ?", "Question date_facture ?"):
        assert words in page
    asked.client.post(asked.url("newer_version"), {"garder": "1"})
    assert asked.where() == "q-suite"
    because(asked, "ouvert")
    asked.until("envoi").send()
    assert Case.objects.get().form_version.number == 1


def test_or_passes_to_the_new_one_with_what_still_fits(asked, rewritten):
    asked.client.post(asked.url("newer_version"), {"passer": "1"})
    assert asked.draft.form_version == rewritten
    assert asked.draft.answers == {"arbre": "Un tilleul"}
    assert asked.where() == "q-debut"
    assert list(asked.get("q-debut").context["form"].fields) == ["arbre", "haie", "_shown"]


def test_a_draft_without_a_newer_version_is_asked_nothing(asked):
    assert asked.client.get(asked.url("newer_version")).url == asked.url("resume")
