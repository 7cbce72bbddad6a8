"""The one gate before Wagtail's admin: members of the team only, and never with a single factor (trust.md, S-24)."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404

from portal.accounts.second_factor import has_given_second_factor, has_second_factor
from portal.security_headers import ADMIN_PREFIX

ALWAYS_OPEN = {"/admin/logout/"}


class StaffGateMiddleware:
    """Sends to the password, to the second factor or to setting one up; others learn nothing of what is behind."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(ADMIN_PREFIX) and request.path_info not in ALWAYS_OPEN:
            return self._missing_step(request) or self.get_response(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.path_info.startswith(ADMIN_PREFIX) and request.user.is_authenticated and not request.user.is_staff:
            raise Http404("Cette page n’existe pas.")

    def _missing_step(self, request):
        """Return the redirection to what is still to be given, or None."""
        user = request.user
        here = request.get_full_path() if request.method == "GET" else ADMIN_PREFIX
        if not user.is_authenticated:
            return redirect_to_login(here, "account_login")
        if not user.is_staff or has_given_second_factor(request):
            return None
        return redirect_to_login(here, "mfa_reauthenticate" if has_second_factor(user) else "mfa_activate_totp")
