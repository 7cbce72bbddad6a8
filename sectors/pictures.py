"""A picture chosen by an editor, as a published document carries it."""

from wagtail.images.models import SourceImageIOError

SIZE = "max-640x480|format-webp"


def picture_data(image, alt):
    """{"url", "alt"} of this image at the size of a page, or None: none was chosen, or its file cannot be read."""
    if image is None:
        return None
    try:
        return {"url": image.get_rendition(SIZE).url, "alt": " ".join((alt or "").split())[:300]}
    except (SourceImageIOError, OSError):
        return None
