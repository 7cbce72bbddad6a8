"""The checks of a guided form with what the database knows: its siblings, its earlier versions, the notes."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.legal_references import REFERENCES
from sectors.checks import ADVICE, ERROR, WARNING, Finding, Rules, check_document, check_sector, coverage
from sectors.compiler import compile_content
from sectors.scenarios import failures


class BrokenForm(ValidationError):
    """A form that would be online with an error in it; `page` is that form. Its publication is refused."""

    def __init__(self, page, findings):
        self.page = page
        super().__init__([ValidationError(finding.text, code=finding.code) for finding in findings])


@dataclass
class Review:
    """What the checks say of one page, sorted by what the editor has to do.

    `notes`: {fingerprint: FindingNote}; `elements`: how many things were looked at.
    """

    findings: list
    notes: dict
    elements: int = 0

    @cached_property
    def to_correct(self):
        return [finding for finding in self.findings if finding.level == ERROR]

    @cached_property
    def to_confirm(self):
        return [f for f in self.findings if f.level == WARNING and f.fingerprint not in self.notes]

    @cached_property
    def confirmed(self):
        return [
            (finding, self.notes[finding.fingerprint])
            for finding in self.findings
            if finding.level == WARNING and finding.fingerprint in self.notes
        ]

    @cached_property
    def advice(self):
        return [finding for finding in self.findings if finding.level == ADVICE]

    @property
    def well(self):
        """How many steps, questions, documents, requests and outcomes have nothing said about them."""
        return max(self.elements - len({finding.place for finding in self.findings}), 0)

    @property
    def publishable(self):
        return not self.to_correct and not self.to_confirm


def review_page(page, sector):
    """The Review of `page`, a GuidedFormPage below `sector`, as it stands in memory."""
    document = compile_content(page, sector)
    notes = {note.fingerprint: note for note in page.finding_notes.all()} if page.pk else {}
    findings = [
        *check_document(document, rules_for(page, sector)), *_silent_pictures(page), *_broken_scenarios(page, document),
    ]  # fmt: skip
    return Review(findings, notes, _elements(document))


def _silent_pictures(page):
    """E407: a picture that says something, without the words for who does not see it."""
    for index, step in enumerate(page.steps):
        picture = step.value["picture"]
        if picture is not None and not picture.decorative and not (picture.contextual_alt_text or "").strip():
            title = step.value["title"]
            text = f"L’image de l’étape « {title} » n’a pas de texte : décrivez-la, ou dites qu’elle est décorative."
            yield Finding("E407", ERROR, text, ("steps", index))


def _broken_scenarios(page, document):
    """E601: the scenarios that must pass and do not, each with the answer that broke it."""
    for result in failures(page, document):
        text = f"Le scénario « {result.scenario.title} » échoue."
        yield Finding("E601", ERROR, text, ("form",), " ".join(result.reasons[:2]))


def _elements(document):
    steps = sum(1 + len(step["questions"]) for step in document["steps"])
    return steps + sum(len(document.get(family) or ()) for family in ("documents", "relief_options", "outcomes"))


def rules_for(page, sector):
    """What the checks of this page are told: the other forms of the sector, and what this one was."""
    published = [version.data for version in page.versions.order_by("-number")] if page.pk else []
    return _rules([version for version in current_versions(sector) if version.form_page_id != page.pk], published)


def _rules(siblings, published=()):
    return Rules(
        today=timezone.localdate(),
        siblings=tuple(version.data for version in siblings),
        published=tuple(published),
        legal_references=frozenset(REFERENCES),
        required_documents=settings.SECTORS_REQUIRED_DOCUMENTS,
    )


def current_versions(sector):
    """The current version of each form of the sector; those of a sector that is not online yet as well."""
    from sectors.models import FormVersion

    return FormVersion.objects.current().filter(form_page__in=sector.forms()).order_by("form_page__path")


def review_sector(sector):
    """(findings on the axes and the published forms of the sector together, their Coverage)."""
    axes, documents = sector.axes_data(), [version.data for version in current_versions(sector)]
    return check_sector(axes, documents), coverage(axes, documents)


SAID_OF_THE_SECTOR = ("E301", "E302")


@dataclass(frozen=True)
class Reviewed:
    """A sector, or one of its published forms (`form` and `version` are then given), with what the checks say of it."""

    sector: str
    name: str
    findings: list
    form: str | None = None
    version: int | None = None


def review_online(sector_slug=None):
    """Every sector that is online and each current version below it, as `Reviewed`; one sector if its slug is given."""
    from sectors.models import SectorPage

    sectors = SectorPage.objects.live().order_by("path")
    found = []
    for sector in sectors.filter(slug=sector_slug) if sector_slug else sectors:
        found.append(Reviewed(sector.slug, f"Secteur « {sector.title} »", review_sector(sector)[0]))
        versions = list(current_versions(sector))
        for version in versions:
            name = f"{sector.title}, « {version.title} » (version {version.number})"
            findings = check_document(version.data, _rules([other for other in versions if other != version]))
            findings = [finding for finding in findings if finding.code not in SAID_OF_THE_SECTOR]
            found.append(Reviewed(sector.slug, name, findings, version.form_slug, version.number))
    return found


def errors_of(page):
    """What stops the publication of `page`, whatever was noted about the rest."""
    return review_page(page, page.sector).to_correct


def refuse_if_broken(page):
    """Raise BrokenForm with every error of the page."""
    findings = errors_of(page)
    if findings:
        raise BrokenForm(page, findings)


def keep_notes_with(version):
    """Tie to this version the notes on the warnings that it was published with."""
    page = version.form_page
    version.finding_notes.add(*(note for _, note in review_page(page, page.sector).confirmed))
