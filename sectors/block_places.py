"""From the place of a finding to the address of its block in the editing page."""

from django.urls import reverse

PANELS = {"covers": "id_covers", "is_general": "id_is_general", "form": "id_title"}


def address_of(page, place):
    """The address of the editing page of `page`, at the block that `place` names."""
    edit, block = reverse("wagtailadmin_pages:edit", args=[page.pk]), anchor(page, place)
    return f"{edit}#{block}" if block else edit


def anchor(page, place):
    """The id that Wagtail gives to this block; to the first of its stream when the place names none. Empty if none."""
    family, *numbers = place
    if family in PANELS:
        return PANELS[family]
    try:
        block = getattr(page, family, [])[numbers[0] if numbers else 0]
        if len(numbers) > 1:
            block = block.value["questions"][numbers[1]]
    except IndexError:
        return ""
    return f"block-{block.id}-section" if block.id else ""
