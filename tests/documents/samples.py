"""Real cases brought by their acts to each document, with short names or with the longest and three pages of text."""

from pathlib import Path

from casework.enums import Act, DocumentKind, Role, Stage
from casework.models import IssuedDocument, Party
from casework.procedure.filing import ClaimantData, RespondentData
from tests.story import Story

PARAGRAPH = (
    "L’entreprise reprend à ses frais l’étanchéité de la toiture, côté rue, sur toute la longueur de la noue, et remet "
    "en état le plafond du salon : enduit, deux couches de peinture, protection des meubles et nettoyage compris. "
)
LONG_TEXT = "\n\n".join(f"Article {number}. {PARAGRAPH * 3}" for number in range(1, 22))
LONG_NAMES = {
    "claimant": ClaimantData(
        "Marie-Bernadette Anne-Charlotte", "de La Rochefoucauld-Montmorency de Saint-Aignan", "mb@example.fr", "",
        "Résidence « Les Hauts de l’Île », bâtiment C, escalier 12, appartement 1204, 118 bis avenue du Général-Leclerc",
        "44380", "Saint-Michel-Chef-Chef-lès-Grandes-Eaux",
    )
}  # fmt: skip
LONG_COMPANY = RespondentData(
    "Société coopérative ouvrière de production des compagnons couvreurs, zingueurs et étancheurs de l’Ouest réunis",
    "73282932000074", contact_name="", email="direction@coop.example",
    address="Parc d’activités de la Grande-Lande, 2 rue des Frères-Montgolfier, lot 14", postal_code="44800",
    city="Saint-Herblain",
)  # fmt: skip


def story(long=False, **changes):
    """A fresh case; `long`: with the longest names that the forms let through."""
    if not long:
        return Story(**changes)
    told = Story(**{**LONG_NAMES, **changes})
    Party.objects.filter(pk=told.respondent.pk).update(
        company=LONG_COMPANY.name, address=LONG_COMPANY.address, postal_code=LONG_COMPANY.postal_code,
        city=LONG_COMPANY.city, first_name="Jean-Baptiste", last_name="Le Guennec-Kervella",
    )  # fmt: skip
    return told


def to_mediation(told):
    return told.accept().appoint().confirm().admit()


def document(kind, long=False) -> IssuedDocument:
    """The document `kind` of a case that came to it by its acts."""
    return _PATHS[kind](story(long), LONG_TEXT if long else "").case.documents.get(kind=kind)


def _certificate(told, text):
    return told.decline(communicable_reason=text[:900] or "Nous avons déjà proposé une reprise.").do(
        Act.REQUEST_FILING_CERTIFICATE, Role.CLAIMANT
    )


def _refused(told, text):
    facts = text[:6000] or "La réclamation produite est adressée à une autre entreprise."
    remedy = "Adressez une réclamation écrite à l’entreprise, puis revenez vers nous."
    told.accept().appoint().confirm()
    return told.do(Act.DECLARE_INADMISSIBLE, Role.MEDIATOR, ground="no_prior_complaint", facts=facts, remedy=remedy)


def _proposed(told, text):
    by = told.at.date().replace(day=28)
    solution = text[:11000] or "L’entreprise reprend la noue avant le 30 juin 2027 et rembourse 400 €."
    return to_mediation(told).do(
        Act.PROPOSE_SOLUTION,
        Role.MEDIATOR,
        text=solution,
        reasons=text[:3000] or "En droit et en équité.",
        answer_by=by,
    )


def _signed(told, text):
    body = text or "Article 1. La toiture est reprise avant le 30 juin 2027.\n\nArticle 2. 400 € sont remboursés."
    to_mediation(told).agree()
    told.do(Act.CIRCULATE_DRAFT, Role.MEDIATOR, body=body, left_open="La peinture de la chambre.")
    return told.approve_all().sign_all()


def _failed(told, text):
    _proposed(told, text)
    told.decline_solution(Role.CLAIMANT).decline_solution(Role.RESPONDENT)
    return told.do(Act.CLOSE_WITHOUT_AGREEMENT, Role.MEDIATOR)


def _convened(told, text):
    to_mediation(told).meet_often()
    place = (text[:280] or "12 rue de l’Exemple, 44000 Nantes").replace("\n", " ")
    return told.meet(mode="in_person", place=place, access="Plain-pied.")


_PATHS = {
    DocumentKind.CONVOCATION: _convened,
    DocumentKind.FILING_CERTIFICATE: _certificate,
    DocumentKind.REFERRAL_NOTICE: lambda told, text: to_mediation(told),
    DocumentKind.ADMISSIBILITY_DECISION: _refused,
    DocumentKind.SOLUTION_PROPOSAL: _proposed,
    DocumentKind.SETTLEMENT_AGREEMENT: _signed,
    DocumentKind.FAILURE_CERTIFICATE: _failed,
}


def preview_documents(folder):
    """Every PDF, to be looked at: run `PREVIEW=/some/folder pytest tests/documents -k preview`."""
    from casework.correspondence.letters import letter_pdf
    from portal.pdf import pdf_of

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for long in (False, True):
        for kind in _PATHS:
            issued = document(kind, long)
            (folder / f"{kind}{'-long' if long else ''}.pdf").write_bytes(pdf_of(issued.html))
            letters = issued.case.dispatches.exclude(letter_html="")
            (folder / f"letters-{kind}{'-long' if long else ''}.pdf").write_bytes(letter_pdf(letters))


__all__ = ["LONG_TEXT", "Stage", "document", "preview_documents", "story", "to_mediation"]
