"""Every document with legal value, in one table: its template, its title, who signs it, who receives it."""

from dataclasses import dataclass

from casework.enums import Audience, DocumentKind, Role


@dataclass(frozen=True)
class Kind:
    """`signed_by`: the Centre or the mediator. `qr`: bears a QR code to the public verification page."""

    key: str
    signed_by: str
    to: str
    qr: bool = False

    @property
    def title(self) -> str:
        return DocumentKind(self.key).label

    @property
    def template(self) -> str:
        return f"casework/documents/{self.key}.html"


KINDS = {
    kind.key: kind
    for kind in (
        Kind(DocumentKind.FILING_CERTIFICATE, Role.CENTRE, Audience.EVERYONE_TOLD, qr=True),
        Kind(DocumentKind.REFERRAL_NOTICE, Role.MEDIATOR, Audience.PARTIES),
        Kind(DocumentKind.ADMISSIBILITY_DECISION, Role.MEDIATOR, Audience.CLAIMANT),
        Kind(DocumentKind.SOLUTION_PROPOSAL, Role.MEDIATOR, Audience.PARTIES),
        Kind(DocumentKind.SETTLEMENT_AGREEMENT, Role.MEDIATOR, Audience.PARTIES),
        Kind(DocumentKind.CONVOCATION, Role.MEDIATOR, Audience.PARTIES),
        Kind(DocumentKind.FAILURE_CERTIFICATE, Role.MEDIATOR, Audience.EVERYONE_TOLD, qr=True),
    )
}
