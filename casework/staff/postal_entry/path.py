"""The pages of one entry, in order, worked out from what it holds; the same `evaluate` as everywhere."""

from dataclasses import dataclass

from django.utils import timezone

from casework.staff.postal_entry.forms import is_settled
from sectors.evaluation import evaluate
from sectors.models import FormVersion, SectorPage
from sectors.typology_questions import asked_facets

LETTER, CLAIMANT, PROFESSIONALS, COMPLAINT = "courrier", "consommateur", "professionnels", "reclamation"
SECTOR, AXES, SUMMARY, RELIEF, CHECK = "secteur", "litige", "resume", "demandes", "verification"
REPRESENTATIVE, SELF = "representant", "self"
QUESTIONS = "q-"
TITLES = {
    LETTER: "Le courrier", CLAIMANT: "Le consommateur", REPRESENTATIVE: "Qui fait la demande",
    PROFESSIONALS: "Les professionnels",
    COMPLAINT: "Les démarches déjà faites", SECTOR: "Le secteur", AXES: "Le litige", SUMMARY: "Le résumé",
    RELIEF: "Ce qui est demandé", CHECK: "Vérifier et enregistrer",
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    key: str
    title: str
    done: bool


def axes_of(entry):
    """The axes of the entry's sector, as plain data."""
    slug = entry.data.get(SECTOR, {}).get("sector")
    sector = SectorPage.objects.live().public().filter(slug=slug).first() if slug else None
    return sector.axes_data() if sector else []


def facets_of(entry):
    """The choices that count among those made: {axis key: option key}."""
    return asked_facets(axes_of(entry), entry.data.get(AXES, {}))


def pages_of(entry) -> list[Page]:
    """Every page of this letter; those of the guided form come once its kind is known."""
    fixed = [_page(entry, LETTER), _page(entry, CLAIMANT), _representative_page(entry)]
    fixed += [_page(entry, key) for key in (PROFESSIONALS, COMPLAINT, SECTOR)]
    settled = bool(entry.data.get(AXES)) and is_settled(axes_of(entry), facets_of(entry))
    fixed.append(Page(AXES, TITLES[AXES], settled and entry.form_version is not None))
    if entry.form_version:
        found = evaluate(entry.form_version.data, facets_of(entry), entry.answers, timezone.localdate())
        fixed += [
            Page(f"{QUESTIONS}{step.key}", step.title, f"{QUESTIONS}{step.key}" in entry.data) for step in found.steps
        ]
    return [*fixed, _page(entry, SUMMARY), _page(entry, RELIEF), Page(CHECK, TITLES[CHECK], False)]


def _page(entry, key):
    return Page(key, TITLES[key], bool(entry.data.get(key)))


def _representative_page(entry):
    """Not done while the mandate is missing: its scan may have been taken away with the letter's."""
    said = entry.data.get(REPRESENTATIVE, {})
    return Page(REPRESENTATIVE, TITLES[REPRESENTATIVE], said.get("tie") == SELF or mandate_of(entry) is not None)


def mandate_of(entry):
    """The scan of the mandate among those of the letter, or None."""
    return entry.files.filter(pk=entry.data.get(REPRESENTATIVE, {}).get("mandate") or 0).first()


def choose_version(entry):
    """Pin the form that covers the choices, the sector's general one otherwise; None when there is none."""
    sector = entry.data.get(SECTOR, {}).get("sector", "")
    if is_settled(axes_of(entry), facets_of(entry)):
        entry.form_version = FormVersion.objects.for_facets(sector, facets_of(entry))
