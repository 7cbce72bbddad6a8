"""Questions written once: a library for each federation, and the Centre's common one, which everybody may copy from."""

from django.http import Http404
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from sectors.form_blocks import AnyQuestionBlock
from sectors.key_filling import fill_page_keys
from sectors.library_panel import LibraryUsesPanel

COMMON = "commune"


class QuestionLibraryPage(Page):
    """Below a sector: its federation's. Below the home page: the common one. Never shown to the public.

    A page, so that Wagtail's rights by subtree, its revisions and its workflow apply to it.
    """

    questions = StreamField(AnyQuestionBlock(), verbose_name="questions", blank=True, collapsed=True)

    parent_page_types = ["sectors.SectorPage", "home.HomePage"]
    subpage_types = []
    content_panels = [
        LibraryUsesPanel(heading="Où ces questions sont utilisées"),
        *Page.content_panels,
        FieldPanel(
            "questions", heading="Questions à partager",
            help_text="Le même fait porte le même nom partout. Un formulaire en reçoit une copie, et garde le "
            "souvenir de son modèle. Sans effet sur les formulaires déjà publiés.",
        ),
    ]  # fmt: skip

    class Meta:
        verbose_name = "bibliothèque de questions"
        verbose_name_plural = "bibliothèques de questions"

    def clean(self):
        super().clean()
        fill_page_keys(self)

    def save(self, *args, **kwargs):
        fill_page_keys(self)
        super().save(*args, **kwargs)

    def serve(self, request, *args, **kwargs):
        raise Http404

    def get_sitemap_urls(self, request=None):
        return []

    @property
    def origin(self):
        """The first half of a copy's origin: « commune », or the sector's name in addresses."""
        from sectors.models.pages import SectorPage

        parent = self.get_parent()
        return parent.slug if parent and issubclass(parent.specific_class, SectorPage) else COMMON
