"""The page of a sector: what disputes it covers, sorted by axes. Its federation's editors own it and what is below."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from sectors.keys import NONE_FITS
from sectors.models.typology import fill_keys
from sectors.page_trail import trail_of
from sectors.pictures import picture_data
from sectors.typology_editing import SectorPageForm

NONE_FITS_LABEL = "Aucun de ces cas"


class SectorPage(Page):
    """A sector of activity: construction, car repair…"""

    federation = models.ForeignKey(
        "sectors.Federation", models.PROTECT, related_name="sectors", verbose_name="fédération"
    )
    intro = RichTextField(
        "introduction", features=["bold", "italic", "ul", "ol", "link"], blank=True, max_length=3000,
        help_text="À qui s’adresse cette page, en deux ou trois phrases.",
    )  # fmt: skip

    base_form_class = SectorPageForm
    subpage_types = ["sectors.GuidedFormPage", "sectors.QuestionLibraryPage"]
    template = "sectors/sector_page.html"
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("federation"), FieldPanel("intro")], "Présentation"),
        InlinePanel(
            "axes", heading="Classement des litiges", label="Axe",
            help_text="Chaque axe est une question posée avant le formulaire. « Aucun de ces cas » est ajouté à "
            "chacun : il mène au formulaire général.",
        ),
    ]  # fmt: skip

    class Meta:
        verbose_name = "secteur"
        verbose_name_plural = "secteurs"

    def clean(self):
        super().clean()
        self.fill_keys()
        same = SectorPage.objects.filter(slug=self.slug).exclude(pk=self.pk)
        if same.exists():
            raise ValidationError(
                {"slug": "Un autre secteur porte déjà ce nom dans les adresses : choisissez-en un autre."}
            )

    def save(self, *args, **kwargs):
        self.fill_keys()
        super().save(*args, **kwargs)

    def fill_keys(self):
        """Give their key to the axes and options that have none yet."""
        axes = list(self.axes.all())
        fill_keys(axes)
        for axis in axes:
            fill_keys(axis.options.all())

    def axes_data(self):
        """The axes as plain data, in order: key, label, help, asked_when, options (key, label, help, example, picture).

        « Aucun de ces cas » (`none_fits`) closes each axis and leads to the general form.
        """
        return [
            {
                "key": axis.key,
                "label": axis.label,
                "help": axis.help,
                "asked_when": axis.condition,
                "options": [
                    {
                        "key": option.key,
                        "label": option.label,
                        "help": option.help,
                        "example": option.example,
                        "picture": picture_data(option.picture, option.picture_alt),
                    }
                    for option in axis.options.all()
                ]
                + [{"key": NONE_FITS, "label": NONE_FITS_LABEL, "help": "", "example": "", "picture": None}],
            }
            for axis in self.axes.all()
        ]

    def forms(self):
        """The published guided forms of this sector that anybody may read, in the order of the tree."""
        from sectors.models.guided_forms import GuidedFormPage

        return GuidedFormPage.objects.child_of(self).live().public()

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "axes": self.axes_data(),
            "forms": self.forms(),
            "trail": trail_of(self, request),
        }
