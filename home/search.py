"""Search over the public pages. Nothing of a case is a page: nothing of a case can be found here."""

import re

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from sectors.models import QuestionLibraryPage

LONGEST_QUERY = 200
PER_PAGE = 10


def readable_query(text):
    """What was typed, without what no search engine or database can read, cut to a reasonable length."""
    kept = "".join(char if char.isprintable() and not "\ud800" <= char <= "\udfff" else " " for char in text)
    return " ".join(kept.split())[:LONGEST_QUERY]


def find_pages(request, query):
    """Live, public pages of this site that hold the words of `query`, best first.

    Signs are left out: each database reads some of them as operators, and fails on a lone quotation mark.
    """
    site = Site.find_for_request(request)
    words = " ".join(re.findall(r"\w+", query))
    if not words or site is None:
        return Page.objects.none()
    found = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
    return found.not_type(QuestionLibraryPage).search(words)


@login_not_required
@require_safe
def search(request):
    """`?q=` words, `?page=` number; a page that does not exist shows the nearest one."""
    query = readable_query(request.GET.get("q", ""))
    results = Paginator(find_pages(request, query), PER_PAGE).get_page(request.GET.get("page"))
    context = {"query": query, "results": results, "page_query": urlencode({"q": query}) + "&"}
    return render(request, "search/search.html", context)
