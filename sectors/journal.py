"""The public journal of a sector's forms: each version, its day, what changed, who wrote it and who approved it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sectors.models import FormVersion, SectorPage


@login_not_required
@require_safe
def journal(request, slug):
    """GET /journal/<sector>/: every published version of the sector, the latest first. 404 for one not online."""
    sector = SectorPage.objects.live().public().filter(slug=slug).select_related("federation").first()
    if sector is None:
        raise Http404
    versions = FormVersion.objects.filter(sector_slug=slug).select_related("approval").defer("document")
    return render(request, "sectors/journal.html", {"sector": sector, "versions": versions.order_by("-published_at")})
