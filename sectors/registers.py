"""The Centre's registers of partners, in Wagtail's admin: federations, conventions, member businesses."""

from django.contrib.admin import SimpleListFilter
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from sectors.models import Convention, Federation, MemberBusiness
from sectors.permissions import CentreOnly


class Register(ModelAdmin):
    """For the Centre alone. Wagtail-modeladmin's history view asks nobody who it is for: it stays closed."""

    permission_helper_class = CentreOnly
    history_view_enabled = False
    index_view_extra_css = ["portal/registers.css"]


class FederationFilter(SimpleListFilter):
    """By federation. The filter that Django makes of a foreign key asks its own admin, which is not installed."""

    title, parameter_name = "fédération", "federation"

    def lookups(self, request, model_admin):
        return [(str(federation.pk), federation.short_name) for federation in Federation.objects.all()]

    def queryset(self, request, queryset):
        known = self.value() in dict(self.lookup_choices)
        return queryset.filter(federation=self.value()) if known else queryset


class FederationRegister(Register):
    model = Federation
    menu_label = "Fédérations"
    menu_icon = "group"
    list_display = ("name", "short_name", "website")
    search_fields = ("name", "short_name")
    base_url_path = "federations"


class ConventionRegister(Register):
    model = Convention
    menu_label = "Conventions"
    menu_icon = "doc-full"
    list_display = ("__str__", "order", "in_force")
    list_filter = ("active", FederationFilter)
    search_fields = ("professional_name", "siret", "federation__name")
    base_url_path = "conventions"

    def in_force(self, convention):
        """In words: Django's icon of yes and no belongs to its own admin, which is not installed."""
        return "Oui" if convention.active else "Non"

    in_force.short_description = "en vigueur"
    in_force.admin_order_field = "active"


class MemberBusinessRegister(Register):
    model = MemberBusiness
    menu_label = "Entreprises adhérentes"
    menu_icon = "user"
    list_display = ("name", "siret", "city", "federation", "joined_on", "left_on")
    list_filter = (FederationFilter,)
    search_fields = ("name", "siret", "city", "postal_code")
    list_per_page = 50
    base_url_path = "entreprises-adherentes"


class PartnersGroup(ModelAdminGroup):
    menu_label = "Partenaires"
    menu_icon = "group"
    menu_order = 500
    items = (FederationRegister, ConventionRegister, MemberBusinessRegister)
