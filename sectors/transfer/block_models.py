"""The pydantic model of each block of the editor, made from the block itself: a field added there is known here.

In a file, an item of a stream is one flat object: {"type": "choice", "label": …, "options": [{"label": …}]}. Block ids
are left out: keys are what holds. What a draft may leave empty is written "", null or [].
"""

from typing import Annotated, Literal, Union

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from sectors.keys import KEY, RESERVED
from sectors.transfer.rich_text import cleaned, too_deep

TYPE = "type"
KEY_OR_NOTHING = rf"^({KEY.pattern})?$"
LONGEST_HTML = 20_000


class Strict(BaseModel):
    """No key but those written here, no value taken for another: a typing mistake is told, not guessed at."""

    model_config = ConfigDict(extra="forbid", strict=True)


class PictureNote(Strict):
    """Where a picture was, and which: the file does not carry it."""

    title: Annotated[str, Field(max_length=255)] = ""
    alt: Annotated[str, Field(max_length=300)] = ""


def _free(key):
    if key in RESERVED:
        raise ValueError("reserved")
    return key


def _clean(html):
    if too_deep(html):
        raise ValueError("too_deep")
    return cleaned(html)


Html = Annotated[str, Field(max_length=LONGEST_HTML), AfterValidator(_clean)]
FreeKey = Annotated[str, Field(pattern=f"^{KEY.pattern}$"), AfterValidator(_free)]
KeyField = Annotated[str, Field(pattern=KEY_OR_NOTHING), AfterValidator(_free)]


_MADE = {}
"""Blocks of one class have one model, wherever they stand."""


def type_of(block):
    """The type that pydantic checks the value of this block with."""
    kind = next(kind for kind in TYPES if isinstance(block, kind))
    return TYPES[kind](block)


def model_of(block, type_name=""):
    """The model of a StructBlock; with `type_name`, of an item of that name in a stream."""
    known = (type(block), type_name)
    if known not in _MADE:
        fields = {TYPE: (Literal[type_name], ...)} if type_name else {}
        fields |= {child: _field(child, inner) for child, inner in block.child_blocks.items()}
        _MADE[known] = create_model(type(block).__name__.removesuffix("Block"), __base__=Strict, **fields)
    return _MADE[known]


def _field(name, block):
    kind = type_of(block)
    if name == "key":
        return KeyField, ""
    if isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        return kind, Field(default_factory=kind)
    if isinstance(block, blocks.ListBlock | blocks.StreamBlock):
        return kind, Field(default_factory=list)
    if isinstance(block, blocks.RichTextBlock):  # asking for its field would load the whole editor
        return kind, ... if block.field_options["required"] else ""
    default = block.get_default()
    default = default if isinstance(default, bool | int | str) else None
    if default in (None, "") and block.required:
        return kind, ...
    return kind, default if default is not None else _nothing(block)


def _nothing(block):
    return (
        ""
        if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock | blocks.ChoiceBlock)
        else None
    )


def _text(block):
    longest = getattr(block.field, "max_length", None) or 1000
    return Annotated[str, Field(max_length=longest)]


def _whole(block):
    return Annotated[int, Field(ge=block.field.min_value, le=block.field.max_value)] | None


def _list(block):
    return Annotated[list[type_of(block.child_block)], Field(max_length=block.meta.max_num)]


def _stream(block):
    models = tuple(model_of(child, name) for name, child in block.child_blocks.items())
    one = Annotated[Union[models], Field(discriminator=TYPE)] if len(models) > 1 else models[0]  # noqa: UP007
    return Annotated[list[one], Field(max_length=getattr(block.meta, "max_num", None))]


def _choices(block):
    """Every value of the list, groups opened, and nothing at all: a draft may not have chosen yet."""
    values = []
    for value, label in block.field.choices:
        values += [inner for inner, _ in label] if isinstance(label, list | tuple) else [value]
    return Literal[tuple(dict.fromkeys([*values, ""]))]


# The first that fits: particular kinds before general ones.
TYPES = {
    ImageBlock: lambda block: PictureNote | None,
    blocks.StructBlock: model_of,
    blocks.ListBlock: _list,
    blocks.StreamBlock: _stream,
    blocks.RichTextBlock: lambda block: Html,
    blocks.ChoiceBlock: _choices,
    blocks.BooleanBlock: lambda block: bool,
    blocks.IntegerBlock: _whole,
    blocks.DecimalBlock: lambda block: Annotated[str, Field(pattern=r"^\d{1,8}(\.\d{1,2})?$")] | None,
    blocks.CharBlock: _text,
    blocks.TextBlock: _text,
}
