"""What people type in the fields of the public site, well or badly."""

import datetime
from decimal import Decimal

import pytest
from django import forms

from portal.fields import DayField, EmailAddressField, EuroField, PhoneField, PostalCodeField, SiretField
from portal.forms import PortalForm

TODAY = datetime.date(2026, 11, 23)
NBSP = "\u00a0"
IN_DIGITS = "Date des travaux : écrivez le jour, le mois et l’année en chiffres, par exemple 31 3 2026."


def form_with(field, data):
    """A bound form whose only field is called « answer »."""
    return type("OneField", (PortalForm,), {"answer": field})(data)


def clean(field, value):
    form = form_with(field, {"answer": value})
    assert form.is_valid(), form.errors
    return form.cleaned_data["answer"]


def refusal(field, value):
    """The only message of a refused answer; also checks that what was typed comes back on the page."""
    form = form_with(field, value if isinstance(value, dict) else {"answer": value})
    assert not form.is_valid()
    form.as_p()
    rendered = form.render()
    assert "govuk-error-message" in rendered
    return form.errors["answer"][0].replace(NBSP, " ")


def day(day, month, year):
    return {"answer_day": day, "answer_month": month, "answer_year": year}


def day_field(**options):
    return DayField(label="Date des travaux", **options)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("31", "3", "2026"), datetime.date(2026, 3, 31)),
        (("01", "09", "2025"), datetime.date(2025, 9, 1)),
        ((" 1 ", "août", "2025"), datetime.date(2025, 8, 1)),
        (("1", "Févr.", "2025"), datetime.date(2025, 2, 1)),
        (("29", "2", "2028"), datetime.date(2028, 2, 29)),
    ],
)
def test_a_day_is_read(typed, expected):
    form = form_with(day_field(), day(*typed))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["answer"] == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", ""), "Date des travaux : indiquez le jour, le mois et l’année."),
        (("31", "", "2026"), "Date des travaux : il manque le mois."),
        (("31", "", ""), "Date des travaux : il manque le mois et l’année."),
        (("31", "2", "2026"), "Date des travaux : cette date n’existe pas. Vérifiez le jour et le mois."),
        (("29", "2", "2026"), "Date des travaux : cette date n’existe pas. Vérifiez le jour et le mois."),
        (("0", "1", "2026"), "Date des travaux : cette date n’existe pas. Vérifiez le jour et le mois."),
        (("1", "1", "0001"), "Date des travaux : écrivez l’année avec quatre chiffres, par exemple 2026."),
        (("1", "1", "26"), "Date des travaux : écrivez l’année avec quatre chiffres, par exemple 2026."),
        (("1", "ma", "2026"), IN_DIGITS),
        (("-1", "1", "2026"), IN_DIGITS),
        (("١", "١", "٢٠٢٦"), IN_DIGITS),
        (("1", "1", "9" * 10_000), IN_DIGITS),
        (("1\0", "1", "2026"), IN_DIGITS),
        (("\ud800", "1", "2026"), IN_DIGITS),
    ],
)  # fmt: skip
def test_a_wrong_day_is_refused(typed, said):
    assert refusal(day_field(), day(*typed)) == said


def test_a_day_stays_within_its_bounds_and_the_last_ones_count():
    field = day_field(min_value=datetime.date(2026, 1, 1), max_value=lambda: TODAY)
    assert (
        refusal(field, day("24", "11", "2026"))
        == "Date des travaux : indiquez une date au plus tard le 23 novembre 2026."
    )
    assert (
        refusal(field, day("31", "12", "2025")) == "Date des travaux : indiquez une date à partir du 1er janvier 2026."
    )
    assert form_with(field, day("23", "11", "2026")).is_valid()
    assert form_with(field, day("1", "1", "2026")).is_valid()


def test_an_optional_day_may_be_empty():
    form = form_with(day_field(required=False), day("", "", ""))
    assert form.is_valid()
    assert form.cleaned_data["answer"] is None


def test_a_day_shows_what_was_typed_and_what_was_known():
    assert 'value="trente"' in form_with(day_field(), day("trente", "2", "2026")).render()
    for known in (TODAY, "2026-11-23"):
        form = type("Known", (PortalForm,), {"answer": day_field()})(initial={"answer": known})
        assert all(f'value="{part}"' in form.render() for part in (23, 11, 2026))


def test_a_day_knows_whether_it_changed():
    field = day_field()
    assert not field.has_changed(TODAY, ["23", "11", "2026"])
    assert field.has_changed(TODAY, ["24", "11", "2026"])
    assert field.has_changed(TODAY, ["99", "11", "2026"])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1 250,50 €", "1250.50"),
        ("1250.5", "1250.50"),
        ("1\u202f250,50\u00a0€", "1250.50"),
        ("1.250,50", "1250.50"),
        ("60", "60.00"),
        ("60 euros", "60.00"),
        ("0", "0.00"),
        ("12 345 678,90", "12345678.90"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, expected):
    amount = clean(EuroField(label="Montant"), typed)
    assert amount == Decimal(expected)
    assert str(amount) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Montant : écrivez un montant en euros."),
        ("   ", "Montant : écrivez un montant en euros."),
        ("12,345", "Montant : écrivez deux chiffres au plus après la virgule, par exemple 1 250,50."),
        ("1.250", "Montant : écrivez deux chiffres au plus après la virgule, par exemple 1 250,50."),
        ("-5", "Montant : écrivez un montant sans signe moins."),
        ("1e9", "Montant : écrivez un montant en chiffres, par exemple 1 250,50."),
        ("12 50", "Montant : écrivez un montant en chiffres, par exemple 1 250,50."),
        ("NaN", "Montant : écrivez un montant en chiffres, par exemple 1 250,50."),
        ("٥٠", "Montant : écrivez un montant en chiffres, par exemple 1 250,50."),
        ("mille", "Montant : écrivez un montant en chiffres, par exemple 1 250,50."),
        ("<script>", "Montant : écrivez un montant en chiffres, par exemple 1 250,50."),
        ("1\x002", "Montant : un caractère ne peut pas être lu. Effacez cette réponse et écrivez-la de nouveau."),
        ("\udc80", "Montant : un caractère ne peut pas être lu. Effacez cette réponse et écrivez-la de nouveau."),
        ("9" * 10_000, "Montant : ce montant est trop grand."),
        ("999999999", "Montant : écrivez un montant qui ne dépasse pas 99 999 999,99 €."),
    ],
)
def test_a_wrong_amount_is_refused(typed, said):
    assert refusal(EuroField(label="Montant"), typed) == said


def test_an_optional_amount_may_be_empty_and_a_known_one_is_shown_in_french():
    assert clean(EuroField(label="Montant", required=False), "") is None
    form = type("Known", (PortalForm,), {"answer": EuroField()})(initial={"answer": Decimal("1250.5")})
    assert f'value="1{NBSP}250,50"' in form.render()
    assert not EuroField().has_changed(Decimal("1250.50"), "1 250,50 €")


@pytest.mark.parametrize("typed", ["73282932000074", "732 829 320 00074", "732.829.320.00074", "356 000 000 49837"])
def test_a_siret_is_read_with_or_without_spaces(typed):
    assert clean(SiretField(label="Numéro SIRET"), typed) in ("73282932000074", "35600000049837")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Numéro SIRET : écrivez le numéro SIRET, 14 chiffres."),
        ("732829320", "Numéro SIRET : ce numéro a 9 chiffres, c’est un SIREN. "
                      "Le SIRET en a 14, il figure sur le devis ou la facture."),
        ("7328293200007", "Numéro SIRET : ce numéro a 13 chiffres, un SIRET en a 14."),
        ("73282932000075", "Numéro SIRET : ce numéro contient une erreur. Comparez-le au devis ou à la facture."),
        ("FR40303265045", "Numéro SIRET : écrivez 14 chiffres, sans lettre, par exemple 732 829 320 00074."),
        ("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", "Numéro SIRET : écrivez 14 chiffres, sans lettre, par exemple 732 829 320 00074."),
        ("7" * 10_000, "Numéro SIRET : la réponse est trop longue."),
    ],
)  # fmt: skip
def test_a_wrong_siret_is_refused(typed, said):
    assert refusal(SiretField(label="Numéro SIRET"), typed) == said


@pytest.mark.parametrize(
    ("typed", "expected"), [("44000", "44000"), ("44 000", "44000"), ("97400", "97400"), ("20200", "20200")]
)
def test_a_postal_code_is_read(typed, expected):
    assert clean(PostalCodeField(label="Code postal"), typed) == expected


@pytest.mark.parametrize("typed", ["4400", "00100", "99000", "44000-1", "abcde", "٤٤٠٠٠", "4" * 50])
def test_a_wrong_postal_code_is_refused(typed):
    assert refusal(PostalCodeField(label="Code postal"), typed) == (
        "Code postal : écrivez les cinq chiffres d’un code postal français, par exemple 44000."
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("06.12.34.56.78", "06 12 34 56 78"),
        ("+33 (0)6 12 34 56 78", "06 12 34 56 78"),
        ("0033612345678", "06 12 34 56 78"),
        ("+32 2 123 45 67", "+3221234567"),
    ],
)
def test_a_phone_number_is_read(typed, expected):
    assert clean(PhoneField(label="Téléphone"), typed) == expected


@pytest.mark.parametrize("typed", ["12", "06 12", "00", "téléphone", "+0123456789", "1" * 90, "06\u200b12345678x"])
def test_a_wrong_phone_number_is_refused(typed):
    assert refusal(PhoneField(label="Téléphone"), typed).startswith("Téléphone : écrivez un numéro complet")


def test_an_address_is_kept_in_lower_case_and_a_wrong_one_refused():
    assert clean(EmailAddressField(label="Adresse e-mail"), " Anne.Martin@Exemple.FR ") == "anne.martin@exemple.fr"
    said = "Adresse e-mail : écrivez une adresse complète, par exemple prenom.nom@exemple.fr."
    for typed in ("anne", "anne@", "a b@exemple.fr", "a" * 300 + "@exemple.fr", "anne@exemple.fr\x00"):
        assert refusal(EmailAddressField(label="Adresse e-mail"), typed).startswith("Adresse e-mail : ")
    assert refusal(EmailAddressField(label="Adresse e-mail"), "anne@") == said


def test_a_fields_own_words_come_after_its_label():
    field = DayField(label="Votre réclamation", error_messages={"required": "dites-nous quand vous l’avez envoyée."})
    assert refusal(field, day("", "", "")) == "Votre réclamation : dites-nous quand vous l’avez envoyée."


def test_every_field_works_outside_the_portals_forms_too():
    fields = {"day": DayField(), "euro": EuroField(), "siret": SiretField(), "mail": EmailAddressField()}
    form = type("AdminForm", (forms.Form,), fields)({"euro": "1,234", "day_day": "1", "mail": "x"})
    assert not form.is_valid()
    assert set(form.errors) == {"day", "euro", "siret", "mail"}
    assert 'name="day_month"' in form.as_div()
