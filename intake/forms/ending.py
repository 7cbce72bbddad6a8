"""The last page before sending, and the letter of complaint."""

from django import forms

from intake.forms.fields import LineField, StoryField
from portal.forms import PortalForm


class DeclarationForm(PortalForm):
    sincere = forms.BooleanField(
        label="Ce que j’ai écrit est sincère et, à ma connaissance, exact.",
        error_messages={"required": "Cochez la première case : vous y confirmez que votre demande est sincère."},
    )
    shared = forms.BooleanField(
        label="Je sais que le professionnel et le médiateur liront ma demande et mes documents.",
        error_messages={"required": "Cochez la seconde case : vous y confirmez qui lira votre demande."},
    )


class LetterForm(PortalForm):
    """A few answers, a letter of complaint. Nothing of it is sent by us."""

    name = LineField(
        label="Votre prénom et votre nom", error_messages={"required": "écrivez votre prénom et votre nom."}
    )
    address = StoryField(
        label="Votre adresse postale",
        max_length=300,
        rows=3,
        error_messages={"required": "Écrivez votre adresse postale."},
    )
    professional = LineField(
        label="Nom de l’entreprise", longest=150, error_messages={"required": "écrivez le nom de l’entreprise."}
    )
    professional_address = StoryField(label="Adresse de l’entreprise", required=False, max_length=300, rows=3)
    contract = LineField(
        label="De quel contrat s’agit-il ?",
        longest=200,
        help_text="Par exemple : « le devis n° 118 du 3 mars 2026 pour la réfection de ma toiture ».",
        error_messages={"required": "écrivez de quel contrat ou de quelle commande il s’agit."},
    )
    problem = StoryField(
        label="Que s’est-il passé ?",
        max_length=3000,
        rows=8,
        help_text="Les faits et les dates, simplement.",
        error_messages={"required": "Écrivez ce qui s’est passé."},
    )
    wish = StoryField(
        label="Que demandez-vous ?",
        max_length=1500,
        rows=4,
        help_text="Par exemple : « Je vous demande de reprendre les travaux avant le 30 juin. »",
        error_messages={"required": "Écrivez ce que vous demandez."},
    )
