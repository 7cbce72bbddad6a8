"""The ways to publish that do not go through the editing form: several pages at once, a copy, a move, an approval.

What none of them foresees ends in `RefusedPublication`: a page that says what to correct, never an incident.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.models import Page

from sectors.form_review import BrokenForm
from sectors.models import GuidedFormPage


def refuse_bulk_publication(request, action_type, objects, action):
    """Hook before_bulk_action: a form goes online by the Centre's approval, one at a time."""
    if action_type != "publish" or request.method != "POST":
        return None
    chosen = Page.objects.filter(pk__in=[page.pk for page in objects if isinstance(page, Page)])
    if request.POST.get("include_descendants"):
        chosen = _with_descendants(chosen)
    form = GuidedFormPage.objects.filter(pk__in=chosen.values("pk")).first()
    if form is None:
        return None
    text = "Un formulaire se publie un par un : ouvrez-le et choisissez « Soumettre à Validation par le Centre »."
    messages.error(request, f"{text} Rien n’a été publié.")
    return redirect(reverse("wagtailadmin_explore", args=[form.get_parent().pk]))


def refuse_published_copy(request, page):
    """Hook before_copy_page: the copy of a form covers the same disputes, so that it starts as a draft."""
    if request.method != "POST" or not (request.POST.get("publish_copies") or request.POST.get("alias")):
        return None
    if not GuidedFormPage.objects.descendant_of(page, inclusive=True).exists():
        return None
    messages.error(
        request,
        "La copie d’un formulaire couvre les mêmes litiges que l’original : laissez-la en brouillon, changez les "
        "litiges couverts, puis soumettez-la.",
    )
    return redirect(reverse("wagtailadmin_pages:copy", args=[page.pk]))


def refuse_move_of_published(request, page, destination):
    """Hook before_move_page: a form online answers for the disputes of its own sector."""
    if not page.live or page.specific_class is not GuidedFormPage or destination.pk == page.get_parent().pk:
        return None
    messages.error(request, "Ce formulaire est publié dans son secteur : dépubliez-le avant de le déplacer.")
    return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))


class RefusedPublication:
    """Middleware: a publication refused anywhere in the admin (an approval, most often) leads to the report."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, BrokenForm) or not exception.page.pk:
            return None
        report = reverse("sectors_review:report", args=[exception.page.pk])
        messages.error(request, f"« {exception.page.title} » n’a pas été publié : voici ce qu’il faut corriger.")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return render_modal_workflow(request, None, None, None, json_data={"step": "success", "redirect": report})
        return redirect(report)


def _with_descendants(pages):
    found = Page.objects.none()
    for page in pages:
        found = found | Page.objects.descendant_of(page, inclusive=True)
    return found
