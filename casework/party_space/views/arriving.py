"""Before a case is open: the list of one's cases, and the way in with an invitation."""

from django.contrib import messages
from django.db.models import Q, prefetch_related_objects
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from casework.access import Access, beside
from casework.conversation import news_of
from casework.enums import Role
from casework.models import Case, Expertise
from casework.party_space.door import SITUATION
from casework.party_space.forms import InvitationForm
from casework.party_space.joining import address_of_place, join_by_address, join_by_code, tried_too_often
from casework.party_space.presentation import other_names, situation_of

WELCOME = "Bienvenue. Voici la demande : vous pouvez lire chaque élément avant de répondre."
MOST_CASES = 50


@method_decorator(never_cache, name="dispatch")
class HomeView(TemplateView):
    """« Mon espace »: the cases in which this account is a party, those that wait for it first."""

    template_name = "casework/party_space/home.html"

    def get_context_data(self, **kwargs):
        join_by_address(self.request.user)
        user = self.request.user
        expertises = Expertise.objects.filter(user=user, ended_at=None).select_related("case")
        return super().get_context_data(cases=_cases_of(user), expertises=expertises, **kwargs)


def _cases_of(user):
    own = Q(parties__user=user, parties__hidden=False) | Q(third_parties__user=user, third_parties__ended_at=None)
    cases = list(Case.objects.filter(pk__in=Case.objects.filter(own).values("pk"))[:MOST_CASES])
    prefetch_related_objects(cases, *SITUATION)
    lines = [_line(case, user) for case in cases]
    news = news_of([line["access"] for line in lines])
    for line in lines:
        line["news"] = news.get(line["case"].pk)
    return sorted(lines, key=lambda line: (not line["situation"].yours, line["case"].is_closed))


def _line(case, user):
    party = next((party for party in case.party_list if party.user_id == user.pk and not party.hidden), None)
    third = None
    if party is None:
        third = next(third for third in case.third_parties.all() if third.user_id == user.pk and third.is_active)
        party = third.party
    access = beside(case, user, third) if third else Access(case, Role(party.role), user, party=party)
    situation = situation_of(case, party)
    return {"case": case, "others": other_names(case, party), "situation": situation, "third": third, "access": access}


@method_decorator(never_cache, name="dispatch")
class InvitationView(FormView):
    """Where an invitation leads: the account's proven address opens the case, else the code does."""

    template_name = "casework/party_space/invitation.html"
    form_class = InvitationForm

    def get(self, request, *args, **kwargs):
        joined = join_by_address(request.user)
        if len(joined) == 1:
            messages.success(request, WELCOME)
            return redirect(address_of_place(request.user, joined[0]))
        if joined:
            return redirect("party_space:home")
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        return {"reference": self.request.GET.get("dossier", "")[:20]}

    def form_valid(self, form):
        reference = form.cleaned_data["reference"]
        if tried_too_often(self.request.user, reference):
            form.add_error("code", "Trop d’essais en peu de temps. Réessayez dans un quart d’heure, ou appelez-nous.")
            return self.render_to_response(self.get_context_data(form=form), status=429)
        if not join_by_code(self.request.user, reference, form.cleaned_data["code"]):
            form.add_error(
                "code",
                "Ce numéro et ce code n’ouvrent aucun dossier. Relisez le courrier ou l’e-mail reçu : chaque code ne "
                "sert qu’une fois. Si vous avez déjà ouvert ce dossier, connectez-vous avec la même adresse e-mail.",
            )
            return self.form_invalid(form)
        messages.success(self.request, WELCOME)
        return redirect("party_space:case", reference=reference)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)
