"""Two screens of the admin: what the checks say of a draft, and which form covers which dispute of a sector."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from sectors.block_places import address_of
from sectors.coverage_table import coverage_table
from sectors.form_review import current_versions, review_page, review_sector
from sectors.models import FindingNote, GuidedFormPage, SectorPage
from sectors.permissions import is_centre
from sectors.scheduled_publication import refused_since_last_publication


def editable(user, model, page_id):
    """The page, if this account writes it or is the Centre's. Raise Http404 for everybody else: it does not exist."""
    page = model.objects.filter(pk=page_id).first()
    if page is None or not (is_centre(user) or page.permissions_for_user(user).can_edit()):
        raise Http404
    return page


class NoteForm(forms.Form):
    """Why a warning is kept."""

    note = forms.CharField(
        label="Pourquoi vous la gardez",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Écrivez en une phrase pourquoi vous gardez ce qui est signalé.",
            "max_length": "Écrivez 300 caractères au plus.",
        },
    )


class ReviewedPageView(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one page of the editor's own sector."""

    model = None

    def dispatch(self, request, *args, **kwargs):
        self.page = editable(request.user, self.model, kwargs["page_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        home = {"url": reverse("wagtailadmin_home"), "label": "Accueil"}
        trail = [
            {"url": reverse("wagtailadmin_explore", args=[page.pk]), "label": page.get_admin_display_title()}
            for page in self.page.get_ancestors(inclusive=self.model is SectorPage).filter(depth__gt=2)
        ]
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        own = [{"url": edit, "label": self.page.get_admin_display_title()}] if self.model is GuidedFormPage else []
        return [home, *trail, *own, {"url": "", "label": self.page_title}]


class ReportView(ReviewedPageView):
    """« Vérifier ce formulaire » : the last saved draft. A POST keeps a note on one warning, or takes it back."""

    model = GuidedFormPage
    template_name = "sectors/review/report.html"
    page_title = "Vérifier ce formulaire"
    header_icon = "clipboard-list"

    def post(self, request, *args, **kwargs):
        draft, review = self._review()
        if "take_back" in request.POST:
            FindingNote.objects.filter(form_page=self.page, fingerprint=request.POST["take_back"]).delete()
            messages.success(request, "La note est retirée : l’avertissement est de nouveau à confirmer.")
            return redirect(request.path)
        wanted = request.POST.get("fingerprint")
        finding = next((one for one in review.to_confirm if one.fingerprint == wanted), None)
        if finding is None:
            messages.warning(request, "Cet avertissement a changé entre-temps : relisez-le.")
            return redirect(request.path)
        form = NoteForm(request.POST, auto_id=f"id_%s_{wanted}")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(refused={wanted: form}))
        FindingNote.objects.update_or_create(
            form_page=self.page,
            fingerprint=wanted,
            defaults={
                "code": finding.code,
                "message": finding.message,
                "note": form.cleaned_data["note"],
                "written_by": request.user,
            },
        )
        messages.success(request, "Votre note est gardée avec le formulaire.")
        return redirect(request.path)

    def _review(self):
        draft = self.page.get_latest_revision_as_object()
        return draft, review_page(draft, draft.sector)

    def get_context_data(self, refused=None, **kwargs):
        draft, review = self._review()
        refused = refused or {}

        def lines(findings):
            return [(finding, address_of(draft, finding.place)) for finding in findings]

        forms_of = {f.fingerprint: NoteForm(auto_id=f"id_%s_{f.fingerprint}") for f in review.to_confirm} | refused
        return super().get_context_data(
            page=draft,
            review=review,
            to_correct=lines(review.to_correct),
            to_confirm=[(f, address, forms_of[f.fingerprint]) for f, address in lines(review.to_confirm)],
            confirmed=[(f, address_of(draft, f.place), note) for f, note in review.confirmed],
            advice=lines(review.advice),
            refused_on=refused_since_last_publication(self.page),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            coverage_url=reverse("sectors_review:coverage", args=[draft.sector.pk]),
            **kwargs,
        )


class CoverageView(ReviewedPageView):
    """« Qui couvre quoi » : the published forms of a sector against the combinations of its axes."""

    model = SectorPage
    template_name = "sectors/review/coverage.html"
    page_title = "Qui couvre quoi"
    header_icon = "table"

    def get_context_data(self, **kwargs):
        findings, found = review_sector(self.page)
        urls = {
            version.data["form"]: reverse("wagtailadmin_pages:edit", args=[version.form_page_id])
            for version in current_versions(self.page)
        }
        return super().get_context_data(
            page=self.page,
            table=coverage_table(found, urls),
            findings=findings,
            found=found,
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            **kwargs,
        )


class ReviewViewSet(ViewSet):
    """No entry in the menu: the screens are reached from the pages."""

    name = "sectors_review"
    url_prefix = "controle"

    def get_urlpatterns(self):
        return [
            path("formulaire/<int:page_id>/", ReportView.as_view(), name="report"),
            path("secteur/<int:page_id>/", CoverageView.as_view(), name="coverage"),
        ]
