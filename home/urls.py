"""Addresses of the public site beside Wagtail's pages. Included without a namespace."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from wagtail import views as wagtail_views
from wagtail.contrib.sitemaps.views import sitemap

from home.search import search
from home.views import printable_form, robots

# Editors' pages are public; Wagtail's own view restrictions still hold. This marks the view that wagtail.urls mounts.
login_not_required(wagtail_views.serve)

urlpatterns = [
    path("recherche/", search, name="search"),
    path("demande-par-courrier/", printable_form, name="printable_form"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", login_not_required(sitemap), name="sitemap"),
]
