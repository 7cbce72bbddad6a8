"""ONE view for any act: its form, its refusals, and what helps to decide beside it."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin import messages

from casework.act_form import already_done
from casework.deadlines import TERMS
from casework.designation import excluded
from casework.enums import Act, Term
from casework.forms import FORMS, perform_from_form
from casework.procedure.agenda_guards import proposed_meeting
from casework.procedure.engine import NotAllowed, NotPossibleNow, possible_acts
from casework.procedure.guards import current_draft, newcomer_unexamined
from casework.procedure.points import agreed_points, open_points
from casework.procedure.table import ROWS
from casework.staff import typed_acts
from casework.staff.absences import absences_during
from casework.staff.admin_form import admin_form
from casework.staff.journal import WHAT
from casework.staff.views import CaseView, breadcrumbs

GONE = "Cette action n’est plus possible : le dossier a avancé entre-temps."
ASIDES = {
    Act.CIRCULATE_DRAFT: "casework/staff/asides/agreed.html",
    Act.RECORD_AGREEMENT: "casework/staff/asides/agreed.html",
    Act.CONFIRM_MISSION: "casework/staff/asides/independence.html",
    Act.CONFIRM_MEETING: "casework/staff/asides/slots.html",
    Act.ADMIT_RESPONDENT: "casework/staff/asides/newcomer.html",
    Act.REFUSE_RESPONDENT: "casework/staff/asides/newcomer.html",
    Act.CORRECT_PARTY: "casework/staff/asides/disputed.html",
    Act.KEEP_PARTY: "casework/staff/asides/disputed.html",
    Act.APPOINT_MEDIATOR: "casework/staff/asides/ranking.html",
    Act.DECLARE_INADMISSIBLE: "casework/staff/asides/grounds.html",
    Act.PROPOSE_SOLUTION: "casework/staff/asides/reminders.html",
    Act.SIGN_AGREEMENT: "casework/staff/asides/draft.html",
    Act.REQUEST_SIGNATURE_CODE: "casework/staff/asides/draft.html",
}
# A name in the address → the field of the form that it fills in.
CHOSEN = {
    "courrier": "dispatch", "partie": "concerned", "offer": "offer", "row": "row", "reprendre": "carry",
    "subject": "subject", "addressee": "addressee",
}  # fmt: skip


class ActView(CaseView, TemplateView):
    """Shows the form of an act, performs it, or says why not and keeps what was typed."""

    template_name = "casework/staff/act.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.refusal = ""

    def dispatch(self, request, *args, **kwargs):
        if kwargs["act"] not in FORMS:
            raise Http404
        self.act = Act(kwargs["act"])
        self.typed_for = request.GET.get(typed_acts.NAME)
        return super().dispatch(request, *args, **kwargs)

    @property
    def acting(self):
        """Who acts: this member of the team, or the party by post whose letter is typed."""
        return typed_acts.access_for_party(self.access, self.typed_for) if self.typed_for else self.access

    def get(self, request, *args, **kwargs):
        self._must_be_theirs()
        if not self._possible():
            messages.warning(request, GONE)
            return redirect(self.case_url)
        self.form = self._form(initial=self._chosen())
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self._must_be_theirs()
        if already_done(self.acting, request.POST.get("token"), self.act):
            return self._done()
        self.form = self._form(request.POST, request.FILES)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(**kwargs), status=422)
        try:
            perform_from_form(self.acting, self.act, self.form)
        except NotAllowed:
            raise Http404 from None
        except NotPossibleNow as refusal:
            self.refusal = str(refusal)
            return self.render_to_response(self.get_context_data(**kwargs), status=409)
        return self._done()

    def _done(self):
        messages.success(self.request, f"C’est fait. {WHAT[self.act]}.")
        return redirect(self._next_url())

    def _must_be_theirs(self):
        """An act that this role never performs, or may not type, does not exist for it."""
        if self.typed_for and not typed_acts.may_type(self.access, self.act):
            raise Http404
        if not any(row.act == self.act and self.acting.role in row.by for row in ROWS):
            raise Http404

    def _form(self, *data, **kwargs):
        maker = typed_acts.typed_form(self.act) if self.typed_for else None
        return admin_form(self.acting, self.act, *data, maker=maker, **kwargs)

    def _possible(self):
        return any(row.act == self.act for row in possible_acts(self.case, self.acting.actor))

    def _chosen(self) -> dict:
        """What the link that led here has already chosen: the letter that was posted, the point of the table…"""
        given = self.request.GET
        return {field: given[name] for name, field in CHOSEN.items() if name in given}

    def _next_url(self):
        if self.act == Act.REQUEST_SIGNATURE_CODE:
            return reverse("casework_staff:act", args=[self.case.reference, Act.SIGN_AGREEMENT])
        if self.act == Act.RECORD_AGREEMENT:
            return reverse("casework_staff:act", args=[self.case.reference, Act.CIRCULATE_DRAFT])
        return self.case_url

    def get_page_title(self):
        return self.act.label

    def get_breadcrumbs_items(self):
        cases = ("Dossiers", reverse("casework_staff:index"))
        return breadcrumbs(cases, (self.case.reference, self.case_url), (self.act.label, ""))

    def get_context_data(self, **kwargs):
        page = {
            "form": self.form,
            "act": self.act,
            "refusal": self.refusal,
            "aside": ASIDES.get(self.act),
            "typed_for": self.acting.party if self.typed_for else None,
            "draft": current_draft(self.case) if self.access.sees_talks else None,
            "default_deadline": {"due_on": timezone.localdate() + timedelta(days=TERMS[Term.SOLUTION].length)},
            "may_ask_code": self.act == Act.SIGN_AGREEMENT and not self.typed_for,
            "newcomer": newcomer_unexamined(self.case),
            "disputed": [party for party in self.case.respondents if party.identity_doubt],
            "meeting": proposed_meeting(self.case),
            **self._agreed(),
            "absences": absences_during(self.case) if self.act == Act.CONFIRM_MISSION else [],
            "decline_url": reverse("casework_staff:act", args=[self.case.reference, Act.DECLINE_MISSION]),
            "excluded": excluded(self.case) if self.act == Act.APPOINT_MEDIATOR else [],
        }
        return super().get_context_data(**{**kwargs, **page})

    def _agreed(self):
        """The points agreed in the table, beside what is written from them."""
        if self.act not in (Act.CIRCULATE_DRAFT, Act.RECORD_AGREEMENT) or not self.access.sees_talks:
            return {}
        rows = list(self.case.offer_rows.prefetch_related("offers"))
        return {"agreed": agreed_points(rows), "left": open_points(rows), "carried": "reprendre" in self.request.GET}
