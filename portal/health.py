"""/sante/: is the portal able to work? For a monitor, without login and without anything about anyone."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.utils import DatabaseError
from django.http import JsonResponse
from django.views.decorators.cache import never_cache


@login_not_required
@never_cache
def health(request):
    """200 when the database answers, 503 otherwise; the worker's last sign of life when it left one."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        database = "ok"
    except DatabaseError:
        database = "unreachable"
    return JsonResponse({"database": database}, status=200 if database == "ok" else 503)
