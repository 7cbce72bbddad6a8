"""The file of a sector, format « sector-export/1 »: typology, libraries, forms as drafts, what was online of each.

`json_schema()` is the same for programs that are not ours (docs/sector-export-schema.json). docs/sector-export.md tells
the meaning of each key. What is inside a form is the editor's own blocks (`block_models.py`).
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, JsonValue
from wagtail import blocks

from sectors.form_blocks import AnyQuestionBlock, DocumentRequestBlock, ReliefOptionBlock, StepBlock
from sectors.keys import KEY
from sectors.outcome_blocks import OUTCOMES
from sectors.transfer.block_models import FreeKey, Html, PictureNote, Strict, type_of

FORMAT = "sector-export/1"
LARGEST = 2 * 1024 * 1024
STREAMS = {
    "steps": blocks.StreamBlock([("step", StepBlock())], max_num=40),
    "documents": blocks.StreamBlock([("document", DocumentRequestBlock())], max_num=60),
    "relief_options": blocks.StreamBlock([("relief", ReliefOptionBlock())], max_num=60),
    "outcomes": blocks.StreamBlock(OUTCOMES, max_num=100),
}
QUESTIONS = AnyQuestionBlock()


def _address(slug):
    if not re.fullmatch(r"[-\w]+", slug):
        raise ValueError("slug")
    return slug


Line = Annotated[str, Field(max_length=300)]
Title = Annotated[str, Field(min_length=1, max_length=255)]
Slug = Annotated[str, Field(max_length=255), AfterValidator(_address)]
Key = Annotated[str, Field(pattern=f"^{KEY.pattern}$")]
Choices = Annotated[dict[FreeKey, list[Key]], Field(max_length=20)]


class Option(Strict):
    key: FreeKey
    label: Annotated[str, Field(min_length=1, max_length=120)]
    help: Line = ""
    example: Line = ""
    picture: PictureNote | None = None


class Axis(Strict):
    key: FreeKey
    label: Annotated[str, Field(min_length=1, max_length=120)]
    help: Line = ""
    asked_when: Choices = {}
    options: list[Option] = Field(min_length=1, max_length=50)


class Sector(Strict):
    slug: Slug
    title: Title
    federation: Annotated[str, Field(max_length=200)] = ""
    intro: Html = ""
    axes: list[Axis] = Field([], max_length=20)


class Library(Strict):
    slug: Slug
    title: Title
    questions: type_of(QUESTIONS) = []


class Scenario(Strict):
    title: Annotated[str, Field(min_length=1, max_length=200)]
    facets: dict[Key, Annotated[str, Field(max_length=60)]] = {}
    answers: dict[Key, JsonValue] = {}
    expected_outcome: Annotated[str, Field(max_length=60)] = ""
    expected_steps: list[Annotated[str, Field(max_length=60)]] = Field([], max_length=60)
    must_pass: bool = True


class Content(Strict):
    """What an editor writes of a form."""

    title: Title
    introduction: Html = ""
    estimated_minutes: int = Field(15, ge=0, le=32767)
    general: bool = False
    covers: Choices = {}
    steps: type_of(STREAMS["steps"]) = []
    documents: type_of(STREAMS["documents"]) = []
    relief_options: type_of(STREAMS["relief_options"]) = []
    outcomes: type_of(STREAMS["outcomes"]) = []
    change_note: Line = ""


class Published(Strict):
    """The version that was online there: its frozen document, and what the editor had written if the draft differs."""

    number: int = Field(ge=1)
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    published_at: Annotated[str, Field(max_length=40)]
    document: dict[str, JsonValue]
    content: Content | None = None


class Form(Strict):
    slug: Slug
    draft: Content
    scenarios: list[Scenario] = Field([], max_length=200)
    published: Published | None = None


class SectorExport(Strict):
    format: Literal[FORMAT]
    sector: Sector
    libraries: list[Library] = Field([], max_length=20)
    forms: list[Form] = Field([], max_length=60)


def json_schema():
    """The JSON Schema (2020-12) of the file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | SectorExport.model_json_schema()
