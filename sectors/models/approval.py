"""A federation writes, the Centre publishes: the workflow's step, and what was decided about each version."""

from django import forms
from django.db import models, transaction
from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask

from sectors.form_permissions import being_approved
from sectors.models.versions import FormVersion


class ReasonForm(TaskStateCommentForm):
    """Sending back is always explained to the federation; the reason stays in the page's history."""

    comment = forms.CharField(
        label="Ce qu’il faut revoir",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Écrivez ce que la fédération doit revoir : elle lira cette phrase."},
    )


class CentreApproval(AbstractGroupApprovalTask):
    """« Validation par le Centre »: somebody of the Centre who neither wrote nor submitted this text."""

    class Meta:
        verbose_name = "validation par le Centre"
        verbose_name_plural = "validations par le Centre"

    @classmethod
    def get_description(cls):
        return "Une personne du Centre, autre que celle qui a écrit ou soumis le texte, le publie ou le renvoie"

    def get_actions(self, obj, user):
        return [] if wrote_or_submitted(obj, user) else super().get_actions(obj, user)

    def get_form_for_action(self, action):
        return ReasonForm if action == "reject" else super().get_form_for_action(action)

    def on_action(self, task_state, user, action_name, **kwargs):
        """Approving publishes, all or nothing: what the checks refuse by now (`BrokenForm`) stays under review."""
        with transaction.atomic(), being_approved():
            super().on_action(task_state, user, action_name, **kwargs)


def wrote_or_submitted(obj, user):
    """Whether the text under review is this person's own."""
    state = obj.current_workflow_state
    if state is None:
        return False
    revision = state.current_task_state.revision if state.current_task_state else None
    return user.pk in {state.requested_by_id, revision.user_id if revision else None}


class VersionApproval(models.Model):
    """Who answers for a version, as the public journal says it: bodies, never the names of people."""

    version = models.OneToOneField(FormVersion, models.PROTECT, related_name="approval")
    written_by = models.CharField("écrite par", max_length=200)
    approved_by = models.CharField("approuvée par", max_length=200, blank=True)

    class Meta:
        verbose_name = "approbation d’une version"
        verbose_name_plural = "approbations des versions"

    def __str__(self):
        return f"{self.version} – {self.written_by}"
