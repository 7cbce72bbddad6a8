"""The way through a request, one page per step, on formtools' wizard.

The draft's id is in the address and in every form sent (the wizard's prefix), so two tabs never mix. formtools 2.7 asks
for care (docs/architecture.md): the steps are set on the instance in `dispatch`, `get_form_list` stays its own; nothing
is ever submitted by GET; uploads are not the wizard's.
"""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from formtools.wizard.forms import ManagementForm
from formtools.wizard.views import NamedUrlWizardView

from intake import professionals, typed, uploads
from intake.drafts import changing
from intake.handover import hand_over
from intake.path import path_of
from intake.recap import recap_of
from intake.steps import CHECK, DECLARATION, DOCUMENTS, RELIEF_LINES, REPRESENTATIVE
from sectors.form_builder import to_answers
from sectors.table_fields import asks_for_rows

BACK_TO_CHECK, ROWS_CHANGED = "retour", "lignes"
NEXT_FIRST = "Répondez d’abord à cette question : la suite en dépend."
GONE = "Cette page ne fait plus partie de votre demande. Voici où vous en étiez."
STALE = "Cette page n’était plus à jour, rien n’a été enregistré. Répondez de nouveau ici."


class FilingWizard(NamedUrlWizardView):
    """Mounted by `intake.views.wizard`, which has opened the draft: `request.draft`."""

    storage_name = "intake.storage.DraftStorage"
    form_list = [("first", forms.Form)]  # replaced in dispatch by the steps of this draft
    done_step_name = "transmission"

    def dispatch(self, request, *args, **kwargs):
        self.path = path_of(request.draft)
        self.step = self.path.get(kwargs["step"])
        detour = self._detour(request)
        if detour:
            return detour
        self._lay()
        return super().dispatch(request, *args, **kwargs)

    def _lay(self):
        """formtools wants to know every step; only the form of this one is ever asked for."""
        self.form_list = dict.fromkeys((step.key for step in self.path.steps), forms.Form)
        self.form_list[self.step.key] = self.step.make_form()
        self.condition_dict = {}

    def _detour(self, request):
        """Where to go instead of this step, or None when it may be shown."""
        draft, path, step = request.draft, self.path, self.step
        if step is None:
            messages.info(request, GONE)
            return redirect(self._url(path.first_open))
        if not path.may_visit(step):
            typed.remember(request, draft, step.key)
            return self._send_back(request)
        if path.is_blocked(step):
            return redirect("intake:obstacle", draft_id=draft.pk)
        if step.needs_account and not request.user.is_authenticated:
            typed.remember(request, draft, step.key)
            return redirect("intake:account", draft_id=draft.pk)
        if step.key == RELIEF_LINES and not draft.relief:
            return redirect("intake:relief_add", draft_id=draft.pk)
        return None

    def _send_back(self, request):
        first = self.path.first_open
        if first.done and first.halt:
            return redirect("intake:halt", draft_id=request.draft.pk, reason=first.halt)
        messages.info(request, NEXT_FIRST)
        return redirect(self._url(first))

    # -- what formtools asks ---------------------------------------------------------------------------------------
    def get_prefix(self, request, *args, **kwargs):
        return str(request.draft.pk)

    def get_step_url(self, step):
        return reverse(self.url_name, kwargs={"draft_id": self.request.draft.pk, "step": step})

    def get_form_kwargs(self, step=None):
        return dict(self.path.get(step or self.step.key).kwargs)

    def get_form_initial(self, step):
        known = self.request.draft.data.get(step)
        return known if known is not None else self._guess(step)

    def _guess(self, step):
        user = self.request.user
        if not user.is_authenticated or step not in ("identite", REPRESENTATIVE):
            return {}
        return {"first_name": user.first_name, "last_name": user.last_name}

    def get(self, request, *args, **kwargs):
        self.storage.current_step = self.step.key
        data = typed.recall(request, request.draft, self.step.key) or self.storage.get_step_data(self.step.key)
        form = self.get_form(self.step.key, data=data)
        return self.render(form.without_faults() if ROWS_CHANGED in request.GET and data else form)

    def post(self, request, *args, **kwargs):
        self.storage.current_step = self.step.key
        if not self._belongs_here():
            messages.info(request, STALE)
            return redirect(self._url(self.step))
        if "plus_tard" in request.POST:
            self.storage.keep_typed(self.step.key, request.POST)
            return redirect("intake:saved", draft_id=request.draft.pk)
        if self.step.part == DOCUMENTS:
            return self._receive_documents(request)
        if self.step.question_step and asks_for_rows(request.POST):
            rows = self.get_form(self.step.key, data=request.POST).rows_asked
            if rows:
                return self._change_rows(*rows)
        return super().post(request, *args, **kwargs)

    def _change_rows(self, data, name):
        """A row more, or less, in a table: the page comes back as it was typed, at that table."""
        self.storage.keep_typed(self.step.key, data)
        query = self.request.GET.copy()
        query[ROWS_CHANGED] = "1"
        return redirect(f"{self._url(self.step)}?{query.urlencode()}#id_{name}_group")

    def _belongs_here(self):
        """The form that was sent is of this draft and of this step."""
        form = ManagementForm(self.request.POST, prefix=self.prefix)
        return form.is_valid() and form.cleaned_data["current_step"] == self.step.key

    def _receive_documents(self, request):
        """Good files are kept at once, even when something else is wrong on the page."""
        form = self.get_form(self.step.key, data=request.POST, files=request.FILES)
        valid = form.is_valid()
        asked = self.step.kwargs["asked"]
        with changing(request.draft.pk) as draft:
            kept = uploads.keep(draft, asked["key"] if asked else "", form.good)
        if not valid:
            self._lay_again()
            return self.render(self._refused_documents(form))
        if "ajouter" in request.POST:
            if not kept and not form.good:
                messages.info(request, "Choisissez d’abord un fichier, puis ajoutez-le.")
            return redirect(request.get_full_path())
        self.storage.set_step_data(self.step.key, self.process_step(form))
        return self.render_next_step(form)

    def _refused_documents(self, form):
        """The same form on the files that are there by now, with its errors."""
        again = self.get_form(self.step.key, data=self.request.POST)
        again.is_valid()
        again._errors = form.errors
        return again

    def process_step(self, form):
        values = to_answers(form.cleaned_data)
        values.pop("files", None)
        return values

    def process_step_files(self, form):
        return {}

    def _lay_again(self):
        """What was just accepted may have changed the way."""
        self.path = self.storage.path or path_of(self.request.draft)
        self.step = self.path.get(self.step.key) or self.step
        self._lay()

    def render_next_step(self, form, **kwargs):
        self._lay_again()
        step = self.path.get(self.step.key)
        if step and step.halt:
            return redirect("intake:halt", draft_id=self.request.draft.pk, reason=step.halt)
        following = self.path.after(self.step.key)
        if self._returns_to_check() and self.path.may_visit(self.path.get(CHECK)):
            following = self.path.get(CHECK)
        elif not self.path.may_visit(following):
            following = self.path.first_open
        return redirect(self._url(following))

    def _returns_to_check(self):
        """Changed from the page that shows everything; naming a professional more takes several pages."""
        return self.request.GET.get(BACK_TO_CHECK) or self.step.key == professionals.LIST

    def render_done(self, form, **kwargs):
        """Everything is judged again on the day of sending: formtools' own check replays typed data, ours answers."""
        self._lay_again()
        if self.path.obstacle:
            return redirect("intake:obstacle", draft_id=self.request.draft.pk)
        if self.path.first_open.key != DECLARATION:
            return self._send_back(self.request)
        return self.done([form], **kwargs)

    @transaction.atomic
    def done(self, form_list, **kwargs):
        hand_over(self.request.draft, self.request.user)
        return redirect("intake:sent", draft_id=self.request.draft.pk)

    # -- the page --------------------------------------------------------------------------------------------------
    def get_template_names(self):
        return [self.step.template]

    def get_context_data(self, form, **kwargs):
        context = super().get_context_data(form=form, **kwargs)
        number, total, part = self.path.place(self.step)
        context |= {"draft": self.request.draft, "step": self.step, "part_number": number, "part_total": total}
        context |= {"part": part, "back_url": self._back_url(), "path": self.path}
        if self.step.key == CHECK:
            context["recap"] = recap_of(self.request.draft, self.path)
        if self.step.key == professionals.LIST:
            context["professionals"] = professionals.named(self.request.draft)
        if self.step.part == DOCUMENTS:
            asked = self.step.kwargs["asked"]
            context["files"] = self.request.draft.files.filter(request_key=asked["key"] if asked else "")
        return context

    def _back_url(self):
        if self.request.GET.get(BACK_TO_CHECK):
            return self._url(self.path.get(CHECK))
        before = self.path.before(self.step)
        return self._url(before) if before else reverse("intake:start")

    def _url(self, step):
        return self.get_step_url(step.key)
