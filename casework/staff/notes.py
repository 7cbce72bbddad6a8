"""Private notes: their author's alone, or the Centre's too when ticked; no party ever reads them."""

from django import forms
from django.shortcuts import redirect, render
from django.views import View
from wagtail.admin import messages

from casework.models import Note
from casework.staff.views import CaseView, breadcrumbs


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["text", "shared"]
        labels = {"text": "Nouvelle note", "shared": "Partager avec le Centre"}
        error_messages = {
            "text": {
                "required": "Nouvelle note : écrivez votre note.",
                "max_length": "Nouvelle note : 4 000 caractères au plus.",
            }
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class AddNote(CaseView, View):
    """Keep one note; an empty one comes back with what to do."""

    page_title = "Note"

    def post(self, request, reference):
        form = NoteForm(request.POST)
        if form.is_valid():
            form.instance.case, form.instance.author = self.case, request.user
            form.save()
            messages.success(request, "La note est enregistrée.")
            return redirect(f"{self.case_url}#tab-notes")
        context = self.get_context_data(note_form=form)
        return render(request, "casework/staff/note.html", context, status=422)

    def get(self, request, reference):
        return redirect(f"{self.case_url}#tab-notes")

    def get_breadcrumbs_items(self):
        return breadcrumbs((self.case.reference, self.case_url), ("Note", ""))
