"""The talks: table of proposals, forum, proposed solutions, protocole. For the parties at the table only."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404

from casework.conversation import conversation_at, subjects_page
from casework.draft_changes import changes_of
from casework.enums import Act
from casework.models import Offer, OfferRow
from casework.party_space.act_words import CAUCUS, DRAFT, FORUM, SOLUTION, TABLE
from casework.party_space.offers_table import entries_of_point, offers_table
from casework.party_space.views.base import PartyView
from casework.procedure.points import SHOWN_ENTRIES, current_limits
from casework.procedure.talks_guards import questions_to_answer
from portal.keyset import key_page


class TalksView(PartyView):
    """Http404 for a party that does not read the talks, and before they begin."""

    def get(self, request, *args, **kwargs):
        if not self.reading.talks:
            raise Http404
        return super().get(request, *args, **kwargs)


class TableView(TalksView):
    """The three columns; on a phone, one card for each point."""

    template_name = "casework/party_space/table.html"
    page = TABLE

    def get_context_data(self, **kwargs):
        shown = Offer.objects.last_of_each_column(SHOWN_ENTRIES).prefetch_related("answers")
        rows = list(OfferRow.objects.filter(case=self.case).prefetch_related(Prefetch("offers", shown)))
        table = offers_table(self.case, rows, self.party)
        limits = current_limits(self.case, self.party) if self.access.sees_caucus else {}
        return super().get_context_data(
            table=table,
            limits=limits,
            may_offer=Act.POST_OFFER in self.possible,
            may_limit=Act.SET_LIMIT in self.possible,
            may_answer=Act.ANSWER_OFFER in self.possible,
            **kwargs,
        )


class PointView(TalksView):
    """All that was ever proposed on one point, page by page."""

    template_name = "casework/party_space/point.html"
    within = TABLE

    def get_context_data(self, pk, **kwargs):
        row = get_object_or_404(OfferRow, case=self.case, pk=pk)
        pages = key_page(self.request, row.offers.prefetch_related("answers").order_by("-at", "-pk"), "page")
        entries = entries_of_point(self.case, row, pages.reversed(), self.party)
        may_answer = Act.ANSWER_OFFER in self.possible
        return super().get_context_data(row=row, entries=entries, pages=pages, may_answer=may_answer, **kwargs)


class ForumView(TalksView):
    """The subjects of the forum, the last that moved first."""

    template_name = "casework/party_space/forum.html"
    page = FORUM

    def get_context_data(self, **kwargs):
        return super().get_context_data(subjects=subjects_page(self.request, self.access), **kwargs)


class SubjectView(TalksView):
    """The messages of one subject, in the order in which they were written, the last ones first to come."""

    template_name = "casework/party_space/subject.html"
    within = FORUM

    def get_context_data(self, **kwargs):
        subject = get_object_or_404(self.case.forum_subjects, number=self.kwargs["number"])
        return super().get_context_data(
            subject=subject,
            conversation=conversation_at(self.request, self.access, subject),
            may_write=Act.POST_TO_FORUM in self.possible,
            **kwargs,
        )


class CaucusView(TalksView):
    """What this party and the mediator say to each other alone."""

    template_name = "casework/party_space/caucus.html"
    page = CAUCUS

    def get(self, request, *args, **kwargs):
        if not self.access.reads_apart(self.party):
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        own = [question for question in self.case.questions.all() if question.party_id == self.party.pk]
        waiting = {question.pk for question in questions_to_answer(self.case, self.party)}
        told = [(question, question.pk in waiting) for question in reversed(own)]
        conversation = conversation_at(self.request, self.access, self.party)
        may_answer = Act.ANSWER_QUESTION in self.possible
        return super().get_context_data(questions=told, may_answer=may_answer, conversation=conversation, **kwargs)


class SolutionView(TalksView):
    """The solutions that the mediator proposed, and one's own answer; the others' once all have answered."""

    template_name = "casework/party_space/solution.html"
    page = SOLUTION

    def get_context_data(self, **kwargs):
        solutions = list(self.case.solutions.all())
        if not solutions:
            raise Http404
        secret = solutions[-1].pk if self.case.answers_are_closed else None
        told = [self._told(solution, solution.pk == secret) for solution in reversed(solutions)]
        return super().get_context_data(solutions=told, **kwargs)

    def _told(self, solution, secret):
        answers = list(solution.answers.all())
        own = next((answer for answer in answers if answer.party_id == self.party.pk), None)
        names = {party.pk: str(party) for party in self.case.party_list}
        others = [] if secret else [(names[a.party_id], a) for a in answers if a.party_id != self.party.pk]
        return {"solution": solution, "own": own, "others": others, "secret": secret}


class DraftView(TalksView):
    """The protocole as it stands: its text, what changed, who approved, who signed."""

    template_name = "casework/party_space/draft.html"
    page = DRAFT

    def get_context_data(self, **kwargs):
        since = self.request.GET.get("depuis", "")
        return super().get_context_data(**draft_as_read(self.case, self.party, since), **kwargs)


def draft_as_read(case, party, since="") -> dict:
    """The last version and what a party needs beside it, compared with the version `since`, a number.

    Http404 where none was ever circulated.
    """
    drafts = list(case.drafts.prefetch_related("approvals", "signatures"))
    if not drafts:
        raise Http404
    *earlier, draft = drafts
    compared = _compared_with(earlier, party, since)
    opinions = {approval.party_id: approval for approval in draft.approvals.all()}
    signatures = {signature.party_id: signature for signature in draft.signatures.all()}
    return {
        "draft": draft,
        "compared": compared,
        "others": [other for other in earlier if other != compared],
        "changes": changes_of(compared, draft) if compared else [],
        "is_news": bool(since) or (party.pk not in opinions and not draft.abandoned_at),
        "own_opinion": opinions.get(party.pk),
        "standing": [
            {"name": str(other), "opinion": opinions.get(other.pk), "signature": signatures.get(other.pk)}
            for other in case.standing_parties
        ],
        "mediator_signature": signatures.get(None),
    }


def _compared_with(earlier, party, since):
    """The version with which this party compares the last one: the one that it asks for, else the last on which it
    gave its opinion, else the one before. None for the first version."""
    asked = [draft for draft in earlier if str(draft.version) == since]
    known = [draft for draft in earlier if any(approval.party_id == party.pk for approval in draft.approvals.all())]
    return next(reversed(asked or known or earlier), None)
