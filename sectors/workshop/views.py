"""What every screen of the workshop shares: whose form it is, its documents, the way from one screen to another."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sectors.compiler import compile_content
from sectors.permissions import form_page_for, is_centre

DRAFT = "brouillon"
SCREENS = [
    ("map", "Plan"),
    ("trial", "Essai"),
    ("scenarios", "Scénarios"),
    ("differences", "Ce qui change"),
    ("copies", "Modèles"),
    ("versions", "Versions"),
    ("before_publishing", "Avant de publier"),
]


class FormView(WagtailAdminTemplateMixin):
    """A screen of one form: `form_page_for` first, or a 404. `draft` is its last saved state."""

    header_icon = "form"
    screen = ""

    def dispatch(self, request, *args, **kwargs):
        self.form_page = form_page_for(request.user, kwargs["page_id"])
        self.sees_numbers = is_centre(request.user)
        self.today = timezone.localdate()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def draft(self):
        return self.form_page.get_latest_revision_as_object()

    @cached_property
    def sector(self):
        return self.form_page.get_parent().specific

    @cached_property
    def draft_document(self):
        return compile_content(self.draft, self.sector)

    @cached_property
    def versions(self):
        """The published versions, the last one first."""
        return list(self.form_page.versions.order_by("-number").select_related("published_by"))

    @property
    def live_version(self):
        return self.versions[0] if self.versions else None

    @property
    def live_document(self):
        return self.live_version.data if self.live_version else None

    def document_called(self, name):
        """(words, document) of « brouillon » or of a version's number; raise Http404 for anything else."""
        if name == DRAFT:
            return "le brouillon", self.draft_document
        found = next((version for version in self.versions if str(version.number) == name), None)
        if found is None:
            raise Http404
        return f"la version {found.number}", found.data

    def get_page_title(self):
        return dict(SCREENS).get(self.screen, self.page_title)

    def get_page_subtitle(self):
        return self.draft.title

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("form_workshop:index"), "label": "Formulaires"},
            {"url": reverse("wagtailadmin_pages:edit", args=[self.form_page.pk]), "label": self.draft.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def url(self, name, *args):
        return reverse(f"form_workshop:{name}", args=[self.form_page.pk, *args])

    def get_context_data(self, **kwargs):
        screens = [(label, self.url(name), name == self.screen) for name, label in SCREENS]
        return super().get_context_data(
            form_page=self.form_page, draft=self.draft, live_version=self.live_version, screens=screens, **kwargs
        )
