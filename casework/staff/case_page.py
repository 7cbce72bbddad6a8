"""The file: whose turn and until when, what may be done, and all that this role may read of it."""

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.views.generic import TemplateView

from casework.conversation import subjects_page
from casework.enums import Act, Ground, Role, Stage
from casework.models import CaseEvent, Designation, IssuedDocument, ThirdParty
from casework.procedure.engine import possible_acts
from casework.procedure.points import relief_of
from casework.staff.absences import absences_during
from casework.staff.act_buttons import button_for, groups_for
from casework.staff.journal import journal_lines
from casework.staff.marks import LabelsForm, follow_read
from casework.staff.notes import NoteForm
from casework.staff.permissions import (
    letters_passed_on,
    may_read_document,
    may_read_message,
    readable_notes,
    shown_experts,
    shown_messages,
)
from casework.staff.screening_words import screening_lines
from casework.staff.talks import drafts_with_changes, solution_under_answer, talks_of
from casework.staff.turns import turn_of
from casework.staff.typed_acts import typed_buttons
from casework.staff.views import CaseView, breadcrumbs
from portal.keyset import key_page
from sectors.api import version_url

TABS = [
    {"id": name, "title": title, "template": f"casework/staff/parts/{name}.html"}
    for name, title in [
        ("situation", "Situation"),
        ("filing", "Demande"),
        ("papers", "Pièces et documents"),
        ("talks", "Échanges"),
        ("messages", "Courriers"),
        ("journal", "Journal"),
        ("notes", "Notes"),
    ]
]


CARRY = {
    Act.CIRCULATE_DRAFT: "Reprendre ces points dans le projet de protocole",
    Act.RECORD_AGREEMENT: "Constater l’accord et préparer le protocole",
}
# Rows of the journal, the letters, the exhibits, the documents, the notes and the questions shown at once; whole texts
# are fewer.
A_PAGE, TEXTS_A_PAGE = 50, 10


class CasePage(CaseView, TemplateView):
    """One case. A mediator sees the talks; the Centre reads why it does not."""

    template_name = "casework/staff/case.html"

    def get_page_title(self):
        return f"Dossier {self.case.reference}"

    def get_breadcrumbs_items(self):
        return breadcrumbs(("Dossiers", reverse("casework_staff:index")), (self.case.reference, ""))

    def get_context_data(self, **kwargs):
        case, access = self.case, self.access
        prefetch_related_objects(
            [case],
            "parties",
            "labels",
            Prefetch("third_parties", ThirdParty.objects.select_related("party", "mandate")),
            "expertises__shares__party",
            "deadlines__party",
            Prefetch("designations", Designation.objects.select_related("mediator")),
            "federation",
            "form_version",
            "disclosures",
            "packages__entries",
            "packages__shares__party",
            "meetings__slots__answers",
            "meetings__guests__party",
            "convention",
        )
        return super().get_context_data(
            **self._situation(),
            **self._papers(),
            relief=relief_of(case),
            screening=screening_lines(case.screening),
            form_version_url=version_url(case.form_version),
            **self._talks(),
            **self._carry(),
            **self._journal(),
            notes=self._page(readable_notes(access).order_by("-at", "-pk"), "notes", "notes"),
            note_form=NoteForm(),
            labels=case.labels.all(),
            labels_form=LabelsForm(case=case),
            follows=follow_read(case, access.user),
            **kwargs,
        )

    def _situation(self):
        case = self.case
        return {
            "turn": turn_of(case),
            "running": [d for d in case.deadlines.all() if d.is_open],
            "ended": [d for d in case.deadlines.all() if not d.is_open],
            "groups": groups_for(self.access),
            "absences": absences_during(case),
            "unreached": [party for party in case.party_list if party.is_unreached],
            "typed": typed_buttons(self.access, button_for),
            "ground_label": Ground(case.ground).label if case.ground else "",
            "tabs": TABS,
            "is_centre": self.access.role == Role.CENTRE,
            "experts": shown_experts(self.access),
            "designations": case.designations.all(),
            "person_look": case.screening.get("person_look") if case.stage != Stage.CLOSED else "",
        }

    def _carry(self):
        """The click that makes a draft of what is agreed in the table."""
        possible = {row.act for row in possible_acts(self.case, self.access.actor)}
        for act, label in CARRY.items():
            if act in possible:
                url = reverse("casework_staff:act", args=[self.case.reference, act])
                return {"carry_url": f"{url}?reprendre=1", "carry_label": label}
        return {}

    def _papers(self):
        access, case = self.access, self.case
        documents = IssuedDocument.objects.filter(case=case).defer("html").order_by("-pk")
        documents = self._page(documents, "documents", "papers")
        exhibits = case.exhibits.all() if access.sees_talks else case.exhibits.outside_the_talks()
        exhibits = self._page(exhibits.order_by("-number"), "pieces", "papers")
        messages = (
            shown_messages(access)
            .select_related("event")
            .prefetch_related("sendings")
            .defer("body", "calendar")
            .order_by("-created_at", "-pk")
        )
        messages = self._page(messages, "courriers", "messages")
        return {
            "exhibits": exhibits.reversed(),
            "exhibit_pages": exhibits,
            "documents": [(document, may_read_document(access, document)) for document in documents.reversed()],
            "document_pages": documents,
            "passed_on": letters_passed_on(access),
            "messages_sent": [(message, may_read_message(access, message)) for message in messages],
            "message_pages": messages,
        }

    def _talks(self):
        access = self.access
        if not access.sees_talks:
            return {"talks": None}
        questions = access.case.questions.with_mediator(access.mediator).select_related("party", "row")
        return {
            "talks": talks_of(access),
            "subjects": subjects_page(self.request, access),
            "questions": self._page(questions.order_by("-pk"), "questions", "talks"),
            **self._solutions(),
            **self._drafts(),
        }

    def _solutions(self):
        solutions = self.case.solutions.select_related("mediator").prefetch_related("answers__party")
        solutions = self._page(solutions.order_by("-pk"), "solutions", "talks", TEXTS_A_PAGE)
        return {
            "solutions": solutions.reversed(),
            "solution_pages": solutions,
            "under_answer": solution_under_answer(self.case),
        }

    def _drafts(self):
        drafts = self.case.drafts.prefetch_related("approvals__party", "signatures__party")
        drafts = self._page(drafts.order_by("-version"), "projets", "talks", TEXTS_A_PAGE)
        return {"drafts": drafts_with_changes(self.case, drafts.reversed()), "draft_pages": drafts}

    def _journal(self):
        events = CaseEvent.objects.filter(case=self.case).select_related("party", "on_behalf_of", "user")
        events = self._page(events.order_by("-number"), "journal", "journal")
        return {"journal": journal_lines(self.access, events.items), "journal_pages": events}

    def _page(self, queryset, name, tab, size=A_PAGE):
        return key_page(self.request, queryset, name, size=size, anchor=f"tab-{tab}")
