"""What changed: two states of a form side by side; its versions; going back to an older one."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages

from sectors.api import version_url
from sectors.differences import differences
from sectors.permissions import is_locked_for
from sectors.under_way import drafts_under_way, say_number
from sectors.workshop.views import DRAFT, FormView


class Differences(FormView, TemplateView):
    """From one state to another: by default, from what is online to the draft."""

    template_name = "sectors/workshop/differences.html"
    screen = "differences"

    def get_context_data(self, **kwargs):
        asked, newest = self.request.GET, self.live_version
        before = asked.get("de") or (str(newest.number) if newest else DRAFT)
        after = asked.get("a") or DRAFT
        before_words, old = self.document_called(before)
        after_words, new = self.document_called(after)
        names = [(DRAFT, "Brouillon"), *((str(v.number), f"Version {v.number}") for v in self.versions)]
        return super().get_context_data(
            changes=differences(old, new), before=before, after=after, before_words=before_words,
            after_words=after_words, names=names, same=before == after, **kwargs,
        )  # fmt: skip


class Versions(FormView, TemplateView):
    template_name = "sectors/workshop/versions.html"
    screen = "versions"

    def get_context_data(self, **kwargs):
        under_way = drafts_under_way([version.pk for version in self.versions])
        rows = [
            {
                "version": version,
                "document_url": version_url(version),
                "under_way": say_number(under_way[version.pk], self.sees_numbers),
                "before": version.number - 1,
                "may_restore": bool(version.revision_id) and version != self.live_version,
            }
            for version in self.versions
        ]
        return super().get_context_data(rows=rows, **kwargs)


class Restore(FormView, TemplateView):
    """An older version's content becomes the draft again; publishing it goes through the same door as anything."""

    template_name = "sectors/workshop/restore.html"
    page_title = "Revenir à une version"

    def version(self):
        found = next((version for version in self.versions if version.number == self.kwargs["number"]), None)
        may_edit = self.form_page.permissions_for_user(self.request.user).can_edit()
        if found is None or found.revision is None or not may_edit:
            raise Http404
        return found

    def get_context_data(self, **kwargs):
        version = self.version()
        return super().get_context_data(
            version=version,
            changes=differences(self.draft_document, version.data),
            back_url=self.url("versions"),
            **kwargs,
        )

    def post(self, request, **kwargs):
        version = self.version()
        if is_locked_for(self.form_page, request.user):
            messages.error(request, "Ce formulaire est verrouillé ou en cours d’approbation : rien n’a été changé.")
            return redirect(self.url("versions"))
        page = version.revision.as_object()
        page.slug, page.change_note = self.form_page.slug, f"Retour à la version {version.number}."
        page.save_revision(user=request.user, previous_revision=version.revision, log_action="wagtail.revert")
        text = f"Le texte de la version {version.number} est revenu dans le brouillon. Il n’est pas encore publié."
        messages.success(request, text)
        return redirect(reverse("form_workshop:before_publishing", args=[self.form_page.pk]))
