"""Everything that the portal ever writes: whole cases, told in both orders, with a marked word in each thing people type.

Every rule about messages and documents is then asked of all of them (test_messages.py, tests/documents/test_contents.py).
"""

import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from casework.enums import Act, Order, Role, Stage, Track
from casework.models import Dispatch, IssuedDocument, Mediator, Tariff
from casework.procedure.filing import (
    ClaimantData,
    ExhibitData,
    Filing,
    ReliefLine,
    RepresentativeData,
    RespondentData,
    file_online,
)
from casework.procedure.postal_filing import register_postal_file
from portal.uploads import describe
from sectors.models import Convention
from tests import people
from tests.letters import typed
from tests.story import Story, form_version, paris

COMPANY, OTHER_COMPANY = "Charpentes Marquesociété", "Plomberie Marqueseconde"
# Names, which stand in letters and documents, and in nobody else's e-mail.
NAMES = (
    "Marquenom", "Marquesociété", "Marqueseconde", "Vasseur", "Sansnom", "Marqueavocat", "Marqueproche", "Marquemandat",
)  # fmt: skip
# What was said at filing, which the invitation's letter shows.
FILED = (
    "marque-récit",
    "marque-résumé",
    "marque-demande",
    "marque-remboursement",
    "marque-pièce",
    "7\N{NO-BREAK SPACE}777",
)
# What belongs to the parties and the mediator.
TALKS = (
    "marque-offre",
    "marque-forum",
    "marque-solution",
    "marque-raisons",
    "marque-projet",
    "marque-avis",
    "marque-ouvert",
)
# What only the Centre or the file keeps.
KEPT = (
    "marque-explications",
    "marque-confiée",
    "marque-clôture",
    "marque-choix",
    "marque-départ",
    "marque-lien",
    "65\N{NO-BREAK SPACE}432\N{NO-BREAK SPACE}109",
    "65432109",  # long enough never to stand by chance in the code of a document or of a room
    "marque-réponse-apart",
)
# What is passed on, by letter or in the space.
PASSED_ON = (
    "marque-communicable",
    "marque-contact",
    "marque-prolongation",
    "marque-faits",
    "marque-recours",
    "marque-annulée",
    "marque-manquant",
    "marque-conflit",
    "marque-rencontres",
    "marque-écarté",
    "marque-empêchement",
    "marque-quai",
)


@dataclass(frozen=True)
class Corpus:
    """All that left and all that was issued."""

    messages: list[Dispatch]
    documents: list[IssuedDocument]

    def of(self, message):
        return [row for row in self.messages if row.message == message]


def written() -> Corpus:
    """Tell every tale. Needs the database; what it answers can be read without it."""
    Tariff.objects.create(track=Track.E_MEDIATION, amount_excl_vat=Decimal(60), valid_from=date(2020, 1, 1))
    Tariff.objects.create(track=Track.TAILORED, amount_excl_vat=Decimal(300), valid_from=date(2020, 1, 1))
    for order in Order:
        for tale in TALES:
            tale(Tale(order))
    letter(Tale(order, by_post=True))
    for tale in (several, going_on_with_one, never_completed, late_yes_of_one, yes_after_a_refusal):
        tale(Tale(Order.SOURCE, respondents=2))
    one_of_three_leaves(Tale(Order.SOURCE, respondents=3))
    for waited in (all_but_one_accept_it, one_refuses_it, all_but_one_accept_to_meet, one_refuses_to_meet):
        for mediator_leaves in (False, True):
            the_last_one_leaves(Tale(Order.SOURCE, respondents=2), waited, mediator_leaves)
    settled_without_the_one_who_left(Tale(Order.SOURCE, respondents=2))
    newcomers(Tale(Order.SOURCE))
    conflict(Tale(Order.SOURCE))  # last: these people never get this mediator again
    related = ("case__federation", "case__form_version", "event", "party", "user", "document")
    messages = list(Dispatch.objects.select_related(*related).order_by("pk"))
    documents = list(IssuedDocument.objects.select_related("case", "event").order_by("pk"))
    return Corpus(messages, documents)


class Tale(Story):
    """A case of Mme Marquenom, marked in every field."""

    def __init__(self, order, respondents=1, by_post=False):
        self.at, self.version, self.order = paris(2027, 1, 4), form_version(), order
        self.vasseur = people.mediator(self.version.federation)
        self.first = self.vasseur
        self.second = people.mediator(
            self.version.federation, "hugo.sansnom@mediation-rivage.example", "Hugo", "Sansnom"
        )
        self.third = people.mediator(
            self.version.federation, "ines.sansnom@mediation-rivage.example", "Inès", "Sansnom"
        )
        Mediator.objects.update(max_cases=100)  # the same three for all the tales
        Convention.objects.update_or_create(
            professional_name=COMPANY, siret="73282932000074",
            defaults={"starts_on": date(2026, 1, 1), "ends_on": date(2028, 12, 31), "order": order, "active": True},
        )  # fmt: skip
        request = _filing(self.version, respondents)
        self.case = self._by_post(request) if by_post else file_online(request, people.martin(), at=self.at)
        for party, user in zip(self.case.respondents, (people.dubois(), people.curieux()), strict=False):
            self.case.parties.filter(pk=party.pk).update(user=user)

    def _by_post(self, request):
        agent = RepresentativeData("Ida", "Marquemandat", "ida.marquemandat@example.fr", 0)
        return register_postal_file(
            replace(request, representative=agent),
            people.centre(),
            posted_on=date(2026, 12, 30),
            received_on=date(2027, 1, 4),
            at=self.at,
        )

    def to_admissibility(self):
        """One mediator declines, another confirms."""
        if self.order == Order.SOURCE:
            self.accept()
        self.do(Act.APPOINT_MEDIATOR, Role.CENTRE, mediator=self.second, reason=KEPT[3])
        self.vasseur = self.second
        self.do(Act.DECLINE_MISSION, Role.MEDIATOR, text=KEPT[4])
        self.vasseur = self.first
        return self.appoint().confirm()

    def appoint(self):
        return self.do(Act.APPOINT_MEDIATOR, Role.CENTRE, mediator=self.vasseur, reason=KEPT[3])

    def to_mediation(self):
        self.to_admissibility().admit()
        return self if self.order == Order.SOURCE else self.accept()

    def days(self, *steps):
        """The clock passes after each of these numbers of days."""
        for number in steps:
            self.wait(number).tick()
        return self

    def propose(self, days=15):
        by = timezone.localdate(self.at) + timedelta(days=days)
        return self.do(Act.PROPOSE_SOLUTION, Role.MEDIATOR, text=TALKS[2], reasons=TALKS[3], answer_by=by)

    def circulate(self, body=TALKS[4]):
        return self.do(Act.CIRCULATE_DRAFT, Role.MEDIATOR, body=body, left_open=TALKS[6])

    def decline(self, party=None, communicable_reason=PASSED_ON[0]):
        return self.do(
            Act.DECLINE_MEDIATION, Role.RESPONDENT, party, reasons=["disagrees"], text=KEPT[0],
            communicable_reason=communicable_reason,
        )  # fmt: skip

    def to_the_answers(self):
        """Where the professionals are asked, in this order of things."""
        return self if self.order == Order.SOURCE else self.to_admissibility().admit()


def _filing(version, respondents):
    professionals = [
        RespondentData(
            COMPANY, "73282932000074", "", "contact@marque.example", "", "4 rue des Ardoises", "44100", "Nantes"
        ),
        RespondentData(OTHER_COMPANY, "", "", "seconde@marque.example", "", "5 rue des Ardoises", "44100", "Nantes"),
        RespondentData("Peinture Tierce", "", "", "tierce@marque.example", "", "6 rue des Ardoises", "44100", "Nantes"),
    ]
    return Filing(
        token=uuid.uuid4(), respondents=professionals[:respondents], form_version=version,
        claimant=ClaimantData("Zoé", "Marquenom", "nadia.martin@example.fr", "", "8 allée des Tilleuls", "44000", "Nantes"),
        facets={"travaux": "renovation"}, facet_labels=[{"axis": "Type de travaux", "option": "Rénovation"}],
        answers=[{"step_key": "a", "step": "Les faits", "key": "r", "question": "Que s’est-il passé\N{NO-BREAK SPACE}?", "answer": FILED[0]}],
        raw_answers={"r": FILED[0]}, summary=FILED[1], prior_complaint_on=date(2026, 12, 1), screening={},
        relief=[ReliefLine("repair", FILED[2], None, date(2027, 6, 30)),
                ReliefLine("refund", FILED[3], Decimal(7777), None)],
        exhibits=[ExhibitData("exhibits/tests/none.pdf", "devis.pdf", "application/pdf", 14, "0" * 64, FILED[4])],
    )  # fmt: skip


# The tales ----------------------------------------------------------------------------------------------


def agreement(tale):
    tale.to_mediation()
    row = tale.case.offer_rows.first()
    tale.offer(Role.RESPONDENT, TALKS[0], row, amount=Decimal(7777), by=date(2027, 6, 30))
    offer = row.offers.last()
    tale.do(Act.ANSWER_OFFER, Role.CLAIMANT, offer=offer, accepted="no").say(Role.CLAIMANT, TALKS[1])
    file = SimpleUploadedFile("photo.pdf", b"%PDF-1.7 photo")
    tale.do(Act.ADD_EXHIBIT, Role.CLAIMANT, title=FILED[4], file=file, about=describe(file))
    until = tale.case.open_deadline("outcome").due_on + timedelta(days=30)
    tale.do(Act.EXTEND_MEDIATION, Role.MEDIATOR, reason=PASSED_ON[2], until=until)
    tale.agree().circulate().do(Act.ABANDON_DRAFT, Role.MEDIATOR)
    tale.agree().circulate().approve(Role.CLAIMANT).do(Act.COMMENT_DRAFT, Role.RESPONDENT, comment=TALKS[5])
    tale.circulate().days(5, 3, 4).approve_all().days(10, 3, 3).sign_all()


def solution_accepted(tale):
    tale.to_mediation().propose().days(10).accept_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT)
    tale.do(Act.WITHDRAW, Role.RESPONDENT, reason=KEPT[1])


def failure(tale):
    tale.to_mediation().propose().decline_solution(Role.CLAIMANT).accept_solution(Role.RESPONDENT)
    tale.propose().accept_solution(Role.CLAIMANT).decline_solution(Role.RESPONDENT).propose().days(10, 3, 3)
    tale.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)


def impossible(tale):
    tale.to_mediation().do(Act.CLOSE_UNWORKABLE, Role.MEDIATOR, reason=KEPT[2])


def slow_mediator(tale):
    tale.to_admissibility().do(Act.END_MISSION, Role.CENTRE, end_reason="replaced", text=KEPT[4])
    tale.vasseur = tale.third
    tale.appoint().days(8).confirm().days(2, 5, 3, 4).admit()
    if tale.order != Order.SOURCE:
        tale.accept()
    tale.days(60, 15, 8, 6, 1, 1).do(Act.WITHDRAW, Role.CLAIMANT, reason="")


def inadmissible(tale):
    tale.to_admissibility().do(
        Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground="unfounded_or_abusive", facts=PASSED_ON[3], remedy=PASSED_ON[4],
        second_reader=tale.second,
    )  # fmt: skip


def out_of_scope(tale):
    """No convention covers this professional: it is told of its duty, and nothing of the case (case C11)."""
    tale.to_admissibility()
    Convention.objects.update(active=False)
    tale.do(
        Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground="out_of_scope", facts=PASSED_ON[3], remedy=PASSED_ON[4],
        write_to_professional=True,
    )  # fmt: skip


def refusal(tale):
    tale.to_the_answers().decline().intercede()
    on = timezone.localdate(tale.at)
    tale.do(Act.RECORD_CONTACT, Role.CENTRE, on=on, means="phone", text=PASSED_ON[1])
    tale.days(5, 6).do(Act.RECORD_INTERCESSION_FAILURE, Role.CENTRE).do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)


def silence(tale):
    tale.to_the_answers().days(5, 3, 3, 15, 10, 6)


def asked_by_the_mediator(tale):
    tale.to_admissibility().do(Act.REQUEST_MISSING_ITEMS, Role.MEDIATOR, items=PASSED_ON[6])
    tale.do(Act.SUPPLY_MISSING_ITEMS, Role.CLAIMANT, text=KEPT[1])


def late_yes(tale):
    """A yes after the delay, which the consumer confirms."""
    tale.to_the_answers().days(11, 2).accept().do(Act.GO_ON_AFTER_LATE_YES, Role.CLAIMANT)


def yes_after_the_certificate(tale):
    tale.to_the_answers().decline().do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT).wait(3).accept()
    tale.do(Act.GO_ON_AFTER_LATE_YES, Role.CLAIMANT)


def late_yes_of_one(tale):
    """One of two accepts too late, the other never."""
    tale.do(Act.VALIDATE_FILE, Role.CENTRE)
    first, second = tale.case.respondents
    tale.decline(first).decline(second).accept(first)


def yes_after_a_refusal(tale):
    """One refuses, then the last one accepts: the claimant chooses, and is told until when."""
    tale.do(Act.VALIDATE_FILE, Role.CENTRE)
    first, second = tale.case.respondents
    tale.decline(first).accept(second).days(16, 10)


def withdrawal_at_once(tale):
    tale.do(Act.WITHDRAW, Role.CLAIMANT, reason=KEPT[1])


def withdrawal_from_the_talks(tale):
    tale.to_mediation().do(Act.WITHDRAW, Role.CLAIMANT, reason=KEPT[1])


def cancelled(tale):
    tale.do(Act.CANCEL_FILE, Role.CENTRE, reason=PASSED_ON[5])


def several(tale):
    tale.do(Act.VALIDATE_FILE, Role.CENTRE)
    first, second = tale.case.respondents
    tale.accept(first).decline(second).do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)


def conflict(tale):
    """Once accepted by all, once refused by one."""
    tale.to_mediation().do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text=PASSED_ON[7]).days(3, 4)
    tale.do(Act.WAIVE_OBJECTION, Role.CLAIMANT).do(Act.WAIVE_OBJECTION, Role.RESPONDENT)
    tale.do(Act.POST_TO_CAUCUS, Role.CLAIMANT, text=TALKS[1])
    tale.do(Act.POST_TO_CAUCUS, Role.MEDIATOR, addressee=tale.respondent, text=TALKS[1])
    tale.do(Act.DISCLOSE_CONFLICT, Role.MEDIATOR, text=PASSED_ON[7]).do(Act.OBJECT_TO_MEDIATOR, Role.CLAIMANT)


def apart(tale):
    """A question to one party alone, its answer, a limit; then, for a party by post, the table on paper."""
    tale.to_mediation()
    row = tale.case.offer_rows.last()
    tale.offer(Role.RESPONDENT, TALKS[0], row, amount=Decimal(7777)).offer(Role.MEDIATOR, TALKS[0], row)
    for role in (Role.CLAIMANT, Role.RESPONDENT):
        party = tale.claimant if role == Role.CLAIMANT else tale.respondent
        tale.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=party, row=row, text=TALKS[1])
        tale.do(Act.ANSWER_QUESTION, role, question=tale.case.questions.last(), text=KEPT[-1])
        tale.do(Act.SET_LIMIT, role, row=row, amount=Decimal(65432109))
    for party in (tale.claimant, tale.respondent):
        tale.case.parties.filter(pk=party.pk).update(channel="post")
        tale.do(Act.ASK_QUESTION, Role.MEDIATOR, addressee=party, text=TALKS[1])
        tale.do(Act.SEND_TABLE, Role.MEDIATOR, addressee=party)
        typed(tale, Act.PASS_ON_LETTER, party)
        tale.do(Act.SEND_STORY, Role.CENTRE, addressee=party)


def meetings(tale):
    """One package is refused, one lapses, one is spent; then the parties settle by themselves."""
    tale.to_mediation()
    for answer in (Act.DECLINE_TAILORED, None, Act.ACCEPT_TAILORED):
        tale.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose=PASSED_ON[8])
        tale.do(Act.ACCEPT_TAILORED, Role.CLAIMANT)
        tale.do(answer, Role.RESPONDENT) if answer else tale.days(5, 4, 3)
    on = timezone.localdate(tale.at)
    tale.do(Act.RECORD_HOURS, Role.MEDIATOR, on=on, hours=Decimal("1.9"), about="Visite")
    tale.do(Act.SETTLE_DIRECTLY, Role.CLAIMANT).do(Act.SETTLE_DIRECTLY, Role.RESPONDENT)


def agenda(tale):
    """A meeting is fixed, moved, recalled twice and given up; then dates that are withdrawn. Once, a party by post."""
    tale.to_mediation().meet_often()
    if tale.order == Order.SOURCE:
        tale.case.parties.filter(role=Role.CLAIMANT).update(channel="post")
    tale.propose_dates(15, 20)
    tale.answer_dates(Role.CLAIMANT, "yes", "no").answer_dates(Role.RESPONDENT, "yes", "if_needed").fix()
    meeting = tale.case.meetings.get()
    there = {"mode": "in_person", "minutes": 90, "place": f"1 {PASSED_ON[11]}, 44000 Nantes", "access": "Plain-pied."}
    tale.do(Act.MOVE_MEETING, Role.MEDIATOR, meeting=meeting, starts_at=meeting.starts_at + timedelta(days=1), **there)
    tale.days(9, 6).do(Act.CANCEL_MEETING, Role.MEDIATOR, meeting=meeting, reason=PASSED_ON[10])
    tale.propose_dates(5).do(Act.CANCEL_MEETING, Role.MEDIATOR, meeting=tale.case.meetings.last())
    tale.propose_dates(5, 7).answer_dates(Role.CLAIMANT, "yes", "yes").fix(list(Order).index(tale.order)).wait(8)
    held = {"meeting": tale.case.meetings.last(), "attendance": {}, "minutes_spent": 110}
    tale.do(Act.RECORD_ATTENDANCE, Role.MEDIATOR, **held)


def _name_another(tale, role=Role.CLAIMANT):
    tale.do(
        Act.ADD_RESPONDENT, role, company=OTHER_COMPANY, email="seconde@marque.example", address="5 rue des Ardoises",
        postal_code="44100", city="Nantes", newcomer_note=KEPT[5], claimant_agrees=True,
    )  # fmt: skip
    return tale.case.respondents[-1]


def newcomers(tale):
    """Another professional is named again and again: refused, silent, left out by each in turn, then seated."""
    tale.to_mediation()
    _name_another(tale)
    tale.do(Act.REFUSE_RESPONDENT, Role.MEDIATOR, note=PASSED_ON[9])
    come, refuse = (Act.ACCEPT_TAILORED, Role.CLAIMANT), (Act.DECLINE_TAILORED, Role.CLAIMANT)
    pro_comes, pro_refuses = (Act.ACCEPT_TAILORED, Role.RESPONDENT), (Act.DECLINE_TAILORED, Role.RESPONDENT)
    for answers in (
        ("accepts", come, pro_refuses), ("accepts", refuse, pro_comes), ("accepts", come), (refuse, pro_comes, "accepts"),
        (come, "declines"), (come, pro_comes), ("accepts", come, pro_comes),
    ):  # fmt: skip
        newcomer = _name_another(tale, Role.MEDIATOR)
        tale.do(Act.ADMIT_RESPONDENT, Role.MEDIATOR, note=KEPT[5], format="video", purpose=PASSED_ON[8])
        for answer in answers:
            if answer == "accepts":
                tale.accept(newcomer)
            else:
                tale.decline(newcomer) if answer == "declines" else tale.do(*answer)
        if tale.case.stage == Stage.CONTINUATION_OFFERED:
            tale.days(5, 4, 3)
    assert tale.case.stage == Stage.MEDIATION


def one_of_three_leaves(tale):
    tale.do(Act.VALIDATE_FILE, Role.CENTRE)
    first, second, _ = tale.case.respondents
    tale.accept(first).accept(second).do(Act.WITHDRAW, Role.RESPONDENT, first)


def the_last_one_leaves(tale, waited, mediator_leaves):
    """Of three at the table, one had still to answer; it leaves, maybe while no mediator is there."""
    waited(_three_at_the_table(tale))
    if mediator_leaves:
        tale.do(Act.END_MISSION, Role.CENTRE, end_reason="stepped_down", text=KEPT[4])
    tale.do(Act.WITHDRAW, Role.RESPONDENT, tale.case.respondents[1])
    if mediator_leaves:
        tale.vasseur = tale.second
        tale.appoint().confirm()


def _three_at_the_table(tale):
    tale.do(Act.VALIDATE_FILE, Role.CENTRE)
    for party in tale.case.respondents:
        tale.accept(party)
    return tale.appoint().confirm().admit()


def all_but_one_accept_it(tale):
    tale.propose().accept_solution(Role.CLAIMANT)
    tale.do(Act.ACCEPT_SOLUTION, Role.RESPONDENT, tale.case.respondents[0])


def one_refuses_it(tale):
    tale.propose().accept_solution(Role.CLAIMANT)
    tale.do(Act.DECLINE_SOLUTION, Role.RESPONDENT, tale.case.respondents[0])


def all_but_one_accept_to_meet(tale):
    tale.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose=PASSED_ON[8]).do(
        Act.ACCEPT_TAILORED, Role.CLAIMANT
    )
    tale.do(Act.ACCEPT_TAILORED, Role.RESPONDENT, tale.case.respondents[0])


def one_refuses_to_meet(tale):
    """And a professional who would have come is left out."""
    newcomer = _name_another(tale, Role.MEDIATOR)
    tale.do(Act.ADMIT_RESPONDENT, Role.MEDIATOR, note=KEPT[5], format="video", purpose=PASSED_ON[8]).accept(newcomer)
    tale.do(Act.DECLINE_TAILORED, Role.CLAIMANT)
    tale.do(Act.ACCEPT_TAILORED, Role.RESPONDENT, tale.case.respondents[0])


def settled_without_the_one_who_left(tale):
    first, second = _three_at_the_table(tale).case.respondents
    tale.do(Act.SETTLE_DIRECTLY, Role.CLAIMANT).do(Act.SETTLE_DIRECTLY, Role.RESPONDENT, first)
    tale.do(Act.WITHDRAW, Role.RESPONDENT, second, reason=KEPT[1])


def execution(tale):
    tale.to_mediation().agree().circulate().approve_all().sign_all().days(95, 20)


def going_on_with_one(tale):
    tale.do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE, items=PASSED_ON[6]).days(16, 10)
    tale.do(Act.SUPPLY_MISSING_ITEMS, Role.CLAIMANT, text=KEPT[1]).do(Act.VALIDATE_FILE, Role.CENTRE)
    first, second = tale.case.respondents
    tale.accept(first).decline(second).do(Act.DROP_RESPONDENT, Role.CLAIMANT)


def not_me(tale):
    """Said twice: the Centre keeps the invitation, then corrects the party."""
    tale.to_the_answers().do(Act.DISPUTE_IDENTITY, Role.RESPONDENT, doubt="namesake", text=KEPT[1]).days(6)
    tale.do(Act.KEEP_PARTY, Role.CENTRE, reason=PASSED_ON[0])
    tale.bring("representative", "Ida", "Marquemandat", Role.RESPONDENT)
    tale.do(Act.DISPUTE_IDENTITY, Role.RESPONDENT, doubt="unknown", text=KEPT[1])
    tale.do(
        Act.CORRECT_PARTY, Role.CENTRE, name=COMPANY, siret="73282932000074", address="4 rue des Ardoises",
        postal_code="44100", city="Nantes", email="seconde@marque.example", phone="",
    )  # fmt: skip


def beside(tale):
    """A lawyer, then a representative, invited by a party and by the mediator; shown out, gone, and once told so."""
    tale.to_mediation()
    lawyer = tale.bring("lawyer", "Maud", "Marqueavocat").join()
    tale.do(Act.POST_TO_FORUM, Role.THIRD_PARTY, lawyer, text=TALKS[1]).say(Role.RESPONDENT, TALKS[1])
    tale.do(Act.LEAVE_CASE, Role.THIRD_PARTY, lawyer)
    tale.bring("support", "Léo", "Marqueproche", Role.MEDIATOR, for_party=tale.respondent)
    tale.do(Act.REMOVE_THIRD_PARTY, Role.MEDIATOR, third=tale.beside)
    tale.bring("support", "Léo", "Marqueproche").do(Act.REMOVE_THIRD_PARTY, Role.CLAIMANT, third=tale.beside)
    agent = tale.bring("representative", "Ida", "Marquemandat").join()
    tale.do(Act.CHOOSE_NOTICES, Role.CLAIMANT, third=agent, notices="representative").say(Role.RESPONDENT, TALKS[1])
    tale.do(Act.CHOOSE_NOTICES, Role.CLAIMANT, third=agent, notices="both")
    tale.agree().circulate().approve(Role.RESPONDENT).do(Act.APPROVE_DRAFT, Role.CLAIMANT, agent)
    tale.do(Act.REQUEST_SIGNATURE_CODE, Role.CLAIMANT, agent)


def experts(tale):
    """Shared, and the report comes; refused, and the professional orders alone; asked alone; given up by each."""
    tale.to_mediation()
    tale.ask_expert("joint").do(Act.CONSENT_EXPERT, Role.RESPONDENT, agrees=True)
    tale.do(
        Act.SHOW_EXHIBITS, Role.RESPONDENT, expertise=tale.case.expertises.last(), exhibits=tale.case.exhibits.all()
    )
    tale.report()
    tale.ask_expert("joint", Role.MEDIATOR).do(Act.DECLINE_EXPERT, Role.CLAIMANT)
    tale.do(Act.ORDER_EXPERT, Role.RESPONDENT, agrees=True).report()
    tale.ask_expert("alone").do(Act.END_EXPERT, Role.MEDIATOR, expertise=tale.case.expertises.last())
    tale.ask_expert("joint").do(Act.END_EXPERT, Role.CLAIMANT, expertise=tale.case.expertises.last())


def letter(tale):
    tale.do(Act.VALIDATE_FILE, Role.CENTRE)


def post_a_letter(tale, party, message):
    """The last letter of this kind to this party is posted on the story's day."""
    row = tale.case.dispatches.filter(party=party, message=message).last()
    return tale.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=row, posted_on=timezone.localdate(tale.at))


def comes_back(tale, message):
    row = tale.case.dispatches.filter(party=tale.respondent, message=message).last()
    back = {"returned_on": timezone.localdate(tale.at), "reason": "unknown", "note": KEPT[1]}
    return tale.do(Act.RECORD_RETURN, Role.CENTRE, dispatch=row, **back)


def moves_to(tale, address):
    place = {"address": address, "postal_code": "44100", "city": "Nantes"}
    return tale.do(Act.CORRECT_CONTACT, Role.CENTRE, concerned=tale.respondent, **place)


def not_delivered(tale):
    """A silence is recorded, and undone, by each way to learn that nothing arrived; then a letter of the mediation."""
    tale.to_the_answers().days(18)
    party, today = tale.respondent, timezone.localdate(tale.at)
    sent = list(tale.case.dispatches.filter(party=party, message="invitation"))
    told = {"source": "phone", "on": today, "messages": sent, "note": KEPT[1]}
    tale.do(Act.RECORD_BOUNCE, Role.CENTRE, concerned=party, **told)
    post_a_letter(tale, party, "invitation").days(18)
    tale.do(Act.SEND_AGAIN, Role.CENTRE, dispatch=sent[0], reason=KEPT[1])
    post_a_letter(tale, party, "invitation").days(18)
    moves_to(comes_back(tale, "invitation"), "9 rue des Ardoises")
    post_a_letter(tale, party, "invitation").days(18).intercede()
    contact = {"on": timezone.localdate(tale.at), "means": "phone", "text": PASSED_ON[1]}
    comes_back(tale, "invitation").do(Act.RECORD_CONTACT, Role.CENTRE, **contact)
    tale.do(Act.RECORD_INTERCESSION_FAILURE, Role.CENTRE)
    moves_to(tale, "4 rue des Ardoises")
    post_a_letter(tale, party, "invitation").accept()
    if tale.order == Order.SOURCE:
        tale.appoint().confirm().admit()
        post_a_letter(tale, party, "referral_notification")
        comes_back(tale, "referral_notification")
    tale.do(Act.WITHDRAW, Role.CLAIMANT, reason="")


def never_completed(tale):
    tale.do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE, items=PASSED_ON[6])
    file = SimpleUploadedFile("devis.pdf", b"%PDF-1.7 devis")
    tale.do(Act.ADD_EXHIBIT, Role.CLAIMANT, title=FILED[4], file=file, about=describe(file))
    tale.do(Act.REQUEST_MISSING_ITEMS, Role.CENTRE, items=PASSED_ON[6]).days(40)


TALES = (
    agreement, solution_accepted, failure, impossible, slow_mediator, inadmissible, out_of_scope, refusal, silence, withdrawal_at_once,
    withdrawal_from_the_talks, cancelled, apart, meetings, agenda, execution, not_me,
    beside, experts,
    asked_by_the_mediator, late_yes, yes_after_the_certificate, not_delivered,
)  # fmt: skip
