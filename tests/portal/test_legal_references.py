"""The one list of legal references."""

import pytest
from django.template import Context, Template

from portal.legal_references import REFERENCES, legal_reference


def test_a_reference_is_printed_in_full():
    page = Template('{% load legal %}{% legal "L612-2" %}').render(Context())
    assert page == "article L612-2 du Code de la consommation"


def test_an_unknown_reference_is_an_error():
    with pytest.raises(KeyError):
        legal_reference("L999-9")


def test_every_reference_is_dated_and_explained():
    assert all(reference.as_of and reference.about.endswith(".") for reference in REFERENCES.values())
