"""The corpus is written once, and taken back from the database: the rules read rows that no longer change."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from tests.correspondence.corpus import written

# What a template prints for a name that nobody gave it.
UNDEFINED = "⚠"


@pytest.fixture(scope="session")
def corpus_once(django_db_setup, django_db_blocker):
    options = {**settings.TEMPLATES[0]["OPTIONS"], "string_if_invalid": f"{UNDEFINED}%s"}
    strict = override_settings(TEMPLATES=[{**settings.TEMPLATES[0], "OPTIONS": options}])
    with strict, django_db_blocker.unblock(), transaction.atomic():
        told = written()
        transaction.set_rollback(True)
    return told


@pytest.fixture
def corpus(db, corpus_once):
    """`db`: pytest-django makes a database only when a test asks for it by that name; a rule alone would find none."""
    return corpus_once
