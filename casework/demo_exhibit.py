"""An exhibit that can be opened: one page, invented like the rest."""

from functools import cache

from django.utils.html import format_html

from casework.templatetags.correspondence import euros
from portal.pdf import pdf_of

PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title} – {company}</title></head>
<body style="font-family: sans-serif; line-height: 1.5"><h1>{title}</h1><p>{company}</p><p>Objet : {what}.</p>
<p>Montant : {price}, toutes taxes comprises.</p><p>Document inventé pour la démonstration.</p></body></html>"""

MANDATE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Mandat – {who}</title></head>
<body style="font-family: sans-serif; line-height: 1.5"><h1>Mandat</h1>
<p>Je soussignée {who} donne pouvoir à {agent} de me représenter dans la médiation, de répondre et de signer pour moi. Les
messages courants lui sont adressés à lui seul.</p><p>Document inventé pour la démonstration.</p></body></html>"""


@cache
def exhibit_pdf(title, company, what, price) -> bytes:
    """A quote, an invoice… as its company might have written it."""
    return pdf_of(format_html(PAGE, title=title, company=company, what=what, price=euros(price)))


@cache
def mandate_pdf(who, agent) -> bytes:
    """A power given by one person to another, as they might have written it."""
    return pdf_of(format_html(MANDATE, who=who, agent=agent))
