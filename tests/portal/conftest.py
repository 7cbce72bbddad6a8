"""What the tests of the set-up share."""

import os
import secrets

import pytest


@pytest.fixture
def production_environment(tmp_path):
    """The environment of a production that may start."""
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "PORTAL_URL": "https://mediation.exemple.fr",
        "ALLOWED_HOSTS": "mediation.exemple.fr",
        "EMAIL_URL": "smtp://portail:secret@courrier.exemple.fr:587?tls=1",
        "EMAIL_FROM": "Médiation <contact@exemple.fr>",
    }
