"""The values of the editor's blocks as the plain data of a file, and back."""

from uuid import uuid4

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from sectors.transfer.block_models import TYPE
from sectors.transfer.rich_text import written_out


def to_plain(block, value):
    """The value of `block` as the file writes it: text, number, list or object."""
    if isinstance(block, ImageBlock):
        return picture_note(value, "" if value is None or value.decorative else value.contextual_alt_text)
    if isinstance(block, blocks.StructBlock):
        return {name: to_plain(child, value.get(name)) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [to_plain(block.child_block, item) for item in value or ()]
    if isinstance(block, blocks.StreamBlock):
        return [{TYPE: item.block_type} | to_plain(item.block, item.value) for item in value or ()]
    if isinstance(block, blocks.RichTextBlock):
        return written_out(getattr(value, "source", value))
    if isinstance(block, blocks.DecimalBlock):
        return None if value is None else f"{value:.2f}"
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.ChoiceBlock):
        return str(value or "")
    return bool(value) if isinstance(block, blocks.BooleanBlock) else value


def from_plain(block, plain):
    """What Wagtail stores for the plain value `plain` of `block`; pictures are not carried."""
    if isinstance(block, ImageBlock):
        return None
    if isinstance(block, blocks.StructBlock):
        return {name: from_plain(child, plain[name]) for name, child in block.child_blocks.items() if name in plain}
    if isinstance(block, blocks.ListBlock):
        # Without an id, Wagtail takes the whole object for the value.
        return [{"type": "item", "id": str(uuid4()), "value": from_plain(block.child_block, item)} for item in plain]
    if isinstance(block, blocks.StreamBlock):
        return [
            {"type": item[TYPE], "value": from_plain(block.child_blocks[item[TYPE]], item)} for item in plain
        ]  # fmt: skip
    return plain


def picture_note(image, alt):
    """{"title", "alt"} of a picture, or None."""
    return None if image is None else {"title": image.title[:255], "alt": (alt or "")[:300]}
