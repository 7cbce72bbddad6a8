"""A session ends after a time without activity, and after twelve hours whatever happens (trust.md, S-25)."""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login

STARTED, SEEN = "portal_started_at", "portal_seen_at"
WRITE_EVERY = 60


class SessionLimitsMiddleware:
    """Signs out who has been away too long, says so, and leads back to the page once signed in again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            if self._is_over(request):
                return self._sign_out(request)
            self._note(request)
        return self.get_response(request)

    def _is_over(self, request):
        now = time.time()
        idle = settings.SESSION_IDLE_SECONDS["staff" if request.user.is_staff else "party"]
        session = request.session
        too_long = now - session.get(STARTED, now) > settings.SESSION_COOKIE_AGE
        return too_long or now - session.get(SEEN, now) > idle

    def _note(self, request):
        now = time.time()
        request.session.setdefault(STARTED, now)
        if now - request.session.get(SEEN, 0) > WRITE_EVERY:
            request.session[SEEN] = now

    def _sign_out(self, request):
        login = settings.WAGTAILADMIN_LOGIN_URL if request.user.is_staff else settings.LOGIN_URL
        logout(request)
        messages.info(request, "Vous avez été déconnecté après un temps sans activité. Connectez-vous pour continuer.")
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/compte/", login)
