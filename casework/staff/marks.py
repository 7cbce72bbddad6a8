"""The team's marks on a case: labels, the star of those who follow it, and a party's needs."""

from django import forms
from django.db.models import Max, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages

from casework.enums import Role
from casework.models import Follow, Label
from casework.needs import NeedsForm, keep_needs
from casework.staff.admin_form import dressed
from casework.staff.permissions import staff_cases
from casework.staff.views import CaseView, breadcrumbs


class LabelsForm(forms.Form):
    """The words of the Centre's list that are put on this case. One query, beside those the case already wears."""

    labels = forms.MultipleChoiceField(label="Étiquettes", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, case, **kwargs):
        self.case = case
        super().__init__(*args, **kwargs)
        worn = [label.pk for label in case.labels.all()]
        self.offered = [(label.pk, label.name) for label in Label.objects.filter(Q(active=True) | Q(pk__in=worn))]
        self.fields["labels"].choices = self.offered
        self.fields["labels"].initial = worn

    def save(self):
        self.case.labels.set(self.cleaned_data["labels"])


class SetLabels(CaseView, View):
    """Keep the ticked labels; an unknown one changes nothing."""

    def post(self, request, reference):
        form = LabelsForm(request.POST, case=self.case)
        if form.is_valid():
            form.save()
            messages.success(request, "Les étiquettes sont enregistrées.")
        else:
            messages.error(request, "Une étiquette n’existe plus. La liste est à jour : choisissez de nouveau.")
        return redirect(f"{self.case_url}#tab-notes")

    def get(self, request, reference):
        return redirect(f"{self.case_url}#tab-notes")


class SetFollow(CaseView, View):
    """Put the star, or take it away: the box says which, so that a double click changes nothing more."""

    def post(self, request, reference):
        if request.POST.get("suivre") == "oui":
            Follow.objects.get_or_create(case=self.case, user=request.user, defaults={"seen": last_number(self.case)})
            messages.success(request, "Vous suivez ce dossier : votre accueil dira ce qui s’y passe.")
        else:
            Follow.objects.filter(case=self.case, user=request.user).delete()
            messages.success(request, "Vous ne suivez plus ce dossier.")
        return redirect(self.case_url)

    def get(self, request, reference):
        return redirect(self.case_url)


def last_number(case) -> int:
    """The number of the last event of the case's journal."""
    return case.events.aggregate(last=Max("number"))["last"] or 0


def follow_read(case, user) -> bool:
    """Whether this person follows the case; opening its page makes all that happened read."""
    follow = Follow.objects.filter(case=case, user=user).first()
    if follow and follow.seen < (last := last_number(case)):
        Follow.objects.filter(pk=follow.pk).update(seen=last)
    return follow is not None


def followed_cases(user, reader=None) -> list[tuple]:
    """(case, number of events not yet read) of the followed cases this account may still open, the news first.

    `reader`: the colleague who stands in, and sees only what that colleague may open.
    """
    follows = Follow.objects.filter(user=user, case__in=staff_cases(reader or user)).select_related("case")
    rows = follows.annotate(last=Max("case__events__number")).prefetch_related("case__parties")
    found = [(row.case, max((row.last or 0) - row.seen, 0)) for row in rows]
    return sorted(found, key=lambda row: (-row[1], row[0].reference))


class NeedsPage(CaseView, TemplateView):
    """The needs of one party, noted by the Centre after a call or a letter."""

    template_name = "casework/staff/needs.html"
    page_title = "Besoins"

    def _party(self):
        if self.access.role != Role.CENTRE:
            raise Http404
        return get_object_or_404(self.case.parties, pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        return self._shown(dressed(NeedsForm(instance=self._party())))

    def post(self, request, *args, **kwargs):
        form = dressed(NeedsForm(request.POST, instance=self._party()))
        if not form.is_valid():
            return self._shown(form, status=422)
        keep_needs(form)
        messages.success(request, "Les besoins sont enregistrés.")
        return redirect(self.case_url)

    def _shown(self, form, status=200):
        return self.render_to_response(self.get_context_data(form=form, party=form.instance), status=status)

    def get_breadcrumbs_items(self):
        cases = ("Dossiers", reverse("casework_staff:index"))
        return breadcrumbs(cases, (self.case.reference, self.case_url), ("Besoins", ""))
