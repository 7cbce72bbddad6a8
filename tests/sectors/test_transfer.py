"""A sector as a file, by the commands: out, and in again under another federation, as drafts."""

import copy
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from sectors.models import (
    Federation,
    FormVersion,
    GuidedFormPage,
    QuestionLibraryPage,
    Scenario,
    SectorPage,
)
from sectors.transfer.block_models import TYPE
from sectors.transfer.creating import import_into, import_new
from sectors.transfer.faults import BadFile
from sectors.transfer.reading import read_export
from sectors.transfer.report import check_drafts
from sectors.transfer.schema import LARGEST
from sectors.transfer.writing import as_text, export_sector


@pytest.fixture
def rich(building, renovation, centre):
    """The building sector with all that a file may carry: a library, a copy of it, a scenario, a later draft."""
    library = QuestionLibraryPage(title="Nos questions", slug="bibliotheque")
    library.questions = [{"type": "yes_no", "value": {"label": "Avez-vous reçu les travaux ?", "key": "received"}}]
    building.add_child(instance=library)
    library.save_revision().publish()
    Scenario.objects.create(form_page=renovation, title="Va au bout", facets={"travaux": "renovation"},
                            answers={"received": True}, expected_outcome="file", must_pass=False)  # fmt: skip
    draft = renovation.get_latest_revision_as_object()
    draft.title = "Rénovation, nouvelle rédaction"
    step = draft.steps[0].value
    step["questions"].append(("yes_no", {"label": "Reçus ?", "key": "received", "library": "batiment/received"}))
    step["intro"].source = f'<p data-block-key="ab1">Lisez <a linktype="page" id="{building.pk}">ceci</a>.</p>'
    draft.save_revision()
    return building


@pytest.fixture
def cars():
    return Federation.objects.get(slug="ura")


def plain(sector):
    return json.loads(as_text(export_sector(sector)))


def content_of(exported):
    """Without what must differ: the address, the owner, and what is online."""
    kept = copy.deepcopy(exported)
    kept["sector"] |= {"slug": "", "federation": ""}
    for form in kept["forms"]:
        form["published"] = None
    return kept


def as_bytes(exported):
    return json.dumps(exported).encode()


def everything():
    return (
        list(SectorPage.objects.values_list("pk", "title", "latest_revision").order_by("pk")),
        list(GuidedFormPage.objects.values_list("pk", "title", "latest_revision").order_by("pk")),
        QuestionLibraryPage.objects.count(),
        Scenario.objects.count(),
        FormVersion.objects.count(),
    )


def test_out_and_in_and_out_again_is_the_same(rich, cars, tmp_path):
    file = tmp_path / "batiment.json"
    call_command("export_sector", "batiment", output=str(file), stderr=StringIO())
    out = StringIO()
    call_command("import_sector", str(file), under="ura", slug="batiment-ura", stdout=out)
    arrived = SectorPage.objects.get(slug="batiment-ura")
    assert arrived.federation == cars
    again = plain(arrived)
    first = json.loads(file.read_text())
    assert content_of(again) == content_of(first)
    assert again["sector"]["slug"] == "batiment-ura"
    said = " ".join(out.getvalue().replace("\xa0", " ").split())
    assert "Tout est en brouillon." in said
    assert "étaient en ligne là d’où ils viennent ; ici, ils arrivent en brouillon : « " in said
    assert "« Rénovation, nouvelle rédaction »" in said


def test_nothing_that_arrives_is_online(rich, cars):
    versions = FormVersion.objects.count()
    imported = import_new(read_export(as_bytes(plain(rich))), cars, "ailleurs")
    pages = [imported.sector, *imported.sector.get_children()]
    assert len(pages) == 1 + rich.get_children().count()
    assert not any(page.live for page in pages)
    assert FormVersion.objects.count() == versions
    assert all(page.latest_revision for page in pages)


def test_what_was_online_is_found_in_the_history(rich, cars):
    imported = import_new(read_export(as_bytes(plain(rich))), cars, "ailleurs")
    page = GuidedFormPage.objects.child_of(imported.sector).get(slug="renovation-execution")
    titles = [revision.content["title"] for revision in page.revisions.order_by("created_at", "pk")]
    assert titles[0].startswith("Travaux") or titles[0] != titles[-1]
    assert titles[-1] == "Rénovation, nouvelle rédaction"
    assert len(titles) == 2


def test_links_leave_as_addresses_and_the_own_library_follows_the_name(rich, cars):
    exported = plain(rich)
    step = next(f for f in exported["forms"] if f["slug"] == "renovation-execution")["draft"]["steps"][0]
    assert step["intro"] == f'<p>Lisez <a href="{rich.url}">ceci</a>.</p>'
    assert step["questions"][-1]["library"] == "./received"
    imported = import_new(read_export(as_bytes(exported)), cars, "ailleurs")
    page = GuidedFormPage.objects.child_of(imported.sector).get(slug="renovation-execution")
    assert page.steps[0].value["questions"][-1].value["library"] == "ailleurs/received"


def test_pictures_are_named_not_dropped_silently(rich, cars):
    picture = Image.objects.create(title="chantier.jpg", file=get_test_image_file())
    option = rich.axes.first().options.first()
    option.picture, option.picture_alt = picture, "Un chantier"
    option.save()
    draft = rich.specific_class.objects.get(pk=rich.pk)
    draft.save_revision()
    imported = import_new(read_export(as_bytes(plain(rich))), cars, "ailleurs")
    said = [sentence.replace("\xa0", " ") for sentence in imported.left_behind]
    first = rich.axes.first()
    assert f"L’image (« Un chantier ») du choix « {option} » de l’axe « {first} » n’a pas été reprise." in said


def test_trying_first_creates_nothing(rich, tmp_path):
    file = tmp_path / "batiment.json"
    file.write_text(as_text(export_sector(rich)))
    before = everything()
    out = StringIO()
    call_command("import_sector", str(file), under="ura", slug="essai", dry_run=True, stdout=out)
    assert everything() == before
    assert "rien n’a été créé" in out.getvalue()
    assert "Formulaire « Rénovation, nouvelle rédaction »" in out.getvalue().replace("\xa0", " ")


def test_a_sector_that_has_forms_is_never_replaced(rich):
    before = everything()
    with pytest.raises(BadFile, match="ne remplace rien"):
        import_into(rich, read_export(as_bytes(plain(rich))))
    with pytest.raises(BadFile, match="déjà pris"):
        import_new(read_export(as_bytes(plain(rich))), rich.federation)
    assert everything() == before


def test_an_empty_sector_that_is_online_keeps_its_axes_until_it_is_published(rich, cars, sectors):
    target = SectorPage(title="Garages", slug="garages", federation=cars)
    target.axes = [copy.copy(axis) for axis in ()]
    rich.get_parent().add_child(instance=target)
    target.save_revision().publish()
    import_into(target, read_export(as_bytes(plain(rich))))
    target = SectorPage.objects.get(pk=target.pk)
    assert list(target.axes.all()) == []
    assert content_of(plain(target))["sector"]["axes"] == plain(rich)["sector"]["axes"]
    target.latest_revision.publish()
    assert [axis.key for axis in SectorPage.objects.get(pk=target.pk).axes.all()] == ["travaux", "nature", "objet"]


def test_a_script_in_a_text_does_not_get_in(rich, cars):
    exported = plain(rich)
    exported["forms"][0]["draft"]["introduction"] = (
        '<p onclick="x()">Bonjour<script>alert(1)</script><img src=x onerror=y> <a href="javascript:z">ici</a></p>'
        '<a linktype="page" id="3">là</a><embed embedtype="image" id="1">'
    )
    imported = import_new(read_export(as_bytes(exported)), cars, "ailleurs")
    assert imported.forms[0].introduction == "<p>Bonjouralert(1) <a>ici</a></p><a>là</a>"


# -- Files edited by hand -------------------------------------------------------------------------------------------


def refused(content):
    with pytest.raises(BadFile) as caught:
        read_export(content)
    return " ".join(str(caught.value).replace("\xa0", " ").split())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "est vide"),
        (b"{", "ligne 1, colonne 2"),
        (b"\xff\xfe{\x00}\x00", "n’est pas en UTF-8"),
        ("é".encode("latin-1"), "n’est pas en UTF-8"),
        (b"[]", "n’est pas un secteur exporté"),
        (b'{"format": "sector-export/9"}', "que ce portail ne connaît pas"),
        (b'{"format": "sector-export/1", "format": 1}', "écrit deux fois"),
        (b'{"format": "sector-export/1"}', "il manque « sector »"),
        (b"[" * 100_000, "les uns dans les autres"),
        (b"9" * 6000, "nombre démesuré"),
        (b'{"a": NaN}', "« NaN »"),
        (b'{"a": "\\u0000"}', "caractère illisible"),
        (b'{"a": "\\ud800"}', "caractère illisible"),
        (b'{"a": 1e999}', "nombre entier"),
        (b" " * (LARGEST + 1), "trop lourd"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_said_in_one_sentence(content, said):
    assert said in refused(content)


def change(exported, path, value):
    *way, last = path
    for part in way:
        exported = exported[part]
    if value is None:
        del exported[last]
    else:
        exported[last] = value


FIRST = ("forms", 0, "draft", "steps", 0, "questions", 0)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ((*FIRST, "label"), None, "il manque « label »"),
        ((*FIRST, "lable"), "x", "« lable » n’est pas un nom connu à cet endroit"),
        ((*FIRST, "required"), "oui", "« true » ou « false »"),
        ((*FIRST, TYPE), "curseur", "le type « curseur » n’existe pas"),
        ((*FIRST, "key"), "Nom Interne", "n’est pas écrit comme il faut : une petite lettre"),
        ((*FIRST, "key"), "none_fits", "se réserve ce nom interne"),
        ((*FIRST, "label"), "x" * 201, "dépasse 200 caractères"),
        ((*FIRST, "visible_when", "match"), "une", "n’est pas l’une des valeurs possibles : all, any"),
        (("forms", 0, "draft", "estimated_minutes"), -1, "au moins 0"),
        (("forms", 0, "draft", "introduction"), "<b>" * 200, "trop de balises"),
        (("forms", 2, "slug"), "renovation-execution", "est déjà le nom interne ou l’adresse"),
        (("sector", "axes", 1, "key"), "travaux", "est déjà le nom interne"),
        (("sector", "slug"), "un nom", "des lettres, des chiffres et des tirets"),
        (("forms", 0, "published", "document", "title"), "Autre", "cette version publiée a été modifiée"),
    ],
)
def test_each_fault_says_what_and_where(building, path, value, said):
    exported = plain(building)
    change(exported, path, value)
    told = refused(as_bytes(exported))
    assert said in told
    if path[0] == "forms" and "slug" not in path and "published" not in path:
        assert f"Formulaire 1 « {exported['forms'][0]['draft']['title'][:20]}" in told
        assert "forms[0].draft" in told


def test_the_command_says_the_faults_and_creates_nothing(building, tmp_path):
    file = tmp_path / "faux.json"
    exported = plain(building)
    change(exported, (*FIRST, "label"), None)
    file.write_text(json.dumps(exported))
    before = everything()
    with pytest.raises(CommandError, match="Rien n’a été créé"):
        call_command("import_sector", str(file), under="ura", slug="x")
    with pytest.raises(CommandError, match="Aucune fédération"):
        call_command("import_sector", str(file), under="personne")
    with pytest.raises(CommandError, match="ne peut pas être lu"):
        call_command("import_sector", str(tmp_path / "absent.json"), under="ura")
    with pytest.raises(CommandError, match="Aucun secteur"):
        call_command("export_sector", "personne")
    assert everything() == before


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=30), st.just([]), st.just({}), st.just("x" * 500),
    st.sampled_from(["none_fits", "travaux", "<script>", "\x00", "commune/contract_date", "31/12/2026", "file"]),
    st.lists(st.text(max_size=5), max_size=3), st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)  # fmt: skip


@st.composite
def damaged(draw, exported):
    """A valid file with one to three values replaced, removed, doubled or moved."""
    broken = copy.deepcopy(exported)
    for _ in range(draw(st.integers(1, 3))):
        node = broken
        for _ in range(draw(st.integers(0, 9))):
            inner = [v for v in (node.values() if isinstance(node, dict) else node) if isinstance(v, dict | list) and v]
            if not inner:
                break
            node = draw(st.sampled_from(inner))
        where = draw(st.sampled_from(list(node) if isinstance(node, dict) else range(len(node))))
        act = draw(st.sampled_from(["replace", "replace", "remove", "double"]))
        if act == "replace":
            node[where] = draw(ODD)
        elif act == "remove":
            del node[where]
        elif isinstance(node, list):
            node.append(copy.deepcopy(node[where]))
        if not broken:
            break
    return broken


def outcome_of(exported, federation):
    """(what was imported, None), or (None, the faults)."""
    try:
        return import_new(read_export(as_bytes(exported)), federation, "ailleurs"), None
    except BadFile as refusal:
        return None, refusal.faults


@pytest.fixture
def short(rich):
    """The file of the building sector, with two short forms."""
    exported = plain(rich)
    exported["forms"] = exported["forms"][:2]
    for form in exported["forms"]:
        form["draft"]["steps"], form["published"] = form["draft"]["steps"][-2:], None
    return exported


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_file_is_imported_whole_or_refused_in_french(short, cars, data):
    broken = data.draw(damaged(short))
    before = everything()
    sid = transaction.savepoint()
    imported, faults = outcome_of(broken, cars)
    if imported is None:
        assert faults
        assert all(str(fault).endswith(".") for fault in faults)
        assert everything() == before
    else:
        assert len(imported.forms) == len(broken.get("forms", []))
        assert not any(page.live for page in imported.sector.get_children())
        assert check_drafts(imported.sector)
        assert plain(imported.sector)["format"] == short["format"]
    transaction.savepoint_rollback(sid)
