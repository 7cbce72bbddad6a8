"""Every address of the portal."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.documents.views import serve as documents
from wagtail.views import authenticate_with_password, serve

from portal.health import health
from sectors.api_forms import api
from sectors.journal import journal

# Pages, images and documents of the CMS are made to be published; a page's own privacy settings still hold.
for view in (serve, authenticate_with_password, documents.serve, documents.authenticate_with_password):
    login_not_required(view)

handler500 = "portal.incident.incident"
urlpatterns = [
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include(wagtailadmin_urls)),
    path("compte/", include("portal.accounts.urls")),
    path("sante/", health, name="health"),
    path("demande/", include("intake.urls")),
    path("espace/", include("casework.party_space.urls")),
    path("verifier/", include("casework.documents.urls")),
    path("api/", api.urls),
    path("journal/<slug:slug>/", journal, name="sector_journal"),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", login_not_required(serve_file), {"document_root": settings.MEDIA_ROOT}),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("demo/", include("portal.demonstration.urls")))
urlpatterns += [path("", include("home.urls")), path("", include(wagtail_urls))]
