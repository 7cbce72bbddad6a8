"""From the pages of a sector to its file: the last saved drafts, and for each form the version that is online."""

import json

from sectors.models import GuidedFormPage, QuestionLibraryPage
from sectors.transfer.block_values import picture_note, to_plain
from sectors.transfer.rich_text import written_out
from sectors.transfer.schema import FORMAT, QUESTIONS, STREAMS

OWN_LIBRARY = "./"
"""The origin of a question copied from the sector's own library, whatever name the sector has in addresses."""
SCENARIO = ("title", "facets", "answers", "expected_outcome", "expected_steps", "must_pass")


def export_sector(sector):
    """The SectorPage `sector`, with all that is below it, as the plain data of a file."""
    draft = sector.get_latest_revision_as_object()
    libraries = QuestionLibraryPage.objects.child_of(sector).order_by("path")
    forms = GuidedFormPage.objects.child_of(sector).order_by("path")
    return {
        "format": FORMAT,
        "sector": {
            "slug": draft.slug,
            "title": draft.title,
            "federation": draft.federation.name,
            "intro": written_out(draft.intro),
            "axes": [_axis(axis) for axis in draft.axes.all()],
        },
        "libraries": [_library(page.get_latest_revision_as_object()) for page in libraries],
        "forms": [_form(page, sector.slug) for page in forms],
    }


def as_text(exported):
    """The file's text: indented, so that it can be read, compared and kept under version control."""
    return json.dumps(exported, ensure_ascii=False, indent=1) + "\n"


def _axis(axis):
    asked_when = axis.asked_when if isinstance(axis.asked_when, dict) else {}
    options = [
        {name: getattr(option, name) for name in ("key", "label", "help", "example")}
        | {"picture": picture_note(option.picture, option.picture_alt)}
        for option in axis.options.all()
    ]
    return {"key": axis.key, "label": axis.label, "help": axis.help, "asked_when": asked_when, "options": options}


def _library(page):
    return {"slug": page.slug, "title": page.title, "questions": to_plain(QUESTIONS, page.questions)}


def _form(page, sector_slug):
    draft = _content(page.get_latest_revision_as_object(), sector_slug)
    return {
        "slug": page.slug,
        "draft": draft,
        "scenarios": [{name: getattr(one, name) for name in SCENARIO} for one in page.scenarios.all()],
        "published": _published(page, draft, sector_slug),
    }


def _content(page, sector_slug):
    return {
        "title": page.title,
        "introduction": written_out(page.introduction),
        "estimated_minutes": page.estimated_minutes,
        "general": page.is_general,
        "covers": page.covers if isinstance(page.covers, dict) else {},
        "steps": [
            step | {"questions": [_with_own_origin(question, sector_slug) for question in step["questions"]]}
            for step in to_plain(STREAMS["steps"], page.steps)
        ],
        **{name: to_plain(STREAMS[name], getattr(page, name)) for name in STREAMS if name != "steps"},
        "change_note": page.change_note,
    }


def _with_own_origin(question, sector_slug):
    """The name of the sector's own library is left out: the sector may get another one."""
    own = f"{sector_slug}/"
    return {
        name: OWN_LIBRARY + value.removeprefix(own)
        if name in ("library", "question") and value.startswith(own)
        else value
        for name, value in question.items()
    }


def _published(page, draft, sector_slug):
    version = page.last_version if page.live else None
    if version is None or version.withdrawn_at:
        return None
    content = _content(version.revision.as_object(), sector_slug) if version.revision else None
    return {
        "number": version.number,
        "sha256": version.sha256,
        "published_at": version.published_at.isoformat(),
        "document": version.data,
        "content": None if content == draft else content,
    }
