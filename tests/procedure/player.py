"""A player who does anything that anybody may do, in any order, at any date."""

import uuid
from datetime import timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.http import Http404
from django.utils import timezone

from casework import clock
from casework.access import case_for
from casework.enums import Act, Channel, Ground, Order, Role
from casework.forms import FORMS
from casework.models import Case, EndReason, SignatureCode
from casework.party_space.joining import join_by_address
from casework.procedure.engine import Actor, NotAllowed, NotPossibleNow, perform, possible_acts
from casework.procedure.guards import can_answer
from sectors.models import Convention
from tests import people
from tests.story import PATHS, Story, paris

PEOPLE = tuple(role for role in Role if role != Role.CLOCK)
FILE = {"file_name": "note.pdf", "content_type": "application/pdf", "size": 5, "sha256": "0" * 64}
ENDINGS = {
    Act.WITHDRAW, Act.CANCEL_FILE, Act.CLOSE_UNWORKABLE, Act.DECLARE_INADMISSIBLE, Act.SETTLE_DIRECTLY, Act.END_MISSION,
    Act.DECLINE_MEDIATION, Act.DECLINE_MISSION, Act.REQUEST_FILING_CERTIFICATE, Act.OBJECT_TO_MEDIATOR,
    Act.DISCLOSE_CONFLICT, Act.CLOSE_WITHOUT_AGREEMENT, Act.REQUEST_MISSING_ITEMS,
}  # fmt: skip
# Always possible, and without end: they would fill the games.
BESIDE_THE_PROCEDURE = {
    Act.INVITE_THIRD_PARTY, Act.REMOVE_THIRD_PARTY, Act.CHOOSE_NOTICES, Act.REQUEST_EXPERT, Act.END_EXPERT, Act.LEAVE_CASE,
    Act.CORRECT_CONTACT, Act.RECORD_BOUNCE, Act.RECORD_POSTING, Act.RECORD_RETURN, Act.SEND_AGAIN, Act.SEND_STORY,
    Act.SEND_TABLE, Act.ADD_RESPONDENT,
}  # fmt: skip


class Player:
    """One case and whoever has a hand in it. What is chosen is chosen by the dice of the game."""

    def __init__(self, dice):
        self.dice, self.secrets = dice, {}
        Convention.objects.update(active=False)
        stage = dice.choice([None, None, None, *PATHS])
        self.story = Story.in_stage(stage) if stage else self._filed()
        for place, party in enumerate(self.story.case.respondents):
            party.user = people.user(f"pro{place}@entreprise.example")
            party.save()
        if dice.random() < 0.25:
            self.story.case.parties.filter(role=Role.CLAIMANT).update(channel=Channel.POST)
        people.mediator(self.story.version.federation, "paul.morel@mediation-rivage.example", "Paul", "Morel")

    def _filed(self):
        email = self.dice.choice(["contact@toitures-dubois.example", "contact@toitures-dubois.example", ""])
        respondents, order = self.dice.choice([1, 1, 2]), self.dice.choice(list(Order))
        return Story(at=paris(2027, 1, 4), respondents=respondents, order=order, professional_email=email)

    @property
    def case(self):
        return Case.objects.get(pk=self.story.case.pk)

    def days_pass(self, days):
        """The clock comes by at night, then once more: the second time it finds nothing to do."""
        self.story.at += timedelta(days=days)
        for again in (False, True):
            report = clock.tick(timezone.localdate(self.story.at))
            assert not report.failed, report.failed
            assert not (again and report.performed), report.performed
            assert not (again and report.skipped), (
                f"due, and possible to nobody: {[str(due) for due in report.skipped]}"
            )

    def act(self, roles):
        """Somebody does something that the table allows: it is done, or refused in a sentence. (act, actor, data) done."""
        actor = self._somebody(roles)
        likely = self._likely([row for row in possible_acts(self.case, actor) if row.act in FORMS])
        if not likely:
            return None
        act = self.dice.choice(likely).act
        data, token = self._data(act, actor), uuid.uuid4()
        if actor.by_letter:
            data = {**data, "letter_on": timezone.localdate(self.story.at)}
        refused = self._perform(act, actor, data, token)
        assert refused is None or refused.endswith("."), refused
        return None if refused else (act, actor, data, token)

    def click_twice(self, roles):
        """The same form sent again changes nothing and writes to nobody."""
        done = self.act(roles)
        if done:
            before = self._written()
            act, actor, data, token = done
            assert self._perform(act, actor, data, token) is None
            assert self._written() == before

    def try_the_impossible(self, roles):
        """What is not possible says so and changes nothing."""
        actor = self._somebody(roles)
        possible = {row.act for row in possible_acts(self.case, actor)}
        act = self.dice.choice([act for act in Act if act not in possible and act != Act.FILE_ONLINE])
        before = self._written()
        try:
            perform(self.case, act, actor, at=self.story.at)
        except (NotPossibleNow, NotAllowed):
            assert self._written() == before
        else:
            raise AssertionError(f"{actor.role} could {act} in {before[0]}")

    def _written(self):
        return self.case.stage, self.case.events.count(), self.case.dispatches.count(), self.case.documents.count()

    def _perform(self, act, actor, data, token):
        """The sentence of a refusal, or None."""
        try:
            perform(self.case, act, actor, at=self.story.at, token=token, **data)
        except NotPossibleNow as refusal:
            return str(refusal)

    def _likely(self, possible):
        """Endings are rare, or every game would be short; what moves the case is sought, or no game would go far."""
        chance = self.dice.random()
        if chance < 0.05:
            return possible
        gentle = [row for row in possible if row.act not in ENDINGS]
        if chance < 0.2:
            return gentle
        main = [row for row in gentle if row.act not in BESIDE_THE_PROCEDURE]
        moving = [row for row in main if row.to is not None]
        return moving if moving and chance < 0.6 else main

    def _somebody(self, roles):
        """One of these roles. For a party by post, the Centre, with its letter in hand; who is invited comes at once."""
        roles = [role for role in roles if role in PEOPLE] or PEOPLE
        role = self.dice.choice(roles)
        if role in (Role.THIRD_PARTY, Role.EXPERT):
            return self._beside(role) or self._somebody((Role.CLAIMANT, Role.RESPONDENT))
        if role == Role.MEDIATOR:
            current = self.case.designation
            self.story.vasseur = current.mediator if current else self.story.vasseur
        if role in (Role.MEDIATOR, Role.CENTRE):
            return self.story.actor(role)
        party = self.dice.choice(self.case.respondents) if role == Role.RESPONDENT else self.case.claimant
        if party.is_postal:
            return Actor(role, user=people.centre(), party=party, on_behalf_of=party)
        if party.user is None and party.email:
            join_by_address(people.user(party.email))
            party.refresh_from_db()
        return self.story.actor(role, party)

    def _beside(self, role):
        """Somebody beside a party, or an expert, as the door of the case knows that account."""
        ordered = self.case.expertises.exclude(ordered_at=None)
        places = self.case.third_parties if role == Role.THIRD_PARTY else ordered
        invited = places.filter(ended_at=None)
        if not invited:
            return None
        user = people.user(self.dice.choice(invited).email)
        join_by_address(user)
        try:
            return case_for(user, self.case.reference).actor
        except Http404:
            return None

    def _secret(self, *readers) -> str:
        """A word that nobody but these parties, and those who work on the case, may ever read."""
        word = f"secret{len(self.secrets) + 1}x"
        self.secrets[word] = {party.pk for party in readers if party}
        return word

    def _data(self, act, actor):
        case, today = self.case, timezone.localdate(self.story.at)
        row = self.dice.choice(list(case.offer_rows.all()))
        offers = [offer for r in case.offer_rows.all() for offer in r.offers.all()]
        to_answer = [offer for offer in offers if actor.party and can_answer(offer, actor.party)]
        text = {"text": "…", "reason": "Une raison", "reasons": ["other"]}
        apart = self.dice.choice(case.standing_parties or case.party_list)
        return {
            Act.ACCEPT_MEDIATION: {"agrees": True},
            Act.DISPUTE_IDENTITY: {"doubt": "namesake"},
            Act.CORRECT_PARTY: self._correction(),
            Act.RECORD_CONTACT: {"on": today, "means": "phone", "text": "…"},
            Act.DECLARE_INADMISSIBLE: {"ground": Ground.TOO_LATE, "facts": "…", "remedy": "…"},
            Act.END_MISSION: {"end_reason": EndReason.REPLACED},
            Act.POST_OFFER: {"row": row, "text": "…", "amount": Decimal(self.dice.randint(1, 900))},
            Act.ANSWER_OFFER: {"offer": to_answer[0], "accepted": self.dice.choice(["yes", "no"])} if to_answer else {},
            Act.DECLINE_MEDIATION: {"text": self._secret(actor.party), "reasons": ["other"]},
            Act.POST_TO_CAUCUS: {"text": self._secret(actor.party or apart), "addressee": apart},
            Act.ASK_QUESTION: {"text": self._secret(apart), "addressee": apart},
            Act.ANSWER_QUESTION: {
                "text": self._secret(actor.party),
                "question": case.questions.filter(party=actor.party).last(),
            },
            Act.SET_LIMIT: {"row": row, "amount": Decimal(500)},
            Act.PASS_ON_LETTER: {"scan": ContentFile(b"%PDF-", name="lettre.pdf"), "scan_about": dict(FILE)},
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
            Act.DELIVER_REPORT: {"file": ContentFile(b"%PDF-"), "about": dict(FILE)},
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
