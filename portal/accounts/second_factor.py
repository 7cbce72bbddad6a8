"""Who has a second factor, and whether this session has shown it."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled


def has_second_factor(user):
    """True when the account has an application (TOTP) or a passkey."""
    return is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])


def has_given_second_factor(request):
    """True when this session was opened, or confirmed later, with an application, a passkey or a recovery code."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def count_as_given(request):
    """Note that the second factor was shown: setting one up asked for the password and for a first code or gesture."""
    record_authentication(request, request.user, method="mfa")


class TeamSecondFactorStage(AuthenticateStage):
    """The team shows a second factor at each login. Of a party it is never asked: the passkey is another way in."""

    def _should_handle(self, request):
        return bool(self.login.user and self.login.user.is_staff) and super()._should_handle(request)
