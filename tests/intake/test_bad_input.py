"""Wrong, missing, too long, hostile: a clear French sentence beside the field, what was typed kept, never a 500."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from casework.models import Case
from portal.uploads import MAX_BYTES
from sectors.models import FormVersion
from tests.intake.walk import LINE, PDF, pdf

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>{{ settings.SECRET_KEY }}%s%(x)s\x00‮ l’été 💥"
FACETS = {"travaux": "renovation", "nature": "execution"}
STEPS = ["professionnel", "professionnel-contact", "resume", "identite", "coordonnees"]
MESSAGES = {
    "professionnel": "Nom de l’entreprise : écrivez le nom de l’entreprise.",
    "professionnel-contact": "Code postal",
    "resume": "Écrivez deux ou trois phrases qui résument votre litige.",
    "identite": "Prénom : écrivez votre prénom.",
    "coordonnees": "Adresse : écrivez le numéro et la rue.",
}


def page_of(response):
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("step", STEPS)
def test_an_empty_page_names_each_field(ready, step):
    page = page_of(ready.post(step, {}))
    assert "govuk-error-summary" in page
    assert MESSAGES[step] in page


@pytest.mark.parametrize("step", STEPS)
def test_hostile_text_is_shown_as_text_or_refused_with_a_sentence(ready, step):
    fields = ready.get(step).context["form"].fields
    response = ready.post(step, dict.fromkeys(fields, HOSTILE))
    if response.status_code == 302:
        response = ready.get(step)
    page = page_of(response)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("step", STEPS)
def test_a_text_that_is_far_too_long_is_refused_and_kept(ready, step):
    fields = [name for name, field in ready.get(step).context["form"].fields.items() if not name.endswith("unknown")]
    page = page_of(ready.post(step, dict.fromkeys(fields, "a" * 20_000)))
    assert "govuk-error-summary" in page
    assert "a" * 20_000 in page


def test_a_siret_with_a_wrong_key_is_explained_and_kept(ready):
    page = page_of(ready.post("professionnel", {"name": "SARL Dubois", "siret": "732 829 320 00075"}))
    assert "Numéro SIRET" in page
    assert "732 829 320 00075" in page
    assert ready.post("professionnel", {"name": "SARL Dubois", "siret": "1", "siret_unknown": "on"}).status_code == 302


@pytest.mark.parametrize("day", [("31", "2", "2026"), ("", "3", "2026"), ("aa", "bb", "cc"), ("1", "1", "9999"), ("0", "0", "0"),
                                 ("1", "1", "99999999999999999999"), ("१", "३", "२०२६"), ("-1", "1", "2026")])  # fmt: skip
def test_a_date_that_is_none_is_refused_with_a_sentence_and_kept(ready, day):
    values = dict(zip(("sent_on_day", "sent_on_month", "sent_on_year"), day, strict=True))
    page = page_of(ready.post("reclamation-date", values))
    assert "govuk-error-summary" in page
    for part in day:
        assert f'value="{part}"' in page or not part


@pytest.mark.parametrize("amount", ["beaucoup", "-5", "1e9", "12,345,67", "999999999999999999999", "NaN", "٣"])
def test_an_amount_that_is_none_is_refused_with_a_sentence_and_kept(ready, amount):
    response = ready.client.post(ready.url("relief_add"), LINE | {"amount": amount})
    page = page_of(response)
    assert "Montant : " in page
    assert f'value="{amount}"' in page


def test_a_choice_that_is_not_offered_is_refused(ready):
    for step, name in [
        ("reclamation", "made"),
        ("consommateur", "capacity"),
        ("ailleurs", "seized"),
        ("axe-travaux", "choice"),
    ]:
        assert "govuk-error-summary" in page_of(ready.post(step, {name: "autre"}))


def test_twelve_lines_at_most_and_a_double_click_adds_one(ready):
    for number in range(14):
        ready.add_line(label=f"Demande {number}", amount="10", kind="other")
        ready.add_line(label=f"Demande {number}", amount="10", kind="other")
    assert len(ready.draft.relief) == 12


def test_a_line_that_is_gone_leads_back_to_the_list(ready):
    response = ready.client.get(ready.url("relief_change", number=9), follow=True)
    assert "n’est plus dans la liste" in response.content.decode()
    assert ready.client.post(ready.url("relief_remove", number=99)).status_code == 302


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (lambda: SimpleUploadedFile("vide.pdf", b""), "est vide"),
        (lambda: SimpleUploadedFile("macro.docx", b"PK\x03\x04"), "n’est pas accepté"),
        (lambda: SimpleUploadedFile("page.html", b"<script>"), "n’est pas accepté"),
        (lambda: SimpleUploadedFile("faux.pdf", b"MZ\x90\x00" + b"0" * 100), "ne correspond pas à son nom"),
        (lambda: SimpleUploadedFile("photo.png", PDF), "ne correspond pas à son nom"),
        (lambda: SimpleUploadedFile("sans-extension", PDF), "n’est pas accepté"),
        (lambda: SimpleUploadedFile("gros.pdf", PDF + b"0" * MAX_BYTES), "dépasse 15 Mo"),
    ],
)
def test_a_file_that_cannot_be_kept_is_named_and_the_good_one_beside_it_is_kept(ready, file, sentence):
    before = ready.draft.files.count()
    page = page_of(ready.post("documents-autres", {"files": [file(), pdf("bon.pdf", PDF + b"bon")]}))
    assert sentence in page
    assert ready.draft.files.count() == before + 1
    assert ready.draft.files.last().file_name == "bon.pdf"


def test_an_image_that_would_fill_the_memory_is_refused_before_it_is_decoded(ready):
    content = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(content, "PNG")
    page = page_of(ready.post("documents-autres", {"files": [SimpleUploadedFile("bombe.png", content.getvalue())]}))
    assert "trop grande" in page


def test_a_strange_name_is_cleaned_and_never_leads_elsewhere(ready):
    ready.post("documents-autres", {"files": [pdf("../../etc/pass‮wd\x00.pdf", PDF + b"nom")]}, ajouter="1")
    row = ready.draft.files.last()
    assert row.file_name == "passwd.pdf"
    answer = ready.client.get(ready.url("file", pk=row.pk))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_twenty_files_at_most_and_the_same_file_once(ready):
    for number in range(25):
        ready.post("documents-autres", {"files": [pdf(f"{number}.pdf", PDF + bytes([number]))]}, ajouter="1")
    assert ready.draft.files.count() == 20
    one = ready.draft.files.last()
    ready.client.post(ready.url("file_remove", pk=one.pk))
    ready.client.post(ready.url("file_remove", pk=one.pk))
    assert ready.draft.files.count() == 19


def test_a_document_is_called_optional_where_one_may_go_on_without_a_word_and_nowhere_else(signed_in):
    """Before a file came, then beside the one that came, then for a document that is not asked for."""
    documents = FormVersion.objects.for_facets("batiment", FACETS).data["documents"]
    needed = next(f"document-{d['key']}" for d in documents if d["required"])
    signed_in.until(needed)
    optional = "(facultatif)"
    assert optional not in page_of(signed_in.get(needed))
    assert optional not in page_of(signed_in.post(needed, {}))
    assert optional not in page_of(signed_in.post(needed, {"missing": "on"}))
    signed_in.post(needed, {"files": [pdf()]}, ajouter="1")
    assert page_of(signed_in.get(needed)).count(optional) == 1
    signed_in.until("documents-autres")
    assert page_of(signed_in.get("documents-autres")).count(optional) == 1


def test_a_number_or_an_address_that_a_box_replaces_is_not_called_optional(ready):
    assert page_of(ready.get("professionnel")).count("(facultatif)") == 0
    assert page_of(ready.get("professionnel-contact")).count("(facultatif)") == 1, "the telephone"


def test_a_needed_document_that_one_does_not_have_asks_why_and_goes_on(signed_in):
    asked = next(d for d in FormVersion.objects.for_facets("batiment", FACETS).data["documents"] if d["required"])
    step = f"document-{asked['key']}"
    signed_in.until(step)
    assert "Ajoutez ce document" in page_of(signed_in.post(step, {}))
    assert "Dites en quelques mots" in page_of(signed_in.post(step, {"missing": "on"}))
    assert signed_in.post(step, {"missing": "on", "reason": "Tout fut convenu de vive voix."}).status_code == 302
    signed_in.until("envoi").send()
    said = {answer["question"]: answer["answer"].replace("\xa0", " ") for answer in Case.objects.get().answers}
    assert said[asked["label"]] == "Je ne l’ai pas : Tout fut convenu de vive voix."
