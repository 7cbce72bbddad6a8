"""The Centre's registers: mediators, their trainings, tariffs, lengths of the terms. Nothing of a case."""

from django import forms
from django.contrib.auth import get_user_model
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets import AdminDateInput
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import DeleteView

from casework.deadlines import add_months
from casework.models import Label, Mediator, SectorTraining, Tariff, TermSetting
from casework.staff.conflicts_register import conflicts_menu_item
from portal.models import MEDIATORS_GROUP
from sectors.models import Federation
from sectors.permissions import CentreOnly, is_centre

WARNING_MONTHS = 6
TRAINING = "training_{}"


class KeepsWhatIsUsed(CentreOnly):
    """The Centre's registers, of which nothing in use is ever deleted, by a button or by its URL."""

    def user_can_delete_obj(self, user, obj):
        return super().user_can_delete_obj(user, obj) and not why_kept(obj)


def why_kept(obj) -> str:
    """A French sentence when this entry must not be deleted, else « »."""
    if isinstance(obj, Mediator) and (obj.designations.exists() or obj.user_id):
        return (
            "Ce médiateur ne peut pas être supprimé : il a un compte ou des missions. "
            "Décochez « en activité » pour qu’il ne soit plus désigné."
        )
    if isinstance(obj, Label) and obj.pk and obj.cases.exists():
        return (
            "Cette étiquette ne peut pas être supprimée : des dossiers la portent. "
            "Décochez « proposée » pour ne plus la proposer."
        )
    today = timezone.localdate()
    if isinstance(obj, Tariff | TermSetting) and obj.valid_from <= today:
        return (
            "Cette ligne est déjà entrée en vigueur : des dossiers s’y réfèrent. "
            "Ajoutez plutôt une ligne avec une date d’effet à venir."
        )
    return ""


class SayWhyKept(DeleteView):
    """Says why, instead of a refusal without words."""

    def dispatch(self, request, *args, **kwargs):
        reason = why_kept(self.instance) if is_centre(request.user) else ""
        if reason:
            messages.error(request, reason)
            return redirect(self.index_url)
        return super().dispatch(request, *args, **kwargs)


class Register(ModelAdmin):
    """What the three registers share. Wagtail-modeladmin's history view asks nobody: it stays closed."""

    permission_helper_class = KeepsWhatIsUsed
    delete_view_class = SayWhyKept
    history_view_enabled = False
    inspect_view_enabled = True
    index_view_extra_css = inspect_view_extra_css = ["portal/registers.css"]


class MediatorForm(WagtailAdminModelForm):
    """A mediator, and one date of training per federation; an empty date means no training."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        accounts = get_user_model().objects.filter(groups__name=MEDIATORS_GROUP, is_active=True)
        self.fields["user"].queryset = accounts.order_by("last_name", "email")
        known = {t.federation_id: t.trained_on for t in self.instance.trainings.all()} if self.instance.pk else {}
        for name, federation in training_fields():
            self.fields[name].initial = known.get(federation.pk)

    def save(self, commit=True):
        mediator = super().save(commit)
        if commit:
            self._save_trainings(mediator)
        return mediator

    @transaction.atomic
    def _save_trainings(self, mediator):
        for name, federation in training_fields():
            day = self.cleaned_data.get(name)
            if day:
                SectorTraining.objects.update_or_create(
                    mediator=mediator, federation=federation, defaults={"trained_on": day}
                )
            else:
                SectorTraining.objects.filter(mediator=mediator, federation=federation).delete()


def training_fields():
    """(name of the form field, federation) for each federation of the register."""
    return [(TRAINING.format(federation.pk), federation) for federation in Federation.objects.all()]


def mediator_form():
    """MediatorForm with one date field per federation that exists today."""
    dates = {
        name: forms.DateField(label=str(federation), required=False, widget=AdminDateInput)
        for name, federation in training_fields()
    }
    return type("MediatorForm", (MediatorForm,), dates)


class MediatorRegister(Register):
    model = Mediator
    base_url_path = "registres/mediateurs"
    menu_label = "Médiateurs"
    menu_icon = "group"
    list_display = ("__str__", "place", "sectors", "term", "load_shown", "at_work")
    search_fields = ("first_name", "last_name", "city", "department")
    inspect_view_fields = (
        "first_name", "last_name", "email", "phone", "department", "city", "career", "languages", "mandate_start",
        "mandate_end", "independence_statement_on", "max_cases", "active", "declared_interests",
    )  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).with_load().prefetch_related("trainings__federation")

    def get_edit_handler(self):
        person = [
            FieldRowPanel([FieldPanel("first_name"), FieldPanel("last_name")]),
            FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
            FieldRowPanel([FieldPanel("department"), FieldPanel("city")]),
            FieldPanel("career"),
            FieldPanel("languages"),
        ]
        mandate = [
            FieldRowPanel([FieldPanel("mandate_start"), FieldPanel("mandate_end")]),
            FieldPanel("independence_statement_on"),
            FieldPanel("declared_interests"),
        ]
        work = [FieldRowPanel([FieldPanel("active"), FieldPanel("max_cases")]), FieldPanel("user")]
        trainings = [FieldPanel(name) for name, _federation in training_fields()]
        return ObjectList(
            [
                MultiFieldPanel(person, "La personne"),
                MultiFieldPanel(mandate, "Mandat et indépendance"),
                MultiFieldPanel(
                    trainings, "Formation aux secteurs",
                    help_text="Le jour de la formation. Laissez vide : sans formation, pas de désignation.",
                ),
                MultiFieldPanel(work, "Travail"),
            ],
            base_form_class=mediator_form(),
        )  # fmt: skip

    def place(self, mediator):
        return f"{mediator.city} ({mediator.department})" if mediator.city else mediator.department

    def sectors(self, mediator):
        return ", ".join(training.federation.short_name for training in mediator.trainings.all()) or "Aucun"

    def term(self, mediator):
        """The last day of the term, with a warning in words when it is near or passed."""
        end, today = mediator.mandate_end, timezone.localdate()
        if end < today:
            return f"Terminé le {end:%d/%m/%Y}"
        if end <= add_months(today, WARNING_MONTHS):
            return f"⚠ Se termine le {end:%d/%m/%Y}"
        return f"{end:%d/%m/%Y}"

    def load_shown(self, mediator):
        return f"{mediator.load} sur {mediator.max_cases}"

    def at_work(self, mediator):
        """In words: Django's icon of yes and no belongs to its own admin, which is not installed."""
        return "Oui" if mediator.active else "Non"

    place.short_description = "lieu (département)"
    place.admin_order_field = "department"
    at_work.short_description = "en activité"
    at_work.admin_order_field = "active"
    sectors.short_description = "secteurs"
    term.short_description = "fin du mandat"
    term.admin_order_field = "mandate_end"
    load_shown.short_description = "dossiers ouverts"


class TariffRegister(Register):
    model = Tariff
    base_url_path = "registres/tarifs"
    menu_label = "Tarifs"
    menu_icon = "decimal"
    list_display = ("track", "convention_shown", "amount", "vat_rate", "valid_from")
    list_select_related = ("convention__federation",)
    panels = [
        MultiFieldPanel([FieldPanel("track"), FieldPanel("convention")], "Pour quoi"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("amount_excl_vat"), FieldPanel("vat_rate")]), FieldPanel("valid_from")],
            "Prix payé par le professionnel",
            help_text="Le consommateur ne paie rien et ne voit jamais ce prix.",
        ),
    ]

    def convention_shown(self, tariff):
        return tariff.convention or "Toutes"

    def amount(self, tariff):
        return f"{tariff.amount_excl_vat} € HT".replace(".", ",")

    convention_shown.short_description = "convention"
    amount.short_description = "montant"
    amount.admin_order_field = "amount_excl_vat"


class TermRegister(Register):
    model = TermSetting
    base_url_path = "registres/delais"
    menu_label = "Délais"
    menu_icon = "time"
    list_display = ("term", "length_shown", "reminders", "valid_from")
    panels = [
        FieldPanel("term"),
        FieldRowPanel([FieldPanel("length"), FieldPanel("unit")]),
        FieldPanel("reminders"),
        FieldPanel("valid_from", help_text="Les dossiers déjà ouverts ce jour-là gardent leurs délais."),
    ]

    def length_shown(self, setting):
        return f"{setting.length} {setting.get_unit_display()}"

    length_shown.short_description = "durée"


class LabelRegister(Register):
    model = Label
    base_url_path = "registres/etiquettes"
    menu_label = "Étiquettes"
    menu_icon = "tag"
    list_display = ("name", "active_shown")
    panels = [FieldPanel("name"), FieldPanel("active")]

    def active_shown(self, label):
        return "Oui" if label.active else "Non"

    active_shown.short_description = "proposée"


class Registers(ModelAdminGroup):
    menu_label = "Registres"
    menu_icon = "list-ul"
    menu_order = 70
    items = (MediatorRegister, TariffRegister, TermRegister, LabelRegister)

    def get_submenu_items(self):
        items = super().get_submenu_items()
        return [*items, conflicts_menu_item(len(items) + 1)]
