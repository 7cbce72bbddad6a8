"""The pages of accounts that are our own; the others are allauth's, with our templates."""

from allauth.account import views as allauth_views
from allauth.account.internal.decorators import login_not_required
from allauth.account.mixins import NextRedirectMixin
from allauth.account.utils import get_login_redirect_url
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from portal.accounts.emailed_code import LAST_ADDRESS, EmailedCode
from portal.accounts.forms import EmailAddressForm, EmailedCodeForm
from portal.accounts.second_factor import count_as_given
from portal.error_texts import name_the_field


class EmailAddressView(allauth_views.RequestLoginCodeView):
    """« Votre adresse e-mail »: the one way in for consumers and professionals, whether they have an account or not."""

    form_class = EmailAddressForm

    def get_initial(self):
        return {"email": self.request.session.get(LAST_ADDRESS, "")}

    def form_valid(self, form):
        EmailedCode.start(self.request, form.cleaned_data["email"])
        return redirect(self.passthrough_next_url(reverse("account_confirm_login_code")))

    def _redirect_to_pending_stage(self, request, stage):
        """Somebody who waits for a code may still correct the address."""


@method_decorator([never_cache, login_not_required], name="dispatch")
class EmailedCodeView(NextRedirectMixin, FormView):
    """« Votre code »: in the browser that asked for it, five tries, ten minutes, once."""

    form_class = EmailedCodeForm
    template_name = "account/confirm_login_code.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            return redirect(get_login_redirect_url(request))
        self.process = EmailedCode.current(request)
        if not self.process:
            return self._ask_again(
                "Ce code ne peut plus servir : il a plus de dix minutes, il a déjà servi, ou il a été demandé dans un "
                "autre navigateur. Demandez-en un nouveau."
            )
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"expected": self.process.code}

    def get_context_data(self, **kwargs):
        address_url = self.passthrough_next_url(reverse("account_request_login_code"))
        return super().get_context_data(email=self.process.email, address_url=address_url, **kwargs)

    def form_valid(self, form):
        return self.process.finish(self.get_next_url())

    def form_invalid(self, form):
        if not form.data.get("code", "").strip():
            return super().form_invalid(form)
        if not self.process.record_invalid_attempt():
            return self._ask_again("Le code n’était pas le bon, cinq fois de suite. Demandez-en un nouveau.")
        form.errors["code"] = form.error_class([self._wrong_code_sentence()], renderer=form.renderer)
        return super().form_invalid(form)

    def _wrong_code_sentence(self):
        left = self.process.tries_left
        tries = "il vous reste un essai" if left == 1 else f"il vous reste {left} essais"
        return name_the_field(
            "Code reçu par e-mail", f"ce n’est pas le bon. Relisez le dernier e-mail reçu\u00a0; {tries}."
        )

    def _ask_again(self, sentence):
        messages.error(self.request, sentence)
        return redirect(self.passthrough_next_url(reverse("account_request_login_code")))


class StaffLoginView(allauth_views.LoginView):
    """Address and password of the team; allauth then asks for the second factor."""

    template_name = "account/login.html"

    def _redirect_to_pending_stage(self, request, stage):
        """Somebody who waits for another step may still start again."""


class LogoutView(allauth_views.LogoutView):
    """Signs out, and asks the browser to forget what it kept."""

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class AccountHomeView(TemplateView):
    """« Mon compte »: address, passkeys, signing out."""

    template_name = "account/home.html"

    def get_context_data(self, **kwargs):
        passkeys = self.request.user.authenticator_set.filter(type="webauthn")
        return super().get_context_data(passkeys=passkeys, **kwargs)


class CountsAsGiven:
    """Setting up a second factor is also giving it, once, for this session."""

    def form_valid(self, form):
        response = super().form_valid(form)
        count_as_given(self.request)
        return response


class NewApplicationView(CountsAsGiven, ActivateTOTPView):
    """« Ajouter un second facteur »: an application."""


class NewPasskeyView(CountsAsGiven, AddWebAuthnView):
    """« Ajouter une clé d’accès ». Only the team gets recovery codes: a party has the e-mailed code."""

    def form_valid(self, form):
        response = super().form_valid(form)
        if not self.request.user.is_staff:
            self.request.user.authenticator_set.filter(type=Authenticator.Type.RECOVERY_CODES).delete()
        return response

    def get_success_url(self):
        if self.did_generate_recovery_codes and self.request.user.is_staff:
            return reverse("mfa_view_recovery_codes")
        return reverse("mfa_list_webauthn")


@never_cache
def totp_image(request):
    """The image an application reads: its own file, since our content policy allows no data: address."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404("Aucune application n’est en cours d’ajout.")
    adapter = get_mfa_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(svg, content_type="image/svg+xml")
