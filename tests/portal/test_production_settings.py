"""Production refuses to start when something that protects people is missing, and says what in one sentence."""

import json
import subprocess
import sys

import pytest

from portal.settings.mail import mail_settings
from portal.settings.refusals import DEMONSTRATION_KEY

READ = """
import json
from django.conf import settings
names = ["DEBUG", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS",
         "SECURE_SSL_REDIRECT", "EMAIL_HOST", "EMAIL_USE_TLS", "DEMONSTRATION", "PORTAL_URL"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def start(environment):
    return subprocess.run([sys.executable, "-c", READ], env=environment, capture_output=True, text=True)


def test_a_complete_environment_starts_safely(production_environment):
    settings = json.loads(start(production_environment).stdout)
    assert settings == {
        "DEBUG": False,
        "DEMONSTRATION": False,
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SECURE_SSL_REDIRECT": True,
        "EMAIL_HOST": "courrier.exemple.fr",
        "EMAIL_USE_TLS": True,
        "PORTAL_URL": "https://mediation.exemple.fr",
    }


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "", "SECRET_KEY manque"),
        ("SECRET_KEY", "court-mais-varié-7Fq2", "trop court"),
        ("SECRET_KEY", "a" * 80, "trop facile à deviner"),
        ("SECRET_KEY", "0123456789" * 8, "trop facile à deviner"),
        ("SECRET_KEY", DEMONSTRATION_KEY, "celui d’une démonstration"),
        ("SECRET_KEY", "django-insecure-" + "kq3z8w1v" * 8, "celui d’une démonstration"),
        ("PORTAL_URL", "", "PORTAL_URL manque"),
        ("PORTAL_URL", "http://mediation.exemple.fr", "doit commencer par https://"),
        ("ALLOWED_HOSTS", " ", "ALLOWED_HOSTS manque"),
        ("EMAIL_URL", "", "EMAIL_URL manque"),
        ("EMAIL_URL", "http://courrier.exemple.fr", "EMAIL_URL doit avoir la forme"),
        ("EMAIL_FROM", "", "EMAIL_FROM manque"),
    ],
)
def test_what_is_missing_or_weak_is_refused(production_environment, name, value, sentence):
    done = start({**production_environment, name: value})
    assert done.returncode != 0
    last_line = done.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last_line
    assert sentence in done.stderr


def test_the_queue_and_the_files_follow_the_environment(production_environment):
    environment = {
        **production_environment,
        "DATABASE_URL": "postgresql://portail@127.0.0.1:1/portail",
        "S3_BUCKET": "pieces",
        "S3_ENDPOINT_URL": "https://s3.exemple.fr",
    }
    script = (
        "from django.conf import settings as s\n"
        "print(s.HUEY['huey_class'], s.STORAGES['private']['BACKEND'], s.DATABASES['default']['ENGINE'])"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        "huey.PostgresHuey",
        "storages.backends.s3.S3Storage",
        "django.db.backends.postgresql",
    ]


def test_the_queue_is_a_private_file_of_signed_messages(production_environment, tmp_path):
    script = (
        "from huey.contrib.djhuey import HUEY; print(type(HUEY).__name__, type(HUEY.serializer).__name__, HUEY.results)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{script}"],
        env=production_environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["SqliteHuey", "SignedSerializer", "False"]
    assert (tmp_path / "huey.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_mail_server_may_speak_tls_from_the_first_byte():
    settings = mail_settings("smtps://jean%40exemple.fr:a%2Fb@courrier.exemple.fr")
    assert (settings["EMAIL_PORT"], settings["EMAIL_USE_SSL"], settings["EMAIL_USE_TLS"]) == (465, True, False)
    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("jean@exemple.fr", "a/b")
