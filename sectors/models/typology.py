"""How a sector sorts its disputes: axes (type of works, nature of the dispute) and the options of each."""

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from sectors.keys import key_from_label
from sectors.typology_editing import AskedWhen


class KeyedByLabel(models.Model):
    """Has a key, written once from the label and never changed after."""

    key = models.CharField("nom interne", max_length=40, blank=True, editable=False)

    class Meta:
        abstract = True


class Axis(KeyedByLabel, ClusterableModel, Orderable):
    """One question that sorts disputes, asked before any form."""

    sector = ParentalKey("sectors.SectorPage", on_delete=models.CASCADE, related_name="axes")
    label = models.CharField("nom de l’axe", max_length=120, help_text="Par exemple : Type de travaux.")
    help = models.CharField(
        "aide", max_length=300, blank=True, help_text="Une phrase qui aide à choisir, affichée sous la question."
    )
    asked_when = AskedWhen(
        "posé seulement si…", default=dict, blank=True,
        help_text="Si l’un de ces choix a été fait. Sans coche, cette question est posée à tous.",
    )  # fmt: skip

    panels = [
        FieldPanel("label"),
        FieldPanel("help"),
        FieldPanel("asked_when"),
        InlinePanel("options", label="Choix", heading="Choix de cet axe", min_num=2),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "axe"
        verbose_name_plural = "axes"
        constraints = [models.UniqueConstraint(fields=["sector", "key"], name="axis_key_once_per_sector")]

    def __str__(self):
        return self.label

    @property
    def condition(self):
        """`asked_when` as a condition: one of these choices on each of these axes; None when always asked."""
        chosen = self.asked_when if isinstance(self.asked_when, dict) else {}
        leaves = [{"facet": axis, "op": "in", "v": options} for axis, options in chosen.items() if options]
        return {"all": leaves} if len(leaves) > 1 else leaves[0] if leaves else None


class AxisOption(KeyedByLabel, Orderable):
    """One answer of an axis."""

    axis = ParentalKey(Axis, on_delete=models.CASCADE, related_name="options")
    label = models.CharField("choix", max_length=120)
    help = models.CharField("aide", max_length=300, blank=True)
    example = models.CharField("exemple", max_length=300, blank=True, help_text="Une situation concrète.")

    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="image"
    )
    picture_alt = models.CharField(
        "ce que montre l’image", max_length=200, blank=True, help_text="Pour qui ne la voit pas."
    )

    panels = [
        FieldPanel("label"), FieldPanel("help"), FieldPanel("example"), FieldPanel("picture"),
        FieldPanel("picture_alt"),
    ]  # fmt: skip

    class Meta(Orderable.Meta):
        verbose_name = "choix d’un axe"
        verbose_name_plural = "choix des axes"
        constraints = [models.UniqueConstraint(fields=["axis", "key"], name="option_key_once_per_axis")]

    def __str__(self):
        return self.label


def fill_keys(items):
    """Give a key to each item of one parent that has none yet."""
    items = list(items)
    taken = {item.key for item in items if item.key}
    for item in items:
        if not item.key:
            item.key = key_from_label(item.label, taken)
            taken.add(item.key)
