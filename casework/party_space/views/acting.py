"""ONE page for any act of a party: what it changes, its form, and why not when the case has moved on."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from casework.act_form import already_done
from casework.enums import Act, Track
from casework.forms import form_for, perform_from_form
from casework.party_space.act_words import CASE, DRAFT, END, OF_THE_TALKS, SOLUTION, WORDS, follows, words_for
from casework.party_space.presentation import tariff_shown
from casework.party_space.views.base import PartyView
from casework.party_space.views.talks import draft_as_read
from casework.procedure.engine import NotAllowed, NotPossibleNow
from casework.procedure.expert_guards import owed_share
from casework.procedure.guards import open_package
from casework.procedure.table import ROWS
from portal.typography import typeset

GONE = "Cette action n’est plus possible : le dossier a avancé entre-temps. Voici où il en est."
CONSENTS = (Act.ACCEPT_TAILORED, Act.DECLINE_TAILORED)
PRICED = dict.fromkeys((Act.ACCEPT_MEDIATION, Act.DECLINE_MEDIATION)) | dict.fromkeys(CONSENTS, Track.TAILORED)


SHARED_EXPERT = (Act.CONSENT_EXPERT, Act.DECLINE_EXPERT)


class ActView(PartyView):
    """GET shows the form, POST performs. A refusal keeps what was typed on the page (409)."""

    template_name = "casework/party_space/act.html"

    def dispatch(self, request, *args, **kwargs):
        if kwargs["act"] not in WORDS:
            raise Http404
        self.act = Act(kwargs["act"])
        if not any(row.act == self.act and self.access.actor.roles & set(row.by) for row in ROWS):
            raise Http404
        self.refusal, self.within = "", words_for(self.act).page
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if self.act not in self.possible:
            messages.warning(request, typeset(GONE))
            return redirect(self.address_of("case"))
        self.form = form_for(self.act)(access=self.access, initial=self._initial())
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if event := already_done(self.access, request.POST.get("token"), self.act):
            return self._done(event)
        self.form = form_for(self.act)(request.POST, request.FILES, access=self.access)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(**kwargs), status=422)
        try:
            event = perform_from_form(self.access, self.act, self.form)
        except NotAllowed:
            raise Http404 from None
        except NotPossibleNow as refusal:
            self.refusal = str(refusal)
            return self.render_to_response(self.get_context_data(**kwargs), status=409)
        return self._done(event)

    def _done(self, event):
        messages.success(self.request, typeset(words_for(self.act).done))
        return redirect(self._next(event))

    def get_context_data(self, **kwargs):
        page = {
            "act": self.act,
            "title": typeset(self.act.label),
            "form": self.form,
            "refusal": self.refusal,
            "follows": follows(self.act, self.access.role),
            "tariff": tariff_shown(self.access, PRICED[self.act]) if self.act in PRICED else None,
            "package": open_package(self.case) if self.act in CONSENTS else None,
            "owed": owed_share(self.case, self.party) if self.act in SHARED_EXPERT else None,
            "back": self._page_of_the_act(),
        }
        return super().get_context_data(**{**kwargs, **page, **self._beside()})

    def _initial(self):
        """What the page one comes from says: the point, the proposal or the subject that was clicked."""
        clicked = ("offer", "row", "question", "subject")
        return {name: self.request.GET[name] for name in clicked if name in self.request.GET}

    def _beside(self):
        page = words_for(self.act).page
        if page == DRAFT and self.case.drafts.all():
            return draft_as_read(self.case, self.party)
        if page == SOLUTION:
            return {"solution": self.case.solutions.last()}
        return {}

    def _next(self, event):
        if self.act == Act.POST_TO_FORUM:
            return self.address_of("subject", self.case.forum_posts.get(pk=event.data["post"]).subject.number)
        if self.act == Act.REQUEST_SIGNATURE_CODE:
            return self.address_of("act", Act.SIGN_AGREEMENT)
        if self.act == Act.LEAVE_CASE:
            return reverse("party_space:home")
        return self._page_of_the_act()

    def _page_of_the_act(self):
        """The page where the act's button stands, as long as this party may still read it."""
        page = words_for(self.act).page
        readable = self.reading.talks or page not in OF_THE_TALKS
        return self.address_of("case" if page in (CASE, END) or not readable else page)
