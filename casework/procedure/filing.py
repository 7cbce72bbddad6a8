"""The porter's lodge: what intake hands over, and how a case is born (process 2.1)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.enums import Act, Capacity, Channel, Order, ResponseState, Role, Stage, Track
from casework.models import Case, Exhibit, Party, ReferenceCounter, ThirdParty
from casework.procedure.acts.mediation import open_table
from casework.procedure.engine import Actor, perform
from sectors.models import Convention


@dataclass(frozen=True)
class ClaimantData:
    first_name: str
    last_name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""


@dataclass(frozen=True)
class RespondentData:
    """A professional as the consumer knows it; `siret` may be empty."""

    name: str
    siret: str = ""
    contact_name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""


@dataclass(frozen=True)
class ReliefLine:
    """One thing the consumer expects: what, how much, by when."""

    kind: str
    label: str
    amount: Decimal | None = None
    by: date | None = None


@dataclass(frozen=True)
class ExhibitData:
    """A file already in the private storage, under `file`."""

    file: str
    file_name: str
    content_type: str
    size: int
    sha256: str
    label: str


@dataclass(frozen=True)
class RepresentativeData:
    """Who files in the consumer's name; `mandate`: the place of its mandate among the exhibits."""

    first_name: str
    last_name: str
    email: str
    mandate: int


@dataclass(frozen=True)
class Filing:
    """A finished request. `token` makes a double click one case; answers are frozen words."""

    token: UUID
    claimant: ClaimantData
    respondents: list[RespondentData]
    form_version: object
    facets: dict
    answers: list[dict]
    raw_answers: dict
    relief: list[ReliefLine]
    exhibits: list[ExhibitData] = field(default_factory=list)
    facet_labels: list[dict] = field(default_factory=list)
    summary: str = ""
    prior_complaint_on: date | None = None
    screening: dict = field(default_factory=dict)
    representative: RepresentativeData | None = None


def file_online(filing: Filing, user, at=None) -> Case:
    """Open the case of a finished request; the same token twice answers the same case.

    Raises ValueError when there is no professional or no line of relief: the form asks for both.
    """
    opening = Opening(Act.FILE_ONLINE, user, at or timezone.now())
    return open_once(filing, opening)


@dataclass(frozen=True)
class Opening:
    """How a case is born. By post: `user` is the clerk, the postmark dates the filing, reception starts the clock."""

    act: str
    user: object
    at: datetime
    posted_on: date | None = None
    received_on: date | None = None

    @property
    def by_post(self):
        return self.received_on is not None

    def actor(self, claimant, third=None) -> Actor:
        if self.by_post:
            return Actor(Role.CENTRE, user=self.user, on_behalf_of=claimant)
        behalf = claimant if third else None
        return Actor(Role.CLAIMANT, user=self.user, party=claimant, on_behalf_of=behalf, third=third)


def open_once(filing, opening) -> Case:
    """The case of this filing; the same token twice answers the same case."""
    if not filing.respondents or not filing.relief:
        raise ValueError("A filing names at least one professional and one thing that is expected.")
    known = Case.objects.filter(filing_token=filing.token).first()
    if known:
        return known
    try:
        with transaction.atomic():
            return _open(filing, opening)
    except IntegrityError:
        # Two clicks at the same instant: the unique token let one of them win.
        return Case.objects.get(filing_token=filing.token)


def _open(filing, opening):
    today = timezone.localdate(opening.at)
    federation = filing.form_version.federation
    convention = _convention(filing, today)
    case = Case.objects.create(
        reference=ReferenceCounter.next_reference(today.year), filing_token=filing.token, stage=Stage.RECEIVED,
        track=Track.E_MEDIATION if len(filing.respondents) == 1 else Track.TAILORED,
        order=convention.order if convention else Order.SOURCE, federation=federation, convention=convention,
        form_version=filing.form_version, facets=filing.facets, facet_labels=filing.facet_labels,
        answers=filing.answers, raw_answers=filing.raw_answers, screening=filing.screening, summary=filing.summary,
        prior_complaint_on=filing.prior_complaint_on, filed_on=opening.posted_on or today,
        received_on=opening.received_on, complete_on=opening.received_on or today,
    )  # fmt: skip
    claimant = _add_parties(case, filing, opening)
    open_table(case, filing.relief, opening.user, opening.at)
    exhibits = _add_exhibits(case, filing, claimant, opening)
    third = _add_representative(case, filing.representative, claimant, opening, exhibits)
    perform(case, opening.act, opening.actor(claimant, third), at=opening.at, letter_on=opening.posted_on)
    case.refresh_from_db()
    return case


def _convention(filing, today):
    """Of the first professional that is under one, as it was named: it says the order of the procedure."""
    found = (Convention.objects.covering(siret=one.siret, name=one.name, on=today) for one in filing.respondents)
    return next((convention for convention in found if convention), None)


def _add_parties(case, filing, opening) -> Party:
    person = filing.claimant
    # Whoever writes by post, or is represented, has no account yet: the address given, or a code, will open one.
    own = not opening.by_post and filing.representative is None
    by_post = opening.by_post or not (own or person.email)
    claimant = Party.objects.create(
        case=case, role=Role.CLAIMANT, user=opening.user if own else None,
        first_name=person.first_name, last_name=person.last_name,
        email=person.email or opening.user.email if own else person.email, phone=person.phone,
        address=person.address, postal_code=person.postal_code, city=person.city, response=ResponseState.ACCEPTED,
        joined_at=opening.at if own else None, channel=Channel.POST if by_post else Channel.ONLINE,
    )  # fmt: skip
    for professional in filing.respondents:
        Party.objects.create(
            case=case, role=Role.RESPONDENT, company=professional.name, siret=professional.siret,
            last_name=professional.contact_name, email=professional.email, phone=professional.phone,
            address=professional.address, postal_code=professional.postal_code, city=professional.city,
            channel=Channel.ONLINE if professional.email else Channel.POST,
        )  # fmt: skip
    return claimant


def _add_representative(case, person, claimant, opening, exhibits):
    """Already there, by the account that files; by post, invited at the address of the letter, if it gives one.

    The mandate is one of the exhibits (case C15).
    """
    if person is None:
        return None
    account = None if opening.by_post else opening.user
    return ThirdParty.objects.create(
        case=case, party=claimant, capacity=Capacity.REPRESENTATIVE, first_name=person.first_name,
        last_name=person.last_name, email=person.email, user=account, mandate=exhibits[person.mandate],
        invited_at=opening.at, joined_at=opening.at if account else None,
    )  # fmt: skip


def _add_exhibits(case, filing, claimant, opening) -> list[Exhibit]:
    return [
        Exhibit.objects.create(
            case=case, number=number, party=claimant, added_by=opening.user, author_name=str(claimant),
            title=exhibit.label[:200], file=exhibit.file, file_name=exhibit.file_name,
            content_type=exhibit.content_type, size=exhibit.size, sha256=exhibit.sha256, at=opening.at,
        )
        for number, exhibit in enumerate(filing.exhibits, start=1)
    ]  # fmt: skip
