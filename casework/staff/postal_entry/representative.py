"""Whose hand wrote the letter: the consumer, or somebody who files for him with a mandate (case C15)."""

from django import forms

from casework.models import PostalEntryFile
from casework.procedure.filing import RepresentativeData
from casework.representation import MANDATE_HELP, MANDATE_WHY, TIES, tie_in_words
from casework.staff.postal_entry.path import CLAIMANT, REPRESENTATIVE, SELF, mandate_of
from portal.fields import EmailAddressField
from portal.forms import PortalForm
from portal.uploads import ACCEPTED, CheckedFileField, describe

OTHERWISE = "Si ce n’est pas le consommateur."
SHARED = "Adresse e-mail : c’est aussi celle {}. Chaque personne a la sienne ; laissez vide celle qui manque."


class RepresentativeForm(PortalForm):
    """Filled in for somebody else than the consumer; then the mandate is needed, as it is online."""

    tie = forms.ChoiceField(
        label="Qui fait la demande ?", choices=[(SELF, "Le consommateur lui-même"), *TIES], widget=forms.RadioSelect
    )
    first_name = forms.CharField(label="Prénom de cette personne", max_length=100, required=False, help_text=OTHERWISE)
    last_name = forms.CharField(label="Nom de cette personne", max_length=100, required=False)
    email = EmailAddressField(
        label="Adresse e-mail de cette personne", required=False,
        help_text="L’invitation à suivre le dossier y part. Sans adresse, nous n’écrivons qu’au consommateur.",
    )  # fmt: skip
    mandate = CheckedFileField(label="Copie du mandat", required=False, help_text=f"{MANDATE_HELP} Fichier {ACCEPTED}.")

    def __init__(self, *args, entry, initial=None, **kwargs):
        said = {name: value for name, value in (initial or {}).items() if name != "mandate"}
        super().__init__(*args, initial=said, **kwargs)
        self.entry = entry
        if kept := mandate_of(entry):
            self.fields[
                "mandate"
            ].help_text = f"Déjà gardée : « {kept.file_name} ». Choisissez un fichier pour la remplacer."

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email and email == self.entry.data.get(CLAIMANT, {}).get("email"):
            raise forms.ValidationError(SHARED.format("du consommateur"))
        return email

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("tie") in (None, SELF):
            return cleaned
        for name, what in (("first_name", "écrivez son prénom."), ("last_name", "écrivez son nom.")):
            if not cleaned.get(name):
                self.add_error(name, f"{self.fields[name].label} : {what}")
        if not cleaned.get("mandate") and "mandate" not in self.errors and not mandate_of(self.entry):
            self.add_error("mandate", f"Copie du mandat : joignez-la. {MANDATE_WHY}")
        return cleaned

    def keep(self):
        """The accepted values, the mandate among the scans of the entry; nobody but the consumer: nothing else."""
        said = dict(self.cleaned_data)
        scan, known = said.pop("mandate"), mandate_of(self.entry)
        if said["tie"] == SELF or scan:
            self.entry.files.filter(pk=known.pk if known else 0).delete()
        if said["tie"] == SELF:
            return {"tie": SELF}
        title = f"Mandat de {said['first_name']} {said['last_name']}"[:200]
        if scan:
            known = PostalEntryFile.objects.create(entry=self.entry, title=title, file=scan, **describe(scan))
        return {**said, "mandate": known.pk}


def own_address(form, entry):
    """The consumer's page: its address may not be that of whoever files in its place."""
    email = form.cleaned_data.get("email")
    if email and email == entry.data.get(REPRESENTATIVE, {}).get("email"):
        form.add_error("email", SHARED.format("de la personne qui fait la demande"))
    return not form.errors


def representative_of(entry):
    """Who files for the consumer, in the words of a filing; None when the consumer does."""
    said = entry.data[REPRESENTATIVE]
    if said["tie"] == SELF:
        return None
    place = list(entry.files.values_list("pk", flat=True)).index(said["mandate"])
    return RepresentativeData(said["first_name"], said["last_name"], said["email"], place)


def tie_of(entry) -> str:
    return tie_in_words(entry.data.get(REPRESENTATIVE, {}).get("tie"))
