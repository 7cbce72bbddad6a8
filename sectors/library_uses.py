"""Where the questions of a library were copied: shown to who changes the library, before they change it."""

from dataclasses import dataclass, field

from sectors.library_copies import copies_of
from sectors.models.library import COMMON


@dataclass
class Use:
    """A question of the library and the forms whose last draft holds a copy of it. `behind`: with an older model."""

    label: str
    forms: list = field(default_factory=list)
    behind: int = 0


def uses_of(library):
    """[Use] of each question of this QuestionLibraryPage as it is online, in order; drafts of forms count."""
    uses = {f"{library.origin}/{child.value['key']}": Use(str(child.value["label"])) for child in library.questions}
    for page in _forms_that_may_copy(library):
        draft, seen = page.get_latest_revision_as_object(), set()
        for copy in copies_of(draft, page.sector):
            use = uses.get(copy.origin)
            if use and copy.origin not in seen:
                seen.add(copy.origin)
                use.forms.append(page)
                use.behind += copy.changed
    return list(uses.values())


def _forms_that_may_copy(library):
    from sectors.models import GuidedFormPage

    pages = GuidedFormPage.objects.order_by("path")
    if library.origin == COMMON:
        return pages
    federation = library.get_parent().specific.federation_id
    return [page for page in pages if page.sector.federation_id == federation]
