"""The nouns of the sectors: partners, typology, guided forms and their published versions."""

from .approval import CentreApproval, VersionApproval
from .finding_notes import FindingNote
from .gaps import UnmatchedDispute
from .guided_forms import GuidedFormPage
from .library import QuestionLibraryPage
from .pages import NONE_FITS_LABEL, SectorPage
from .partners import Convention, Federation, MemberBusiness
from .step_events import Kind, StepEvent
from .trials import FormPath, Scenario
from .typology import Axis, AxisOption
from .versions import FormVersion, Frozen, canonical_json

__all__ = [
    "NONE_FITS_LABEL",
    "Axis",
    "AxisOption",
    "CentreApproval",
    "Convention",
    "Federation",
    "FindingNote",
    "FormPath",
    "FormVersion",
    "Frozen",
    "GuidedFormPage",
    "Kind",
    "MemberBusiness",
    "QuestionLibraryPage",
    "Scenario",
    "SectorPage",
    "UnmatchedDispute",
    "StepEvent",
    "VersionApproval",
    "canonical_json",
]
