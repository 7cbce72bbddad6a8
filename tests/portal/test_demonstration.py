"""E-mails of the demonstration can be read by anyone, and exist nowhere else."""

import subprocess
import sys

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail

from portal.demonstration.mail import kept_messages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mailbox(settings, tmp_path):
    settings.EMAIL_BACKEND = "portal.demonstration.mail.FolderEmailBackend"
    settings.DEMO_MAIL_ROOT = tmp_path


def test_the_newest_e_mail_comes_first_and_its_links_can_be_followed(client):
    send_mail("Premier", "Bonjour", None, ["martin@example.fr"])
    send_mail("Deuxième « été »", "Lisez http://127.0.0.1:8000/espace/ <b>ici</b>", None, ["dubois@example.fr"])
    page = client.get("/demo/courrier/").content.decode()
    assert page.index("Deuxième") < page.index("Premier")
    key = kept_messages()[0].key
    letter = client.get(f"/demo/courrier/{key}/").content.decode()
    assert '<a href="http://127.0.0.1:8000/espace/"' in letter
    assert "&lt;b&gt;ici" in letter


def test_e_mails_can_be_filtered_by_recipient(client):
    send_mail("Pour elle", "Bonjour", None, ["martin@example.fr"])
    send_mail("Pour lui", "Bonjour", None, ["dubois@example.fr"])
    page = client.get("/demo/courrier/?a=Dubois").content.decode()
    assert "Pour lui" in page
    assert "Pour elle" not in page


def test_an_html_e_mail_is_read_by_its_text(client):
    message = EmailMultiAlternatives("Objet", "Le texte", None, ["martin@example.fr"])
    message.attach_alternative("<p>La page</p>", "text/html")
    message.attach("attestation.pdf", b"%PDF-1.7", "application/pdf")
    message.send()
    kept = kept_messages()[0]
    assert kept.text.strip() == "Le texte"
    assert kept.attachments == ["attestation.pdf"]


@pytest.mark.parametrize("key", ["20260101T000000000000-00000000", "..%2Fportal", "x"])
def test_an_unknown_e_mail_is_not_found(client, key):
    assert client.get(f"/demo/courrier/{key}/").status_code == 404


def test_the_demonstration_says_how_to_come_in(client):
    page = client.get("/demo/").content.decode()
    assert "123456" in page


def test_production_has_neither_page(production_environment):
    script = (
        "import django; django.setup()\n"
        "from django.urls import resolve\n"
        "print([resolve(a).url_name for a in ('/demo/', '/demo/courrier/')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=production_environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['wagtail_serve', 'wagtail_serve']"
