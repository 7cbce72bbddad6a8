"""What allauth asks of a project: our sentences, our sender, where to go after signing in."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.shortcuts import resolve_url

from portal.centre import centre_details


class PortalAccountAdapter(DefaultAccountAdapter):
    """Accounts of the portal. Nobody signs up with a password."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "L’adresse ou le mot de passe n’est pas le bon. Vérifiez-les, puis recommencez.",
        "incorrect_code": "Ce code n’est pas le bon. Vérifiez-le dans le dernier e-mail reçu.",
        "incorrect_password": "Ce mot de passe n’est pas le bon. Vérifiez-le, puis recommencez.",
        "rate_limited": "Trop d’essais se suivent. Attendez quelques minutes, puis recommencez.",
        "too_many_login_attempts": "Trop d’essais se suivent. Attendez un quart d’heure, puis recommencez.",
        "account_inactive": "Ce compte est fermé. Écrivez au centre de médiation pour en savoir plus.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_stages(self):
        ours = {"allauth.mfa.stages.AuthenticateStage": "portal.accounts.second_factor.TeamSecondFactorStage"}
        return [ours.get(path, path) for path in super().get_login_stages()]

    def get_login_redirect_url(self, request):
        return resolve_url("wagtailadmin_home" if request.user.is_staff else settings.LOGIN_REDIRECT_URL)

    def send_mail(self, template_prefix, email, context):
        """Send an e-mail whose links are built from the configured address, never from the request's Host header."""
        context = {"email": email, "portal_url": settings.PORTAL_URL, "portal_name": centre_details().name, **context}
        self.render_mail(template_prefix, email, context).send()


class PortalMFAAdapter(DefaultMFAAdapter):
    """Second factors and passkeys."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Ce code n’est pas le bon. Attendez le code suivant, puis recommencez.",
        "cannot_delete_authenticator": "Un compte de l’équipe garde toujours un second facteur.",
    }

    def _get_site_name(self):
        """The name under which applications and devices file what they keep for this site."""
        return centre_details().name

    def can_delete_authenticator(self, authenticator):
        """A member of the team always keeps a second factor."""
        if not authenticator.user.is_staff:
            return True
        others = authenticator.user.authenticator_set.exclude(pk=authenticator.pk)
        return others.exclude(type=authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user, type):
        return f"Clé d’accès {user.authenticator_set.filter(type=type).count() + 1}"
