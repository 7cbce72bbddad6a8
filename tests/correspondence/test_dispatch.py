"""The outbox against a real mail relay on loopback: nothing lost, nothing twice."""

import socket
import threading
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from casework.correspondence import dispatch
from casework.enums import DispatchState
from casework.models import Dispatch

pytestmark = pytest.mark.django_db


class Relay:
    """Keeps what it accepts; refuses the addresses and answers it is told to."""

    def __init__(self):
        self.mails, self.refuse, self.lock = [], {}, threading.Lock()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with self.lock:
            self.mails.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def relay(settings):
    handler = Relay()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield handler
    controller.stop()


def test_each_message_leaves_once_with_its_own_message_id(story, relay):
    assert dispatch.drain() == 2
    assert dispatch.drain() == 0
    assert len(relay.mails) == 2
    for row in Dispatch.objects.all():
        assert row.state == DispatchState.SENT
        assert sum(row.message_id in content for _, content in relay.mails) == 1


def test_the_code_leaves_with_the_message_and_is_then_forgotten(story, relay):
    row = Dispatch.objects.get(message="invitation")
    code = row.secret
    assert story.respondent.accepts_code(code)
    assert code not in row.body
    dispatch.drain()
    row.refresh_from_db()
    assert row.secret == ""
    assert any(code in content for _, content in relay.mails)


def test_a_dead_address_gets_a_letter_instead(story, relay):
    relay.refuse["contact@toitures-dubois.example"] = "550 no such user"
    dispatch.drain()
    row = Dispatch.objects.get(message="invitation")
    assert (row.channel, row.state) == ("letter", DispatchState.TO_POST)
    assert "4 rue des Ardoises" in row.to_address
    assert story.respondent.is_postal


def test_a_relay_that_is_busy_is_asked_again_later(story, relay):
    relay.refuse["nadia.martin@example.fr"] = "451 try again"
    dispatch.drain()
    row = Dispatch.objects.get(message="acknowledgement")
    assert row.state == DispatchState.READY
    assert row.beat > timezone.now()
    relay.refuse.clear()
    Dispatch.objects.update(beat=None)
    assert dispatch.drain() == 1


def test_a_relay_that_is_down_loses_nothing(story, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    assert dispatch.drain() == 0
    assert Dispatch.objects.filter(state=DispatchState.READY).count() == 2


def killed_while_sending(message):
    row = Dispatch.objects.get(message=message)
    row.state, row.owner, row.beat = DispatchState.SENDING, "gone", timezone.now() - timedelta(minutes=1)
    row.save()
    return row


def test_a_notice_interrupted_leaves_again_and_says_perhaps_twice(story, relay):
    row = killed_while_sending("invitation")
    dispatch.drain()
    row.refresh_from_db()
    assert (row.state, row.maybe_twice) == (DispatchState.SENT, True)
    assert sum(row.message_id in content for _, content in relay.mails) == 1


def test_a_courtesy_interrupted_waits_for_a_person(story, relay):
    story.accept()
    row = killed_while_sending("response_accepted")
    dispatch.drain()
    row.refresh_from_db()
    assert row.state == DispatchState.HELD
    assert dispatch.resend(row)
    assert not dispatch.resend(row), "decided once"
    dispatch.drain()
    row.refresh_from_db()
    assert row.state == DispatchState.SENT


def test_a_row_being_sent_is_not_taken_twice(story, relay):
    taken = [dispatch.claim("one"), dispatch.claim("two"), dispatch.claim("three")]
    assert {row.pk for row in taken if row} == set(Dispatch.objects.values_list("pk", flat=True))
    assert taken[2] is None
