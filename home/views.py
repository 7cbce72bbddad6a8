"""Pages of the public site that are not written by editors."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def printable_form(request):
    """The form for a filing by post: to print and to fill in by hand."""
    lines = {"story_lines": range(14), "relief_lines": range(4), "exhibit_lines": range(5)}
    return render(request, "home/printable_form.html", lines)


@login_not_required
@require_safe
@cache_control(max_age=3600, public=True)
def robots(request):
    """What search engines may read: the public pages, nothing of an account or a case."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return render(request, "home/robots.txt", {"sitemap": sitemap}, content_type="text/plain; charset=utf-8")
