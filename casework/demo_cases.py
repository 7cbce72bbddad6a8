"""Demonstration cases, told through the same acts as everybody's, on days gone by."""

import hashlib
import uuid
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from casework.demo_beside import BesideTheParties
from casework.demo_disputes import (
    ATTIC,
    BATHROOM,
    CLUTCH,
    CONSUMERS,
    DOOR,
    GUTTERS,
    ROOF,
    TERRACE,
    WINDOWS,
    Dispute,
)  # fmt: skip
from casework.demo_exhibit import exhibit_pdf
from casework.enums import Act, Role
from casework.models import Case
from casework.procedure.engine import Actor, perform
from casework.procedure.filing import ExhibitData, Filing, ReliefLine, file_online
from portal.models import CENTRE_GROUP, User
from portal.storages import private_storage
from sectors.models import FormVersion

NAMESPACE = uuid.UUID("5f0e6a54-6f0c-4b43-9d2a-0b6a7c1d2e3f")
TO_MEDIATION = ["accept", "appoint", "confirm", "admit"]

# One tale per line: name, days ago, what it is about, and the acts that follow the filing.
TALES = [
    ("invitation", 3, ROOF, []),
    ("designation", 9, GUTTERS, ["accept"]),
    ("mission", 12, ATTIC, ["accept", "appoint", "agent"]),
    ("recevabilite", 15, CLUTCH, ["accept", "appoint", "confirm"]),
    ("mediation", 40, TERRACE, [*TO_MEDIATION, "talk", "lawyer"]),
    ("rencontre", 45, BATHROOM, [*TO_MEDIATION, "talk", "expert", "meet"]),
    ("solution", 50, BATHROOM, [*TO_MEDIATION, "talk", "solution"]),
    ("protocole", 60, ROOF, [*TO_MEDIATION, "talk", "draft"]),
    ("accord", 75, GUTTERS, [*TO_MEDIATION, "talk", "draft", "sign"]),
    ("echec", 90, ATTIC, [*TO_MEDIATION, "talk", "solution", "fail"]),
    ("refus", 8, WINDOWS, ["post", "decline"]),
    ("attestation", 35, DOOR, ["post", "decline", "certificate"]),
]


def load_cases(mediator):
    """Tell each tale once, whole or not at all: its filing token is derived from its name."""
    for name, days, dispute, steps in TALES:
        token = uuid.uuid5(NAMESPACE, name)
        if not Case.objects.filter(filing_token=token).exists():
            with transaction.atomic():
                Tale(token, days, dispute, mediator).tell(steps)


class Tale(BesideTheParties):
    """Each method is one act, a day after the one before."""

    def __init__(self, token, days, dispute, mediator):
        self.at = timezone.now() - timedelta(days=days)
        self.mediator = mediator
        consumer = account_of(dispute.consumer, CONSUMERS[dispute.consumer])
        self.case = file_online(_filing(token, dispute, self.at), consumer, at=self.at)
        if dispute.company.email:
            professional = account_of(dispute.company.email)
            self.case.parties.filter(role=Role.RESPONDENT).update(user=professional, joined_at=self.at)

    def tell(self, steps):
        for step in steps:
            self.at += timedelta(days=1)
            getattr(self, step)()

    def do(self, act, role, **data):
        self.perform(act, self._actor(role), **data)

    def perform(self, act, actor, **data):
        self.case.refresh_from_db()
        perform(self.case, act, actor, at=self.at, **data)

    def _actor(self, role):
        if role == Role.MEDIATOR:
            return Actor(role, user=self.mediator.user, mediator=self.mediator)
        if role == Role.CENTRE:
            return Actor(role, user=User.objects.filter(groups__name=CENTRE_GROUP).first())
        party = self.case.parties.filter(role=role).first()
        return Actor(role, user=party.user, party=party)

    def accept(self):
        self.do(Act.ACCEPT_MEDIATION, Role.RESPONDENT, agrees=True)

    def post(self):
        """The invitation of a company without an e-mail address leaves by post."""
        letter = self.case.dispatches.get(message="invitation")
        self.do(Act.RECORD_POSTING, Role.CENTRE, dispatch=letter, posted_on=timezone.localdate(self.at))

    def decline(self):
        reason = "Nous avons déjà proposé un rendez-vous de reprise."
        self.do(Act.DECLINE_MEDIATION, Role.RESPONDENT, reasons=["disagrees"], text="", communicable_reason=reason)

    def certificate(self):
        self.do(Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT)

    def appoint(self):
        self.do(Act.APPOINT_MEDIATOR, Role.CENTRE, mediator=self.mediator, reason="Dossier de démonstration")

    def confirm(self):
        self.do(Act.CONFIRM_MISSION, Role.MEDIATOR)

    def admit(self):
        self.do(Act.DECLARE_ADMISSIBLE, Role.MEDIATOR)

    def talk(self):
        row = self.case.offer_rows.first()
        soon = timezone.localdate() + timedelta(days=45)
        self.do(
            Act.POST_OFFER, Role.RESPONDENT, row=row, text="Nous revenons faire cette reprise à nos frais.", by=soon
        )
        text = "Merci. Qui remettra en état ce qui a été abîmé ?"
        self.do(Act.POST_TO_FORUM, Role.CLAIMANT, title="La remise en état", text=text)
        subject = self.case.forum_subjects.get()
        text = "Nous pouvons le faire, si une photo de l’état actuel nous est envoyée."
        self.do(Act.POST_TO_FORUM, Role.RESPONDENT, subject=subject, text=text)
        text = "Quand seriez-vous disponibles, les uns et les autres, pour une visite ?"
        self.do(Act.POST_TO_FORUM, Role.MEDIATOR, title="La visite commune", text=text)
        text = "Je vous propose de convenir d’une visite commune avant de fixer la date."
        self.do(Act.POST_OFFER, Role.MEDIATOR, row=row, text=text)

    def meet(self):
        """A package that all accepted, and a meeting some days from now."""
        self.at = timezone.now() - timedelta(days=4)
        self.do(Act.OFFER_TAILORED, Role.MEDIATOR, format="in_person", purpose="Voir ensemble ce qui est à reprendre.")
        self.do(Act.ACCEPT_TAILORED, Role.CLAIMANT)
        self.do(Act.ACCEPT_TAILORED, Role.RESPONDENT)
        first = timezone.localtime().replace(hour=14, minute=30, second=0, microsecond=0) + timedelta(days=9)
        self.do(
            Act.PROPOSE_MEETING, Role.MEDIATOR, mode="in_person", minutes=60, slots=[first, first + timedelta(days=2)],
            place="12 rue de l’Exemple, 44000 Nantes", access="Plain-pied, place de stationnement réservée.",
        )  # fmt: skip
        slots = list(self.case.meetings.get().slots.all())
        for role, choices in ((Role.CLAIMANT, ("yes", "no")), (Role.RESPONDENT, ("yes", "if_needed"))):
            answers = {slot.pk: choice for slot, choice in zip(slots, choices, strict=True)}
            self.do(Act.ANSWER_SLOTS, role, answers=answers)
        self.do(Act.CONFIRM_MEETING, Role.MEDIATOR, slot=slots[0])

    def solution(self):
        """The talks took their time: the solution left some days ago."""
        self.at = timezone.now() - timedelta(days=4)
        self.do(
            Act.PROPOSE_SOLUTION, Role.MEDIATOR,
            text="L’entreprise reprend les travaux en cause sous six semaines, et prend à sa charge la moitié des dégâts.",
            reasons="En droit, l’entreprise doit un ouvrage conforme au devis. En équité, une partie des dégâts aurait pu "
            "être évitée si elle avait été prévenue plus tôt.",
            answer_by=timezone.localdate(self.at) + timedelta(days=15),
        )  # fmt: skip

    def fail(self):
        self.do(Act.DECLINE_SOLUTION, Role.CLAIMANT)
        self.do(Act.DECLINE_SOLUTION, Role.RESPONDENT)
        self.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)

    def draft(self):
        """The talks took their time: the draft left some days ago."""
        self.at = timezone.now() - timedelta(days=4)
        self.do(Act.RECORD_AGREEMENT, Role.MEDIATOR)
        body = (
            "Article 1. L’entreprise reprend les travaux en cause avant la fin du mois prochain.\n\n"
            "Article 2. L’entreprise rembourse 400 € au consommateur, par virement, sous quinze jours.\n\n"
            "Article 3. La fin des travaux est constatée par un écrit signé des deux parties."
        )
        self.do(Act.CIRCULATE_DRAFT, Role.MEDIATOR, body=body)
        self.do(Act.APPROVE_DRAFT, Role.CLAIMANT)

    def sign(self):
        self.do(Act.APPROVE_DRAFT, Role.RESPONDENT)
        for role in (Role.CLAIMANT, Role.RESPONDENT, Role.MEDIATOR):
            self.do(Act.REQUEST_SIGNATURE_CODE, role)
            code = self.case.dispatches.filter(message="signature_code").latest("pk").secret
            actor = self._actor(role)
            signer = actor.party.person_name if actor.party else actor.name
            self.do(Act.SIGN_AGREEMENT, role, signer_name=signer, code=code)


def account_of(email, person=None) -> User:
    """The account of somebody of the demonstration, made when it is not there: a code by e-mail opens it."""
    names = {"first_name": person.first_name, "last_name": person.last_name} if person else {}
    return User.objects.filter(email=email).first() or User.objects.create_user(email, **names)


def _filing(token, dispute: Dispute, at) -> Filing:
    on = timezone.localdate(at)
    return Filing(
        token=token, claimant=CONSUMERS[dispute.consumer], respondents=[dispute.company],
        form_version=FormVersion.objects.for_facets(dispute.sector, dispute.facets), facets=dispute.facets,
        facet_labels=[{"axis": axis, "option": label} for axis, label in zip(dispute.axes, dispute.labels, strict=True)],
        answers=[
            {"step_key": "facts", "step": "Les faits", "key": "story", "question": "Que s’est-il passé ?",
             "answer": dispute.story},
        ],
        raw_answers={}, exhibits=[_exhibit(dispute)],
        relief=[
            ReliefLine(kind, what, amount, on + timedelta(days=within) if within else None)
            for kind, what, amount, within in dispute.relief
        ],
        prior_complaint_on=on - timedelta(days=90), screening={"complaint_made": True},
    )  # fmt: skip


def _exhibit(dispute) -> ExhibitData:
    content = exhibit_pdf(dispute.exhibit, dispute.company.name, dispute.labels[0], dispute.price)
    name = private_storage().save("exhibits/demonstration/piece.pdf", ContentFile(content))
    sha256 = hashlib.sha256(content).hexdigest()
    return ExhibitData(name, "piece.pdf", "application/pdf", len(content), sha256, dispute.exhibit)
