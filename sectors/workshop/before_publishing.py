"""One page before publishing: what the checks say, what changes, scenarios, real ways replayed, requests begun."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import WorkflowState

from sectors.block_places import address_of
from sectors.differences import differences
from sectors.form_review import refuse_if_broken, review_page
from sectors.library_copies import copies_of
from sectors.models import FormPath
from sectors.models.trials import KEPT_PER_FORM
from sectors.replay import replay
from sectors.under_way import drafts_under_way, say_number
from sectors.workshop.scenario_views import scenario_results
from sectors.workshop.sent_back import sent_back
from sectors.workshop.views import FormView


class BeforePublishing(FormView, TemplateView):
    template_name = "sectors/workshop/before_publishing.html"
    screen = "before_publishing"

    @property
    def rights(self):
        return self.form_page.permissions_for_user(self.request.user)

    def get_context_data(self, **kwargs):
        review = review_page(self.draft, self.sector)
        results = scenario_results(self)
        said = {"À corriger": review.to_correct, "À confirmer": review.to_confirm, "Conseils": review.advice}
        groups = [
            (label, [(finding, address_of(self.draft, finding.place)) for finding in findings])
            for label, findings in said.items()
            if findings
        ]
        under_way = sum(drafts_under_way([version.pk for version in self.versions]).values())
        return super().get_context_data(
            groups=groups, review=review, broken=not review.publishable, results=results,
            failed=sum(not result["draft"].passed for result in results),
            changes=differences(self.live_document, self.draft_document) if self.live_version else None,
            replay=self._replay(), sees_numbers=self.sees_numbers,
            under_way=say_number(under_way, self.sees_numbers), action=self._action(), kept=KEPT_PER_FORM,
            sent_back=sent_back(self.form_page),
            older_copies=sum(copy.changed for copy in copies_of(self.draft, self.sector)),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.form_page.pk]), **kwargs,
        )  # fmt: skip

    def _replay(self):
        paths = FormPath.objects.of_page(self.form_page.pk).select_related("form_version")[:KEPT_PER_FORM]
        return replay(paths, self.draft_document, self.today, sees_values=self.sees_numbers)

    def _action(self):
        """The one button: « publier », « soumettre », or none when it is somebody else's turn."""
        page = self.form_page
        if page.locked or page.workflow_in_progress:
            return ""
        if self.rights.can_publish():
            return "publish"
        return "submit" if self.rights.can_submit_for_moderation() else ""

    def post(self, request, **kwargs):
        action = self._action()
        if not action:
            messages.error(
                request, "Ce formulaire ne peut pas être publié maintenant : ouvrez-le pour voir où il en est."
            )
            return redirect(self.url("before_publishing"))
        try:
            refuse_if_broken(self.draft)
            if not review_page(self.draft, self.sector).publishable:
                raise ValidationError("Warnings wait for their note.")
            self._publish() if action == "publish" else self._submit()
        except ValidationError:
            messages.error(request, "Rien n’a été publié : il reste des points à corriger.")
            return redirect(self.url("before_publishing"))
        return redirect(self.url("versions") if action == "publish" else self.url("before_publishing"))

    def _revision(self):
        page = self.form_page
        return page.latest_revision or page.save_revision(user=self.request.user)

    def _publish(self):
        revision = self._revision()
        if revision.user_id is None:
            revision.user = self.request.user
        revision.publish(user=self.request.user)
        number = self.form_page.last_version.number
        messages.success(self.request, f"« {self.draft.title} » est en ligne : version {number}.")

    def _submit(self):
        """Begin the approval, or take up again the one that the Centre sent back."""
        self._revision()
        waiting = self.form_page.current_workflow_state
        if waiting and waiting.status == WorkflowState.STATUS_NEEDS_CHANGES:
            waiting.resume(self.request.user)
        else:
            self.form_page.get_workflow().start(self.form_page, self.request.user)
        messages.success(self.request, f"« {self.draft.title} » est soumis : la personne qui approuve a été prévenue.")
