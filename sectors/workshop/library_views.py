"""« Modèles »: the questions of a form that were copied from a library, and those whose model changed since."""

from dataclasses import dataclass

from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages

from sectors.compiler import compile_content
from sectors.differences import differences
from sectors.key_filling import fill_page_keys
from sectors.library_copies import copies_of, model_sign, take_again
from sectors.permissions import is_locked_for
from sectors.workshop.views import FormView


@dataclass(frozen=True)
class Seen:
    """A copied question. `changes`: what taking its model again would change in the draft; `sign`: of that model."""

    copy: object
    sign: str
    changes: list
    edit_url: str


class Copies(FormView, TemplateView):
    template_name = "sectors/workshop/copies.html"
    screen = "copies"

    def get_context_data(self, **kwargs):
        seen = [self._see(copy) for copy in copies_of(self.draft, self.sector)]
        return super().get_context_data(
            changed=[one for one in seen if one.copy.changed], same=[one for one in seen if not one.copy.changed],
            locked=is_locked_for(self.form_page, self.request.user), may_edit=self._may_edit(), **kwargs,
        )  # fmt: skip

    def _may_edit(self):
        return self.form_page.permissions_for_user(self.request.user).can_edit()

    def _see(self, copy):
        edit_url = f"{reverse('wagtailadmin_pages:edit', args=[self.form_page.pk])}#block-{copy.block_id}-section"
        if not copy.changed:
            return Seen(copy, "", [], edit_url)
        return Seen(copy, model_sign(*copy.model), differences(self.draft_document, self._renewed(copy)), edit_url)

    def _renewed(self, copy):
        """The draft as it would be, compiled; made anew, so that the draft that is shown stays as it is."""
        page = self.form_page.get_latest_revision_as_object()
        take_again(page, self.sector, copy.block_id)
        return compile_content(page, self.sector)

    def post(self, request, **kwargs):
        """`block`: the copy to renew; `sign`: the model that was read, so that nobody takes what they did not see."""
        copies = {copy.block_id: copy for copy in copies_of(self.draft, self.sector) if copy.changed}
        copy = copies.get(request.POST.get("block"))
        if not self._may_edit() or is_locked_for(self.form_page, request.user):
            messages.error(request, "Ce formulaire est verrouillé ou en cours d’approbation : rien n’a été changé.")
        elif copy is None or model_sign(*copy.model) != request.POST.get("sign"):
            messages.warning(request, "Ce modèle ou cette question a changé entre-temps : relisez, puis recommencez.")
        else:
            self._take(copy)
        return redirect(self.url("copies"))

    def _take(self, copy):
        take_again(self.draft, self.sector, copy.block_id)
        fill_page_keys(self.draft)
        self.draft.save_revision(user=self.request.user, log_action=True)
        messages.success(
            self.request,
            f"« {copy.label} » est reprise de son modèle dans le brouillon. Rien n’est publié ; l’ancien texte reste "
            "dans l’historique de la page.",
        )
