"""The Centre's own details and habits, set once in the admin, and the worker's sign of life."""

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="home", order=10)
class CentreDetails(BaseGenericSetting):
    """What letters, documents and the public site say of the Centre (R614-1)."""

    name = models.CharField("nom", max_length=120, default="Médiation Rivage")
    address = models.TextField("adresse postale", default="12 rue de l’Exemple\n44000 Nantes")
    email = models.EmailField("adresse e-mail", default="contact@mediation-rivage.example")
    phone = models.CharField("téléphone", max_length=30, default="02 00 00 00 00")
    hours = models.CharField("horaires d’appel", max_length=120, default="du lundi au vendredi, de 9 h à 17 h")
    listed_on = models.DateField("inscrit par la CECMC le", null=True, blank=True)
    automatic_designation = models.BooleanField(
        "désigner le médiateur automatiquement", default=False,
        help_text="Sinon, une personne du Centre choisit dans le classement proposé.",
    )  # fmt: skip

    panels = [
        MultiFieldPanel(
            [FieldPanel(f) for f in ("name", "address", "email", "phone", "hours", "listed_on")], heading="Coordonnées"
        ),
        FieldPanel("automatic_designation"),
    ]

    class Meta:
        verbose_name = "Le Centre"

    def __str__(self):
        return self.name


class Heartbeat(models.Model):
    """When the worker last did this work: shown by the health page."""

    work = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self):
        return self.work

    @classmethod
    def beat(cls, work: str):
        cls.objects.update_or_create(work=work, defaults={"at": timezone.now()})
