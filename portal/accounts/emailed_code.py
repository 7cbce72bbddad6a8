"""Signing in with an e-mailed code, on allauth's login stages: one page for people we know and people we do not.

The code lives in the session that asked for it (bound to that browser), for ten minutes, for five tries, once. Only its
keyed fingerprint is kept. An unknown address gets a code like any other; its account is made when the code comes back.
Members of the team get an e-mail that points to their own page instead, and no code.
"""

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import EmailAddress, Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core.internal.cryptokit import normalize_user_code
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.utils.crypto import salted_hmac

LAST_ADDRESS = "portal_login_email"


def fingerprint(code):
    """The keyed hash under which a code waits in the session."""
    return salted_hmac("portal.emailed-code", normalize_user_code(code), algorithm="sha256").hexdigest()


class EmailedCode(LoginCodeVerificationProcess):
    """One code that was sent, and what becomes of it."""

    @classmethod
    def start(cls, request, email):
        """Send a code to `email`; a code asked before in this browser is worth nothing any more."""
        login = Login(email=email)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=None, email=email), initiated_by_user=True)
        process = cls(stage=stage)
        process.send()
        process.persist()
        request.session[LAST_ADDRESS] = email
        return process

    @classmethod
    def current(cls, request):
        """The code this browser is waiting for, or None when there is none or it is too old."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        return cls(stage=stage).abort_if_invalid() if stage else None

    @property
    def email(self):
        return self.state["email"]

    @property
    def tries_left(self):
        return app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS - self.state["failed_attempts"]

    def send(self, skip_enumeration_mails=False):
        if get_user_model().objects.filter(email=self.email, is_staff=True).exists():
            get_adapter().send_mail("account/email/staff_address", self.email, {})
            return
        code = get_adapter().generate_login_code()
        self.state["code"] = fingerprint(code)
        get_adapter().send_mail("account/email/login_code", self.email, {"code": code})

    def finish(self, redirect_url):
        """Sign in the holder of the address, creating the account if need be. Returns allauth's response."""
        user, _ = get_user_model().objects.get_or_create(email=self.email, defaults={"password": make_password(None)})
        EmailAddress.objects.update_or_create(user=user, email=self.email, defaults={"verified": True, "primary": True})
        self.abort()
        # A fresh code also confirms who is there: without it, who lost the device of a passkey could never remove it.
        record_authentication(self.request, user, method="code", email=self.email, reauthenticated=True)
        self.request.session.pop(LAST_ADDRESS, None)
        return perform_login(self.request, Login(user=user, redirect_url=redirect_url, email=self.email))
