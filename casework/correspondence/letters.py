"""The post room's pile: the letters of a batch in one PDF, each followed by what it encloses."""

from django.utils.html import escape, format_html

from casework.correspondence.compose import CODE_PLACEHOLDER
from portal.pdf import pdf_of

# A code is forgotten once its letter has left: a second print says so instead of showing nothing.
CODE_GONE = format_html('<span class="gone">{}</span>', "(code déjà adressé ; demandez-en un nouveau au Centre)")


def letter_pdf(dispatches) -> bytes:
    """One PDF to print: for each dispatch its letter, with its code, then the enclosed document."""
    return pdf_of(*[page for dispatch in dispatches for page in _pages(dispatch)])


def _pages(dispatch):
    code = escape(dispatch.secret) if dispatch.secret else CODE_GONE
    letter = dispatch.letter_html.replace(CODE_PLACEHOLDER, code)
    return [letter, dispatch.document.html] if dispatch.document else [letter]
