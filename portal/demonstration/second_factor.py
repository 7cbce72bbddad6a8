"""Gives each member of the invented team a second factor, so that the demonstration walks through the real steps."""

import secrets
from base64 import b32encode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models.signals import post_save


def connect():
    if settings.DEMONSTRATION:
        post_save.connect(give, sender=get_user_model(), dispatch_uid="portal.demonstration.second_factor")


def give(sender, instance, **kwargs):
    """Create an application (TOTP) for a member of the team who has no second factor yet."""
    if not settings.DEMO_SECOND_FACTOR_CODE or not instance.is_staff:
        return
    if not Authenticator.objects.filter(user=instance).exists():
        secret = b32encode(secrets.token_bytes(20)).decode()
        Authenticator.objects.create(user=instance, type=Authenticator.Type.TOTP, data={"secret": encrypt(secret)})
