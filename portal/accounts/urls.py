"""Only the pages of allauth that we use, under /compte/. Signing up with a password is not one of them."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from portal.accounts import views

urlpatterns = [
    path("", views.AccountHomeView.as_view(), name="account_home"),
    path("connexion/", views.EmailAddressView.as_view(), name="account_request_login_code"),
    path("connexion/code/", views.EmailedCodeView.as_view(), name="account_confirm_login_code"),
    path("connexion/cle/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("equipe/", views.StaffLoginView.as_view(), name="account_login"),
    path("equipe/code/", mfa.authenticate, name="mfa_authenticate"),
    path("deconnexion/", login_not_required(views.LogoutView.as_view()), name="account_logout"),
    path("ferme/", login_not_required(account.account_inactive), name="account_inactive"),
    path("verifier/mot-de-passe/", account.reauthenticate, name="account_reauthenticate"),
    path("verifier/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("verifier/cle/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("securite/", mfa.index, name="mfa_index"),
    path("securite/application/", views.NewApplicationView.as_view(), name="mfa_activate_totp"),
    path("securite/application/image/", views.totp_image, name="mfa_totp_image"),
    path("securite/application/retirer/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("securite/cles/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("securite/cles/ajouter/", views.NewPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("securite/cles/<int:pk>/nom/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("securite/cles/<int:pk>/retirer/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("securite/secours/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("securite/secours/nouveaux/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("securite/secours/fichier/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
