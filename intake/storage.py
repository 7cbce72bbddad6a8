"""formtools' storage on the draft: what is accepted lives in the database, so another device finds it again."""

from django.utils.datastructures import MultiValueDict
from formtools.wizard.storage.base import BaseStorage

from intake.drafts import changing
from intake.path import after_step

LONGEST_TYPED = 100_000


class DraftStorage(BaseStorage):
    """Steps are shown from accepted values (`initial`); only what was typed in vain comes back as data."""

    def __init__(self, prefix, request=None, file_storage=None):
        super().__init__(prefix, request, file_storage)
        self.draft = request.draft
        self.path = None  # once a step is accepted, the way as it is then
        self.init_data()

    def get_step_data(self, step):
        """What was typed at this step and could not be accepted yet, or None."""
        typed = self.draft.typed.get(step)
        return MultiValueDict(typed) if typed else None

    def set_step_data(self, step, cleaned_data):
        """Keep the accepted values of a step; `cleaned_data` is JSON-ready."""
        with changing(self.draft.pk) as draft:
            if draft.form_version_id == self.draft.form_version_id:
                draft.form_version = self.draft.form_version  # already read, and a version never changes
            self.path = after_step(draft, step, cleaned_data)
        self._refresh(draft)

    def keep_typed(self, step, posted):
        """Keep what was typed as it is, for the next visit."""
        with changing(self.draft.pk) as draft:
            draft.typed[step] = typed_values(step, posted)
            draft.current_step = step
        self._refresh(draft)

    def set_step_files(self, step, files):
        """Uploads have their own rows (`intake.uploads`), kept as soon as they arrive."""

    def get_step_files(self, step):
        return None

    def reset(self):
        """A draft is emptied when it is filed, and never by showing a page."""

    def _refresh(self, draft):
        self.draft = self.request.draft = draft


def typed_values(step, posted):
    """{field: [texts]} of this step in the posted data, without what no database can carry."""
    values = {
        name: [_storable(text) for text in texts] for name, texts in posted.lists() if name.startswith(f"{step}-")
    }
    size = sum(len(text) for texts in values.values() for text in texts)
    return values if size <= LONGEST_TYPED else {}


def _storable(text):
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()
