"""The guided form as its editor writes it. What consumers fill in is the last published version of it."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from sectors.blocks import SIMPLE_TEXT
from sectors.editing import GuidedFormPageForm
from sectors.form_blocks import DocumentRequestBlock, ReliefOptionBlock, StepBlock
from sectors.form_permissions import FormPermissions
from sectors.key_filling import fill_page_keys
from sectors.outcome_blocks import OUTCOMES
from sectors.page_trail import trail_of
from sectors.review_panel import ReviewPanel


class GuidedFormPage(Page):
    """A form for some of the disputes of its sector. Drafts may be half done; publishing checks and freezes."""

    introduction = RichTextField("introduction", features=SIMPLE_TEXT, blank=True, max_length=3000)
    estimated_minutes = models.PositiveSmallIntegerField(
        "durée estimée, en minutes",
        default=15,
        help_text="Le temps qu’il faut à une personne qui a ses papiers devant elle.",
    )
    is_general = models.BooleanField(
        "formulaire général", default=False,
        help_text="Pour « Aucun de ces cas » et pour ce qu’aucun autre formulaire ne couvre. Un seul par secteur.",
    )  # fmt: skip
    covers = models.JSONField("litiges couverts", default=dict, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name="étapes", blank=True, collapsed=True)
    documents = StreamField(
        [("document", DocumentRequestBlock())], verbose_name="documents", blank=True, collapsed=True
    )
    relief_options = StreamField(
        [("relief", ReliefOptionBlock())], verbose_name="demandes possibles", blank=True, collapsed=True
    )
    outcomes = StreamField(OUTCOMES, verbose_name="fins du formulaire", blank=True, collapsed=True)
    change_note = models.CharField(
        "ce qui change", max_length=300, blank=True,
        help_text="Une phrase pour vos collègues, gardée avec la version : « La question sur l’acompte a changé. »",
    )  # fmt: skip

    base_form_class = GuidedFormPageForm
    parent_page_types = ["sectors.SectorPage"]
    subpage_types = []
    template = "sectors/guided_form_page.html"
    content_panels = [
        ReviewPanel(),
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("covers"), FieldPanel("is_general")], "Pour quels litiges ?"),
        MultiFieldPanel([FieldPanel("introduction"), FieldRowPanel([FieldPanel("estimated_minutes")])], "Présentation"),
        FieldPanel(
            "steps", heading="Étapes et questions",
            help_text="Une étape est une page. Étapes et questions se suivent dans cet ordre ; une condition ne "
            "peut dépendre que de ce qui précède. L’identité, le professionnel, le dépôt des documents et la "
            "vérification finale sont ajoutés par le portail.",
        ),
        FieldPanel(
            "documents", heading="Documents à joindre",
            help_text="Ne demandez comme nécessaires que ceux sans lesquels le litige ne peut pas être compris.",
        ),
        FieldPanel(
            "relief_options", heading="Ce que l’on peut demander au professionnel",
            help_text="Le demandeur choisit une ou plusieurs lignes de cette liste.",
        ),
        FieldPanel(
            "outcomes", heading="Murs d’information et fins",
            help_text="La première qui devient vraie s’affiche. Sans rien ici, on va jusqu’à l’envoi de la demande.",
        ),
        FieldPanel("change_note", heading="Ce qui change dans cette version"),
    ]  # fmt: skip

    class Meta:
        verbose_name = "formulaire guidé"
        verbose_name_plural = "formulaires guidés"

    @property
    def sector(self):
        """The sector page above."""
        return self.get_parent().specific

    @property
    def last_version(self):
        return self.versions.order_by("-number").first()

    def permissions_for_user(self, user):
        return FormPermissions(user, self)

    def clean(self):
        super().clean()
        fill_page_keys(self)

    def save(self, *args, **kwargs):
        """Save; a page that goes (or stays) online with a broken form is refused with a ValidationError."""
        if self.live and not kwargs.get("update_fields"):
            from sectors.form_review import refuse_if_broken

            fill_page_keys(self)
            refuse_if_broken(self)
        super().save(*args, **kwargs)

    def publish(self, revision, *args, log_action=True, **kwargs):
        """Publish, unless the clock does it and the form has become broken since a person chose the hour."""
        from sectors.scheduled_publication import LOG_ACTION, refuse_if_due_and_broken

        if log_action == LOG_ACTION and refuse_if_due_and_broken(revision):
            return
        super().publish(revision, *args, log_action=log_action, **kwargs)

    def get_context(self, request, *args, **kwargs):
        from sectors.compiler import compile_content

        sector = self.sector
        return super().get_context(request, *args, **kwargs) | {
            "form_document": compile_content(self, sector),
            "sector": sector,
            "trail": trail_of(self, request),
        }
