"""The public pages, all editable in Wagtail, and what surrounds each of them."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from home.blocks import SHORT_FEATURES, BodyBlock
from sectors.page_trail import trail_of


class HomePage(Page):
    """What mediation is, who it is for, that it is free for consumers, and the three ways in."""

    headline = models.CharField("accroche", max_length=120)
    introduction = RichTextField("introduction", features=["bold", "link"], help_text="Trois phrases.")
    consumer_title = models.CharField("titre, consommateur", max_length=80)
    consumer_text = models.CharField("texte, consommateur", max_length=300)
    professional_title = models.CharField("titre, professionnel", max_length=80)
    professional_text = models.CharField("texte, professionnel", max_length=300)
    post_title = models.CharField("titre, courrier", max_length=80)
    post_text = models.CharField("texte, courrier", max_length=300)
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")

    template = "home/home_page.html"
    max_count = 1
    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("consumer_title"), FieldPanel("consumer_text")], "Consommateur"),
        MultiFieldPanel([FieldPanel("professional_title"), FieldPanel("professional_text")], "Professionnel"),
        MultiFieldPanel([FieldPanel("post_title"), FieldPanel("post_text")], "Courrier"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        verbose_name = "page d’accueil"


class ContentPage(Page):
    """What every page below the home page has."""

    introduction = RichTextField("introduction", features=SHORT_FEATURES, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"trail": trail_of(self, request)}


class StandardPage(ContentPage):
    """A page of text."""

    template = "home/standard_page.html"

    class Meta:
        verbose_name = "page de texte"
        verbose_name_plural = "pages de texte"


class FaqPage(ContentPage):
    """Questions and answers."""

    template = "home/standard_page.html"

    class Meta:
        verbose_name = "page de questions et réponses"
        verbose_name_plural = "pages de questions et réponses"


class MediatorListPage(ContentPage):
    """The mediators of the register, by territory: name, career, length of the mandate, languages (R614-1)."""

    template = "home/mediator_list_page.html"
    max_count = 1

    class Meta:
        verbose_name = "liste des médiateurs"

    def get_context(self, request, *args, **kwargs):
        from casework.models import Mediator
        from home.territories import by_territory

        mediators = list(Mediator.objects.listed(timezone.localdate()))
        listed = {"territories": by_territory(mediators), "count": len(mediators)}
        return super().get_context(request, *args, **kwargs) | listed


class ProcedurePage(ContentPage):
    """« Comment se déroule une médiation », from the table that the program runs on."""

    template = "home/procedure_page.html"
    max_count = 1

    class Meta:
        verbose_name = "déroulement d’une médiation"

    def get_context(self, request, *args, **kwargs):
        from home.procedure_story import stages_told

        return super().get_context(request, *args, **kwargs) | {"stages": stages_told()}


@register_setting(icon="list-ul")
class HeaderAndFooter(ClusterableModel, BaseSiteSetting):
    """What surrounds every page, beside the Centre's own details (casework.CentreDetails)."""

    tagline = models.CharField("sous-titre", max_length=100, default="Médiation de la consommation")

    panels = [
        FieldPanel("tagline"),
        InlinePanel("footer_links", label="page du pied de page", heading="Pages du pied de page"),
    ]

    class Meta:
        verbose_name = "en-tête et pied de page"

    def __str__(self):
        return self.tagline

    def footer_pages(self):
        """The live, public pages of the footer, in the editor's order."""
        chosen = [link.page_id for link in self.footer_links.all()]
        pages = Page.objects.live().public().in_bulk(chosen)
        return [pages[pk] for pk in chosen if pk in pages]


class FooterLink(Orderable):
    surround = ParentalKey(HeaderAndFooter, on_delete=models.CASCADE, related_name="footer_links")
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name="page")

    panels = [FieldPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = "page du pied de page"

    def __str__(self):
        return str(self.page)
