"""The demonstration: invented people, an embedded database, every e-mail readable on the site."""

import os

from .base import *  # noqa: F403
from .base import DATA_DIR, LOGGING
from .queue import huey_settings
from .refusals import DEMONSTRATION_KEY

DEBUG = False
DEMONSTRATION = True
SECRET_KEY = DEMONSTRATION_KEY
ALLOWED_HOSTS = ["*"]
HUEY = huey_settings(SECRET_KEY, DATA_DIR, os.environ.get("HUEY_DATABASE_URL") or os.environ.get("DATABASE_URL", ""))
EMAIL_BACKEND = "portal.demonstration.mail.FolderEmailBackend"
DEMO_MAIL_ROOT = DATA_DIR / "mail"
DEMO_SECOND_FACTOR_CODE = "123456"  # docs/decisions/0002-accounts.md
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# One line per minute would push the addresses off the terminal.
LOGGING = {**LOGGING, "loggers": {**LOGGING["loggers"], "huey": {"level": "WARNING"}}}
