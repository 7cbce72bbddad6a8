"""Rules that hold for every message, whatever the case: asked of all that the portal ever writes (corpus.py)."""

import re

import pytest
from django.conf import settings

from casework.correspondence.compose import CODE_PLACEHOLDER
from casework.correspondence.messages import MESSAGES, NOTIFICATION_REMINDERS, SOLUTION_REMINDERS
from casework.deadlines import PARTY, TERMS
from casework.enums import Audience, Order, Term
from casework.procedure.table import ROWS
from casework.templatetags.letters import marks_in
from tests.correspondence.conftest import UNDEFINED
from tests.correspondence.corpus import FILED, KEPT, NAMES, PASSED_ON, TALKS
from tests.correspondence.reading import NBSP, said, text_of

pytestmark = pytest.mark.django_db

PRICE = re.compile(rf"\bHT\b|\bTTC\b|tarif|factur|honoraire|\b(60|72|300|360)[ {NBSP}]€", re.IGNORECASE)
LINK = re.compile(r"https?://[^\s<>\"»]+")
PLACE_TO_ANSWER = re.compile(r'class="(box|write)"|oui – si nécessaire')
QUIET_TEXT = re.compile(r"[ ][;:!?»]|«[ ]")

# Bound by a clock or by an aparté, and always a party.
TO_A_PARTY_ONLY = {
    ("lapse_response", "silence_notice"), ("post_to_caucus", "new_activity"),
    ("ask_question", "question_asked"), ("send_table", "table_sent"),
    ("ask_execution", "execution_question"), ("ask_execution_again", "execution_question"),
    ("keep_party", "identity_kept"), ("send_story", "case_story"),
}  # fmt: skip


def name_of(row):
    return f"{row.message} → {row.recipient} ({row.event.act}, {row.case.order})"


def each(rows, broken):
    """Fails with the messages that break a rule, each once."""
    assert rows
    assert sorted({f"{name_of(row)}: {found}" for row in rows if (found := broken(row))}) == []


def test_the_corpus_has_every_message_to_everyone_the_table_names(corpus):
    told = {(row.event.act, row.message, row.recipient.partition(":")[0]) for row in corpus.messages}
    kinds = {
        Audience.MEDIATOR: {"mediator"},
        Audience.PREVIOUS_MEDIATOR: {"mediator"},
        Audience.CENTRE: {"centre"},
        Audience.THIRD: {"third"},
        Audience.EXPERT: {"expert"},
        Audience.BOUND: {"party", "mediator", "centre"},
    }
    for row in ROWS:
        for tell in row.tells:
            for kind in kinds.get(tell.to, {"party"}):
                if (row.act, tell.message) not in TO_A_PARTY_ONLY or kind == "party":
                    assert (row.act, tell.message, kind) in told, f"{row.act}: {tell.message} → {kind}"
    assert {row.case.order for row in corpus.messages} == set(Order)


def about_a_case(corpus):
    """All but what is written outside any case."""
    return [row for row in corpus.messages if not MESSAGES[row.message].outside]


def test_what_is_written_outside_a_case_says_nothing_of_one(corpus):
    rows = [row for row in corpus.messages if MESSAGES[row.message].outside]
    assert rows
    words = (*FILED, *TALKS, *KEPT, *PASSED_ON, "dossier", "litige", "médiation en cours", "/espace/")
    each(rows, lambda row: [word for word in words if word.lower() in said(row).lower()])
    each(rows, lambda row: [name for name in NAMES if name not in row.recipient_name and name in said(row)])
    each(rows, lambda row: row.case.reference in said(row))


# Confidentiality ----------------------------------------------------------------------------------------


def test_no_email_says_a_word_of_the_dispute(corpus):
    words = (*FILED, *TALKS, *KEPT, *PASSED_ON, "toiture", "rénovation", "Bâtiment")
    each(corpus.messages, lambda row: [w for w in words if w.lower() in f"{row.subject} {row.body}".lower()])


def test_no_email_names_anybody_but_the_one_it_is_for(corpus):
    def others(row):
        own = row.recipient_name if row.recipient != "centre" else ""
        return [name for name in NAMES if name not in own and name in f"{row.subject} {row.body}"]

    each(corpus.messages, others)


def test_what_was_confided_stands_in_no_letter_either(corpus):
    each(corpus.messages, lambda row: [word for word in KEPT if word in row.letter_html])


def test_the_talks_are_written_only_where_they_are_to_be_read(corpus):
    """By post to the parties: the entry itself, the draft. The solution is in its document."""
    read = {"new_activity", "question_asked", "table_sent", "draft_circulated", "ready_to_sign"}
    rows = [row for row in corpus.messages if row.message not in read]
    each(rows, lambda row: [word for word in TALKS if word in row.letter_html])


def test_links_are_pointers(corpus):
    portal = settings.PORTAL_URL

    def strange(row):
        known = {
            portal,
            f"{portal}/espace/invitation/",
            f"{portal}/espace/rendez-vous/",
            f"{portal}/espace/dossier/{row.case.reference}/",
        }
        found = {link.rstrip(".,;") for link in LINK.findall(said(row))}
        team = {link for link in found if link.startswith(f"{portal}/") and not row.party and link.count("?") == 0}
        return sorted(found - known - team)

    each(about_a_case(corpus), strange)


def test_a_code_stands_only_where_one_was_made(corpus):
    coded = {"invitation", "signature_code"}
    each(corpus.messages, lambda row: (CODE_PLACEHOLDER in row.body) is not (row.message in coded))
    each([row for row in corpus.messages if row.secret], lambda row: row.secret in said(row))


def test_a_subject_is_one_short_line_with_the_reference(corpus):
    each(
        about_a_case(corpus),
        lambda row: not re.fullmatch(rf"Dossier {row.case.reference}{NBSP}: [^\n]{{5,70}}", row.subject),
    )


# The consumer and money ---------------------------------------------------------------------------------


def test_the_consumer_never_reads_a_price(corpus):
    each([row for row in corpus.messages if row.party and row.party.is_claimant], lambda row: PRICE.findall(said(row)))


def test_no_email_carries_a_price_and_the_invitation_s_letter_does(corpus):
    amounts = re.compile(rf"\d[ {NBSP}]€")
    each(corpus.messages, lambda row: amounts.findall(f"{row.subject} {row.body}"))
    invited = corpus.of("invitation")
    each(invited, lambda row: "tarif" not in row.body)
    each(
        [row for row in invited if row.event.act not in ("validate_file", "admit_respondent")],
        lambda row: f"60{NBSP}€ HT" not in text_of(row.letter_html) or f"72{NBSP}€ TTC" not in text_of(row.letter_html),
    )


# What must be said --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "marks"), [("referral_notification", NOTIFICATION_REMINDERS), ("solution_proposed", SOLUTION_REMINDERS)]
)
def test_the_compulsory_reminders_are_in_the_letter_and_in_its_document(corpus, message, marks):
    assert MESSAGES[message].compulsory == marks
    each(corpus.of(message), lambda row: set(marks) - marks_in(row.letter_html))
    each(corpus.of(message), lambda row: set(marks) - marks_in(row.document.html))


def test_who_is_invited_after_the_examination_gets_the_notification_too(corpus):
    """R612-2: the mediator notifies the parties, in either order of things."""
    late = [row for row in corpus.of("invitation") if row.case.order == Order.ADMISSIBILITY_FIRST]
    each(late, lambda row: set(NOTIFICATION_REMINDERS) - marks_in(row.document.html))
    each(late, lambda row: "notification de la saisine" not in row.body)


def test_a_message_that_starts_a_term_says_until_when(corpus):
    until = re.compile(rf"(au plus tard le|jusqu’au) \w+{NBSP}\d")
    starting = [row for row in corpus.messages if MESSAGES[row.message].starts not in ("", Term.OUTCOME)]
    waiting = [row for row in starting if row.case.track == "e_mediation"]
    each(waiting, lambda row: not until.search(row.body))
    each([row for row in waiting if row.party], lambda row: not until.search(text_of(row.letter_html)))


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("acknowledgement", "La médiation est gratuite pour vous"),
        ("acknowledgement", "Vous n’avez rien à faire pour l’instant"),
        ("invitation", "Sans réponse de votre part à cette date"),
        ("refusal_options", "Sans choix de votre part à cette date"),
        ("refusal_options", "la possibilité de saisir le tribunal"),
        ("silence_options", "n’a pas répondu"),
        ("silence_options", "Sans choix de votre part à cette date"),
        ("silence_notice", "Vous pouvez encore accepter la médiation"),
        ("intercession_failed", "Elle est gratuite"),
        ("filing_certificate", "Elle est gratuite et adressée à toutes les parties"),
        ("mediator_appointed", "il suffit qu’une partie s’y oppose"),
        ("referral_notification", "à tout moment"),
        ("extension", "à tout moment"),
        ("solution_proposed", "votre silence vaudra refus"),
        ("draft_circulated", "Rien ne vous engage à ce stade"),
        ("ready_to_sign", "une fois signé par tous, il engage chacun"),
        ("failure_certificate", "la possibilité de saisir le tribunal"),
        ("withdrawal", "la possibilité de saisir le tribunal"),
        ("inadmissible_decision", "de saisir le tribunal"),
    ],
)
def test_what_each_message_says_in_both_its_forms(corpus, message, words):
    rows = [row for row in corpus.of(message) if row.party and row.case.track == "e_mediation"]
    each(rows, lambda row: words.lower() not in text_of(row.letter_html).lower())
    each(rows, lambda row: words.lower() not in row.body.lower())


def test_silence_is_never_called_a_refusal(corpus):
    for message in ("silence_options", "silence_notice"):
        each(corpus.of(message), lambda row: re.search(r"a refusé|refus de", said(row)))


def test_every_email_tells_who_writes_and_where_to_go(corpus):
    def missing(row):
        signs = ("Bonjour", "Bien à vous,", "Téléphone", "12 rue de l’Exemple", "ne demande jamais de mot de passe")
        return [sign for sign in (*signs, f"{settings.PORTAL_URL}/") if sign not in row.body]

    each(corpus.messages, missing)


def test_every_letter_has_its_reference_date_greeting_and_closing(corpus):
    letters = [row for row in about_a_case(corpus) if row.party]
    signs = (
        "Madame, Monsieur,",
        "salutations distinguées",
        "référence à rappeler",
        "12 rue de l’Exemple",
        "02 00 00 00 00",
    )
    each(letters, lambda row: [sign for sign in (*signs, row.case.reference) if sign not in text_of(row.letter_html)])
    each(letters, lambda row: [line for line in envelope(row) if line not in text_of(row.letter_html)])


def envelope(row):
    return [str(row.party), row.party.address, f"{row.party.postal_code} {row.party.city}"]


def test_a_letter_says_what_it_encloses(corpus):
    enclosing = [row for row in corpus.messages if row.document and row.party]
    assert {row.message for row in enclosing} == {key for key, message in MESSAGES.items() if message.encloses}
    each(enclosing, lambda row: row.document.get_kind_display() not in text_of(row.letter_html))


def test_a_paper_answer_is_joined_to_each_letter_that_asks_for_one(corpus):
    started = {key for key, message in MESSAGES.items() if message.starts and TERMS[message.starts].binds == PARTY}
    sends_papers = {"missing_items"}
    without_a_term = {
        "silence_notice", "settlement_reported", "expert_requested", "meeting_proposed", "table_sent", "question_asked",
    }  # fmt: skip
    asking = (started - sends_papers) | without_a_term
    rows = [row for row in corpus.messages if row.party and row.message in asking and not asked_by_another(row)]
    assert {row.message for row in rows} == asking
    each(rows, lambda row: "Bulletin de réponse" not in text_of(row.letter_html))


def asked_by_another(row):
    """The choice is asked once, with its bulletin: when the last professional has answered, or let the time pass."""
    words = ("comme nous vous l’avons écrit", "D’autres professionnels doivent encore répondre")
    return any(said in row.letter_html for said in words)


def test_a_bulletin_that_is_promised_is_joined_and_has_an_answer_to_tick(corpus):
    for row in corpus.messages:
        if row.party:
            promised = "bulletin ci-joint" in row.letter_html
            assert not promised or "Bulletin de réponse" in row.letter_html, row.message
            assert "Bulletin de réponse" not in row.letter_html or PLACE_TO_ANSWER.search(row.letter_html), row.message


def test_the_draft_that_is_read_on_paper_is_whole(corpus):
    for message in ("draft_circulated", "ready_to_sign"):
        each(corpus.of(message), lambda row: [word for word in (TALKS[4], TALKS[6]) if word not in row.letter_html])
        each(corpus.of(message), lambda row: "homologuer" not in row.letter_html)


def test_what_the_centre_did_is_told_in_french(corpus):
    each(corpus.of("intercession_failed"), lambda row: f"téléphone{NBSP}: marque-contact" not in row.letter_html)


def test_an_answer_to_an_entry_is_told_on_paper(corpus):
    answers = [row for row in corpus.of("new_activity") if row.event.act == "answer_offer" and row.party]
    each(answers, lambda row: "refusée par Zoé Marquenom" not in text_of(row.letter_html))


# Language -----------------------------------------------------------------------------------------------


def test_french_is_written_with_its_signs(corpus):
    """No-break spaces before the tall signs, the curly apostrophe, no leftovers of a template."""
    each(corpus.messages, lambda row: QUIET_TEXT.findall(said(row)) or "'" in said(row))
    leftovers = re.compile(r"\{\{|\{%|None\b|\bTrue\b|\[\[(?!code\]\])| ,|\.\.|,,| \.(?!\w)")
    each(corpus.messages, lambda row: leftovers.findall(said(row)))
    each(corpus.messages, lambda row: "\n\n\n" in row.body)


def test_a_number_is_never_cut_from_what_it_counts(corpus):
    cut = re.compile(r"\d (?:heures?|jours?|minutes?|mois|pages?|€|%)(?!\w)")
    each(corpus.messages, lambda row: cut.findall(said(row)))


def test_the_mediator_bears_one_quality(corpus):
    each(corpus.messages, lambda row: re.findall(r"huissier|commissaire de justice", said(row), re.IGNORECASE))


def test_no_text_asks_for_a_name_that_nobody_gives_it(corpus):
    each(corpus.messages, lambda row: re.findall(f"{UNDEFINED}[^ ]+", f"{row.subject} {row.body} {row.letter_html}"))


def test_a_professional_by_post_may_say_that_it_is_not_the_one_while_that_may_be_typed(corpus):
    said = {row.message for row in corpus.messages if "ne concerne pas mon entreprise" in row.letter_html}
    assert said == {"invitation"}, "once the time has passed, the table has no such act"
