"""The forms of signing in: allauth's rules, our look and sentences."""

from allauth.account import forms as account_forms
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.conf import settings

from portal.accounts.emailed_code import fingerprint
from portal.forms import PortalFormMixin

CODE_ATTRS = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


def code_field(label, help_text=""):
    widget = forms.TextInput(attrs={**CODE_ATTRS, "class": "govuk-input--width-10"})
    return forms.CharField(label=label, help_text=help_text, max_length=40, widget=widget)


def email_field():
    widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"})
    return forms.EmailField(label="Adresse e-mail", max_length=254, widget=widget)


def password_field():
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    return forms.CharField(label="Mot de passe", max_length=200, strip=False, widget=widget)


class EmailAddressForm(PortalFormMixin, account_forms.RequestLoginCodeForm):
    """Asks for the address. Known or not, it is treated in the same way."""

    email = email_field()

    def clean_email(self):
        return super().clean_email().lower()


class EmailedCodeForm(PortalFormMixin, forms.Form):
    """Asks for the code that was sent; compares fingerprints, since only that of the code is kept."""

    code = code_field("Code reçu par e-mail", "Six chiffres, par exemple 012 345.")

    def __init__(self, *args, expected="", **kwargs):
        self.expected = expected
        super().__init__(*args, **kwargs)

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not compare_user_code(actual=fingerprint(code), expected=self.expected):
            raise forms.ValidationError("Ce code n’est pas le bon.", code="incorrect")
        return code


class StaffLoginForm(PortalFormMixin, account_forms.LoginForm):
    """Address and password of a member of the team."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = email_field()
        self.fields["password"] = password_field()


class PasswordAgainForm(PortalFormMixin, account_forms.ReauthenticateForm):
    password = password_field()


class SecondFactorForm(PortalFormMixin, mfa_forms.AuthenticateForm):
    """The code of the application, or a recovery code; in the demonstration, one code that everybody knows."""

    code = code_field("Code de votre application", "Les six chiffres affichés maintenant, ou un code de secours.")

    def clean_code(self):
        return demonstration_code(self) or super().clean_code()


class SecondFactorAgainForm(PortalFormMixin, mfa_forms.ReauthenticateForm):
    code = code_field("Code de votre application", "Les six chiffres affichés maintenant, ou un code de secours.")

    def clean_code(self):
        return demonstration_code(self) or super().clean_code()


class FirstTOTPForm(PortalFormMixin, totp_forms.ActivateTOTPForm):
    code = code_field("Code affiché par l’application", "Six chiffres.")


class NewPasskeyForm(PortalFormMixin, webauthn_forms.AddWebAuthnForm):
    name = forms.CharField(label="Nom de cette clé", required=False, max_length=100)


class PasskeyNameForm(PortalFormMixin, webauthn_forms.EditWebAuthnForm):
    name = forms.CharField(label="Nom de cette clé", max_length=100)


def demonstration_code(form):
    """Return the code when it is the demonstration's (docs/decisions/0002-accounts.md), and note the authenticator."""
    code = form.cleaned_data["code"].replace(" ", "")
    expected = getattr(settings, "DEMO_SECOND_FACTOR_CODE", None) if settings.DEMONSTRATION else None
    authenticator = form.user.authenticator_set.filter(type="totp").first()
    if not expected or code != expected or not authenticator:
        return None
    form.authenticator = authenticator
    return code
