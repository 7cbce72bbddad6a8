"""The compiled document of a form, schema version 2: what publishing guarantees and every reader may rely on.

`check_shape(content)` refuses what does not have this shape; `json_schema()` is the same for programs that are not ours
(`docs/form-schema.json`, written by `manage.py form_schema`). Documents of version 1 stay as they were frozen: readers
give its default to each key that they do not have. docs/forms.md tells the meaning of each key.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from portal.legal_references import REFERENCES
from sectors.conditions import DURATION, OPERATORS
from sectors.keys import KEY

SCHEMA_VERSION = 2
GROUNDS = ("no_prior_complaint", "unfounded_or_abusive", "already_examined", "too_late", "out_of_scope")
"""The five grounds of C. conso. L612-2, by the codes of `casework.enums.Ground` (a test compares the two lists)."""
RELIEF_KINDS = ("repair", "finish", "refund", "discount", "damages", "termination", "document", "other")
OUTCOME_KINDS = ("stop", "redirect", "warn", "defer", "human_review", "proceed")
FILE = "file"
"""The outcome that closes every list without being written there: everything is answered, the request may be sent."""


def _among(names, what):
    def check(value):
        if value not in names:
            raise ValueError(f"{value} is not {what}")
        return value

    return AfterValidator(check)


def _day(value):
    date.fromisoformat(value)
    return value


def _euros(value):
    Decimal(value)
    return value


Key = Annotated[str, Field(pattern=f"^{KEY.pattern}$")]
Line = Annotated[str, Field(max_length=1000)]
Label = Annotated[str, Field(min_length=1, max_length=300)]
Html = Annotated[str, Field(max_length=20000)]
Url = Annotated[str, Field(min_length=1, max_length=500)]
IsoDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day)]
Euros = Annotated[str, Field(pattern=r"^\d+\.\d{2}$"), AfterValidator(_euros)]
Operator = Annotated[str, Field(json_schema_extra={"enum": sorted(OPERATORS)}), _among(OPERATORS, "an operator")]
Duration = Annotated[str, Field(pattern=f"^{DURATION.pattern}$")]


class Strict(BaseModel):
    """No key but those written here: a typing mistake in an imported file is told, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class QuestionLeaf(Strict):
    q: Key
    op: Operator
    v: bool | int | str | list[str | int] | None = None


class FacetLeaf(Strict):
    facet: Key
    op: Operator
    v: str | list[str] | None = None


class AllOf(Strict):
    all: list["Condition"] = Field(min_length=1)


class AnyOf(Strict):
    any: list["Condition"] = Field(min_length=1)


class Not(Strict):
    not_: "Condition" = Field(alias="not")


Condition = AllOf | AnyOf | Not | QuestionLeaf | FacetLeaf


class Picture(Strict):
    url: Url
    alt: Annotated[str, Field(max_length=300)] = ""


class Option(Strict):
    key: Key
    label: Label
    help: Line = ""


class AxisOption(Option):
    example: Line = ""
    picture: Picture | None = None


class Axis(Strict):
    key: Key
    label: Label
    help: Line = ""
    asked_when: Condition | None = None
    options: list[AxisOption] = Field(min_length=1)


class _Question(Strict):
    key: Key
    label: Label
    help: Line = ""
    example: Line = ""
    why: Line = ""
    required: bool = False
    visible_when: Condition | None = None
    library: Annotated[str, Field(max_length=300)] | None = None


class Text(_Question):
    type: Literal["text", "textarea"]
    max_length: int = Field(ge=1, le=4000)


class Plain(_Question):
    type: Literal["yes_no", "email", "phone", "address"]


class Choice(_Question):
    type: Literal["choice", "multi_choice"]
    options: list[Option] = Field(min_length=2, max_length=50)


class AnswerOf(Strict):
    q: Key


class Day(_Question):
    type: Literal["date"]
    min: Literal["today"] | IsoDay | AnswerOf | None = None
    max: Literal["today"] | IsoDay | AnswerOf | None = None


class Amount(_Question):
    type: Literal["amount"]
    min: Euros | None = None
    max: Euros | None = None


class Number(_Question):
    type: Literal["number"]
    min: int | None = Field(None, ge=0)
    max: int | None = Field(None, ge=0)
    unit: Annotated[str, Field(max_length=20)] = ""


class Info(_Question):
    type: Literal["info"]
    text: Html = ""


Simple = Annotated[Text | Plain | Choice | Day | Amount | Number, Field(discriminator="type")]


class Repeat(_Question):
    type: Literal["repeat"]
    item_label: Label
    min_rows: int = Field(0, ge=0, le=20)
    max_rows: int = Field(10, ge=1, le=20)
    questions: list[Simple] = Field(min_length=1, max_length=8)


Question = Annotated[Text | Plain | Choice | Day | Amount | Number | Info | Repeat, Field(discriminator="type")]


class Step(Strict):
    key: Key
    title: Label
    intro: Html = ""
    picture: Picture | None = None
    visible_when: Condition | None = None
    questions: list[Question] = Field(min_length=1, max_length=60)


class Document(Option):
    why: Line = ""
    required: bool = False
    visible_when: Condition | None = None


class ReliefOption(Strict):
    key: Key
    label: Label
    kind: Literal[RELIEF_KINDS] = "other"
    amount: bool = False
    date: bool = False


class NextAction(Strict):
    label: Label
    url: Url


class Until(Strict):
    """The day to come back: so many days after an answer (a date question), or after today."""

    days: int = Field(ge=0, le=3660)
    from_: str = Field("today", alias="from")


class Outcome(Strict):
    key: Key
    kind: Literal[OUTCOME_KINDS]
    when: Condition | None = None
    title: Label
    body: Html = ""
    legal_reference: Annotated[str, _among(REFERENCES, "a legal reference of the portal")] | None = None
    ground: Literal[GROUNDS] | None = None
    next_actions: list[NextAction] = Field([], max_length=5)
    target_form: Annotated[str, Field(min_length=1, max_length=255)] | None = None
    until: Until | None = None


class Sector(Strict):
    slug: str
    title: str


class FormDocument(Strict):
    """`number` and `published_at` are there once the version is frozen."""

    schema_name: Literal["guided-form/2"] = Field(alias="schema")
    schema_version: Literal[2]
    form: str
    lang: Literal["fr"] = "fr"
    title: Label
    federation: str
    sector: Sector
    axes: list[Axis] = []
    covers: dict[Key, list[Key]] = {}
    general: bool = False
    introduction: Html = ""
    estimated_minutes: int = Field(ge=1, le=240)
    steps: list[Step] = Field(min_length=1, max_length=40)
    documents: list[Document] = []
    relief_options: list[ReliefOption] = Field(min_length=1)
    outcomes: list[Outcome] = []
    number: int | None = Field(None, ge=1)
    published_at: str | None = None


def check_shape(content):
    """Return the `FormDocument` of the dict `content`; raise pydantic's ValidationError, which names each place."""
    return FormDocument.model_validate(content)


def json_schema():
    """The JSON Schema (2020-12) of a published document."""
    schema = FormDocument.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
