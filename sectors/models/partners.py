"""Who the centre works with: federations, their member businesses, the conventions that name the centre."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from stdnum.fr import siret as siret_number
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


def check_siret(value):
    """Refuse a SIRET whose digits do not agree with its key (14 digits, as python-stdnum reads them)."""
    if not value.isdigit() or not siret_number.is_valid(value):
        raise ValidationError("Ce numéro SIRET n’est pas valable : vérifiez ses 14 chiffres, sans espace.")


class Federation(models.Model):
    """A professional federation: it writes its sector's forms, and its convention covers its member businesses."""

    name = models.CharField("nom", max_length=200, unique=True)
    short_name = models.CharField("sigle", max_length=20)
    slug = models.SlugField("nom dans les adresses", unique=True)
    website = models.URLField("site internet", blank=True)
    editors_group = models.OneToOneField(
        Group, models.SET_NULL, null=True, blank=True, related_name="federation", verbose_name="groupe de ses éditeurs"
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldRowPanel([FieldPanel("short_name"), FieldPanel("slug")]), FieldPanel("website")],
            "La fédération",
        ),
        FieldPanel("editors_group", help_text="Les personnes de ce groupe écrivent les pages de la fédération."),
    ]

    class Meta:
        verbose_name = "fédération"
        verbose_name_plural = "fédérations"
        ordering = ["name"]

    def __str__(self):
        return self.name


class ConventionQuerySet(models.QuerySet):
    def in_force(self, on):
        """The conventions that are active and whose term includes the day `on`."""
        return self.filter(active=True, starts_on__lte=on, ends_on__gte=on)

    def covering(self, siret="", name="", on=None):
        """The convention under which this business answers on that day, or None.

        First its own convention, then the one of a federation it is a member of. A business is known by its SIREN (the
        first nine digits: any of its establishments), or by its exact name when no SIRET is given.
        """
        siret = "".join(siret.split())
        in_force = self.in_force(on).order_by("-starts_on", "pk")
        if not siret and not name.strip():
            return None
        direct = in_force.filter(federation=None).filter(_same_business(siret, name, "professional_name"))
        members = MemberBusiness.objects.members(on).filter(_same_business(siret, name, "name"))
        return direct.first() or in_force.filter(federation__in=members.values("federation")).first()


def _same_business(siret, name, name_field):
    if siret:
        return Q(siret__startswith=siret[:9]) if len(siret) >= 9 else Q(pk=None)
    return Q(**{f"{name_field}__iexact": " ".join(name.split())})


class Convention(models.Model):
    """A designation agreement: three years, irrevocable, with a federation or with one professional."""

    class Order(models.TextChoices):
        SOURCE = "source", "Le professionnel est invité, puis la recevabilité est examinée"
        ADMISSIBILITY_FIRST = "admissibility_first", "La recevabilité est examinée, puis le professionnel est invité"

    federation = models.ForeignKey(
        Federation, models.PROTECT, null=True, blank=True, related_name="conventions", verbose_name="fédération"
    )
    professional_name = models.CharField("professionnel, s’il signe seul", max_length=200, blank=True)
    siret = models.CharField("SIRET du professionnel", max_length=14, blank=True, validators=[check_siret])
    starts_on = models.DateField("début")
    ends_on = models.DateField("fin", help_text="Dernier jour compris. Une convention dure trois ans.")
    order = models.CharField("ordre de la procédure", max_length=20, choices=Order.choices, default=Order.SOURCE)
    active = models.BooleanField("en vigueur", default=True)

    objects = ConventionQuerySet.as_manager()
    panels = [
        MultiFieldPanel(
            [FieldPanel("federation"), FieldRowPanel([FieldPanel("professional_name"), FieldPanel("siret")])],
            "Avec qui",
            help_text="Une fédération, ou un seul professionnel.",
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]), FieldPanel("active")], "Durée"
        ),
        FieldPanel("order"),
    ]

    class Meta:
        verbose_name = "convention"
        verbose_name_plural = "conventions"
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="convention_ends_after_start",
                violation_error_message="La convention doit finir après avoir commencé.",
            ),
            models.CheckConstraint(
                condition=Q(federation__isnull=False, professional_name="")
                | Q(federation=None) & ~Q(professional_name=""),
                name="convention_one_partner",
                violation_error_message="Indiquez une fédération ou le nom d’un professionnel, l’un des deux.",
            ),
        ]

    def __str__(self):
        return f"{self.federation or self.professional_name} ({self.starts_on:%d/%m/%Y} – {self.ends_on:%d/%m/%Y})"


class MemberBusinessQuerySet(models.QuerySet):
    def members(self, on):
        """The businesses that belong to their federation on that day."""
        return self.filter(joined_on__lte=on).filter(Q(left_on=None) | Q(left_on__gt=on))


class MemberBusiness(models.Model):
    """A business that its federation's convention covers, as long as it is a member."""

    federation = models.ForeignKey(
        Federation, models.CASCADE, related_name="member_businesses", verbose_name="fédération"
    )
    name = models.CharField("nom de l’entreprise", max_length=200)
    siret = models.CharField("SIRET", max_length=14, validators=[check_siret])
    postal_code = models.CharField("code postal", max_length=5)
    city = models.CharField("commune", max_length=100)
    joined_on = models.DateField("adhérente depuis le")
    left_on = models.DateField("partie le", null=True, blank=True)

    objects = MemberBusinessQuerySet.as_manager()
    panels = [
        FieldPanel("federation"),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("siret")], "Entreprise"),
        FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city")]),
        FieldRowPanel([FieldPanel("joined_on"), FieldPanel("left_on")]),
    ]

    class Meta:
        verbose_name = "entreprise adhérente"
        verbose_name_plural = "entreprises adhérentes"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["federation", "siret"],
                name="member_business_once_per_federation",
                violation_error_message="Cette entreprise figure déjà parmi les adhérentes de cette fédération.",
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.siret})"
