"""What nobody found: the words of those who chose « Aucun de ces cas », for the editors of the sector."""

from django.db import models
from django.utils import timezone

from sectors.contact_masking import without_contacts
from sectors.models.pages import SectorPage


class GapQuerySet(models.QuerySet):
    def open(self):
        return self.filter(dealt_with_on=None)


class UnmatchedDispute(models.Model):
    """A day and a few words. Nothing tells who wrote them, nor to what request they belong."""

    sector = models.ForeignKey(SectorPage, models.CASCADE, related_name="unmatched", verbose_name="secteur")
    axis = models.CharField("question", max_length=120)
    words = models.CharField("ce que la personne cherchait", max_length=200)
    day = models.DateField("jour", default=timezone.localdate)
    dealt_with_on = models.DateField("traité le", null=True, blank=True)

    objects = GapQuerySet.as_manager()

    class Meta:
        verbose_name = "ce que personne n’a trouvé"
        verbose_name_plural = "ce que personne n’a trouvé"
        ordering = ["dealt_with_on", "-day", "-pk"]

    def __str__(self):
        return f"{self.day:%d/%m/%Y} – {self.words}"

    @classmethod
    def note(cls, sector_slug, axis, words):
        """Leave a note for the editors of this sector; addresses and numbers are masked. None for an unknown sector."""
        sector = SectorPage.objects.filter(slug=sector_slug).first()
        return sector and cls.objects.create(sector=sector, axis=axis[:120], words=without_contacts(words)[:200])
