"""The pages of the entry that every letter has. What the letter does not say stays empty."""

from copy import deepcopy

from django import forms
from django.utils import timezone

from casework.models import PostalEntryFile
from portal.fields import DayField, EmailAddressField, EuroField, OneLine, PhoneField, PostalCodeField, SiretField
from portal.forms import PortalForm
from portal.uploads import CheckedFileField, describe
from sectors.keys import NONE_FITS
from sectors.models import SectorPage
from sectors.table_fields import RowsField, SmallFormsField
from sectors.typology_questions import asked_axes

UNSAID = "Laissez vide ce que le courrier ne dit pas."
MOST_LINES = 8


class Line(OneLine):
    """One line of text as the letter has it."""

    def read(self, text):
        return text


class LetterForm(PortalForm):
    """The letter itself: two dates, one scan after the other."""

    received_on = DayField(label="Courrier reçu le", max_value=timezone.localdate)
    posted_on = DayField(
        label="Cachet de la poste du", max_value=timezone.localdate,
        help_text="C’est la date de la demande. S’il est illisible, indiquez la date de réception.",
    )  # fmt: skip
    title = forms.CharField(
        label="Intitulé du document numérisé", max_length=200, required=False,
        help_text="Par exemple : « Enveloppe », « Lettre », « Devis du 3 mars 2026 ».",
    )  # fmt: skip
    scan = CheckedFileField(label="Document numérisé", required=False)

    def clean(self):
        cleaned = super().clean()
        received, posted = cleaned.get("received_on"), cleaned.get("posted_on")
        if received and posted and posted > received:
            self.add_error("posted_on", "Cachet de la poste : il ne peut pas être postérieur à la réception.")
        if cleaned.get("scan") and not cleaned.get("title"):
            cleaned["title"] = cleaned["scan"].name
        return cleaned

    def keep_scan(self, entry):
        """Add the scan to the entry, if one was chosen; answers whether it was."""
        scan = self.cleaned_data.pop("scan", None)
        title = self.cleaned_data.pop("title", "")
        if scan:
            PostalEntryFile.objects.create(entry=entry, title=title[:200], file=scan, **describe(scan))
        return bool(scan)


class ClaimantForm(PortalForm):
    first_name = Line(label="Prénom")
    last_name = Line(label="Nom")
    address = Line(label="Adresse")
    postal_code = PostalCodeField(label="Code postal")
    city = Line(label="Commune")
    phone = PhoneField(label="Téléphone", required=False)
    email = EmailAddressField(
        label="Adresse e-mail", required=False,
        help_text="Si le courrier en donne une, nous proposons au consommateur de suivre son dossier en ligne.",
    )  # fmt: skip


class ProfessionalForm(PortalForm):
    name = Line(label="Nom de l’entreprise")
    siret = SiretField(label="Numéro SIRET", required=False, help_text=UNSAID)
    address = Line(label="Adresse")
    postal_code = PostalCodeField(label="Code postal")
    city = Line(label="Commune")
    email = EmailAddressField(
        label="Adresse e-mail", required=False, help_text="Sans elle, l’invitation part par la poste."
    )
    phone = PhoneField(label="Téléphone", required=False)


class ComplaintForm(PortalForm):
    """The pre-check, as the letter answers it. Nothing here stops the file: a mediator decides."""

    made = forms.ChoiceField(
        label="Une réclamation écrite a-t-elle été adressée au professionnel ?", widget=forms.RadioSelect,
        choices=[("yes", "Oui"), ("no", "Non"), ("unsaid", "Le courrier ne le dit pas")],
    )  # fmt: skip
    sent_on = DayField(
        label="Date de cette réclamation", required=False, max_value=timezone.localdate, help_text=UNSAID
    )
    again_on = DayField(
        label="S’il y en a eu plusieurs, date de la dernière", required=False, max_value=timezone.localdate,
        help_text="Le médiateur dira laquelle porte sur ce litige.",
    )  # fmt: skip
    elsewhere = forms.CharField(
        label="Tribunal, arbitre ou autre médiateur déjà saisi", required=False, max_length=300, help_text=UNSAID
    )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("sent_on"), cleaned.get("again_on")
        if last and not first and "sent_on" not in self.errors:
            self.add_error("sent_on", "Date de cette réclamation : indiquez d’abord la première.")
        elif first and last and last < first:
            self.add_error("again_on", "Dernière réclamation : cette date est avant celle de la première.")
        elif first and last == first:
            cleaned["again_on"] = None
        return cleaned


class SectorForm(PortalForm):
    sector = forms.ChoiceField(label="Secteur", widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pages = SectorPage.objects.live().public().order_by("title")
        self.fields["sector"].choices = [(page.slug, page.title) for page in pages if page.forms().exists()]


def axes_form(axes, facets, shown):
    """One form for all the axes that are asked, given the choices made so far: {axis key: option key}.

    `shown`: the choices that the page was made with; an axis that only the new choices open comes on the next page.
    """
    on_page = {axis["key"] for axis in asked_axes(axes, shown)} | set(facets)
    fields = {
        axis["key"]: forms.ChoiceField(
            label=axis["label"], widget=forms.RadioSelect,
            choices=[(option["key"], option["label"]) for option in axis["options"]],
        )
        for axis in asked_axes(axes, facets)
        if axis["key"] in on_page
    }  # fmt: skip
    return type("AxesForm", (PortalForm,), fields)


def forgive(fields):
    """Make nothing compulsory, down to the parts of a row or of an address: the letter may not say them."""
    for field in fields.values():
        field.required = False
        if isinstance(field, SmallFormsField):
            row = type("RowOfLetter", (field.widget.form_class,), {})
            row.base_fields = deepcopy(row.base_fields)
            forgive(row.base_fields)
            field.widget.form_class = row
        if isinstance(field, RowsField):
            field.least = field.widget.least = 0


def is_settled(axes, facets):
    """Whether every axis that is asked has its choice."""
    return NONE_FITS in facets.values() or all(axis["key"] in facets for axis in asked_axes(axes, facets))


class ReliefForm(PortalForm):
    """One line of what is expected of the professional."""

    kind = forms.ChoiceField(label="Demande", required=False)
    label = forms.CharField(label="En une phrase", max_length=200, required=False)
    amount = EuroField(label="Montant", required=False)
    by = DayField(label="Avant le", required=False)

    def __init__(self, *args, options=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "–"), *((o["key"], o["label"]) for o in options), ("other", "Autre chose")]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") and not cleaned.get("label"):
            cleaned["label"] = dict(self.fields["kind"].choices)[cleaned["kind"]]
        cleaned["kind"] = cleaned.get("kind") or ("other" if cleaned.get("label") else "")
        return cleaned


class SummaryForm(PortalForm):
    summary = forms.CharField(
        label="Résumé du litige, avec les mots du consommateur",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
