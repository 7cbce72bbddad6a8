"""What Wagtail's editing page of a guided form would send, block by block, from the stored data of a page."""

from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.test.utils.form_data import rich_text

from sectors.models import GuidedFormPage

STREAMS = ("steps", "documents", "relief_options", "outcomes")


def posted_form(page, action="", **streams):
    """{name: value} of the editing form of `page`'s last draft. `streams`: stored data to send instead, by name.

    `action`: « action-submit »…; nothing: « Enregistrer le brouillon ».
    """
    page = GuidedFormPage.objects.get(pk=page.pk)
    draft = page.get_latest_revision_as_object()
    sent = {
        "title": draft.title, "slug": draft.slug, "introduction": rich_text(draft.introduction),
        "estimated_minutes": draft.estimated_minutes, "change_note": "", "seo_title": "", "search_description": "",
        "covers": [f"{axis}:{option}" for axis, options in draft.covers.items() for option in options],
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    if draft.is_general:
        sent["is_general"] = "on"
    for name in STREAMS:
        block = getattr(GuidedFormPage, name).field.stream_block
        stored = streams.get(name, getattr(draft, name).get_prep_value())
        sent |= dict(_of_stream(block, stored, name))
    if page.latest_revision:
        sent |= {
            "loaded_revision_id": page.latest_revision_id,
            "loaded_revision_created_at": page.latest_revision.created_at.isoformat(),
        }
    return sent | ({action: "1"} if action else {})


def _of(block, value, prefix):
    """(name, value) pairs of one block; a value that is missing is what a new block shows."""
    if isinstance(block, blocks.BaseStreamBlock):
        yield from _of_stream(block, value or [], prefix)
    elif isinstance(block, blocks.ListBlock):
        yield from _of_list(block, value or [], prefix)
    elif isinstance(block, ImageBlock):
        yield from ((f"{prefix}-image", ""), (f"{prefix}-alt_text", ""))
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            shown = (value or {}).get(name, child.get_default())
            yield from _of(child, shown, f"{prefix}-{name}")
    elif isinstance(block, blocks.RichTextBlock):
        source = getattr(value, "source", value) or ""
        yield prefix, source if source.startswith("{") else rich_text(source, features=block.features)
    elif isinstance(block, blocks.BooleanBlock):
        if value:
            yield prefix, "on"
    else:
        yield prefix, "" if value is None else str(value)


def _of_stream(block, items, prefix):
    yield f"{prefix}-count", str(len(items))
    for index, item in enumerate(items):
        place = f"{prefix}-{index}"
        yield from _around(place, index, item)
        yield f"{place}-type", item["type"]
        yield from _of(block.child_blocks[item["type"]], item["value"], f"{place}-value")


def _of_list(block, items, prefix):
    items = getattr(items, "get_prep_value", lambda: items)() if not isinstance(items, list) else items
    yield f"{prefix}-count", str(len(items))
    for index, item in enumerate(items):
        place = f"{prefix}-{index}"
        yield from _around(place, index, item)
        yield from _of(block.child_block, item["value"], f"{place}-value")


def _around(place, index, item):
    yield from ((f"{place}-deleted", ""), (f"{place}-order", str(index)), (f"{place}-id", item.get("id") or ""))
