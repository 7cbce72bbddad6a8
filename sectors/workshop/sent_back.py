"""Why the Centre sent a form back: said where its editor takes it up again."""

from wagtail.models import TaskState, WorkflowState


def sent_back(page):
    """The TaskState of the last refusal, while nothing was submitted since; None otherwise."""
    state = page.workflow_states.order_by("-created_at", "-pk").first()
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.task_states.filter(status=TaskState.STATUS_REJECTED).order_by("-finished_at").first()
