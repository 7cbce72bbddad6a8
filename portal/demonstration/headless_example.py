"""/demo/formulaire/: the example page of docs/headless-example, as any other site would serve it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404

FOLDER = settings.BASE_DIR / "docs/headless-example"
FILES = ("index.html", "form.js", "fields.js", "form.css")


@login_not_required
def example(request, name="index.html"):
    if name not in FILES:
        raise Http404("Ce fichier ne fait pas partie de l’exemple.")
    return FileResponse((FOLDER / name).open("rb"))
