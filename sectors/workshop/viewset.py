"""The addresses of the workshop, under « Formulaires »."""

from django.urls import path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from sectors.permissions import form_pages_of
from sectors.workshop import (
    before_publishing,
    gaps,
    library_views,
    listing,
    map_view,
    scenario_views,
    trial,
    version_views,
)


class FormsMenuItem(MenuItem):
    """Shown to who has a form to write or to approve."""

    def is_shown(self, request):
        return form_pages_of(request.user).exists()


class FormWorkshop(ViewSet):
    """« Formulaires »."""

    name = "form_workshop"
    url_prefix = "formulaires"
    menu_label = "Formulaires"
    menu_name = "form-workshop"
    menu_icon = icon = "form"
    menu_order = 110
    menu_item_class = FormsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        one = "<int:page_id>/"
        return [
            path("", listing.FormListing.as_view(), name="index"),
            path("sans-reponse/", gaps.Gaps.as_view(), name="gaps"),
            path(f"{one}plan/", map_view.FormMap.as_view(), name="map"),
            path(f"{one}plan.svg", map_view.MapDrawing.as_view(), name="map_drawing"),
            path(f"{one}essai/", trial.Trial.as_view(), name="trial"),
            path(f"{one}essai/page/", trial.TrialStart.as_view(), name="trial_start"),
            path(f"{one}essai/page/<str:step>/", trial.TrialPage.as_view(), name="trial_page"),
            path(f"{one}scenarios/", scenario_views.Scenarios.as_view(), name="scenarios"),
            path(f"{one}scenarios/nouveau/", scenario_views.ScenarioNew.as_view(), name="scenario_new"),
            path(f"{one}scenarios/<int:scenario_id>/", scenario_views.ScenarioEdit.as_view(), name="scenario_edit"),
            path(
                f"{one}scenarios/<int:scenario_id>/supprimer/",
                scenario_views.ScenarioDelete.as_view(),
                name="scenario_delete",
            ),
            path(f"{one}ce-qui-change/", version_views.Differences.as_view(), name="differences"),
            path(f"{one}modeles/", library_views.Copies.as_view(), name="copies"),
            path(f"{one}versions/", version_views.Versions.as_view(), name="versions"),
            path(f"{one}versions/<int:number>/reprendre/", version_views.Restore.as_view(), name="restore"),
            path(f"{one}avant-de-publier/", before_publishing.BeforePublishing.as_view(), name="before_publishing"),
        ]
