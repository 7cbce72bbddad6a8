"""The screens of the entry, for the Centre: the letters under way, one page at a time, the registration."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages

from casework.models import PostalEntry
from casework.staff.admin_form import dressed
from casework.staff.postal_entry import forms, path
from casework.staff.postal_entry.recap import recap_of
from casework.staff.postal_entry.registering import register
from casework.staff.postal_entry.representative import RepresentativeForm, own_address
from casework.staff.views import CentreView, breadcrumbs
from portal.storages import private_file_response
from sectors.form_builder import form_class_for_step, to_answers

SIMPLE = {
    path.LETTER: forms.LetterForm, path.CLAIMANT: forms.ClaimantForm, path.COMPLAINT: forms.ComplaintForm,
    path.SECTOR: forms.SectorForm, path.SUMMARY: forms.SummaryForm,
}  # fmt: skip
MOST_PROFESSIONALS = 5


def entry_url(entry, key=""):
    key = key or next(page.key for page in path.pages_of(entry) if not page.done)
    return reverse("casework_post_room:entry", args=[entry.pk, key])


class Entries(CentreView, TemplateView):
    """« Demandes reçues par courrier »: those under way, and a new one."""

    template_name = "casework/staff/postal_entry/list.html"
    page_title = "Demandes reçues par courrier"
    header_icon = "mail"

    def get_breadcrumbs_items(self):
        return breadcrumbs(("Courriers", reverse("casework_post_room:index")), ("Demandes reçues", ""))

    def get_context_data(self, **kwargs):
        entries = PostalEntry.objects.filter(case=None).select_related("begun_by")[:50]
        return super().get_context_data(entries=[(entry, entry_url(entry)) for entry in entries], **kwargs)

    def post(self, request):
        entry = PostalEntry.objects.create(begun_by=request.user)
        return redirect(entry_url(entry))


class EntryView(CentreView):
    """Opens the entry, or leads to the case it became."""

    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not (request.user.is_authenticated and request.user.is_centre):
            raise Http404
        self.entry = get_object_or_404(PostalEntry.objects.select_related("form_version", "case"), pk=kwargs["pk"])
        if self.entry.case:
            return redirect("casework_staff:case", reference=self.entry.case.reference)
        return super().dispatch(request, *args, **kwargs)


class EntryPage(EntryView, TemplateView):
    """One page: saved as soon as it can be accepted; what cannot be is said beside the field and kept."""

    template_name = "casework/staff/postal_entry/page.html"

    def dispatch(self, request, *args, **kwargs):
        self.key = kwargs["page"]
        return super().dispatch(request, *args, **kwargs)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.form, self.lines = None, []

    def _pages(self):
        pages = path.pages_of(self.entry)
        if self.key not in {page.key for page in pages}:
            raise Http404
        return pages

    def get(self, request, *args, **kwargs):
        self._pages()
        self._make(None, None)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self._pages()
        if self.key == path.CHECK:
            return self._register()
        if "retirer" in request.POST:
            return self._remove(request.POST["retirer"])
        self._make(request.POST, request.FILES)
        if rows := getattr(self.form, "rows_asked", None):
            self.form = self._questions(rows[0]).without_faults()
            return self.render_to_response(self.get_context_data(**kwargs))
        if not self._is_valid():
            return self.render_to_response(self.get_context_data(**kwargs), status=422)
        return redirect(self._keep())

    # -- the forms of a page -----------------------------------------------------------------------------------------
    def _make(self, data, files):
        known = self.entry.data.get(self.key, {})
        if self.key in SIMPLE:
            self.form = dressed(SIMPLE[self.key](data, files, initial=known))
        elif self.key == path.REPRESENTATIVE:
            known = known or {"tie": path.SELF}
            self.form = dressed(RepresentativeForm(data, files, initial=known, entry=self.entry))
        elif self.key == path.PROFESSIONALS:
            self.form = dressed(forms.ProfessionalForm(data))
        elif self.key == path.AXES:
            chosen = data.dict() if data else known
            maker = forms.axes_form(path.axes_of(self.entry), chosen, known)
            self.form = dressed(maker(data, initial=known))
        elif self.key == path.RELIEF:
            self._make_lines(data, known.get("lines", []))
        elif self.key.startswith(path.QUESTIONS):
            self.form = self._questions(data)

    def _make_lines(self, data, known):
        options = self.entry.form_version.data["relief_options"] if self.entry.form_version else []
        for number in range(forms.MOST_LINES):
            initial = known[number] if number < len(known) else {}
            line = forms.ReliefForm(data, prefix=f"ligne{number}", initial=initial, options=options)
            self.lines.append(dressed(line))

    def _questions(self, data):
        """The same fields as online; none is compulsory, since the letter may not say it."""
        step = self.key.removeprefix(path.QUESTIONS)
        document, facets = self.entry.form_version.data, path.facets_of(self.entry)
        maker = form_class_for_step(document, step, facets, self.entry.answers, timezone.localdate())
        form = maker(data, initial=self.entry.answers)
        forms.forgive(form.fields)
        return dressed(form)

    def _is_valid(self):
        if self.key != path.RELIEF:
            valid = self.form.is_valid()
            return own_address(self.form, self.entry) if valid and self.key == path.CLAIMANT else valid
        valid = not [line for line in self.lines if not line.is_valid()]  # every line says what is wrong with it
        if valid and not any(line.cleaned_data["label"] for line in self.lines):
            self.lines[0].add_error("label", "En une phrase : écrivez au moins une demande.")
            return False
        return valid

    # -- keeping -----------------------------------------------------------------------------------------------------
    def _keep(self):
        entry, key = self.entry, self.key
        if key == path.RELIEF:
            values = {"lines": [to_answers(line.cleaned_data) for line in self.lines if line.cleaned_data["label"]]}
        elif key == path.PROFESSIONALS:
            return self._keep_professional()
        elif key == path.REPRESENTATIVE:
            values = self.form.keep()
        elif key.startswith(path.QUESTIONS):
            entry.answers = entry.answers | to_answers(self.form.cleaned_data)
            values = {"seen": True}
        else:
            added = key == path.LETTER and self.form.keep_scan(entry)
            values = to_answers(self.form.cleaned_data)
            entry.keep(key, values)
            if key in (path.SECTOR, path.AXES):
                path.choose_version(entry)
                entry.save()
            if added and "ajouter" in self.request.POST:
                return entry_url(entry, key)
            return self._next()
        entry.keep(key, values)
        return self._next()

    def _keep_professional(self):
        known = self.entry.data.get(path.PROFESSIONALS, {}).get("list", [])
        added = to_answers(self.form.cleaned_data) | {"siret": self.form.cleaned_data.get("siret") or ""}
        self.entry.keep(path.PROFESSIONALS, {"list": [*known, added]})
        return entry_url(self.entry, path.PROFESSIONALS)

    def _remove(self, number):
        """A professional, or a scan, that should not be there."""
        if self.key == path.LETTER:
            self.entry.files.filter(pk=number if number.isdigit() else 0).delete()
        else:
            known = self.entry.data.get(path.PROFESSIONALS, {}).get("list", [])
            left = [who for place, who in enumerate(known) if str(place) != number]
            self.entry.keep(path.PROFESSIONALS, {"list": left} if left else {})
        return redirect(entry_url(self.entry, self.key))

    def _next(self):
        """The page after this one, as things stand now; an axis newly asked comes on the same page."""
        pages = path.pages_of(self.entry)
        here = next((place for place, page in enumerate(pages) if page.key == self.key), 0)
        if self.key == path.AXES and not pages[here].done:
            return entry_url(self.entry, path.AXES)
        return entry_url(self.entry, pages[min(here + 1, len(pages) - 1)].key)

    @transaction.atomic
    def _register(self):
        entry = PostalEntry.objects.select_for_update(of=("self",)).get(pk=self.entry.pk)
        waiting = [page for page in path.pages_of(entry) if not page.done and page.key != path.CHECK]
        if waiting and not entry.case:
            messages.warning(self.request, f"Il reste une page à remplir : « {waiting[0].title} ».")
            return redirect(entry_url(entry, waiting[0].key))
        case = register(entry, self.request.user)
        messages.success(self.request, f"La demande est enregistrée sous le numéro {case.reference}.")
        return redirect("casework_staff:case", reference=case.reference)

    # -- the page ----------------------------------------------------------------------------------------------------
    def get_page_title(self):
        return next(page.title for page in self._pages() if page.key == self.key)

    def get_breadcrumbs_items(self):
        return breadcrumbs(
            ("Courriers", reverse("casework_post_room:index")),
            ("Demandes reçues", reverse("casework_post_room:entries")),
            (str(self.entry), ""),
        )

    def get_context_data(self, **kwargs):
        pages = [(page, entry_url(self.entry, page.key)) for page in self._pages()]
        return super().get_context_data(
            entry=self.entry, key=self.key, form=self.form, lines=self.lines, pages=pages,
            professionals=self.entry.data.get(path.PROFESSIONALS, {}).get("list", []),
            most_professionals=MOST_PROFESSIONALS, following=self._following(),
            answers=recap_of(self.entry) if self.key == path.CHECK else [], **kwargs,
        )  # fmt: skip

    def _following(self):
        keys = [page.key for page in self._pages()]
        place = keys.index(self.key)
        return entry_url(self.entry, keys[place + 1]) if place + 1 < len(keys) else ""


class EntryScan(EntryView, View):
    """A scan again, for the Centre."""

    def get(self, request, pk, file):
        row = get_object_or_404(self.entry.files, pk=file)
        return private_file_response(row.file, row.file_name, row.content_type)


class DeleteEntry(EntryView, View):
    """Erase an entry begun by mistake, with its scans."""

    def get(self, request, pk):
        return redirect(entry_url(self.entry, path.LETTER))

    def post(self, request, pk):
        stored = [(row.file.storage, row.file.name) for row in self.entry.files.all()]
        self.entry.delete()
        transaction.on_commit(lambda: [storage.delete(name) for storage, name in stored])
        messages.success(request, "La saisie commencée est effacée.")
        return redirect("casework_post_room:entries")
