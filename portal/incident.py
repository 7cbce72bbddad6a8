"""The page of an internal error: it must be readable even when the database is what failed."""

from django.db import DatabaseError
from django.http import HttpResponseServerError
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from portal.centre import centre_details


@requires_csrf_token
def incident(request):
    """handler500. Says who to write to when that can still be read, and nothing of what went wrong."""
    try:
        centre = centre_details()
    except DatabaseError:
        centre = None
    return HttpResponseServerError(render_to_string("500.html", {"centre": centre}))
