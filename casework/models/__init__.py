"""The nouns of a case. See docs/architecture.md for who may change what."""

from casework.models.absences import Absence
from casework.models.agreements import Approval, SettlementDraft, Signature, SignatureCode
from casework.models.aparts import Limit, Question
from casework.models.cases import Case, Note, ReferenceCounter
from casework.models.centre import CentreDetails, Heartbeat
from casework.models.conflicts import ConflictDisclosure, DisclosureAnswer
from casework.models.correspondence import Dispatch, Sending
from casework.models.deadlines import Deadline, TermSetting, rule_for, rules_for
from casework.models.desk import Follow, Label
from casework.models.documents import IssuedDocument
from casework.models.events import CaseEvent
from casework.models.expertises import Expertise, ExpertiseShare
from casework.models.mediators import Designation, EndReason, Mediator, SectorTraining
from casework.models.meetings import REMINDER_DAYS, Meeting, MeetingGuest, MeetingSlot, SlotAnswer
from casework.models.offers import Offer, OfferAnswer, OfferRow
from casework.models.packages import HoursEntry, Package, PackageConsent, PackageShare, split_evenly
from casework.models.parties import Party, normalise_code
from casework.models.postal_entries import PostalEntry, PostalEntryFile
from casework.models.prices import Price, price_for
from casework.models.read_marks import ReadMark, place_of
from casework.models.solutions import SolutionAnswer, SolutionProposal
from casework.models.talks import ApartExhibit, Exhibit, ForumPost, ForumSubject
from casework.models.tariffs import Tariff, tariff_for
from casework.models.third_parties import ThirdParty
from casework.models.typed_letters import TypedLetter

__all__ = [
    "Absence", "ApartExhibit", "Approval", "Case", "CaseEvent", "CentreDetails", "ConflictDisclosure", "Deadline",
    "Designation",
    "DisclosureAnswer", "Dispatch", "EndReason",
    "Exhibit", "Follow", "ForumPost", "ForumSubject", "Heartbeat", "HoursEntry", "IssuedDocument", "Label", "Limit",
    "Mediator", "Meeting", "MeetingGuest",
    "MeetingSlot", "Note", "Offer", "OfferAnswer",
    "OfferRow", "Package", "PackageConsent", "PackageShare", "Party",
    "PostalEntry", "PostalEntryFile", "Price", "Question", "ReadMark",
    "REMINDER_DAYS", "ReferenceCounter", "SectorTraining", "Sending", "SettlementDraft",
    "Signature", "SignatureCode", "SlotAnswer", "SolutionAnswer", "SolutionProposal", "Tariff", "TermSetting",
    "Expertise",
    "ExpertiseShare",
    "ThirdParty",
    "TypedLetter", "normalise_code", "place_of", "price_for", "rule_for", "rules_for", "split_evenly", "tariff_for",
]  # fmt: skip
