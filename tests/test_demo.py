"""The demonstration: whole, at every interesting stage, and the same when it is loaded again."""

import hashlib
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from casework import demo
from casework.documents.render import render_pending
from casework.enums import Act, DispatchState, DocumentKind, Outcome, Stage
from casework.models import Case, Dispatch, Exhibit, IssuedDocument, Mediator
from portal.models import User
from tests.documents.pdf_ua import problems

pytestmark = pytest.mark.django_db


def load(settings):
    settings.DEMONSTRATION = True
    call_command("load_demo", stdout=io.StringIO())
    return {model: model.objects.count() for model in (Case, Dispatch, Exhibit, IssuedDocument, Mediator, User)}


def test_loaded_twice_it_is_the_same_and_shows_every_stage(settings):
    first = load(settings)
    assert load(settings) == first
    assert first[Mediator] == 24
    assert set(Case.objects.values_list("stage", flat=True)) >= {
        Stage.AWAITING_RESPONSES, Stage.APPOINTMENT, Stage.ADMISSIBILITY, Stage.MEDIATION, Stage.SOLUTION_PROPOSED,
        Stage.AGREEMENT, Stage.DECLINED, Stage.CLOSED,
    }  # fmt: skip
    assert set(Case.objects.exclude(outcome="").values_list("outcome", flat=True)) == {
        Outcome.AGREEMENT,
        Outcome.NO_AGREEMENT,
        Outcome.DECLINED,
    }
    kinds = set(IssuedDocument.objects.values_list("kind", flat=True))
    assert kinds == set(DocumentKind) - {DocumentKind.ADMISSIBILITY_DECISION}
    _nothing_lies_ahead_of_its_time()
    _its_files_can_be_opened()
    _everyone_named_can_come_in()


def _nothing_lies_ahead_of_its_time():
    assert not Dispatch.objects.filter(created_at__gt=timezone.now()).exists()
    assert Dispatch.objects.filter(state=DispatchState.TO_POST).exists(), "the post room has something to do"
    call_command("verify_journal", stdout=io.StringIO())


def _its_files_can_be_opened():
    for exhibit in Exhibit.objects.all():
        content = exhibit.file.read()
        assert hashlib.sha256(content).hexdigest() == exhibit.sha256
        assert problems(content) == []
    assert render_pending() == IssuedDocument.objects.count()


def _everyone_named_can_come_in():
    for account in demo.accounts():
        user = User.objects.get(email=account["email"])
        assert user.check_password(account["password"]) is bool(account["password"])
    seen = Case.objects.visible_to(User.objects.get(email=demo.NADIA))
    assert 1 < seen.count() < Case.objects.count()
    assert Case.objects.filter(events__act=Act.SIGN_AGREEMENT).exists()
    for email in (demo.LAWYER, demo.AGENT, demo.EXPERT):
        assert Case.objects.visible_to(User.objects.get(email=email)).count() == 1, email


def test_it_is_loaded_nowhere_else(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="démonstration"):
        call_command("load_demo")
    assert not Case.objects.exists()
