"""The number of a registered letter: two shapes, and a key where there is one."""

import pytest
from django.core.exceptions import ValidationError

from casework.mail_forms import TrackingField
from casework.tracking import s10_key


@pytest.mark.parametrize(
    ("digits", "key"), [("00071758", 1), ("00071759", 5), ("96633102", 0), ("76129403", 8), ("47312482", 9)]
)
def test_the_key_of_the_universal_postal_union(digits, key):
    assert s10_key(digits) == key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("RK 473 124 829 FR", "RK473124829FR"),
        ("eb000717595hk", "EB000717595HK"),
        ("1A 123 456 7890 1", "1A12345678901"),
        ("2C-123.456.7890-1", "2C12345678901"),
        ("", ""),
    ],
)
def test_it_is_read_as_people_copy_it(typed, kept):
    assert TrackingField(label="Numéro de suivi", required=False).clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("RK473124828FR", "un chiffre ne va pas avec les autres"),
        ("RK47312482FR", "13 caractères"),
        ("AA12345678901", "13 caractères"),
        ("1A1234567890", "13 caractères"),
        ("٣A12345678901", "13 caractères"),
        ("recommandé", "13 caractères"),
        ("1" * 60, "trop longue"),
        ("1A\x00", "ne peut pas être lu"),
    ],
)
def test_anything_else_is_refused_in_words(typed, words):
    with pytest.raises(ValidationError, match="Numéro de suivi.*" + words):
        TrackingField(label="Numéro de suivi", required=False).clean(typed)
