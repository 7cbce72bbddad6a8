"""Who stands beside the parties of the demonstration: a lawyer, a representative, an expert. All invented."""

from datetime import timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone

from casework.demo_exhibit import mandate_pdf
from casework.enums import Act, Capacity, Need, Notices, Role
from casework.procedure.actor import Actor
from portal.models import User
from portal.uploads import describe

LAWYER, AGENT = "maud.tessier@avocats-du-port.example", "lucien.diallo@example.fr"
EXPERT = "paule.savary@expertise-toitures.example"


class BesideTheParties:
    """Acts of a `Tale` (demo_cases.py), each a day after the one before."""

    def lawyer(self):
        """The consumer invites her lawyer, who has opened the case and written once."""
        third = self._bring(Capacity.LAWYER, "Maud", "Tessier", LAWYER, reads_caucus=True)
        actor = Actor(Role.THIRD_PARTY, user=third.user, party=third.party, third=third)
        self.perform(Act.POST_TO_FORUM, actor, text="Ma cliente est d’accord pour une visite commune, un matin.")

    def agent(self):
        """Her brother acts for her, with a mandate, and receives the everyday messages alone."""
        content = ContentFile(mandate_pdf("Fatou Diallo", "Lucien Diallo"), "mandat.pdf")
        self._bring(
            Capacity.REPRESENTATIVE, "Lucien", "Diallo", AGENT, mandate=content, mandate_about=describe(content),
            notices=Notices.REPRESENTATIVE,
        )  # fmt: skip
        self.case.parties.filter(role=Role.CLAIMANT).update(
            needs=[Need.INTERPRETER, Need.PHONE], needs_note="Wolof ; le matin"
        )

    def expert(self):
        """Asked for all, accepted by both, at work: one exhibit with the request, none of the talks."""
        exhibits = list(self.case.exhibits.filter(confidential=False))
        self.do(
            Act.REQUEST_EXPERT, Role.CLAIMANT, joint="joint", first_name="Paule", last_name="Savary",
            speciality="Étanchéité des douches et terrasses", email=EXPERT, amount=Decimal(480), exhibits=exhibits,
            purpose="Dire d’où vient l’eau et ce qu’il faut reprendre.", agrees=True,
        )  # fmt: skip
        self.do(Act.CONSENT_EXPERT, Role.RESPONDENT, agrees=True)
        account = account_named(EXPERT, "Paule", "Savary")
        self.case.expertises.update(user=account, joined_at=self.at + timedelta(hours=3))

    def _bring(self, capacity, first, last, email, **data):
        who = {"first_name": first, "last_name": last, "email": email}
        self.do(Act.INVITE_THIRD_PARTY, Role.CLAIMANT, capacity=capacity, **who, **data)
        third = self.case.third_parties.last()
        third.user, third.joined_at = account_named(email, first, last), min(self.at, timezone.now())
        third.save(update_fields=["user", "joined_at"])
        return third


def account_named(email, first_name, last_name) -> User:
    """The account of one of them, which a code by e-mail opens."""
    found = User.objects.filter(email=email).first()
    return found or User.objects.create_user(email, first_name=first_name, last_name=last_name)
