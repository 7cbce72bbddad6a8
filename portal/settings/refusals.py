"""What makes an installation unsafe to open: each is said in one sentence, and nothing starts."""

import os
import zlib

from django.core.exceptions import ImproperlyConfigured

DEMONSTRATION_KEY = "demonstration-only-never-in-production-0123456789"
SHORTEST_SECRET = 50
HOW_TO = "Créez-en un avec : python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"


def required(name, purpose):
    """Return the environment's `name`, or refuse to start."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Le portail ne démarre pas : {name} manque ({purpose}).")
    return value


def strong_secret(name="SECRET_KEY"):
    """Return the secret of the environment, or refuse one that is missing, short, repetitive or well known."""
    secret = os.environ.get(name, "")
    if not secret:
        problem = "manque"
    elif secret == DEMONSTRATION_KEY or secret.startswith("django-insecure"):
        problem = "est celui d’une démonstration, connu de tous"
    elif len(secret) < SHORTEST_SECRET:
        problem = f"est trop court ({len(secret)} caractères pour {SHORTEST_SECRET} au moins)"
    elif len(zlib.compress(secret.encode(), 9)) < 40:  # what repeats itself compresses well; chance does not
        problem = "est trop facile à deviner"
    else:
        return secret
    raise ImproperlyConfigured(f"Le portail ne démarre pas : {name} {problem}. {HOW_TO}")


def https_address(name="PORTAL_URL"):
    """Return the public address of the portal, which must be an https one."""
    address = required(name, "l’adresse publique du portail, par exemple https://mediation.exemple.fr").rstrip("/")
    if not address.startswith("https://"):
        raise ImproperlyConfigured(f"Le portail ne démarre pas : {name} doit commencer par https://.")
    return address
