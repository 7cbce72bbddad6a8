"""« Ce n’est pas moi »: a namesake is invited; the Centre corrects the party, and the filing keeps its date."""

from datetime import date

import pytest

from casework.enums import Act, DeadlineState, Order, Role, Stage, Term
from casework.models import Case
from casework.party_space.joining import join_by_code
from casework.procedure.engine import NotPossibleNow, possible_acts
from tests import people
from tests.staff.conftest import case_url, signed_in
from tests.story import Story

TRUE_ONE = dict(
    name="Toitures Dubois et Fils", siret="", address="9 quai de la Fosse", postal_code="44000", city="Nantes",
    email="contact@dubois-et-fils.example", phone="",
)  # fmt: skip


@pytest.fixture
def disputed(story):
    return story.do(Act.DISPUTE_IDENTITY, Role.RESPONDENT, doubt="namesake", text="Voyez Dubois et Fils.")


def test_the_centre_is_told_and_the_professional_s_time_stops(disputed):
    assert disputed.case.stage == Stage.AWAITING_RESPONSES
    assert disputed.case.deadlines.get(term=Term.RESPONSE).state != DeadlineState.OPEN
    assert disputed.case.open_deadline(Term.IDENTITY).due_on == date(2027, 1, 7)
    assert disputed.told("identity_disputed")
    acts = {row.act for row in possible_acts(disputed.case, disputed.actor(Role.RESPONDENT))}
    assert not acts & {Act.ACCEPT_MEDIATION, Act.DECLINE_MEDIATION, Act.DISPUTE_IDENTITY}
    disputed.wait(11).tick()
    assert disputed.case.stage == Stage.AWAITING_RESPONSES, "silence is not held against who says it is not them"


def test_a_late_centre_is_warned_every_day_and_not_twice_a_day(disputed):
    disputed.wait(6).tick()
    assert disputed.case.dispatches.filter(message="reminder", recipient="centre").count() == 1
    disputed.tick()
    assert disputed.case.dispatches.filter(message="reminder", recipient="centre").count() == 1
    disputed.wait(1).tick()
    assert disputed.case.dispatches.filter(message="reminder", recipient="centre").count() == 2


def test_the_true_professional_is_invited_and_the_filing_keeps_its_date(disputed):
    wrong = signed_in(people.dubois())
    assert wrong.get(f"/espace/dossier/{disputed.case.reference}/").status_code == 200
    disputed.do(Act.CORRECT_PARTY, Role.CENTRE, **TRUE_ONE)
    case = disputed.case
    assert case.filed_on == date(2027, 1, 4)
    assert [str(party) for party in case.respondents] == ["Toitures Dubois et Fils"]
    assert case.open_deadline(Term.RESPONSE).due_on == date(2027, 1, 14)
    assert case.open_deadline(Term.IDENTITY) is None
    assert wrong.get(f"/espace/dossier/{case.reference}/").status_code == 404
    told = {row.message: row.to_address for row in disputed.event.dispatches.all()}
    assert told == {
        "invitation": "contact@dubois-et-fils.example", "identity_corrected": "contact@toitures-dubois.example",
        "party_corrected": "nadia.martin@example.fr",
    }  # fmt: skip
    old = case.dispatches.filter(message="invitation").first()
    assert join_by_code(people.curieux(), case.reference, old.secret or "AAAA-AAAA") is None


def test_the_journal_tells_the_party_nothing_of_who_was_invited_before(disputed):
    disputed.do(Act.CORRECT_PARTY, Role.CENTRE, **TRUE_ONE)
    page = signed_in(people.martin()).get(f"/espace/dossier/{disputed.case.reference}/historique/").content.decode()
    assert "corrigé les coordonnées du professionnel" in page
    assert "Voyez Dubois et Fils" not in page


def test_the_invitation_is_kept_with_a_reason_and_the_whole_time_again(disputed):
    disputed.wait(2).do(Act.KEEP_PARTY, Role.CENTRE, reason="Le SIRET du devis est le vôtre.")
    assert disputed.case.open_deadline(Term.RESPONSE).due_on == date(2027, 1, 18)  # the sixteenth is a Saturday
    assert disputed.told("identity_kept") == ["SARL Toitures Dubois"]
    disputed.accept()
    assert disputed.case.stage == Stage.APPOINTMENT


def test_there_is_nothing_to_correct_when_nobody_disputes(story):
    with pytest.raises(NotPossibleNow):
        story.do(Act.CORRECT_PARTY, Role.CENTRE, **TRUE_ONE)


def test_the_professional_says_it_from_its_space_and_the_centre_corrects_from_the_desk(story):
    import uuid

    pro, centre = signed_in(people.dubois()), signed_in(people.centre())
    url = f"/espace/dossier/{story.case.reference}/"
    assert "ne me concerne pas" in pro.get(url).content.decode()
    pro.post(f"{url}agir/dispute_identity/", {"token": uuid.uuid4(), "doubt": "struck_off", "text": "Radiée en 2024."})
    assert "Le Centre vérifie" in pro.get(url).content.decode()
    page = centre.get(case_url(story.case)).content.decode()
    assert "L’entreprise n’existe plus" in page
    missing = centre.post(case_url(story.case, "act", Act.CORRECT_PARTY), {"token": uuid.uuid4(), "name": "Nom seul"})
    assert missing.status_code == 422
    assert "Nom seul" in missing.content.decode()
    fields = {**TRUE_ONE, "party": story.respondent.pk, "token": uuid.uuid4()}
    assert centre.post(case_url(story.case, "act", Act.CORRECT_PARTY), fields).status_code == 302
    assert str(Case.objects.get(pk=story.case.pk).respondents[0]) == "Toitures Dubois et Fils"


def test_the_centre_reads_the_reason_and_the_words_wherever_it_decides(disputed):
    centre = signed_in(people.centre())
    decided = [case_url(disputed.case, "act", act) for act in (Act.CORRECT_PARTY, Act.KEEP_PARTY)]
    for page in (case_url(disputed.case), *decided):
        text = centre.get(page).text
        assert "Une autre entreprise porte le même nom" in text, page
        assert "Voyez Dubois et Fils." in text, page


# What was the wrong firm's is not the true one's ---------------------------------------------------------


@pytest.fixture
def represented(story):
    """The wrong firm has somebody act for it, says what it needs, then that it is not concerned; it is corrected."""
    story.bring("representative", "Jean", "Roux", Role.RESPONDENT, notices="representative")
    story.agent = story.join()
    needs = {"needs": ["large_print"], "needs_note": "Le matin seulement", "settled_on": date(2027, 1, 4)}
    story.case.parties.filter(role=Role.RESPONDENT).update(**needs)
    story.wait(1).do(Act.DISPUTE_IDENTITY, Role.RESPONDENT, doubt="namesake").wait(1)
    return story.do(Act.CORRECT_PARTY, Role.CENTRE, **TRUE_ONE)


@pytest.fixture
def true_one(represented):
    """The browser of the firm that was invited in the place of the other."""
    account = people.user(TRUE_ONE["email"])
    represented.case.parties.filter(role=Role.RESPONDENT).update(user=account, joined_at=represented.at)
    return signed_in(account)


def test_whom_the_wrong_firm_had_brought_loses_the_case_with_it(represented):
    lawyer = signed_in(represented.agent.user)
    assert lawyer.get(f"/espace/dossier/{represented.case.reference}/demande/").status_code == 403
    assert represented.told("third_removed") == ["Jean Roux"]
    assert represented.told("invitation") == ["Toitures Dubois et Fils"], "no copy to whom the wrong firm had brought"
    with pytest.raises(NotPossibleNow):
        represented.do(Act.ACCEPT_MEDIATION, Role.RESPONDENT, represented.agent, agrees=True)


def test_nothing_that_the_wrong_firm_said_of_itself_stays_on_the_party(represented):
    party = represented.respondent
    assert (party.needs, party.needs_note, party.settled_on) == ([], "", None)


def test_the_true_firm_reads_nothing_of_what_the_wrong_one_did(represented, true_one):
    represented.do(Act.SEND_STORY, Role.CENTRE, addressee=represented.respondent)
    letter = represented.event.dispatches.get().letter_html
    space = f"/espace/dossier/{represented.case.reference}/"
    pages = [
        true_one.get(f"{space}{page}").text for page in ("", "historique/", "pieces/", "accompagnement/", "besoins/")
    ]
    for text in (letter, *pages):
        for words in ("n’être pas l’entreprise", "SARL Toitures Dubois", "Roux", "Le matin seulement"):
            assert words not in text, words
    assert "corrigé les coordonnées du professionnel" in pages[1]
    assert true_one.get(f"{space}pieces/{represented.agent.mandate.number}/").status_code == 404


def test_the_others_read_what_the_wrong_firm_did_under_its_own_name(represented):
    page = signed_in(people.martin()).get(f"/espace/dossier/{represented.case.reference}/historique/").text
    assert "SARL Toitures Dubois a signalé n’être pas l’entreprise concernée" in page
    assert "SARL Toitures Dubois a invité Jean Roux (représentant de SARL Toitures Dubois)" in page
    assert "Toitures Dubois et Fils a signalé" not in page


def test_a_document_that_names_the_wrong_firm_is_not_the_true_one_s(db):
    story = Story(order=Order.ADMISSIBILITY_FIRST).appoint().confirm().admit()
    story.do(Act.DISPUTE_IDENTITY, Role.RESPONDENT, doubt="namesake").do(Act.CORRECT_PARTY, Role.CENTRE, **TRUE_ONE)
    account = people.user(TRUE_ONE["email"])
    story.case.parties.filter(role=Role.RESPONDENT).update(user=account)
    story.accept()
    before, after = story.case.documents.filter(kind="referral_notice").order_by("pk")
    page = signed_in(account).get(f"/espace/dossier/{story.case.reference}/")
    assert "SARL Toitures Dubois" in before.html
    assert page.context["documents"] == [after]
