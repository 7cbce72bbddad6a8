"""A published form, frozen: what a case points to for ever, and what everything but the editor reads."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.functional import cached_property

from sectors.keys import NONE_FITS
from sectors.models.guided_forms import GuidedFormPage
from sectors.models.pages import SectorPage
from sectors.models.partners import Federation
from sectors.schema import SCHEMA_VERSION
from sectors.typology_questions import covers_choices

CHANGEABLE = {"withdrawn_at"}


class Frozen(Exception):
    """Somebody tried to change or delete a published version."""


def canonical_json(data):
    """The one way to write `data`: keys sorted, no spaces, UTF-8. The SHA-256 is of exactly these bytes."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class FormVersionQuerySet(models.QuerySet):
    def update(self, **fields):
        if set(fields) - CHANGEABLE:
            raise Frozen("A published version never changes; only withdrawn_at may be set.")
        return super().update(**fields)

    def delete(self):
        raise Frozen("A published version is never deleted.")

    def of_page(self, page):
        return self.filter(form_page=page)

    def current(self):
        """The last version of each form that is online for everybody, unless it was withdrawn."""
        last = FormVersion.objects.filter(form_page=OuterRef("form_page")).order_by("-number").values("pk")[:1]
        online = GuidedFormPage.objects.live().public()
        return self.filter(form_page__in=online, withdrawn_at=None, pk=Subquery(last))

    def of_sector(self, sector_slug):
        """The current versions of the forms below the sector of that name, if it is online for everybody."""
        sector = SectorPage.objects.live().public().filter(slug=sector_slug).first()
        if sector is None:
            return self.none()
        return self.current().filter(form_page__in=sector.forms()).order_by("form_page__path")

    def for_facets(self, sector_slug, facets):
        """The current version that covers these choices, {axis key: option key}, or None.

        « Aucun de ces cas » on any axis, and a combination that no form covers, lead to the sector's general form.
        """
        versions = list(self.of_sector(sector_slug))
        general = next((version for version in versions if version.data["general"]), None)
        if NONE_FITS in facets.values():
            return general
        return next((version for version in versions if version.covers(facets)), general)


class FormVersion(models.Model):
    """`document` is the canonical JSON of the compiled form. Nothing but `withdrawn_at` may change afterwards."""

    form_page = models.ForeignKey(
        GuidedFormPage, models.SET_NULL, null=True, related_name="versions", verbose_name="page du formulaire"
    )
    federation = models.ForeignKey(Federation, models.PROTECT, related_name="form_versions", verbose_name="fédération")
    sector_slug = models.CharField("nom du secteur dans les adresses", max_length=255)
    sector_title = models.CharField("secteur", max_length=255)
    form_slug = models.CharField("nom du formulaire dans les adresses", max_length=255)
    number = models.PositiveIntegerField("numéro")
    title = models.CharField("titre", max_length=255)
    schema_version = models.PositiveSmallIntegerField("version du schéma", default=SCHEMA_VERSION)
    document = models.TextField("document")
    sha256 = models.CharField("empreinte SHA-256", max_length=64)
    published_at = models.DateTimeField("publié le")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="publié par"
    )
    note = models.CharField("ce qui change", max_length=300, blank=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="brouillon publié", help_text="Ce que l’éditeur avait écrit : pour y revenir.",
    )  # fmt: skip
    withdrawn_at = models.DateTimeField("retiré le", null=True, blank=True)

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version publiée"
        verbose_name_plural = "versions publiées"
        ordering = ["sector_slug", "form_slug", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["sector_slug", "form_slug", "number"], name="form_version_number_once")
        ]

    def __str__(self):
        return f"{self.title} (version {self.number})"

    def save(self, *args, **kwargs):
        """Create the version, or set `withdrawn_at`; raise `Frozen` for any other change."""
        if self._state.adding:
            self.sha256 = hashlib.sha256(self.document.encode()).hexdigest()
            super().save(*args, **kwargs)
            self._frozen = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
            return
        changed = {name for name, value in self._frozen.items() if getattr(self, name) != value}
        if changed - CHANGEABLE:
            raise Frozen(f"A published version never changes: {', '.join(sorted(changed))}.")
        super().save(update_fields=["withdrawn_at"])

    def delete(self, *args, **kwargs):
        raise Frozen("A published version is never deleted.")

    @classmethod
    def from_db(cls, db, field_names, values):
        version = super().from_db(db, field_names, values)
        version._frozen = dict(zip(field_names, values, strict=False))
        return version

    @cached_property
    def data(self):
        """The document as a dict."""
        return json.loads(self.document)

    def covers(self, facets):
        """True if, on every axis that this form restricts, the choice is one of those it is for."""
        return covers_choices(self.data["covers"], facets)
