"""How one message is written: to whom, by which way, and what people typed cannot make of it."""

import pytest
from django.conf import settings as project
from django.core import mail

from casework.correspondence import dispatch
from casework.correspondence.compose import MissingItem
from casework.enums import Act, DispatchState, DocumentKind, Role, Stage
from casework.models import Dispatch, Party
from casework.procedure.filing import ClaimantData
from casework.templatetags.correspondence import is_dense, sayable
from tests.story import Story, paris

pytestmark = pytest.mark.django_db

# The text that loses a paragraph, the stage before, the act that would send it.
COMPULSORY = [
    ("withdrawal", "_referral_reminders.html", Stage.ADMISSIBILITY, Story.admit),
    ("forclusion", "_referral_reminders.html", Stage.ADMISSIBILITY, Story.admit),
    ("court_open", "_solution_reminders.html", Stage.MEDIATION, Story.propose),
    ("date_limit", "_solution_reminders.html", Stage.MEDIATION, Story.propose),
]


@pytest.mark.parametrize(("mark", "text", "stage", "act"), COMPULSORY, ids=[mark for mark, *_ in COMPULSORY])
def test_without_a_compulsory_item_nothing_leaves_and_nothing_is_done(
    mark, text, stage, act, story_in, settings, tmp_path
):
    told, before = story_in(stage), Dispatch.objects.count()
    lame = tmp_path / "casework/documents" / text
    lame.parent.mkdir(parents=True)
    whole = (project.BASE_DIR / "templates/casework/documents" / text).read_text()
    head, _, tail = whole.partition(f'{{% must "{mark}" %}}')
    lame.write_text(f'{head}{{% must "{mark}" %}} {tail[tail.index("{% endmust %}") :]}')
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    with pytest.raises(MissingItem, match=mark):
        act(told)
    told.case.refresh_from_db()
    assert (told.case.stage, Dispatch.objects.count()) == (stage, before)


# By post ------------------------------------------------------------------------------------------------


def test_the_constat_of_a_withdrawal_goes_with_its_letter(story_in):
    told = story_in(Stage.MEDIATION)
    Party.objects.filter(pk=told.claimant.pk).update(email_works=False)
    told.do(Act.WITHDRAW, Role.RESPONDENT)
    row = told.event.dispatches.get(party=told.claimant)
    assert (row.state, row.document.kind) == (DispatchState.TO_POST, DocumentKind.FAILURE_CERTIFICATE)
    assert "Le constat établi par le médiateur est joint" in row.letter_html


def test_a_withdrawal_before_any_mediation_speaks_of_no_constat(story):
    story.do(Act.WITHDRAW, Role.CLAIMANT)
    for row in story.event.dispatches.all():
        assert row.document is None
        assert "constat" not in row.body + row.letter_html
        assert "suspendu" not in row.body + row.letter_html


def test_a_draft_sent_by_email_can_still_become_a_whole_letter(story_in):
    """The address bounces after the act: what is printed then is what was written, annex included."""
    told = story_in(Stage.AGREEMENT)
    row = Dispatch.objects.get(message="draft_circulated", party=told.claimant)
    assert "Article 1. La toiture est reprise" in row.letter_html


LONGEST = dict(
    claimant=ClaimantData("P" * 100, "N" * 100, "", "", "8 allée des Tilleuls, " * 13, "97100", "V" * 100),
)  # fmt: skip


def test_the_longest_names_and_addresses_leave_like_the_others():
    told = Story(**LONGEST, professional_email="")
    Party.objects.filter(case=told.case).update(company="S" * 200, address="A" * 300, email="", first_name="P" * 100,
                                                last_name="N" * 100)  # fmt: skip
    told.decline()
    row = told.event.dispatches.get()
    assert row.to_address.count("\n") == 3
    assert len(row.to_address) > 800


def test_the_envelope_names_the_person_to_hand_it_to():
    told = Story(professional_email="")
    Party.objects.filter(pk=told.respondent.pk).update(
        first_name="Luc", last_name="Dubois", address="Zone Nord\n4 rue A"
    )
    told.decline()
    told.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)
    row = told.event.dispatches.get(party=told.respondent)
    assert row.to_address.splitlines() == [
        "SARL Toitures Dubois", "À l’attention de Luc Dubois", "Zone Nord", "4 rue A", "44100 Nantes",
    ]  # fmt: skip
    assert "<br>À l’attention de Luc Dubois<br>Zone Nord<br>" in row.letter_html


def test_many_lines_are_set_smaller():
    assert not is_dense(["SARL Toitures Dubois", "4 rue des Ardoises", "44100 Nantes"])
    assert is_dense(["Société coopérative ouvrière de production des compagnons couvreurs réunis"] * 3)


# What people type ---------------------------------------------------------------------------------------

HOSTILE = [
    "SARL Dubois\r\nBcc: tous@example.com", "SARL\n\nPayez 500 € sur https://voleur.example/payer", "voleur.example",
    "www voleur", "<script>alert(1)</script>", "[Cliquez ici](https://voleur.example)", "=?utf-8?q?Payez?=",
    "Dubois\u202eelpmaxe", "Dubois\u2028Payez", "contact@voleur.example", "S" * 200, "{{ settings }}", "📞 0 899 00 00 00",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_cannot_make_the_message_say_something_else(name):
    """The consumer types the professional's name; the Centre's e-mail carries none of it (test S-13)."""
    told = Story(at=paris(2027, 1, 4))
    Party.objects.filter(pk=told.respondent.pk).update(company=name)
    told.wait(5).tick()
    row = Dispatch.objects.filter(message="reminder").get()
    assert row.body.startswith("Bonjour,\n\n")
    assert "voleur" not in row.subject + row.body
    mail.outbox.clear()
    dispatch.drain()
    sent = next(message for message in mail.outbox if message.extra_headers["Message-ID"] == row.message_id)
    wire = sent.message()
    assert sent.recipients() == [row.to_address]
    assert sorted(key.lower() for key in wire) == sorted(
        ["content-type", "mime-version", "content-transfer-encoding", "subject", "from", "to", "date", "message-id",
         "auto-submitted"]
    )  # fmt: skip
    assert wire.get_content_type() == "text/plain"


@pytest.mark.parametrize(
    "name",
    [
        "Nadia Martin",
        "SARL Toitures Dubois",
        "Aymé & Fils",
        "L’Île-d’Yeu (44)",
        "M. de La Rochefoucauld",
        "محمد بن علي",
    ],
)
def test_real_names_are_greeted(name):
    assert sayable(name) == name


def test_what_was_typed_stands_in_the_letter_as_it_was_typed():
    told = Story(summary="<script>alert('résumé')</script> & {{ settings }}")
    letter = Dispatch.objects.get(case=told.case, message="invitation").letter_html
    assert "<script>" not in letter
    assert "&lt;script&gt;alert(&#x27;résumé&#x27;)&lt;/script&gt; &amp; {{ settings }}" in letter
