"""A real installation. It refuses to start when something that protects people is missing."""

import os

from .base import *  # noqa: F403
from .base import DATA_DIR
from .mail import mail_settings
from .queue import huey_settings
from .refusals import https_address, required, strong_secret

DEBUG = False
DEMONSTRATION = False
SECRET_KEY = strong_secret()
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key]
PORTAL_URL = WAGTAILADMIN_BASE_URL = https_address()
ALLOWED_HOSTS = required("ALLOWED_HOSTS", "les noms de domaine servis, séparés par des virgules").split(",")
CSRF_TRUSTED_ORIGINS = [PORTAL_URL]
vars().update(
    mail_settings(required("EMAIL_URL", "le serveur d’envoi, smtp://utilisateur:motdepasse@serveur:587?tls=1"))
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = required("EMAIL_FROM", "l’adresse d’expédition, « Centre <contact@exemple.fr> »")
HUEY = huey_settings(SECRET_KEY, DATA_DIR, os.environ.get("HUEY_DATABASE_URL") or os.environ.get("DATABASE_URL", ""))

SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
if os.environ.get("TRUSTED_PROXIES", "0") != "0":  # only a proxy that overwrites this header may be believed
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
