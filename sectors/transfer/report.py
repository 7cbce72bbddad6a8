"""What the checks say of an imported sector, as if all its drafts were to be published together."""

from dataclasses import dataclass

from sectors.checks import ADVICE, ERROR, WARNING, check_sector
from sectors.compiler import compile_content
from sectors.form_review import SAID_OF_THE_SECTOR, review_page
from sectors.models import GuidedFormPage

LEVELS = {ERROR: "à corriger", WARNING: "à confirmer", ADVICE: "conseil"}


@dataclass(frozen=True)
class Checked:
    """`page`: a draft form, or None for the sector as a whole; `findings`: what is said of it."""

    name: str
    page: GuidedFormPage | None
    findings: list

    @property
    def summary(self):
        """« 2 à corriger, 1 conseil », or « rien à signaler »."""
        levels = [finding.level for finding in self.findings]
        said = [f"{levels.count(level)} {words}" for level, words in LEVELS.items() if level in levels]
        return ", ".join(said) or "rien à signaler"


def check_drafts(sector):
    """[Checked] of the SectorPage `sector` and of each form below it, as last saved."""
    draft = sector.get_latest_revision_as_object()
    pages = [page.get_latest_revision_as_object() for page in GuidedFormPage.objects.child_of(sector).order_by("path")]
    documents = [compile_content(page, draft) for page in pages]
    whole = Checked(f"Secteur « {draft.title} »", None, list(check_sector(draft.axes_data(), documents)))
    return [whole, *(Checked(f"Formulaire « {page.title} »", page, _own(page, draft)) for page in pages)]


def _own(page, sector):
    """Which dispute has which form is said once, of the sector: alone, each draft would leave the others' uncovered."""
    return [found for found in review_page(page, sector).findings if found.code not in SAID_OF_THE_SECTOR]
