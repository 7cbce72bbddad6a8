"""Publishing freezes a form: the bytes never change, whatever becomes of the page."""

import hashlib
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sectors.models import FormVersion, Frozen, GuidedFormPage, canonical_json


@pytest.fixture
def version(renovation):
    return renovation.last_version


def publish(page):
    page.save_revision().publish()
    return page.last_version


def test_the_hash_is_of_exactly_the_stored_bytes(version):
    assert version.sha256 == hashlib.sha256(version.document.encode()).hexdigest()
    assert version.document == canonical_json(version.data)
    assert "’" in version.document
    assert "\\u" not in version.document


def test_the_document_says_what_everything_else_needs(version):
    data = version.data
    assert data["schema_version"] == 2
    assert data["number"] == 1
    assert data["sector"] == {"slug": "batiment", "title": "Bâtiment"}
    assert data["covers"] == {"travaux": ["renovation"], "nature": ["execution"], "objet": []}
    assert [axis["key"] for axis in data["axes"]] == ["travaux", "nature", "objet"]
    assert all(axis["options"][-1]["key"] == "none_fits" for axis in data["axes"])
    refund = next(option for option in data["relief_options"] if option["key"] == "refund")
    assert (refund["label"], refund["amount"]) == ("Le remboursement d’une somme", True)
    assert data["outcomes"][0]["key"] == "contract_of_another"


def test_publishing_again_without_a_change_makes_no_new_version(renovation, version):
    assert publish(renovation) == version
    assert renovation.versions.count() == 1


def test_publishing_a_change_makes_version_two_and_leaves_version_one_alone(renovation, version):
    before = version.document
    renovation.estimated_minutes = 33
    second = publish(renovation)
    assert second.number == 2
    assert second.data["estimated_minutes"] == 33
    assert FormVersion.objects.get(pk=version.pk).document == before


def test_a_draft_makes_no_version(renovation, version):
    renovation.estimated_minutes = 44
    renovation.save_revision()
    assert renovation.versions.count() == 1


def test_a_version_refuses_every_change_but_its_withdrawal(version):
    for name, value in {"document": "{}", "sha256": "0", "number": 9, "title": "x", "note": "x"}.items():
        other = FormVersion.objects.get(pk=version.pk)
        setattr(other, name, value)
        with pytest.raises(Frozen):
            other.save()
    with pytest.raises(Frozen):
        version.delete()
    with pytest.raises(Frozen):
        FormVersion.objects.filter(pk=version.pk).delete()
    with pytest.raises(Frozen):
        FormVersion.objects.filter(pk=version.pk).update(document="{}")
    version.withdrawn_at = timezone.now()
    version.save()
    assert FormVersion.objects.get(pk=version.pk).withdrawn_at


@pytest.mark.parametrize("column", ["document", "sha256", "number", "form_slug"])
def test_the_database_itself_refuses(version, column):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE sectors_formversion SET {column} = 7")
    assert FormVersion.objects.get(pk=version.pk).document == version.document


def test_the_version_outlives_its_page(renovation, version):
    renovation.delete()
    kept = FormVersion.objects.get(pk=version.pk)
    assert kept.form_page is None
    assert kept.document == version.document


def test_a_page_that_takes_an_old_name_goes_on_counting(building, renovation, version):
    data = renovation.steps.get_prep_value()
    documents, relief = renovation.documents.get_prep_value(), renovation.relief_options.get_prep_value()
    renovation.delete()
    page = GuidedFormPage(
        title="Rénovation", slug="renovation-execution", covers=version.data["covers"], steps=data, documents=documents,
        relief_options=relief, live=False,
    )  # fmt: skip
    building.add_child(instance=page)
    assert publish(page).number == 2


def test_a_choice_leads_to_its_form(sectors):
    def slug(sector, **facets):
        found = FormVersion.objects.for_facets(sector, facets)
        return found and found.form_slug

    assert slug("batiment", travaux="renovation", nature="execution") == "renovation-execution"
    assert slug("batiment", travaux="depannage", nature="execution") == "depannage-execution"
    assert slug("batiment", travaux="maintenance", nature="execution") == "maintenance-execution"
    assert slug("batiment", travaux="neuf", nature="formalisme") == "contrat-formalisme"
    assert slug("batiment", travaux="none_fits", nature="execution") == "autre-litige"
    assert slug("automobile", intervention="entretien", nature="execution") == "reparation-execution"
    assert slug("inconnu", travaux="neuf", nature="execution") is None


def test_every_combination_of_every_sector_has_a_form(sectors):
    import itertools

    for sector in sectors.values():
        axes = sector.axes_data()
        for keys in itertools.product(*[[option["key"] for option in axis["options"]] for axis in axes]):
            facets = dict(zip([axis["key"] for axis in axes], keys, strict=True))
            version = FormVersion.objects.for_facets(sector.slug, facets)
            assert version is not None
            assert version.data["general"] == ("none_fits" in keys)


def test_a_page_taken_offline_or_withdrawn_is_on_offer_no_more(renovation, version):
    facets = {"travaux": "renovation", "nature": "execution"}
    version.withdrawn_at = timezone.now()
    version.save()
    assert FormVersion.objects.for_facets("batiment", facets).form_slug == "autre-litige"
    second = publish(renovation)
    assert second.number == 2
    assert FormVersion.objects.for_facets("batiment", facets) == second
    renovation.unpublish()
    assert FormVersion.objects.for_facets("batiment", facets).form_slug == "autre-litige"


def test_a_broken_form_cannot_go_online_by_any_way(renovation):
    renovation.steps = []
    revision = renovation.save_revision()
    with pytest.raises(ValidationError):
        revision.publish()
    assert renovation.versions.count() == 1
    assert len(GuidedFormPage.objects.get(pk=renovation.pk).steps) > 3


def test_loading_the_demonstration_twice_changes_nothing(sectors):
    from sectors import demo

    before = list(FormVersion.objects.values_list("pk", "sha256"))
    demo.load()
    assert list(FormVersion.objects.values_list("pk", "sha256")) == before


def test_an_axis_keeps_its_key_when_its_label_changes(building):
    axis = building.axes.first()
    axis.label = "Genre de travaux"
    building.axes.add(axis)
    building.save_revision().publish()
    building.refresh_from_db()
    assert building.axes_data()[0]["key"] == "travaux"
    assert building.axes_data()[0]["label"] == "Genre de travaux"


def test_a_new_option_gets_a_key_from_its_label(building):
    from sectors.models import AxisOption

    axis = building.axes.first()
    axis.options.add(AxisOption(label="Rénovation"), AxisOption(label="Démolition à l’explosif !"))
    building.axes.add(axis)
    building.save()
    keys = {option["key"] for option in building.axes_data()[0]["options"]}
    assert {"renovation", "renovation_2", "demolition_a_l_explosif"} <= keys


def test_json_of_a_version_is_json(version):
    assert json.loads(version.document) == version.data
