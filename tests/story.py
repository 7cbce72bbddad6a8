"""A case told act by act, through the same door as everybody: perform()."""

import re
import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone

from casework.enums import Act, Order, Role, Stage
from casework.models import Case, Party, SignatureCode, ThirdParty
from casework.party_space.joining import join_by_address
from casework.procedure.engine import Actor, perform
from casework.procedure.filing import ClaimantData, ExhibitData, Filing, ReliefLine, RespondentData, file_online
from portal.storages import private_storage
from sectors.models import Convention, Federation, FormVersion
from sectors.models.versions import canonical_json
from tests import people
from tests.kept_content import KeptStory

DOCUMENT = {
    "schema": "https://example.fr/schemas/guided-form/1", "schema_version": 1, "form": "renovation-execution",
    "number": 1, "lang": "fr", "title": "Travaux de rénovation mal exécutés", "federation": "fba", "general": False,
    "sector": {"slug": "batiment", "title": "Bâtiment"},
    "axes": [{"key": "travaux", "label": "Type de travaux", "options": [{"key": "renovation", "label": "Rénovation"}]}],
    "covers": {"travaux": ["renovation"]}, "estimated_minutes": 10, "steps": [], "documents": [],
    "relief_options": [{"key": "repair", "label": "Une reprise des travaux", "amount": False}], "outcomes": [],
}  # fmt: skip

KEPT: dict[tuple, KeptStory] = {}
# Words that must never be read where they do not belong.
SECRET_COMPLAINT = "infiltrations-au-plafond-du-salon"
SECRET_TALK = "je-transigerais-volontiers"


def paris(year, month, day, hour=10, minute=0):
    return timezone.make_aware(datetime(year, month, day, hour, minute))


def form_version():
    known = FormVersion.objects.filter(sector_slug="batiment", form_slug="renovation-execution").first()
    if known:
        return known
    federation, _ = Federation.objects.get_or_create(
        slug="fba", defaults={"name": "Fédération des bâtisseurs et artisans", "short_name": "FBA"}
    )
    return FormVersion.objects.create(
        federation=federation, sector_slug="batiment", sector_title="Bâtiment", form_slug="renovation-execution",
        number=1, title=DOCUMENT["title"], document=canonical_json(DOCUMENT), published_at=timezone.now(),
    )  # fmt: skip


def filing(respondents=1, professional_email="contact@toitures-dubois.example", **changes) -> Filing:
    """A complete request of Mme Martin against SARL Dubois (and another, if asked)."""
    name = private_storage().save("exhibits/tests/devis.pdf", ContentFile(b"%PDF-1.7 devis"))
    professionals = [
        RespondentData("SARL Toitures Dubois", "73282932000074", email=professional_email,
                       address="4 rue des Ardoises", postal_code="44100", city="Nantes"),
        RespondentData("Plomberie Petit", email="contact@plomberie-petit.example", postal_code="44100", city="Nantes"),
    ]  # fmt: skip
    values = dict(
        token=uuid.uuid4(),
        claimant=ClaimantData("Nadia", "Martin", "nadia.martin@example.fr", "06 00 00 00 00",
                              "8 allée des Tilleuls", "44000", "Nantes"),
        respondents=professionals[:respondents], form_version=form_version(), facets={"travaux": "renovation"},
        facet_labels=[{"axis": "Type de travaux", "option": "Rénovation"}],
        answers=[{"step_key": "faits", "step": "Les faits", "key": "recit", "question": "Que s’est-il passé ?",
                  "answer": SECRET_COMPLAINT}],
        raw_answers={"recit": SECRET_COMPLAINT},
        relief=[ReliefLine("repair", "Une reprise de la toiture", None, date(2027, 6, 30)),
                ReliefLine("refund", "Un remboursement partiel", Decimal("800.00"), None)],
        exhibits=[ExhibitData(name, "devis.pdf", "application/pdf", 14, "0" * 64, "Le devis signé")],
        prior_complaint_on=date(2026, 12, 1), screening={"complaint_made": True},
    )  # fmt: skip
    return Filing(**{**values, **changes})


def convention_with_dubois(order):
    """SARL Toitures Dubois signed alone, and chose this order."""
    return Convention.objects.update_or_create(
        professional_name="SARL Toitures Dubois", siret="73282932000074", order=order,
        defaults={"starts_on": date(2026, 1, 1), "ends_on": date(2028, 12, 31), "active": True},
    )[0]  # fmt: skip


def mailed_code(address) -> str:
    """The last code of six digits that was e-mailed to this address."""
    sent = [message.body for message in mail.outbox if message.to == [address]]
    return re.findall(r"(?<![-\d])\d{6}(?!\d)", sent[-1])[0]


class Story:
    """Every method performs one act and answers the story, so that a test reads as a tale."""

    def __init__(self, at=None, respondents=1, order=Order.SOURCE, **changes):
        self.at = at or paris(2027, 1, 4)
        self.version = form_version()
        self.vasseur = people.mediator(self.version.federation)
        if order != Order.SOURCE:
            convention_with_dubois(order)
        self.case = file_online(filing(respondents, **changes), people.martin(), at=self.at)
        self.case.parties.filter(pk=self.respondent.pk).update(user=people.dubois())

    @classmethod
    def in_stage(cls, stage, **kwargs):
        """A case brought to this stage by its acts; told once a day (some tests travel in time), then kept."""
        if "at" in kwargs:  # most often this very moment, which never comes again
            return cls._told_in_stage(stage, **kwargs)
        today = (stage, timezone.localdate(), repr(sorted(kwargs.items())))
        kept = KEPT.setdefault(today, KeptStory(lambda: cls._told_in_stage(stage, **kwargs)))
        return kept.again()

    @classmethod
    def _told_in_stage(cls, stage, **kwargs):
        told = cls(**kwargs)
        for step in PATHS[stage]:
            getattr(told, step)()
        assert told.case.stage == stage
        return told

    def __getstate__(self):
        event = getattr(self, "event", None)
        return {"at": self.at, "case": self.case.pk, "event": event and event.pk}

    def __setstate__(self, kept):
        """Read again from a database where the story is told already."""
        self.at, self.version = kept["at"], form_version()
        self.vasseur = people.mediator(self.version.federation)
        self.case = Case.objects.get(pk=kept["case"])
        self.event = self.case.events.filter(pk=kept["event"]).first()

    # who acts ---------------------------------------------------------------------------------------

    @property
    def claimant(self) -> Party:
        return self.case.parties.get(role=Role.CLAIMANT)

    @property
    def respondent(self) -> Party:
        return self.case.parties.filter(role=Role.RESPONDENT).first()

    def actor(self, role, party=None) -> Actor:
        if role == Role.MEDIATOR:
            return Actor(role, user=self.vasseur.user, mediator=self.vasseur)
        if role == Role.CENTRE:
            return Actor(role, user=people.centre())
        if isinstance(party, ThirdParty):
            party.refresh_from_db()
            behalf = party.party if party.is_representative else None
            return Actor(role, user=party.user, party=party.party, on_behalf_of=behalf, third=party)
        party = party or (self.claimant if role == Role.CLAIMANT else self.respondent)
        return Actor(role, user=party.user, party=party)

    def do(self, act, role, party=None, **data):
        """Perform, at the story's hour, and read the case again."""
        self.event = perform(self.case, act, self.actor(role, party), at=self.at, **data)
        self.case = Case.objects.get(pk=self.case.pk)
        return self

    def wait(self, days):
        self.at += timedelta(days=days)
        return self

    def tick(self):
        """The clock passes, on the story's day."""
        from casework import clock

        self.report = clock.tick(timezone.localdate(self.at))
        assert not self.report.failed
        self.case = Case.objects.get(pk=self.case.pk)
        return self

    # the acts ---------------------------------------------------------------------------------------

    def accept(self, party=None):
        return self.do(Act.ACCEPT_MEDIATION, Role.RESPONDENT, party, agrees=True)

    def decline(self, party=None, communicable_reason="Nous avons déjà proposé une reprise."):
        return self.do(
            Act.DECLINE_MEDIATION, Role.RESPONDENT, party, reasons=["disagrees"], text="réservé-au-Centre",
            communicable_reason=communicable_reason,
        )  # fmt: skip

    def appoint(self):
        return self.do(Act.APPOINT_MEDIATOR, Role.CENTRE)

    def confirm(self):
        return self.do(Act.CONFIRM_MISSION, Role.MEDIATOR)

    def admit(self):
        return self.do(Act.DECLARE_ADMISSIBLE, Role.MEDIATOR)

    def offer(self, role=Role.RESPONDENT, text=SECRET_TALK, row=None, **data):
        row = row or self.case.offer_rows.first()
        return self.do(Act.POST_OFFER, role, row=row, text=text, **data)

    def say(self, role=Role.CLAIMANT, text=SECRET_TALK):
        return self.do(Act.POST_TO_FORUM, role, text=text)

    def propose(self, days=15):
        by = timezone.localdate(self.at) + timedelta(days=days)
        return self.do(Act.PROPOSE_SOLUTION, Role.MEDIATOR, text=SECRET_TALK, reasons="En équité.", answer_by=by)

    def accept_solution(self, role):
        return self.do(Act.ACCEPT_SOLUTION, role)

    def decline_solution(self, role):
        return self.do(Act.DECLINE_SOLUTION, role)

    def agree(self):
        return self.do(Act.RECORD_AGREEMENT, Role.MEDIATOR)

    def circulate(self, body="Article 1. La toiture est reprise avant le 30 juin 2027."):
        return self.do(Act.CIRCULATE_DRAFT, Role.MEDIATOR, body=body)

    def approve(self, role):
        return self.do(Act.APPROVE_DRAFT, role)

    def approve_all(self):
        return self.approve(Role.CLAIMANT).approve(Role.RESPONDENT)

    def sign(self, role):
        """Asks for a code, reads it where it was sent, signs."""
        actor = self.actor(role)
        self.do(Act.REQUEST_SIGNATURE_CODE, role)
        row = self.case.dispatches.filter(message="signature_code", user=actor.user).order_by("pk").last()
        code = row.secret or mailed_code(row.to_address)  # forgotten as soon as the message has left
        SignatureCode.objects.filter(user=actor.user).update(sent_at=timezone.now())
        return self.do(Act.SIGN_AGREEMENT, role, signer_name=actor.name, code=code)

    def sign_all(self):
        return self.sign(Role.CLAIMANT).sign(Role.RESPONDENT).sign(Role.MEDIATOR)

    def intercede(self):
        return self.do(Act.REQUEST_INTERCESSION, Role.CLAIMANT)

    # the agenda --------------------------------------------------------------------------------------

    def meet_often(self):
        """A package that all accept."""
        self.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="video", purpose="Voir le toit.")
        return self.do(Act.ACCEPT_TAILORED, Role.CLAIMANT).do(Act.ACCEPT_TAILORED, Role.RESPONDENT)

    def propose_dates(self, *days, hour=14, **where):
        """Slots at that hour, so many days from now."""
        at = timezone.localtime(self.at).replace(hour=hour, minute=0, second=0, microsecond=0)
        slots = [at + timedelta(days=day) for day in days or (10, 12)]
        data = {"mode": "video", "minutes": 60, **where}
        return self.do(Act.PROPOSE_MEETING, Role.MEDIATOR, slots=slots, **data)

    def answer_dates(self, role, *choices, party=None, **data):
        slots = self.case.meetings.last().slots.all()
        answers = dict(zip([slot.pk for slot in slots], choices, strict=True))
        return self.do(Act.ANSWER_SLOTS, role, party if role != Role.MEDIATOR else None, answers=answers, **data)

    def fix(self, place=0):
        return self.do(Act.CONFIRM_MEETING, Role.MEDIATOR, slot=self.case.meetings.last().slots.all()[place])

    def meet(self, **where):
        """A meeting at the first date, with everybody's yes."""
        self.propose_dates(**where)
        return self.answer_dates(Role.CLAIMANT, "yes", "no").answer_dates(Role.RESPONDENT, "yes", "yes").fix()

    # those beside a party ----------------------------------------------------------------------------

    def bring(self, capacity, first, last, role=Role.CLAIMANT, party=None, **data):
        """Somebody is invited beside this party: `self.beside` from now on. A representative has a mandate."""
        address = f"{first}.{last}@exemple.example".lower()
        about = {"file_name": "mandat.pdf", "content_type": "application/pdf", "size": 5, "sha256": "0" * 64}
        mandate = {"mandate": ContentFile(b"%PDF-1.7 mandat"), "mandate_about": about}
        who = {"capacity": capacity, "first_name": first, "last_name": last, "email": address}
        needed = mandate if capacity == "representative" else {}
        return self.do(Act.INVITE_THIRD_PARTY, role, party, **who, **needed, **data)

    @property
    def beside(self) -> ThirdParty:
        return self.case.third_parties.last()

    def join(self):
        """The one invited last signs in at the invited address, as the portal does it; answers that person."""
        join_by_address(people.user(self.beside.email.lower()))
        return self.beside

    # experts -----------------------------------------------------------------------------------------

    def ask_expert(self, joint="joint", role=Role.CLAIMANT, party=None, **data):
        """A quote of 500 € by an expert whose address nobody had before."""
        address = f"expert{self.case.expertises.count()}.{self.case.pk}@exemple.example"
        who = {"first_name": "Paule", "last_name": "Savante", "speciality": "Toitures", "email": address}
        what = {"purpose": "Dire d’où vient l’eau.", "amount": Decimal(500), "agrees": True, "joint": joint}
        return self.do(Act.REQUEST_EXPERT, role, party, **{**who, **what, **data})

    @property
    def expertise(self):
        return self.case.expertises.last()

    def report(self):
        """The expert ordered last comes with its address, and delivers."""
        account = people.user(self.expertise.email)
        join_by_address(account)
        about = {"file_name": "rapport.pdf", "content_type": "application/pdf", "size": 5, "sha256": "0" * 64}
        file = ContentFile(b"%PDF-1.7 rapport")
        actor = Actor(Role.EXPERT, user=account, expert=self.expertise)
        self.event = perform(self.case, Act.DELIVER_REPORT, actor, at=self.at, file=file, about=about)
        self.case = Case.objects.get(pk=self.case.pk)
        return self

    # what left --------------------------------------------------------------------------------------

    def told(self, message=None):
        """The names of those told by the last act (of this message)."""
        rows = self.event.dispatches.all()
        return sorted(row.recipient_name for row in (rows.filter(message=message) if message else rows))


TO_MEDIATION = ["accept", "appoint", "confirm", "admit"]
PATHS = {
    Stage.AWAITING_RESPONSES: [],
    Stage.DECLINED: ["decline"],
    Stage.INTERCESSION: ["decline", "intercede"],
    Stage.APPOINTMENT: ["accept"],
    Stage.ADMISSIBILITY: ["accept", "appoint", "confirm"],
    Stage.MEDIATION: TO_MEDIATION,
    Stage.SOLUTION_PROPOSED: [*TO_MEDIATION, "propose"],
    Stage.AGREEMENT: [*TO_MEDIATION, "agree", "circulate"],
    Stage.CLOSED: [*TO_MEDIATION, "agree", "circulate", "approve_all", "sign_all"],
}
