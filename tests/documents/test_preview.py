"""Not a check: writes every PDF to the folder named by PREVIEW, for people to look at."""

import os

import pytest

from tests.documents.samples import preview_documents


@pytest.mark.skipif("PREVIEW" not in os.environ, reason="PREVIEW names no folder")
@pytest.mark.django_db
def test_preview():
    preview_documents(os.environ["PREVIEW"])
