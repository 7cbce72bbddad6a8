"""At the head of the editing page: what the checks say of the last saved draft, and the way to the report."""

from django.urls import reverse
from wagtail.admin.panels import Panel


class ReviewPanel(Panel):
    """Shown once the page has been saved; nothing here blocks a draft."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "sectors/review/panel.html"

        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            from sectors.form_review import review_page
            from sectors.library_copies import copies_of

            context = super().get_context_data(parent_context)
            draft = self.instance.get_latest_revision_as_object()
            return context | {
                "review": review_page(draft, draft.sector),
                "older_copies": sum(copy.changed for copy in copies_of(draft, draft.sector)),
                "copies_url": reverse("form_workshop:copies", args=[self.instance.pk]),
                "report_url": reverse("sectors_review:report", args=[self.instance.pk]),
            }
