"""« Ce que personne n’a trouvé »: read and dealt with by the editors of the sector, and by nobody else."""

import datetime

import pytest

from sectors.models import UnmatchedDispute

URL = "/admin/formulaires/sans-reponse/"


def note(sector, words, day, **extra):
    return UnmatchedDispute.objects.create(sector=sector, axis="Travaux", words=words, day=day, **extra)


@pytest.fixture
def notes(sectors):
    older = note(sectors["batiment"], "une piscine", datetime.date(2026, 9, 1))
    newer = note(sectors["batiment"], "un balcon", datetime.date(2026, 10, 2))
    note(sectors["automobile"], "une remorque", datetime.date(2026, 10, 3))
    return older, newer


@pytest.fixture
def editor(client, builders_editor):
    client.force_login(builders_editor)
    return client


def words(answer):
    return [one.words for one in answer.context["notes"]]


def test_the_newest_comes_first_and_only_one_s_own_sector_is_there(editor, notes):
    answer = editor.get(URL)
    assert words(answer) == ["un balcon", "une piscine"]
    assert "remorque" not in answer.content.decode()


def test_the_centre_reads_every_sector(client, centre, notes):
    client.force_login(centre)
    assert words(client.get(URL)) == ["une remorque", "un balcon", "une piscine"]


def test_what_was_dealt_with_leaves_the_list_and_may_come_back(editor, notes):
    newer = notes[1]
    answer = editor.post(URL, {"traite": newer.pk}, follow=True)
    assert "est noté comme traité" in answer.content.decode()
    assert words(answer) == ["une piscine"]
    first = UnmatchedDispute.objects.get(pk=newer.pk).dealt_with_on
    assert first is not None
    UnmatchedDispute.objects.filter(pk=newer.pk).update(dealt_with_on=datetime.date(2026, 10, 5))
    editor.post(URL, {"traite": newer.pk})
    assert UnmatchedDispute.objects.get(pk=newer.pk).dealt_with_on == datetime.date(2026, 10, 5)
    assert words(editor.get(f"{URL}?traites=oui")) == ["un balcon"]
    editor.post(URL, {"remettre": newer.pk})
    assert words(editor.get(URL)) == ["un balcon", "une piscine"]


def test_another_federation_s_note_is_a_404_and_stays(client, cars_editor, notes):
    client.force_login(cars_editor)
    assert words(client.get(URL)) == ["une remorque"]
    for number in (notes[0].pk, "9" * 30, "x", "²", ""):
        assert client.post(URL, {"traite": number}).status_code == 404
    assert UnmatchedDispute.objects.open().count() == 3


def test_who_writes_no_sector_finds_no_such_page(client, mediator, notes):
    client.force_login(mediator)
    assert client.get(URL).status_code in (302, 403, 404)
    assert client.post(URL, {"traite": notes[0].pk}).status_code in (302, 403, 404)
    assert UnmatchedDispute.objects.open().count() == 3


def test_an_empty_list_says_so(editor):
    assert "Rien à traiter" in editor.get(URL).content.decode()
    assert "Aucune note n’a encore été traitée" in editor.get(f"{URL}?traites=oui").content.decode()


def test_a_long_list_comes_by_pages(editor, sectors):
    for number in range(35):
        note(sectors["batiment"], f"cas {number}", datetime.date(2026, 9, 1))
    assert len(words(editor.get(URL))) == 30
    assert words(editor.get(f"{URL}?page=2")) == ["cas 4", "cas 3", "cas 2", "cas 1", "cas 0"]
    assert editor.get(f"{URL}?page=x").status_code == 200


def test_addresses_and_numbers_are_masked(editor, sectors):
    UnmatchedDispute.note("batiment", "Travaux", "Voir nadia@exemple.fr ou le 06 12 34 56 78")
    text = editor.get(URL).content.decode()
    assert "nadia@exemple.fr" not in text
    assert "06 12" not in text
    assert "[masqué]" in text


def test_the_list_of_forms_leads_there(editor, notes):
    text = editor.get("/admin/formulaires/").content.decode()
    assert URL in text
    assert "2 notes à lire" in text
