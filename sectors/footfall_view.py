"""The screen « Où les personnes s’arrêtent », for the editors of the form and for the Centre."""

import re

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from sectors.footfall import before_the_form, of_version
from sectors.models import FormVersion, GuidedFormPage
from sectors.permissions import is_centre

SYSTEM_STEPS = {
    "reclamation": "Réclamation écrite", "reclamation-date": "Date de la réclamation", "consommateur": "À quel titre",
    "ailleurs": "Autre démarche", "professionnel": "L’entreprise", "professionnel-contact": "Où la joindre",
    "professionnels": "Un autre professionnel ?", "autre-cas": "Aucun de ces cas",
    "resume": "Résumé", "documents-autres": "Autres documents", "demandes": "Ce que vous demandez",
    "identite": "Vous", "coordonnees": "Où vous joindre", "verification": "Vérifier vos réponses", "envoi": "Envoyer",
}  # fmt: skip


def forms_of(user):
    """The guided forms whose figures this person may read: the pages it may change."""
    if not user.is_active:
        return GuidedFormPage.objects.none()
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    return GuidedFormPage.objects.filter(pk__in=editable.values("pk")).order_by("path")


@require_safe
def index(request):
    """The forms one may read the figures of. 404 for who writes none."""
    pages = list(forms_of(request.user))
    if not pages and not is_centre(request.user):
        raise Http404
    return render(request, "sectors/admin/footfall_index.html", {"pages": pages, "page_title": "Où l’on s’arrête"})


@require_safe
def figures(request, page_id):
    """One version of a form, beside another one if asked (?version=2&avec=1)."""
    page = get_object_or_404(forms_of(request.user), pk=page_id)
    versions = list(FormVersion.objects.filter(form_page=page).order_by("-number"))
    if not versions:
        raise Http404
    chosen = _chosen(versions, request.GET.get("version")) or versions[0]
    other = _chosen(versions, request.GET.get("avec"))
    today = timezone.localdate()
    context = {
        "page": page, "page_title": page.title, "versions": versions, "chosen": chosen, "other": other,
        "blocks": [_block(version, today) for version in (chosen, other) if version],
        "first": _named(before_the_form(chosen.sector_slug, today), names_of(chosen.data)),
    }  # fmt: skip
    return render(request, "sectors/admin/footfall.html", context)


def _chosen(versions, number):
    return next((version for version in versions if str(version.number) == number), None)


def _block(version, today):
    return {"version": version, "found": _named(of_version(version, today), names_of(version.data))}


def names_of(document):
    """{key: label} of the steps, questions, axes and ends of a document."""
    names = {f"q-{step['key']}": step["title"] for step in document["steps"]}
    names |= {q["key"]: q["label"] for step in document["steps"] for q in step["questions"]}
    names |= {f"axe-{axis['key']}": axis["label"] for axis in document["axes"]}
    names |= {f"document-{asked['key']}": asked["label"] for asked in document["documents"]}
    return names | {one["key"]: one["title"] for one in document["outcomes"] if one.get("title")}


def _named(found, names):
    names = SYSTEM_STEPS | names
    for step in found.steps:
        step.title = names.get(step.key) or _numbered(step.key, names)
        step.errors = {names.get(key, key): count for key, count in step.errors.items()}
        step.outcomes = {names.get(key, key): count for key, count in step.outcomes.items()}
    return found


def _numbered(key, names):
    """« professionnel-2-contact » → « Où la joindre (2) »; a step that no document names any more stays as it is."""
    found = re.fullmatch(r"(professionnel)-(\d)(-contact)?", key)
    return f"{names[found[1] + (found[3] or '')]} ({found[2]})" if found else key


class FiguresMenuItem(MenuItem):
    """Shown to who writes forms, and to the Centre."""

    def is_shown(self, request):
        return is_centre(request.user) or request.user.is_editor


def menu_item():
    return FiguresMenuItem("Où l’on s’arrête", reverse("sectors_figures"), icon_name="list-ul", order=450)


urlpatterns = [
    path("formulaires/chiffres/", index, name="sectors_figures"),
    path("formulaires/chiffres/<int:page_id>/", figures, name="sectors_figures_of"),
]
