"""Screens of the admin: a sector as a file, a file to read, what arrived and what the checks say of it."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views import View
from django.views.generic import FormView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page, PageLogEntry, Site

from sectors.block_places import address_of
from sectors.models import Federation, SectorPage
from sectors.review_views import ReviewedPageView, editable
from sectors.transfer.creating import IMPORTED, import_into, import_new
from sectors.transfer.faults import BadFile
from sectors.transfer.reading import read_export
from sectors.transfer.report import check_drafts
from sectors.transfer.schema import LARGEST
from sectors.transfer.writing import as_text, export_sector


def may_fill(user, page):
    """Whether Wagtail lets this account change this page and write pages below it."""
    rights = page.permissions_for_user(user)
    return rights.can_edit() and rights.can_add_subpage()


class Export(View):
    """« Exporter ce secteur » : the file."""

    def get(self, request, page_id):
        sector = editable(request.user, SectorPage, page_id)
        answer = HttpResponse(as_text(export_sector(sector)), content_type="application/json; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="secteur-{sector.pk}.json"'
        return answer


class FileForm(forms.Form):
    """A file written by « Exporter ce secteur »."""

    file = forms.FileField(
        label="Fichier du secteur",
        help_text=f"Un fichier JSON écrit par « Exporter ce secteur », de {LARGEST // 1024 // 1024} Mo au plus.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={"required": "Choisissez le fichier à importer.", "empty": "Ce fichier est vide."},
    )
    export, faults = None, ()

    def refuse(self, problem):
        """The faults are a list of their own, above; beside the field, one sentence."""
        self.faults = problem.faults
        self.add_error("file", "Ce fichier ne peut pas être importé : ses fautes sont dites plus haut.")

    def clean_file(self):
        """Read it, and keep its faults."""
        given = self.cleaned_data["file"]
        try:
            self.export = read_export(given.read(LARGEST + 1))
        except BadFile as problem:
            self.refuse(problem)
        return given


class NewSectorForm(FileForm):
    federation = forms.ModelChoiceField(
        Federation.objects.all(), label="Fédération", empty_label="Choisissez…",
        error_messages={"required": "Choisissez la fédération à qui sera ce secteur."},
    )  # fmt: skip
    slug = forms.SlugField(
        label="Nom dans les adresses", required=False, max_length=255,
        help_text="Laissez vide pour garder celui du fichier.",
        error_messages={"invalid": "Écrivez des lettres sans accent, des chiffres et des tirets."},
    )  # fmt: skip


class Import(ReviewedPageView, FormView):
    """« Importer un secteur » in a sector that has nothing below it yet. « Essayer » creates nothing."""

    model = SectorPage
    form_class = FileForm
    template_name = "sectors/transfer/import.html"
    page_title = "Importer un secteur"
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        page = self.model.objects.filter(pk=kwargs["page_id"]).first()
        if page is None or not may_fill(request.user, page):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        tried = "try" in self.request.POST
        try:
            found = self.create(form, _seen if tried else None)
        except BadFile as problem:
            form.refuse(problem)
            return self.form_invalid(form)
        if tried:
            return self.render_to_response(self.get_context_data(form=self.form_class(), tried=found))
        return redirect("sectors_transfer:result", found.sector.pk)

    def create(self, form, look):
        return import_into(self.page, form.export, self.request.user, look)

    def get_context_data(self, **kwargs):
        full = self.model is SectorPage and self.page.get_children().exists()
        return super().get_context_data(full=full, page=self.page, **kwargs)


class ImportNew(Import):
    """The same below the home page, for who may add pages there: a new sector for a federation."""

    model = Page
    form_class = NewSectorForm

    def dispatch(self, request, *args, **kwargs):
        if not Site.objects.filter(root_page=kwargs["page_id"]).exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def create(self, form, look):
        data = form.cleaned_data
        return import_new(form.export, data["federation"], data["slug"], self.request.user, look)


def _seen(imported):
    """What a trial shows: nothing of it exists afterwards, so there is nothing to link to."""
    return {"checked": [(one, [(f, "") for f in one.findings]) for one in check_drafts(imported.sector)],
            "left_behind": imported.left_behind, "sector": imported.sector}  # fmt: skip


class Result(ReviewedPageView):
    """What arrived with the last import, what did not, and what the checks say of all the drafts of the sector."""

    model = SectorPage
    template_name = "sectors/transfer/result.html"
    page_title = "Le secteur importé"
    header_icon = "clipboard-list"

    def get_context_data(self, **kwargs):
        entry = PageLogEntry.objects.filter(page=self.page.pk, action=IMPORTED).order_by("-timestamp").first()
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return super().get_context_data(
            page=self.page,
            entry=entry,
            left_behind=entry.data.get("left_behind", []) if entry else [],
            checked=[
                (one, [(f, address_of(one.page, f.place) if one.page else edit) for f in one.findings])
                for one in check_drafts(self.page)
            ],
            edit_url=edit,
            **kwargs,
        )


class TransferViewSet(ViewSet):
    """No entry in the menu: the screens are reached from the pages."""

    name = "sectors_transfer"
    url_prefix = "transfert"

    def get_urlpatterns(self):
        return [
            path("secteur/<int:page_id>/exporter/", Export.as_view(), name="export"),
            path("secteur/<int:page_id>/resultat/", Result.as_view(), name="result"),
            path("importer/<int:page_id>/", Import.as_view(), name="import"),
            path("nouveau/<int:page_id>/", ImportNew.as_view(), name="import_new"),
        ]
