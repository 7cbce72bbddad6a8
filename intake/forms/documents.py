"""One page per document asked for, then one for all the others. Files are kept as soon as they are good."""

from django import forms

from intake.forms.fields import LineField
from intake.models import MAX_FILES
from portal.forms import PortalForm
from portal.uploads import ACCEPTED, CheckedFilesField


class DocumentForm(PortalForm):
    """`asked`: {"key", "label", "required", …} of the form's document, or None for the other documents."""

    keeps_files = True

    files = CheckedFilesField(required=False, help_text=f"{ACCEPTED}. Vous pouvez en choisir plusieurs.")
    missing = forms.BooleanField(required=False, label="Je n’ai pas ce document")
    reason = LineField(
        required=False,
        longest=300,
        label="Pourquoi vous ne l’avez pas",
        help_text="Par exemple : « Tout a été convenu de vive voix. » Le médiateur en tiendra compte.",
    )

    def __init__(self, *args, asked=None, kept=0, room=MAX_FILES, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked, self.kept, self.room = asked, kept, room
        self.fields["files"].label = "Ajouter un fichier" if not kept else "Ajouter un autre fichier"
        if not asked or not asked["required"] or kept or asked.get("no_excuse"):
            del self.fields["missing"], self.fields["reason"]
        # Called optional where one may go on without a word; `clean` below says what is missing.
        self.fields["files"].required = bool(asked and asked["required"] and not kept)
        if "reason" in self.fields:
            self.fields["reason"].may_stay_empty = False

    def clean(self):
        cleaned = super().clean()
        self.good = cleaned.get("files", [])
        for problem in self.fields["files"].problems:
            self.add_error("files", problem)
        if len(self.good) > self.room:
            self.good = self.good[: self.room]
            self.add_error(
                "files", f"Vous pouvez joindre {MAX_FILES} fichiers au plus. Retirez-en un pour en ajouter un autre."
            )
        if self.asked and self.asked.get("no_excuse") and not self.kept and not self.good and not self.errors:
            self.add_error("files", "Ajoutez ce document : il est indispensable.")
        if "missing" in self.fields and not self.good and not self.errors:
            self._explain_missing(cleaned)
        return cleaned

    def _explain_missing(self, cleaned):
        if not cleaned.get("missing"):
            self.add_error("files", "Ajoutez ce document, ou cochez « Je n’ai pas ce document ».")
        elif not cleaned.get("reason"):
            self.add_error("reason", "Dites en quelques mots pourquoi vous ne l’avez pas.")
