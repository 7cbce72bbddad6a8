"""A player who does anything that anybody may do, in any order, at any date, and a judge who watches what must hold."""

import random
from datetime import timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone

from casework import clock
from casework.enums import Act, Ground, Order, Role, Stage, Term
from casework.forms import FORMS
from casework.models import Case, Deadline, EndReason, SignatureCode
from casework.party_space.next_actor import next_actor
from casework.party_space.sentences import sentence_for
from casework.procedure.engine import Actor, NotAllowed, NotPossibleNow, perform, possible_acts
from casework.procedure.guards import can_answer
from casework.procedure.table import TURNS
from sectors.models import Convention
from tests import people
from tests.story import Story, paris

PEOPLE = (Role.CLAIMANT, Role.RESPONDENT, Role.MEDIATOR, Role.CENTRE)
FILE = {"file_name": "note.pdf", "content_type": "application/pdf", "size": 5, "sha256": "0" * 64}
# Where nothing runs, somebody must act all the same: the mediator writes the draft.
NO_CLOCK_NEEDED = {Stage.AGREEMENT}
AFTER_THE_END = {Term.EXECUTION, Term.EXECUTION_AGAIN}

ENDINGS = {
    Act.WITHDRAW, Act.CANCEL_FILE, Act.CLOSE_UNWORKABLE, Act.DECLARE_INADMISSIBLE, Act.SETTLE_DIRECTLY, Act.END_MISSION,
    Act.DECLINE_MEDIATION, Act.DECLINE_MISSION, Act.REQUEST_FILING_CERTIFICATE, Act.OBJECT_TO_MEDIATOR,
    Act.DISCLOSE_CONFLICT, Act.CLOSE_WITHOUT_AGREEMENT, Act.REQUEST_MISSING_ITEMS,
}  # fmt: skip


class Player:
    """One case played at random; `seed` makes the same game again."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        Convention.objects.update(active=False)
        self.story = Story(
            at=paris(2027, 1, 4), respondents=self.dice.choice([1, 1, 2]), order=self.dice.choice(list(Order))
        )
        for place, party in enumerate(self.story.case.respondents):
            party.user = people.user(f"pro{place}@entreprise.example")
            party.save()
        people.mediator(self.story.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel")

    @property
    def case(self):
        return Case.objects.get(pk=self.story.case.pk)

    def step(self):
        """Time passes, or somebody acts; what is not possible must say so and change nothing."""
        if self.dice.random() < 0.1:
            self.story.at += timedelta(days=self.dice.choice([1, 1, 1, 2, 2, 5, 11, 31]))
            report = clock.tick(timezone.localdate(self.story.at))
            assert not report.failed, report.failed
        else:
            self._act()

    def _act(self):
        actor = self._somebody()
        possible = [row.act for row in possible_acts(self.case, actor) if row.act in FORMS]
        if self.dice.random() < 0.15:
            self._try_the_impossible(actor, possible)
        elif likely := self._likely(possible):
            act = self.dice.choice(likely)
            refused = self._perform(act, actor, self._data(act, actor))
            assert refused is None or refused.endswith("."), refused

    def _perform(self, act, actor, data):
        """The sentence of a refusal, or None."""
        try:
            perform(self.case, act, actor, at=self.story.at, **data)
        except NotPossibleNow as refusal:
            return str(refusal)

    def _try_the_impossible(self, actor, possible):
        act = self.dice.choice([act for act in Act if act not in possible and act != Act.FILE_ONLINE])
        before = (self.case.stage, self.case.events.count())
        try:
            perform(self.case, act, actor, at=self.story.at)
        except (NotPossibleNow, NotAllowed):
            assert (self.case.stage, self.case.events.count()) == before
        else:
            raise AssertionError(f"{actor.role} could {act} in {before[0]}")

    def _likely(self, possible):
        """Endings are rare, or every game would be short."""
        gentle = [act for act in possible if act not in ENDINGS]
        return gentle if self.dice.random() < 0.96 else possible

    def _somebody(self):
        awaited = [role for role in TURNS[self.case.stage] if role in PEOPLE]
        role = self.dice.choice(awaited if awaited and self.dice.random() < 0.6 else PEOPLE)
        if role == Role.MEDIATOR:
            current = self.case.designation
            self.story.vasseur = current.mediator if current else self.story.vasseur
        party = self.dice.choice(self.case.respondents) if role == Role.RESPONDENT else None
        return self.story.actor(role, party)

    def _data(self, act, actor):
        case, today = self.case, timezone.localdate(self.story.at)
        row = self.dice.choice(list(case.offer_rows.all()))
        offers = [offer for r in case.offer_rows.all() for offer in r.offers.all()]
        to_answer = [offer for offer in offers if actor.party and can_answer(offer, actor.party)]
        text = {"text": "…", "reason": "Une raison", "reasons": ["other"]}
        return {
            Act.ACCEPT_MEDIATION: {"agrees": True},
            Act.DISPUTE_IDENTITY: {"doubt": "namesake"},
            Act.CORRECT_PARTY: self._correction(),
            Act.RECORD_CONTACT: {"on": today, "means": "phone", "text": "…"},
            Act.DECLARE_INADMISSIBLE: {"ground": Ground.TOO_LATE, "facts": "…", "remedy": "…"},
            Act.END_MISSION: {"end_reason": EndReason.REPLACED},
            Act.POST_OFFER: {"row": row, "text": "…", "amount": Decimal(self.dice.randint(1, 900))},
            Act.ANSWER_OFFER: {"offer": to_answer[0], "accepted": self.dice.choice(["yes", "no"])} if to_answer else {},
            Act.POST_TO_CAUCUS: {"text": "…", "addressee": self.dice.choice(case.standing_parties or case.party_list)},
            Act.ASK_QUESTION: {"text": "…", "addressee": self.dice.choice(case.standing_parties or case.party_list)},
            Act.ANSWER_QUESTION: {"text": "…", "question": case.questions.filter(party=actor.party).last()},
            Act.SET_LIMIT: {"row": row, "amount": Decimal(500)},
            Act.SEND_STORY: {"addressee": self.dice.choice(case.party_list)},
            Act.SEND_TABLE: {"addressee": self.dice.choice(case.standing_parties or case.party_list)},
            Act.ADD_EXHIBIT: {"title": "Note", "file": ContentFile(b"%PDF-"), "about": dict(FILE)},
            Act.EXTEND_MEDIATION: {"reason": "…", "until": today + timedelta(days=self.dice.randint(-5, 60))},
            Act.PROPOSE_SOLUTION: {"text": "…", "reasons": "…", "answer_by": today + timedelta(days=15)},
            Act.CIRCULATE_DRAFT: {"body": f"Article 1. {self.dice.random()}"},
            Act.COMMENT_DRAFT: {"comment": "…"},
            Act.SIGN_AGREEMENT: {"signer_name": actor.name, "code": self._code(case, actor)},
            Act.REQUEST_MISSING_ITEMS: {"items": "Le devis"},
            Act.OFFER_TAILORED: {"format": "video", "purpose": "…"},
            Act.RECORD_HOURS: {"on": today, "hours": Decimal("0.5"), "about": "Appel"},
            **self._agenda(case, today),
            Act.ADD_RESPONDENT: {
                "company": "Entreprise nommée ensuite",
                "address": "2 rue Neuve",
                "postal_code": "44000",
                "city": "Nantes",
                "email": "nouvelle@entreprise.example",
                "claimant_agrees": True,
            },
            Act.ADMIT_RESPONDENT: {"note": "…", "format": "video", "purpose": "…"},
            Act.REFUSE_RESPONDENT: {"note": "…"},
            Act.INVITE_THIRD_PARTY: self._somebody_beside(case),
            Act.REQUEST_EXPERT: {
                "joint": self.dice.choice(["joint", "alone"]),
                "first_name": "Paule",
                "last_name": "Savante",
                "speciality": "Toitures",
                "email": f"savante{self.dice.randint(1, 9)}@exemple.example",
                "purpose": "…",
                "amount": Decimal(self.dice.randint(0, 900)),
                "agrees": True,
            },
            Act.CONSENT_EXPERT: {"agrees": True},
            Act.SHOW_EXHIBITS: {
                "expertise": self.dice.choice(list(case.expertises.all()) or [None]),
                "exhibits": list(case.exhibits.all()),
            },
            Act.ORDER_EXPERT: {"agrees": True},
            Act.END_EXPERT: {"expertise": self.dice.choice(list(case.expertises.all()) or [None])},
            Act.CHOOSE_NOTICES: {
                "third": self.dice.choice(list(case.third_parties.all()) or [None]),
                "notices": self.dice.choice(["both", "representative"]),
            },
            Act.REMOVE_THIRD_PARTY: {"third": self.dice.choice(list(case.third_parties.all()) or [None])},
            Act.CONFIRM_EXECUTION: {"execution": self.dice.choice(["yes", "partly", "no"])},
            **self._post(case, today),
        }.get(act, text)

    def _post(self, case, today):
        """Any message, any party: what cannot be is refused in words."""
        message = self.dice.choice(list(case.dispatches.all()))
        party = self.dice.choice(case.party_list)
        known = {"address": "7 rue Retrouvée", "postal_code": "44000", "city": "Nantes"}
        return {
            Act.RECORD_POSTING: {"dispatch": message, "posted_on": today},
            Act.RECORD_RETURN: {"dispatch": message, "returned_on": today, "reason": "unknown"},
            Act.SEND_AGAIN: {"dispatch": message, "reason": "Perdu"},
            Act.CORRECT_CONTACT: {"concerned": party, **known},
            Act.RECORD_BOUNCE: {
                "concerned": party, "source": "phone", "on": today, **known,
                "messages": list(case.dispatches.filter(party=party, channel="email").exclude(state="sending")),
            },
        }  # fmt: skip

    def _agenda(self, case, today):
        """Any hour, any answer, the one meeting or another."""
        meeting = self.dice.choice(list(case.meetings.all()) or [None])
        slots = list(case.meetings.last().slots.all()) if meeting else []
        hour = paris(today.year, today.month, today.day, 14)
        place = {"mode": self.dice.choice(["video", "audio"]), "minutes": 60}
        days = self.dice.sample(range(-1, 20), 2)
        answers = {slot.pk: self.dice.choice(["yes", "if_needed", "no"]) for slot in slots}
        attendance = {party.pk: "present" for party in case.party_list}
        return {
            Act.PROPOSE_MEETING: {**place, "slots": [hour + timedelta(days=day) for day in days]},
            Act.ANSWER_SLOTS: {"answers": answers, "for_party": self.dice.choice(case.party_list)},
            Act.CONFIRM_MEETING: {"slot": self.dice.choice(slots or [None])},
            Act.MOVE_MEETING: {**place, "meeting": meeting, "starts_at": hour + timedelta(days=days[0])},
            Act.CANCEL_MEETING: {"meeting": meeting},
            Act.RECORD_ATTENDANCE: {"meeting": meeting, "attendance": attendance, "minutes_spent": 40},
        }

    def _somebody_beside(self, case):
        """Anybody, in any capacity; the same address again and again."""
        return {
            "capacity": self.dice.choice(["lawyer", "support", "representative"]), "first_name": "Jean",
            "last_name": "Roux", "email": f"roux{self.dice.randint(1, 9)}@exemple.example",
            "mandate": ContentFile(b"%PDF-"), "mandate_about": dict(FILE),
            "for_party": self.dice.choice(case.party_list), "reads_caucus": self.dice.choice([True, False]),
        }  # fmt: skip

    def _correction(self):
        """Another company; its own account joins at once, so that the game goes on."""
        return {"name": "Autre entreprise", "address": "1 rue Neuve", "postal_code": "44000", "city": "Nantes"}

    def _code(self, case, actor):
        row = case.dispatches.filter(message="signature_code", user=actor.user).order_by("pk").last()
        SignatureCode.objects.filter(user=actor.user).update(sent_at=timezone.now())
        return row.secret if row else "000000"


def judge(case):
    """One stage, one turn; nobody waits without a clock; everybody may leave; the journal tells the whole story."""
    events = list(case.events.order_by("number"))
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    assert events[-1].stage_after == case.stage
    for before, after in zip(events, events[1:], strict=False):
        assert after.stage_before == before.stage_after
        assert after.previous_hash == before.hash == before.computed_hash()
    running = {deadline.term for deadline in Deadline.objects.filter(case=case, state="open")}
    if case.stage == Stage.CLOSED:
        assert running <= AFTER_THE_END, running
    else:
        assert TURNS[case.stage]
        assert running or case.stage in NO_CLOCK_NEEDED, f"nobody is awaited in {case.stage}"
        _everybody_may_leave(case)
    for party in case.party_list:
        assert sentence_for(case, party, next_actor(case, party)).now


def _everybody_may_leave(case):
    for party in case.standing_parties:
        if party.is_claimant or party.response == "accepted":
            actor = Actor(party.role, user=party.user, party=party)
            assert any(row.act == Act.WITHDRAW for row in possible_acts(case, actor)), f"{party} may not leave"
