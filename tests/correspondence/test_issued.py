"""Rules that hold for every document with legal value: asked of all that the portal ever issues (corpus.py)."""

import re

import pytest

from casework.documents.issue import hash_of
from casework.documents.kinds import KINDS
from casework.enums import DocumentKind, Role
from tests.correspondence.conftest import UNDEFINED
from tests.correspondence.corpus import COMPANY, FILED, KEPT, OTHER_COMPANY, PASSED_ON, TALKS
from tests.correspondence.reading import NBSP, text_of
from tests.correspondence.test_messages import PRICE, QUIET_TEXT

NEUTRAL = (DocumentKind.FILING_CERTIFICATE, DocumentKind.FAILURE_CERTIFICATE)
WHO = (
    "Zoé Marquenom",
    "8 allée des Tilleuls, 44000 Nantes",
    COMPANY,
    f"SIREN 732{NBSP}829{NBSP}320",
    "4 rue des Ardoises",
)
DATES = (f"Demande de médiation du 4{NBSP}janvier{NBSP}2027",)
# What each must contain (law.md 3.7 and C17; R612-2, R612-4, L612-2).
CONTENTS = {
    DocumentKind.FILING_CERTIFICATE: (
        *WHO, *DATES, "Bâtiment – Rénovation", f"Montant demandé 7{NBSP}777{NBSP}€", "Recevabilité", "Invitation Adressée le",
        "Réponse", "délivrée gratuitement à toutes les parties", "saisir une juridiction", "article 750-1",
        f"Réclamation écrite, selon le consommateur 1er{NBSP}décembre{NBSP}2026", "Le Centre de médiation",
    ),
    DocumentKind.REFERRAL_NOTICE: (
        "Zoé Marquenom", COMPANY, *DATES, "Notification du", "Issue au plus tard le", "vous retirer à tout moment",
        "La prescription est suspendue", "forclusion", f"90{NBSP}jours", "par un avocat ou assisté par toute personne",
        "avis d’un expert", "elles partagent ces frais", "confidentielle", "il suffit qu’une partie s’y oppose",
        "Médiateur de la consommation", "article R612-2",
    ),
    DocumentKind.ADMISSIBILITY_DECISION: (
        *WHO, *DATES, "Demande manifestement infondée ou abusive", "article L612-2", PASSED_ON[3], PASSED_ON[4],
        "relue par une seconde personne", "Hugo Sansnom", "ne dit pas qui a raison", "saisir une juridiction",
        "conciliateur de justice", "Claire Vasseur",
    ),
    DocumentKind.SOLUTION_PROPOSAL: (
        *WHO, TALKS[2], TALKS[3], "libre d’accepter ou de refuser", "Le tribunal reste ouvert", "différente de la décision",
        "Ce que produit l’acceptation", "Répondez au plus tard le", "silence vaudra refus", "Claire Vasseur",
    ),
    DocumentKind.SETTLEMENT_AGREEMENT: (
        *WHO, *DATES, "Saisine notifiée le", "Claire Vasseur", TALKS[4], TALKS[6], "libre disposition", "contrat",
        "homologuer", "confidentiel", "le pouvoir d’engager", "Chaque partie reçoit un exemplaire", "il n’en est pas partie",
        "Empreinte du texte signé", "Date et heure (Paris)", "peuvent le lui demander en justice",
    ),
    DocumentKind.FAILURE_CERTIFICATE: (
        *WHO, *DATES, "Fin de la médiation", "Comment elle a pris fin", "conserve tous ses droits", "saisir une juridiction",
        "ne peut pas être inférieure à six mois", "ne dit pas qui a raison", "Bâtiment – Rénovation", "Médiateur de la consommation",
    ),
    DocumentKind.CONVOCATION: (
        "Zoé Marquenom", COMPANY, "heure de Paris", "Durée", "Forme", "Personnes conviées", "assister par toute personne",
        "Participer est volontaire", "Claire Vasseur",
    ),
}  # fmt: skip


def each(documents, broken):
    """Fails with the documents that break a rule."""
    assert documents
    found = [(document.kind, document.case.reference, wrong) for document in documents if (wrong := broken(document))]
    assert found == []


def of(corpus, *kinds):
    return [document for document in corpus.documents if document.kind in kinds]


def test_the_corpus_has_every_kind(corpus):
    assert {document.kind for document in corpus.documents} == set(KINDS) == set(CONTENTS)


@pytest.mark.parametrize("kind", CONTENTS)
def test_every_compulsory_mention_is_there(corpus, kind):
    whole = [document for document in of(corpus, kind) if document.event.act != "drop_respondent"]
    alone = [document for document in whole if document.case.track == "e_mediation" or kind == DocumentKind.CONVOCATION]
    # The words of the ground are those of one decision; the other one is read in its own journey (case C11).
    alone = [document for document in alone if document.case.ground != "out_of_scope"]
    each(alone, lambda document: [words for words in CONTENTS[kind] if words not in text_of(document.html)])


def test_every_document_has_its_title_date_signature_code_and_address(corpus):
    def missing(document):
        kind, said = KINDS[document.kind], text_of(document.html)
        signs = [kind.title, document.case.reference, document.verification_code, "/verifier/", "Médiation Rivage"]
        signed = "Les signatures" if kind.key == DocumentKind.SETTLEMENT_AGREEMENT else "Établi le"
        return [sign for sign in (*signs, signed) if sign not in said]

    each(corpus.documents, missing)


def test_what_a_judge_may_read_has_no_word_of_what_was_said(corpus):
    """Neither of the talks, nor of the request's story, nor of what was confided: law.md 3.7, « never »."""
    words = (*TALKS, *KEPT, *FILED[:5], *(word for word in PASSED_ON if word != "marque-communicable"))
    each(of(corpus, *NEUTRAL), lambda document: [word for word in words if word in document.html])


def test_the_reason_of_a_refusal_is_passed_on_in_the_words_that_were_allowed(corpus):
    refused = [d for d in of(corpus, DocumentKind.FILING_CERTIFICATE) if "A refusé de participer" in text_of(d.html)]
    each(refused, lambda document: "marque-communicable" not in document.html)


def test_the_attestation_tells_each_professional_apart(corpus):
    both = [d for d in of(corpus, DocumentKind.FILING_CERTIFICATE) if COMPANY in d.html and OTHER_COMPANY in d.html]
    each(both, lambda d: "A accepté" not in d.html.partition(f"<h3>{OTHER_COMPANY}")[0])
    each(both, lambda d: "A refusé" not in d.html.partition(f"<h3>{OTHER_COMPANY}")[2])


def test_the_attestation_of_those_left_out_says_nothing_of_those_who_go_on(corpus):
    left = [d for d in of(corpus, DocumentKind.FILING_CERTIFICATE) if d.event.act == "drop_respondent"]
    each(left, lambda d: COMPANY in d.html or "avec ce professionnel" not in text_of(d.html))
    each(
        left,
        lambda d: [
            words for words in (OTHER_COMPANY, "A refusé", "délivrée gratuitement") if words not in text_of(d.html)
        ],
    )


def test_no_document_shows_a_price_nor_what_was_confided(corpus):
    each(corpus.documents, lambda document: PRICE.findall(text_of(document.html)))
    each(corpus.documents, lambda document: [word for word in KEPT if word in document.html])


def test_french_is_written_with_its_signs_and_nothing_is_left_of_a_template(corpus):
    each(corpus.documents, lambda document: QUIET_TEXT.findall(text_of(document.html)) or "'" in text_of(document.html))
    leftovers = re.compile(rf"\{{\{{|\{{%|None\b|{UNDEFINED}[^ ]*|\[\[| ,|,,")
    each(corpus.documents, lambda document: leftovers.findall(text_of(document.html)))


def test_the_mediator_bears_one_quality(corpus):
    each(
        corpus.documents, lambda document: re.findall(r"huissier|commissaire de justice", document.html, re.IGNORECASE)
    )


def test_only_the_two_that_a_judge_may_ask_for_bear_a_drawing_to_scan(corpus):
    assert {key for key, kind in KINDS.items() if kind.qr} == set(NEUTRAL)
    assert {kind.signed_by for kind in KINDS.values()} == {Role.CENTRE, Role.MEDIATOR}
    each(corpus.documents, lambda document: ('class="qr"' in document.html) is not KINDS[document.kind].qr)


def test_every_document_is_hashed_and_has_its_own_code(corpus):
    each(corpus.documents, lambda document: hash_of(document.html) != document.html_sha256)
    assert len({document.verification_code for document in corpus.documents}) == len(corpus.documents)
