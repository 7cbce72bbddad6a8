"""The test suite: as the demonstration, faster where nobody looks, and with nothing kept from one test to the next."""

import tempfile
from pathlib import Path

from .demo import *  # noqa: F403
from .demo import DATABASES, HUEY, LOGGING, STORAGES

TEST_ROOT = Path(tempfile.mkdtemp(prefix="portal-test-"))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
MEDIA_ROOT = TEST_ROOT / "media"
PRIVATE_ROOT = TEST_ROOT / "private"
DEMO_MAIL_ROOT = TEST_ROOT / "mail"
STATIC_ROOT = TEST_ROOT / "static"
STATIC_ROOT.mkdir()
STORAGES = {
    **STORAGES,
    "private": {"BACKEND": "portal.storages.PrivateFolder", "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
HUEY = {**HUEY, "immediate": True}
LOGGING = {**LOGGING, "root": {"handlers": [], "level": "WARNING"}}
SESSION_COOKIE_AGE = 10 * 365 * 24 * 60 * 60  # story tests travel in time; tests/portal sets the true limits
SESSION_IDLE_SECONDS = {"party": SESSION_COOKIE_AGE, "staff": SESSION_COOKIE_AGE}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["CONN_MAX_AGE"] = 0
