"""What a form is tried with before it is published: the editors' scenarios, and the ways that people really took."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT_PER_FORM = 500


class Scenario(models.Model):
    """« Si … et …, alors … »: invented answers, and where they must lead. Run each time the form is published."""

    form_page = models.ForeignKey("sectors.GuidedFormPage", models.CASCADE, related_name="scenarios")
    title = models.CharField(
        "ce que ce scénario vérifie", max_length=200, help_text="Par exemple : un dépannage sans devis est accepté."
    )
    facets = models.JSONField(default=dict, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    expected_outcome = models.CharField("issue attendue", max_length=60, blank=True)
    expected_steps = models.JSONField(default=list, blank=True)
    must_pass = models.BooleanField(
        "doit réussir pour publier", default=True,
        help_text="Coché : le formulaire ne peut pas être publié tant que ce scénario échoue.",
    )  # fmt: skip
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "scénario"
        verbose_name_plural = "scénarios"
        ordering = ["created_at", "pk"]

    def __str__(self):
        return self.title


class FormPathQuerySet(models.QuerySet):
    def keep(self, version, facets, choices, outcome, day):
        """Keep one way taken, and no more than the last `KEPT_PER_FORM` of this form."""
        self.create(form_version=version, facets=facets, choices=choices, outcome=outcome, day=day)
        older = self.of_page(version.form_page_id).values_list("pk", flat=True)[KEPT_PER_FORM:]
        self.filter(pk__in=list(older)).delete()

    def of_page(self, page_id):
        return self.filter(form_version__form_page=page_id).order_by("-day", "pk")


class FormPath(models.Model):
    """A way that somebody took to the end: choices only. No person, no case, no word, date or amount.

    The key is drawn at random, and the day has no hour: nothing tells which case it became.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form_version = models.ForeignKey("sectors.FormVersion", models.PROTECT, related_name="paths")
    facets = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    outcome = models.CharField(max_length=60)
    day = models.DateField()

    objects = FormPathQuerySet.as_manager()

    class Meta:
        verbose_name = "parcours anonyme"
        verbose_name_plural = "parcours anonymes"
        ordering = ["-day", "pk"]

    def __str__(self):
        return f"{self.form_version} · {self.outcome}"
